"""What is on record about every county × sector cell on a given day: the facts that `methods.potential` scores."""
