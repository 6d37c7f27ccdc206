"""Conversations for the tests: drawn by hypothesis, and made with known groups."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from frombelow.methods.opinions.votes import Statement, Votes

Table = dict[str, dict[str, int]]


@st.composite
def tables(draw: st.DrawFn, most_people: int = 14, most_statements: int = 8) -> tuple[Table, list[str]]:
    """A small conversation and its statements, some of which nobody may have voted on."""
    statements = [str(number) for number in range(draw(st.integers(1, most_statements)))]
    votes = st.dictionaries(st.sampled_from(statements), st.sampled_from((-1, 0, 1)))
    people = draw(st.lists(votes, min_size=1, max_size=most_people))
    return {f"p{number}": row for number, row in enumerate(people)}, statements


def camps(
    people: int, statements: int, groups: int, *, voted: float = 0.6, apart: float = 0.85, seed: int = 1
) -> tuple[Table, dict[str, int]]:
    """A conversation of camps: each camp has its own view of every statement and holds it with probability `apart`. `seed` makes it the same every time."""
    chance = np.random.default_rng(seed)
    view = chance.choice((-1, 1), (groups, statements))
    camp = {f"p{number}": number % groups for number in range(people)}
    table: Table = {}
    for person, own in camp.items():
        heard, kept = chance.random(statements) < voted, chance.random(statements) < apart
        table[person] = {
            str(at): int(view[own, at] if kept[at] else -view[own, at]) for at in range(statements) if heard[at]
        }
    return table, camp


def crowd(people: int, statements: int, *, voted: float = 0.6, seed: int = 1) -> Table:
    """A conversation without any groups: everyone votes on each statement as by its own lot."""
    chance = np.random.default_rng(seed)
    share = chance.uniform(0.2, 0.8, statements)
    table: Table = {}
    for number in range(people):
        heard, agrees = chance.random(statements) < voted, chance.random(statements) < share
        table[f"p{number}"] = {str(at): 1 if agrees[at] else -1 for at in range(statements) if heard[at]}
    return table


def shuffled(table: Table, statements: list[str], seed: int) -> Votes:
    """The same votes, people and statements in another order."""
    chance = np.random.default_rng(seed)
    people = [list(table)[at] for at in chance.permutation(len(table))]
    order = [Statement(statements[at]) for at in chance.permutation(len(statements))]
    cells = [(person, key, vote) for person in people for key, vote in table[person].items()]
    cells = [cells[at] for at in chance.permutation(len(cells))]
    at_person = {key: at for at, key in enumerate(people)}
    at_statement = {s.key: at for at, s in enumerate(order)}
    return Votes.of(
        [at_person[p] for p, _, _ in cells],
        [at_statement[s] for _, s, _ in cells],
        [v for _, _, v in cells],
        people,
        order,
    )
