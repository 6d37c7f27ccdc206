"""Candidates who cannot be elected any more, whatever happens to the votes still to move."""

from __future__ import annotations

from frombelow.methods.ballots.stv.arithmetic import Amount
from frombelow.methods.ballots.stv.record import Record


def sure_losers(record: Record, surplus: Amount) -> list[int]:
    """The largest set whose votes together with all waiting surpluses stay below the next candidate's, and that leaves enough for the seats."""
    rising = sorted(record.hopeful, key=lambda candidate: record.votes[candidate])
    reach = surplus
    losers: list[int] = []
    for place in range(min(len(rising) - record.seats_left, len(rising) - 1)):
        reach += record.votes[rising[place]]
        if record.arithmetic.compare(reach, record.votes[rising[place + 1]]) < 0:
            losers = rising[: place + 1]
    return sorted(losers)
