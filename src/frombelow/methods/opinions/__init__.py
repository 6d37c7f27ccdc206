"""The map of opinion: what unites across groups first, what divides, what is uncertain."""
