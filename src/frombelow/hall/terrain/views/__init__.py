"""The pages of the map."""
