"""Not used: the card says why."""
