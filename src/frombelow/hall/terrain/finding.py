"""The index behind the search field, made while a release is loaded.

Entries are numbered best known first: the nation, the South and the states, then counties, metropolitan areas and
cities by people, ZIP codes, national unions, and the other players by happenings. For the beginnings of words, up to
PREFIX_LENGTH letters, that many entries share the best few are kept: first those whose whole name it is, then those whose
name begins with it, then those with a later word that does. All other queries go through the table of words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pyarrow as pa

from frombelow.hall.terrain.rules import PREFIX_LENGTH, words_of

KEPT = 10  # entries kept for each beginning of a word
METRO_SHARE = 0.25  # a metropolitan area counts less than its people, so that its counties come first
LEAST_SHARE = 0.1  # a city or ZIP leads to each county that holds at least this share of it
EXACT, BEGINS, INSIDE = 0, 1, 2
PLACE_ORDER = {"nation": 0, "region": 1, "state": 2}
COUNTY_WORDS = (
    "county",
    "parish",
    "borough",
    "municipality",
    "city and borough",
    "census area",
    "city",
    "planning region",
)


@dataclass
class Entry:
    """Something to be found: its names as words, and further words that narrow a search but do not begin one."""

    kind: str
    label: str
    detail: str | None
    slug: str
    names: list[list[str]]
    further: list[str] = field(default_factory=list)
    weight: float = 0.0


@dataclass(frozen=True)
class Index:
    """The three tables of the index."""

    entries: pa.Table
    words: pa.Table
    prefixes: pa.Table


def build(places: pa.Table, place_names: pa.Table, players: pa.Table) -> Index:
    """The index over places, the words that lead to them, and players."""
    return tables([*place_entries(places, place_names), *player_entries(players)])


def place_entries(places: pa.Table, place_names: pa.Table) -> list[Entry]:
    """States first, then counties, areas and cities by people, then ZIP codes."""
    rows = {
        row["key"]: row for row in places.select(["key", "kind", "name", "slug", "state", "population"]).to_pylist()
    }
    states = {row["state"]: row["name"] for row in rows.values() if row["kind"] == "state"}
    aliases: dict[str, list[str]] = defaultdict(list)
    spread: dict[tuple[str, str, str | None], list[tuple[float, str]]] = defaultdict(list)
    for name in place_names.to_pylist():
        if name["place_id"] not in rows:
            continue
        if name["kind"] in {"city", "zip"}:
            spread[name["kind"], name["name"], name["state"]].append((name["weight"] or 0.0, name["place_id"]))
        else:
            aliases[name["place_id"]].append(name["name"])
    entries = [place_entry(row, aliases[key], states) for key, row in rows.items()]
    entries += [entry for key, found in spread.items() for entry in leading(key, found, rows, states)]
    entries.sort(key=lambda e: (PLACE_ORDER.get(e.kind, 4 if e.kind == "zip" else 3), -e.weight, e.label))
    return entries


def place_entry(row: dict[str, str], aliases: list[str], states: dict[str, str]) -> Entry:
    """A place under its full name, its short name, and its aliases."""
    short = row["name"].partition(",")[0]
    names = unique([short, bare(short) if row["kind"] == "county" else short, *aliases])
    further = state_words(row["state"], states) if row["kind"] not in PLACE_ORDER else []
    weight = float(row["population"] or 0) * (METRO_SHARE if row["kind"] == "metro" else 1)
    return Entry(row["kind"], labeled(row), None, row["slug"], names, further, weight)


def labeled(row: dict[str, str]) -> str:
    """A county with its state's letters: Durham County, NC."""
    short = row["name"].partition(",")[0]
    return f"{short}, {row['state']}" if row["kind"] == "county" and row["state"] else row["name"]


def bare(name: str) -> str:
    """A county's name without the word for what it is: Durham County -> Durham."""
    for word in COUNTY_WORDS:
        if name.lower().endswith(f" {word}"):
            return name[: -len(word) - 1]
    return name


def leading(
    key: tuple[str, str, str | None],
    found: list[tuple[float, str]],
    rows: dict[str, dict[str, str]],
    states: dict[str, str],
) -> Iterator[Entry]:
    """A city or ZIP code, once for each county that holds a tenth of it or more, and for the main one in any case."""
    kind, name, state = key
    found.sort(key=lambda f: (-f[0], f[1]))
    whole = sum(weight for weight, _ in found)
    for position, (weight, place) in enumerate(found):
        if position and weight < LEAST_SHARE * whole:
            break
        label = f"{name}, {state}" if kind == "city" and state else name
        row = rows[place]
        yield Entry(kind, label, labeled(row), row["slug"], [words_of(name)], state_words(state, states), weight)


def state_words(state: str | None, states: dict[str, str]) -> list[str]:
    """NC, North, Carolina."""
    return [state.lower(), *words_of(states.get(state, ""))] if state else []


