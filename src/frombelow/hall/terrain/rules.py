"""Rules of the terrain: plain Python."""
