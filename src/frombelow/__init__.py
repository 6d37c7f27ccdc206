"""frombelow: the organizing platform that members run."""
