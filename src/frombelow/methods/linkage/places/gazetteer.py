"""The register of places in memory: counties, what lies in them under which name, and ZIP codes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from frombelow.methods.linkage.places.spelling import name_key, squash

EARTH = 6371.0  # km
_ENDINGS = (" county", " parish", " borough", " census area", " municipality", " municipio", " city", " island")

Degrees = tuple[float, float]  # latitude, longitude
Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class County:
    """A county: FIPS, name ('Durham County'), state, jobs (or a stand-in), point in degrees, neighbors' FIPS."""

    fips: str
    name: str
    state: str
    jobs: float
    point: Degrees
    neighbors: frozenset[str]


@dataclass(frozen=True)
class StateCounties:
    """The counties of one state as arrays, by FIPS (which is the alphabetical order of their names).

    `log_jobs`: (n,); `log_far`: (n, n), log(1 + km / 30); `beside`: (n, n), 1 where they share a border;
    `keys`: their names without 'County' and the like.
    """

    counties: tuple[County, ...]
    row: Mapping[str, int]
    keys: NDArray[np.str_]
    log_jobs: Matrix
    log_far: Matrix
    beside: Matrix


@dataclass
class Name:
    """What is known of a name in a state. `share`: county -> share of its addresses and people (sums to 1);
    `point`: county -> share of its people by where its middle lies; `weight`: people, or a stand-in."""

    key: str = ""
    label: str = ""
    share: dict[str, float] = field(default_factory=dict)
    point: dict[str, float] = field(default_factory=dict)
    weight: float = 0.0
    middle: Degrees | None = None


@dataclass
class Zip:
    """A ZIP code: county -> share, and its middle."""

    share: dict[str, float] = field(default_factory=dict)
    middle: Degrees | None = None


@dataclass
class StateNames:
    """The names of one state by key, by squashed key, and the squashed keys as a list (for misspellings)."""

    by_key: dict[str, Name] = field(default_factory=dict)

    @cached_property
    def by_squash(self) -> dict[str, str]:
        """Squashed key -> key; the weightier name wins."""
        ordered = sorted(self.by_key.items(), key=lambda item: (item[1].weight, item[0]))
        return {squash(key): key for key, _ in ordered}

    @cached_property
    def squashed(self) -> list[str]:
        """Squashed keys in a fixed order."""
        return sorted(self.by_squash)


@dataclass
class Gazetteer:
    """Counties by FIPS, names by state, ZIP codes; `coded`: (state, key of the city, ZIP or "" for all) -> county -> units
    that federal coders placed there."""

    counties: dict[str, County] = field(default_factory=dict)
    names: dict[str, StateNames] = field(default_factory=dict)
    zips: dict[str, Zip] = field(default_factory=dict)
    coded: dict[tuple[str, str, str], dict[str, float]] = field(default_factory=dict)

    @cached_property
    def by_state(self) -> dict[str, StateCounties]:
        """The counties of each state."""
        found: dict[str, list[County]] = {}
        for fips in sorted(self.counties):
            found.setdefault(self.counties[fips].state, []).append(self.counties[fips])
        return {state: _arrays(counties) for state, counties in found.items()}


def gazetteer(rows: Iterable[Mapping[str, Any]]) -> Gazetteer:
    """Make a gazetteer from the rows of the place register (columns: see `records.link.counties`)."""
    places = Gazetteer()
    for row in rows:
        middle = None if row["latitude"] is None else (row["latitude"], row["longitude"])
        if row["kind"] == "county":
            places.counties[row["fips"]] = County(
                fips=row["fips"],
                name=row["label"],
                state=row["state"],
                jobs=row["weight"] or 0.0,
                point=middle or (0.0, 0.0),
                neighbors=frozenset((row["neighbors"] or "").split()),
            )
        elif row["kind"] == "zip":
            known = places.zips.setdefault(row["key"], Zip(middle=middle))
            known.share[row["fips"]] = row["share"]
        elif row["kind"] == "coded":
            _add_coded(places, row)
        else:
            _add_name(places, row, middle)
    return places


def _add_name(places: Gazetteer, row: Mapping[str, Any], middle: Degrees | None) -> None:
    names = places.names.setdefault(row["state"], StateNames())
    name = names.by_key.setdefault(row["key"], Name(key=row["key"], label=row["label"], middle=middle))
    name.weight += row["weight"] or 0.0
    name.share[row["fips"]] = row["share"]
    if row["point"]:
        name.point[row["fips"]] = row["point"]


def _add_coded(places: Gazetteer, row: Mapping[str, Any]) -> None:
    key, zip_code = row["key"].split("|")
    for code in {zip_code, ""}:
        counts = places.coded.setdefault((row["state"], key, code), {})
        counts[row["fips"]] = counts.get(row["fips"], 0.0) + row["weight"]


def _arrays(counties: list[County]) -> StateCounties:
    row = {county.fips: number for number, county in enumerate(counties)}
    beside = np.zeros((len(counties), len(counties)))
    for number, county in enumerate(counties):
        for fips in county.neighbors & row.keys():
            beside[number, row[fips]] = 1.0
    kilometers = distances(np.array([county.point for county in counties]))
    return StateCounties(
        counties=tuple(counties),
        row=row,
        keys=np.array([county_key(county.name) for county in counties]),
        log_jobs=np.log(np.array([county.jobs for county in counties]) + 100.0),
        log_far=np.log1p(kilometers / 30.0),
        beside=beside,
    )


def county_key(name: str) -> str:
    """A county's name without 'County', 'Parish' …, as a key."""
    key = name_key(name)
    for ending in _ENDINGS:
        key = key.removesuffix(ending)
    return key


def distances(points: Matrix) -> Matrix:
    """Great-circle distances in km between all pairs of (latitude, longitude) in degrees: (n, 2) -> (n, n).

    Haversine formula (R. W. Sinnott, Sky and Telescope 68, 1984).
    """
    lat, lon = np.radians(points).T
    half_lat = np.sin((lat[:, None] - lat[None, :]) / 2) ** 2
    half_lon = np.sin((lon[:, None] - lon[None, :]) / 2) ** 2
    half = half_lat + np.cos(lat)[:, None] * np.cos(lat)[None, :] * half_lon
    result: Matrix = 2 * EARTH * np.arcsin(np.sqrt(np.clip(half, 0.0, 1.0)))
    return result
