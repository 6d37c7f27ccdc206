"""Counting ballots: each rule under its exact published name, in exact arithmetic, every stage told with its reason."""
