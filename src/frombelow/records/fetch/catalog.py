"""What can be fetched: `catalog.toml`, read and checked, and what an order of it comes to."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from frombelow.records.cleaning import STATES
from frombelow.records.faults import RecordsFault

CATALOG = Path(__file__).with_name("catalog.toml")
KINDS = ("sqlite", "csv", "pipes", "json")
NEEDED = ("source", "address", "place", "kind", "most_bytes", "changes", "contains")
BLANKS = ("year", "state", "area", "day")
STATE_FILES = tuple(sorted({code.lower() for code in STATES.values()} - {"as", "gu", "mp", "vi"}))
# The first name of a code is its full one: nc -> north_carolina
STATE_WORDS = {code.lower(): words.lower().replace(" ", "_") for words, code in reversed(STATES.items())}


@dataclass(frozen=True)
class Lookup:
    """A list that must be asked first: JSON with two lists of equal length, `names` (years) and `keys` (of addresses)."""

    visit: str
    address: str
    names: str
    keys: str


@dataclass(frozen=True)
class Download:
    """One kind of file a publisher offers; `catalog.toml` explains the fields."""

    source: str
    address: str
    place: str
    kind: str
    most_bytes: int
    changes: str
    contains: str
    members: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    lookup: Lookup | None = None

    @property
    def blanks(self) -> tuple[str, ...]:
        """What the order must say: year, state, area or day."""
        written = " ".join((self.address, self.place, *self.members))
        return tuple(name for name in BLANKS if "{" + name + "}" in written)


@dataclass(frozen=True)
class Wanted:
    """What the person asked for; empty lists mean the usual."""

    years: tuple[int, ...] = ()
    states: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    day: str | None = None


@dataclass(frozen=True)
class Item:
    """One file to fetch: its download with the blanks filled in."""

    download: Download
    filled: dict[str, str] = field(default_factory=dict)

    def fill(self, pattern: str) -> str:
        """A pattern with this item's year, state, area and day put in."""
        state = self.filled.get("state", "")
        words = self.filled | ({"STATE": state.upper(), "state_words": STATE_WORDS[state]} if state else {})
        for name, value in words.items():
            pattern = pattern.replace("{" + name + "}", value)
        return pattern

    @property
    def address(self) -> str:
        """Where it is (the {key} of a lookup still open)."""
        return self.fill(self.download.address)

    @property
    def ledger_address(self) -> str:
        """The address as the ledger writes it: the changing key of a lookup replaced by what was looked up."""
        return self.address.replace("{key}", self.filled.get("year", ""))

    @property
    def folder(self) -> Path:
        """The folder its files go to, inside the folder of raw records."""
        return Path(self.fill(self.download.place)).parent

    @property
    def members(self) -> tuple[str, ...]:
        """Files wanted from inside the zip."""
        return tuple(self.fill(member) for member in self.download.members)

    @property
    def title(self) -> str:
        """What to call it on a terminal: live_qcew 2024 37063."""
        return " ".join((self.download.source, *self.filled.values()))


def read_catalog(path: Path = CATALOG) -> tuple[Download, ...]:
    """The downloads of a catalog file. Raises RecordsFault naming the entry and what is wrong with it."""
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("download", [])
    except FileNotFoundError:
        raise RecordsFault(f"{path} is missing. Name a list of downloads that exists.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RecordsFault(f"{path} cannot be read: {error}.") from error
    return tuple(_download(path, number, entry) for number, entry in enumerate(entries, start=1))


def _download(path: Path, number: int, entry: dict[str, Any]) -> Download:
    missing = [name for name in NEEDED if not entry.get(name)]
    if missing:
        raise RecordsFault(f"{path}, download {number}: {missing[0]!r} is missing.")
    if entry["kind"] not in KINDS:
        raise RecordsFault(f"{path}, download {number}: the kind {entry['kind']!r} is none of {', '.join(KINDS)}.")
    if Path(entry["place"]).is_absolute() or ".." in Path(entry["place"]).parts:
        raise RecordsFault(f"{path}, download {number}: the place {entry['place']!r} lies outside the folder.")
    members = entry.get("member", ())
    return Download(
        **{name: entry[name] for name in NEEDED},
        members=(members,) if isinstance(members, str) else tuple(members),
        columns=tuple(entry.get("columns", ())),
        lacks=tuple(entry.get("lacks", ())),
        lookup=Lookup(**entry["lookup"]) if "lookup" in entry else None,
    )


def order(downloads: Iterable[Download], sources: Sequence[str], wanted: Wanted, this_year: int) -> list[Item]:
    """The files that sources and options come to. `sources`: names, or 'all'.

    The usual: last year, every state, the whole country. Raises RecordsFault for an unknown name or an option
    that does not fit.
    """
    downloads = tuple(downloads)
    names = dict.fromkeys(download.source for download in downloads)
    unknown = [name for name in sources if name not in names and name != "all"]
    if unknown:
        raise RecordsFault(f"There is no download {unknown[0]!r}. Choose among: {', '.join(names)}.")
    _check(wanted)
    chosen = [download for download in downloads if download.source in sources or "all" in sources]
    items = [item for download in chosen for item in _items(download, chosen, wanted, this_year)]
    without = [name for name in sources if name != "all" and name not in {item.download.source for item in items}]
    if without:
        raise RecordsFault(
            f"{without[0]} has no file of {', '.join(wanted.states)}. Name another state, or none for all."
        )
    return items


def _check(wanted: Wanted) -> None:
    """Refuse values that cannot stand in an address."""
    for state in wanted.states:
        if state.lower() not in STATE_FILES:
            raise RecordsFault(f"{state!r} is not the two-letter code of a state. Write NC, not a name.")
    for area in wanted.areas:
        if not re.fullmatch(r"[0-9]{5}|US000|C[0-9]{4}", area):
            raise RecordsFault(
                f"{area!r} is not an area of five characters, such as 37063 (a county) or 37000 (a state)."
            )
    if wanted.day and not re.fullmatch(r"20[0-9]{6}", wanted.day):
        raise RecordsFault(f"{wanted.day!r} is not a day written as in the file's name, such as 20260131.")


def _items(download: Download, chosen: Sequence[Download], wanted: Wanted, this_year: int) -> list[Item]:
    """One item per year, state or area. Where a source has a file by area or by day, the option decides which."""
    siblings = [other for other in chosen if other.source == download.source]
    for blank, asked in (("area", bool(wanted.areas)), ("day", wanted.day is not None)):
        if any(blank in other.blanks for other in siblings) and (blank in download.blanks) != asked:
            return []
    choices = {
        "year": [str(year) for year in wanted.years or (this_year - 1,)],
        "state": [s for s in map(str.lower, wanted.states or STATE_FILES) if s not in download.lacks],
        "area": list(wanted.areas),
        "day": [wanted.day] if wanted.day else [],
    }
    filled: list[dict[str, str]] = [{}]
    for blank in download.blanks:
        filled = [one | {blank: value} for one in filled for value in choices[blank]]
    return [Item(download, one) for one in filled]
