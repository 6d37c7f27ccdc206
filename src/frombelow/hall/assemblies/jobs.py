"""What is done with a file handed in, in a process of its own."""

from __future__ import annotations

from frombelow.hall.kit.bounded import Report
from frombelow.methods.ballots.recount import Options, Recount, recount


def count(report: Report, content: bytes, filename: str, rule: str, options: Options) -> Recount:
    """Read a file of ballots and count it. Raises what `recount` raises."""
    return recount(content, filename, rule, options, report)
