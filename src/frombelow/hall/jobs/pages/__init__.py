"""The pages of scores: the front, a place, a map, a sector, the five strategies, two side by side."""