def player_entries(players: pa.Table) -> Iterator[Entry]:
    """National unions first, then players by happenings (the order of the table)."""
    columns = ["kind", "name", "unit_name", "affiliation_words", "number", "city", "state", "slug", "key"]
    rows = players.select(columns).to_pylist()
    for row in sorted(rows, key=lambda r: r["kind"] != "national_union"):
        name = words_of(row["name"])
        nickname = [row["key"].removeprefix("nat-").split("-")[0]] if row["key"].startswith("nat-") else []
        further = words_of(
            " ".join(row[c] or "" for c in ("unit_name", "affiliation_words", "number", "city", "state"))
        )
        place = ", ".join(part for part in (row["city"], row["state"]) if part)
        yield Entry(row["kind"], row["name"], place or None, row["slug"], [n for n in (name, nickname) if n], further)


def unique(names: Iterable[str]) -> list[list[str]]:
    """The words of each name, each name once."""
    found = {tuple(words): None for name in names if (words := words_of(name))}
    return [list(words) for words in found]


def tables(entries: list[Entry]) -> Index:
    """The three tables, from entries in their order."""
    best = Beginnings()
    words: list[str] = []
    owners: list[int] = []
    texts: list[str] = []
    for number, entry in enumerate(entries, 1):
        own = list(dict.fromkeys([w for name in entry.names for w in name] + entry.further))
        words += own
        owners += [number] * len(own)
        texts.append(text_of(entry))
        best.add(number, entry.names)
    return Index(entry_table(entries, texts), word_table(words, owners), best.table())


def text_of(entry: Entry) -> str:
    """What a query of several words is compared with: '| durham county | durham county nc | ; nc north carolina '."""
    names = [" ".join(name) for name in entry.names]
    if entry.kind in {"county", "metro", "city"}:
        names += [f"{name} {entry.further[0]}" for name in names if entry.further]
    return f"| {' | '.join(names)} | ; {' '.join(entry.further)} "


def entry_table(entries: list[Entry], texts: list[str]) -> pa.Table:
    """The entries."""
    return pa.table(
        {
            "id": pa.array(range(1, len(entries) + 1), pa.int32()),
            "kind": pa.array([e.kind for e in entries], pa.string()),
            "label": pa.array([e.label for e in entries], pa.string()),
            "detail": pa.array([e.detail for e in entries], pa.string()),
            "slug": pa.array([e.slug for e in entries], pa.string()),
            "words": pa.array(texts, pa.string()),
        }
    )


def word_table(words: list[str], owners: list[int]) -> pa.Table:
    """Which word stands in which entry."""
    return pa.table(
        {
            "id": pa.array(range(1, len(words) + 1), pa.int32()),
            "word": pa.array(words, pa.string()),
            "entry_id": pa.array(owners, pa.int32()),
        }
    )


class Beginnings:
    """The best few entries for the beginnings of words that many entries share; entries come in their order.

    The first KEPT entries of every word, class by class, are all that can be among the best of its beginnings.
    """

    def __init__(self) -> None:
        self.hits: dict[str, int] = defaultdict(int)
        self.best: dict[str, tuple[list[int], list[int], list[int]]] = defaultdict(lambda: ([], [], []))

    def add(self, number: int, names: list[list[str]]) -> None:
        """Enter the words of an entry's names, each under its best class."""
        classes: dict[str, int] = {}
        for name in names:
            for position, word in enumerate(name):
                kind = EXACT if len(name) == 1 else BEGINS if position == 0 else INSIDE
                if kind < classes.get(word, 3):
                    classes[word] = kind
        for word, kind in classes.items():
            self.hits[word] += 1
            kept = self.best[word][kind]
            if len(kept) < KEPT:
                kept.append(number)

    def table(self) -> pa.Table:
        """Prefix, position, entry, for beginnings of more than KEPT entries; `hits` is how many there are in all."""
        hits: dict[str, int] = defaultdict(int)
        for word, count in self.hits.items():
            for length in range(1, min(len(word), PREFIX_LENGTH) + 1):
                hits[word[:length]] += count
        candidates: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for word, best in self.best.items():
            for length in range(1, min(len(word), PREFIX_LENGTH) + 1):
                if hits[word[:length]] > KEPT:
                    candidates[word[:length]] += classed(best, is_whole=length == len(word))
        rows = [
            (prefix, position, number, hits[prefix])
            for prefix, found in candidates.items()
            for position, number in enumerate(first_ones(found))
        ]
        columns = list(zip(*rows, strict=True)) or [(), (), (), ()]
        types = (pa.string(), pa.int32(), pa.int32(), pa.int32())
        names = ("prefix", "position", "entry_id", "hits")
        made = {name: pa.array(column, kind) for name, column, kind in zip(names, columns, types, strict=True)}
        return pa.table({"id": pa.array(range(1, len(rows) + 1), pa.int32()), **made})


def classed(best: tuple[list[int], list[int], list[int]], *, is_whole: bool) -> list[tuple[int, int]]:
    """(class, entry); a name that is this very word is only begun by a shorter beginning."""
    exact, begins, inside = best
    return (
        [(EXACT if is_whole else BEGINS, number) for number in exact]
        + [(BEGINS, number) for number in begins]
        + [(INSIDE, number) for number in inside]
    )


def first_ones(found: list[tuple[int, int]]) -> list[int]:
    """The KEPT best entries, each once."""
    return list(dict.fromkeys(number for _, number in sorted(found)))[:KEPT]
