"""Which rows of a list are one person: a table of people in, likely pairs with their probability and reasons out.

`ladder.likely_pairs` is the whole of it, a function of its table. It runs in a process of its own (`kit.bounded`): nothing of it is loaded by a page.
"""
