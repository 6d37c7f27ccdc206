"""Refusals: plain Python."""
