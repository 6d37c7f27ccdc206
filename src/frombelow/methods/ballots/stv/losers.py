"""Candidates who cannot be elected any more, whatever happens to the votes still to move."""

from __future__ import annotations

from frombelow.methods.ballots.stv.table import Table


def sure_losers(table: Table) -> list[int]:
    """The largest set whose votes together with all waiting surpluses stay below the next candidate's, and that leaves enough for the seats."""
    compare = table.arithmetic.compare
    rising = sorted(table.hopeful, key=lambda candidate: table.votes[candidate])
    reach = sum((table.surplus(candidate) for candidate in table.pending), table.zero)
    losers: list[int] = []
    for place in range(len(rising) - table.seats_left):
        reach += table.votes[rising[place]]
        if place + 1 < len(rising) and compare(reach, table.votes[rising[place + 1]]) < 0:
            losers = rising[: place + 1]
    return sorted(losers)
