"""Link: who and where. Joins the tellings of one event, places them, and finds the players behind the names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from frombelow.records.digest import code_digest, file_digest, value_digest
from frombelow.records.steps import link_parties, link_players
from frombelow.records.tasks import Task

HERE = Path(__file__).parent
RECORDS = HERE.parent
LINK = RECORDS / "link"
METHODS = RECORDS.parent / "methods" / "linkage"


def tasks(cleaned: Sequence[str], folder: Path) -> list[Task]:
    """`cleaned`: the tasks of the step clean, by name; `folder`: the raw records, which the registers are made from."""
    before = tuple(cleaned)
    merged = (*before, "link:tellings")
    raw = folder_digest(folder)
    here = HERE / "link_parties.py"
    unions, places, employers = (
        code_digest([here, METHODS / name, *LINK.glob(f"{name}*"), *LINK.glob(f"{alias}*")])
        for name, alias in (("unions", "union"), ("places", "count"), ("employers", "employer"))
    )
    linked = (*merged, "link:places", "link:unions", "link:employers")
    return [
        Task("link:place_register", partial(link_parties.place_register, folder), (), value_digest([raw, places])),
        Task("link:union_register", partial(link_parties.union_register, folder), (), value_digest([raw, unions])),
        Task("link:tellings", link_parties.tellings, before, code_digest([here, HERE / "merge_happenings.py"])),
        Task("link:employers", link_parties.employers, ("link:tellings",), employers),  # the longest: it starts first
        Task("link:places", link_parties.places, (*merged, "link:place_register"), places),
        Task("link:unions", link_parties.unions, ("link:tellings", "link:union_register"), unions),
        Task("link:players", link_players.players, linked, code_digest(HERE.glob("link_*"))),
        Task("link:ties", link_players.ties, ("link:players",), code_digest(HERE.glob("link_*"))),
    ]


def folder_digest(folder: Path) -> str:
    """One digest of all raw records: the registers draw on files of several sources."""
    return value_digest({str(p.relative_to(folder)): file_digest(p) for p in sorted(folder.rglob("*")) if p.is_file()})
