"""The sources this program knows: every folder under `sources/` with a card."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from frombelow.records import sources
from frombelow.records.cards import Card, read_card
from frombelow.records.faults import RecordsFault
from frombelow.records.source import Source

FOLDER = Path(sources.__path__[0])


@dataclass(frozen=True)
class Entry:
    """A source's card and, unless the card says it is not used, the source itself."""

    card: Card
    source: Source | None
    folder: Path


def catalog(folder: Path = FOLDER) -> list[Entry]:
    """All sources, by name. Raises RecordsFault where a card and its source do not fit."""
    entries = [_entry(card.parent) for card in sorted(folder.glob("*/SOURCE.md"))]
    known = {entry.card.source_id for entry in entries}
    for entry in entries:
        if entry.card.adds_to and entry.card.adds_to not in known:
            raise RecordsFault(f"{entry.folder}: the card adds_to {entry.card.adds_to!r}, which is no source.")
    return entries


def _entry(folder: Path) -> Entry:
    card = read_card(folder / "SOURCE.md")
    source = None if card.not_used else _source(folder)
    if source is not None and source.source_id != card.source_id:
        raise RecordsFault(
            f"{folder}: the card is of {card.source_id!r}, the source calls itself {source.source_id!r}."
        )
    return Entry(card, source, folder)


def _source(folder: Path) -> Source:
    module = import_module(f"{sources.__name__}.{folder.name}")
    source = getattr(module, "SOURCE", None)
    if not isinstance(source, Source):
        raise RecordsFault(f"{folder}: the package has no SOURCE. Add one, or write 'status: not_used' and a reason.")
    return source
