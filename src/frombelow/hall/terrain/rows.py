"""From the tables of a release to the rows of the map: numbers for names, and what pages want counted beforehand.

Everything here is Arrow in, Arrow out; the database comes later (storage.py). A reference to a row that is not in the
release is refused: a release with a dangling reference is damaged.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from frombelow.hall.kit.refusals import Refused
from frombelow.hall.terrain import finding, lens, models, packing
from frombelow.hall.terrain.names import readable_column
from frombelow.hall.terrain.release import TABLES, Reading, project
from frombelow.hall.terrain.rules import WEIGHTS
from frombelow.hall.terrain.storage import Rows

SOUTH_KEY, SOUTH_SLUG = "south", "the-south"


def numbered(table: pa.Table) -> pa.Table:
    """The table with an `id` from 1 on, in its order."""
    return table.append_column("id", pa.array(range(1, table.num_rows + 1), pa.int32()))


def renamed(table: pa.Table, **names: str) -> pa.Table:
    """The table with some columns called otherwise: old=new."""
    return table.rename_columns([names.get(name, name) for name in table.column_names])


@dataclass(frozen=True)
class Ids:
    """The numbers given to the keys of one table."""

    table: str
    keys: pa.Array

    @classmethod
    def of(cls, table: str, keys: pa.ChunkedArray) -> Ids:
        """Ids for these keys, in their order. Raises Refused if a key stands twice."""
        keys = keys.combine_chunks() if isinstance(keys, pa.ChunkedArray) else keys
        if pc.count_distinct(keys).as_py() != len(keys):
            raise Refused("In the table {table} of this release a key stands twice. Build it again.", table=table)
        return cls(table, keys)

    def of_column(self, column: pa.ChunkedArray, where: str, *, strict: bool = True) -> pa.ChunkedArray:
        """The numbers of the rows this column names; nothing for nothing. Raises Refused for a name not in the table."""
        found = pc.add(pc.index_in(column, value_set=self.keys), pa.scalar(1, pa.int32()))
        if strict and found.null_count > column.null_count:
            lost = column.filter(pc.and_(pc.is_valid(column), pc.is_null(found)))[0].as_py()
            raise Refused(
                "{where} of this release points to {lost!r}, which is not in its table {table}. Build it again.",
                where=where, lost=lost, table=self.table,
            )  # fmt: skip
        return found


@dataclass
class Shelf:
    """The rows of a release, table by table; what later tables need of earlier ones is kept."""

    reading: Reading
    now: datetime
    ids: dict[str, Ids] = field(default_factory=dict)

    def __iter__(self) -> Iterator[tuple[type[Any], Rows]]:
        """Every table with its rows, in the order of filling."""
        yield models.Release, packing.release_row(self.reading, self.now)
        yield models.Source, self.sources()
        yield models.Coverage, self.coverage()
        yield models.Drawing, packing.drawings(self.reading)
        yield models.Place, self.places
        yield models.Measure, self.measures()
        yield models.Sector, self.sectors()
        yield models.Player, self.players
        yield models.PlayerName, self.player_rows("player_name")
        yield models.PlayerValue, self.player_rows("player_value")
        yield models.Site, self.sites()
        yield models.Happening, self.happenings
        yield models.Party, self.parties()
        yield models.Tie, self.ties()
        yield models.Opening, self.openings()
        yield models.EmployerSector, self.employer_sectors()
        yield models.Cell, self.cells()
        yield models.Tally, lens.tallies(self.places, self.players, self.happenings)
        yield from self.search()

    def link(self, table: pa.Table, name: str, column: str, to: str, new: str | None = None) -> pa.Table:
        """Replace a column that names rows of `to` by their numbers; it is then called `<new>_id`."""
        place = table.column_names.index(column)
        numbers = self.ids[to].of_column(table.column(place), f"{name}.{column}")
        return table.set_column(place, new or column, numbers)

    def located(self, table: pa.Table, name: str) -> pa.Table:
        """`place_id` replaced by the numbers of the county, the state and the metropolitan area it lies in."""
        ids = self.ids["place"]
        county = ids.of_column(table["place_id"], f"{name}.place_id", strict=False)
        # A county that no longer exists (they are merged and renamed) still tells its state.
        state = ids.of_column(pc.utf8_slice_codeunits(table["place_id"], 0, 2), f"{name}.place_id", strict=False)
        spot = pc.coalesce(county, state)
        index = pc.subtract(spot, 1)
        table = table.drop_columns(["place_id"])
        for column in ("county_id", "state_place_id", "metro_id"):
            table = table.append_column(column, pc.take(self._whereabouts[column], index))
        return table

    @cached_property
    def _whereabouts(self) -> pa.Table:
        """For each place: the county, state and metropolitan area it is or lies in."""
        kind, ids = self.places["kind"], self.places["id"]
        nothing = pa.scalar(None, pa.int32())
        is_county, is_state = pc.equal(kind, "county"), pc.equal(kind, "state")
        return pa.table(
            {
                "county_id": pc.if_else(is_county, ids, nothing),
                "state_place_id": pc.if_else(is_state, ids, pc.if_else(is_county, self.places["parent_id"], nothing)),
                "metro_id": pc.if_else(pc.equal(kind, "metro"), ids, self.places["metro_id"]),
            }
        )

    def sources(self) -> pa.Table:
        """The source cards by title."""
        table = numbered(self.reading.table("source").sort_by("title"))
        self.ids["source"] = Ids.of("source", table["source_id"])
        return renamed(table, source_id="key")

    def coverage(self) -> pa.Table:
        """What each source covers."""
        return self.link(numbered(self.reading.table("coverage")), "coverage", "source_id", "source")

    @cached_property
    def places(self) -> pa.Table:
        """The places of the release, and the South."""
        table = self.reading.table("place")
        south = dict.fromkeys(table.column_names) | {
            "place_id": SOUTH_KEY, "kind": "region", "name": "The South", "slug": SOUTH_SLUG, "parent_id": "us",
            "is_south": True, "population": lens.southern_population(table),
        }  # fmt: skip
        table = pa.concat_tables([table, pa.Table.from_pylist([south], schema=table.schema)])
        table = numbered(table.sort_by([("place_id", "ascending")]))
        self.ids["place"] = Ids.of("place", table["place_id"])
        for column in ("parent_id", "metro_id"):
            table = self.link(table, "place", column, "place")
        return renamed(table, place_id="key").combine_chunks()

    def measures(self) -> pa.Table:
        """Every number about every place, with ranks for the newest ones, and the numbers of the South."""
        table = lens.with_south(self.reading.table("measure"), self.reading.table("place"))
        table = self.link(table, "measure", "place_id", "place")
        table = self.link(table, "measure", "source_id", "source")
        return numbered(lens.ranked(table, self.places))

    def sectors(self) -> pa.Table:
        """Sectors, largest first within their place."""
        table = self.reading.table("sector")
        for column, to in (("place_id", "place"), ("source_id", "source"), ("density_source_id", "source")):
            table = self.link(table, "sector", column, to)
        return numbered(table.sort_by([("place_id", "ascending"), ("jobs", "descending")]))

    @cached_property
    def players(self) -> pa.Table:
        """Players, those with most happenings first."""
        table = readable_column(self.reading.table("player"), "name")
        order = [
            ("happenings", "descending"),
            ("members", "descending"),
            ("name", "ascending"),
            ("player_id", "ascending"),
        ]
        table = numbered(table.sort_by(order))
        self.ids["player"] = Ids.of("player", table["player_id"])
        table = self.link(table, "player", "affiliation_id", "player")
        table = self.link(table, "player", "source_id", "source")
        return renamed(self.located(table, "player"), player_id="key")

    def player_rows(self, name: str) -> pa.Table:
        """A table of rows that belong to a player."""
        table = self.link(self.reading.table(name), name, "player_id", "player")
        return numbered(self.link(table, name, "source_id", "source").sort_by("player_id"))

    def sites(self) -> pa.Table:
        """Sites, those with most happenings first, with their point on the map."""
        sites = readable_column(self.reading.table("site"), "name")
        table = numbered(sites.sort_by([("happenings", "descending"), ("site_id", "ascending")]))
        self.ids["site"] = Ids.of("site", table["site_id"])
        table = self.located(self.link(table, "site", "player_id", "player"), "site")
        spots = zip(table["longitude"].to_pylist(), table["latitude"].to_pylist(), strict=True)
        points = [project(lon, lat) if lon is not None and lat is not None else None for lon, lat in spots]
        for place, name in enumerate("xy"):
            table = table.append_column(name, pa.array([p and round(p[place], 1) for p in points], pa.float64()))
        return renamed(table, site_id="key")

    @cached_property
    def happenings(self) -> pa.Table:
        """Happenings, oldest first; undated ones before them."""
        table = readable_column(self.reading.table("happening"), "title")
        oldest_first = [("happened_on", "ascending", "at_start"), ("happening_id", "ascending", "at_end")]
        order = pc.sort_indices(table, oldest_first)
        table = numbered(table.take(order))
        self.ids["happening"] = Ids.of("happening", table["happening_id"])
        table = self.link(table, "happening", "site_id", "site")
        table = self.link(table, "happening", "source_id", "source")
        return renamed(self.located(table, "happening"), happening_id="key")

    def parties(self) -> pa.Table:
        """Who took part."""
        table = self.link(self.reading.table("party"), "party", "happening_id", "happening")
        table = self.link(table, "party", "player_id", "player")
        return numbered(
            table.sort_by([("happening_id", "ascending"), ("role", "ascending"), ("position", "ascending")])
        )

    def ties(self) -> pa.Table:
        """Ties, those that most happenings show first."""
        table = self.reading.table("tie")
        for column, to, new in (
            ("from_id", "player", "from_player_id"), ("to_id", "player", "to_player_id"), ("source_id", "source", None),
        ):  # fmt: skip
            table = self.link(table, "tie", column, to, new)
        return numbered(table.sort_by([("happenings", "descending"), ("kind", "ascending")]))

    def openings(self) -> pa.Table:
        """Openings, strongest first under the weights a page begins with."""
        table = self.reading.table("opening")
        weight = pc.index_in(table["kind"], value_set=pa.array(WEIGHTS))
        weight = pc.fill_null(pc.take(pa.array(WEIGHTS.values()), weight), 0)
        order = [("weighted", "descending"), ("year", "descending"), ("opening_id", "ascending")]
        table = table.append_column("weighted", pc.multiply(table["points"], weight)).sort_by(order)
        table = numbered(table.drop_columns("weighted"))
        for column in ("player_id", "union_id"):
            table = self.link(table, "opening", column, "player")
        return renamed(self.located(table, "opening"), opening_id="key")

    def employer_sectors(self) -> pa.Table:
        """The sectors employers may belong to, the likeliest first."""
        table = self.link(self.newer_table("employer_sector"), "employer_sector", "player_id", "player")
        return numbered(table.sort_by([("player_id", "ascending"), ("position", "ascending")]))

    def cells(self) -> pa.Table:
        """The sectors of every county."""
        table = self.link(self.newer_table("cell"), "cell", "place_id", "place", "county_id")
        return numbered(table.sort_by([("county_id", "ascending"), ("code", "ascending")]))

    def newer_table(self, name: str) -> pa.Table:
        """A table that releases of earlier programs lack: without rows, where this is one."""
        if name in self.reading.manifest.get("tables", {}):
            return self.reading.table(name)
        return TABLES[name].schema.empty_table()

    def search(self) -> Iterator[tuple[type[Any], Rows]]:
        """The index of the search field."""
        index = finding.build(self.places, self.reading.table("place_name"), self.players)
        yield models.SearchEntry, index.entries
        yield models.SearchWord, index.words
        yield models.SearchPrefix, index.prefixes
