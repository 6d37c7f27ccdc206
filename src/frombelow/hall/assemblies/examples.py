"""Files to try the pages with. All of it is made up."""

from __future__ import annotations

from pathlib import Path

from frombelow.hall.kit.uploads import HandedIn

FOLDER = Path(__file__).parent / "static/assemblies/examples"


def ballots() -> HandedIn:
    """An election of three stewards."""
    return _file("stewards.blt")


def conversation() -> dict[str, HandedIn]:
    """A conversation before bargaining: votes, and the texts of the statements."""
    return {"file": _file("bargaining-votes.csv"), "statements": _file("bargaining-statements.csv")}


def _file(name: str) -> HandedIn:
    return HandedIn(name, (FOLDER / name).read_bytes())
