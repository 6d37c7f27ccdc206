"""Gathers what the raw files say about which county a ZIP code and a name lie in.

The split rule, for a ZIP code: the county that the Postal Service's list names counts 0.75, the county
in which the ZIP's middle lies 0.15, and the counties that the ZIP touches share 0.10.

For a name, four kinds of evidence are each brought to shares and added up with `KINDS` as weights:
addresses of workplaces and organizations there (each split by its ZIP), the ZIP codes whose post office
bears the name, the ZIP codes where the name is another spelling, and GeoNames' people by the county in
which the middle of the place lies.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from frombelow.methods.linkage.places.spelling import name_key
from frombelow.methods.linkage.places.states import BY_USPS
from frombelow.records.link.county_files import Locator, PostOffice, read_county_names, read_post_offices, read_rows
from frombelow.records.map_topology import Topology, county_points, read_topology

NAMED, MIDDLE, TOUCHED = 0.75, 0.15, 0.10
KINDS = {"addresses": 1.0, "post_office": 1.0, "other_spelling": 0.5, "people": 1.0}
LEAST_PEOPLE = 100.0  # GeoNames writes 0 where it does not know

Share = dict[str, float]


@dataclass
class NameEvidence:
    """What is known of one name in one state; each kind maps a county to a weight."""

    label: str = ""
    kinds: dict[str, Share] = field(default_factory=lambda: {kind: defaultdict(float) for kind in KINDS})
    people: float = 0.0  # people reached by the name
    middle: tuple[float, float] | None = None  # latitude, longitude
    is_city: bool = False  # a place or post office of that name, not only another spelling


@dataclass
class Evidence:
    """Counties' names, states, people, points and neighbors; shares of ZIP codes; names by (state, key)."""

    county_names: dict[str, tuple[str, str]]
    people: dict[str, float]
    jobs: dict[str, float]
    points: dict[str, tuple[float, float]]
    neighbors: dict[str, set[str]]
    zips: dict[str, Share]
    zip_people: dict[str, float]
    zip_middles: dict[str, tuple[float, float]]  # latitude, longitude
    names: dict[tuple[str, str], NameEvidence]

    def people_in_places(self) -> Share:
        """County -> people of its places in GeoNames: a stand-in for the territories, whose counties are not counted."""
        found: Share = defaultdict(float)
        for name in self.names.values():
            for fips, people in name.kinds["people"].items():
                found[fips] += people
        return found


def read_evidence(folder: Path) -> Evidence:
    """Read the geography files, and addresses where they are at hand. Raises SourceAbsent or RecordsFault."""
    topology = read_topology(folder / "geo/counties-10m.json")
    with duckdb.connect() as con:
        county_names = read_county_names(con, folder)
        people, jobs = _people_and_jobs(con, folder)
        evidence = Evidence(
            county_names,
            people,
            jobs,
            county_points(topology),
            _neighbors(topology),
            {},
            {},
            {},
            defaultdict(NameEvidence),
        )
        locator = Locator(topology)
        offices = read_post_offices(con, folder, county_names, locator)
        _add_zips(con, folder, evidence, offices)
        _spread_people(evidence, offices)
        _add_people(con, folder, evidence, locator)
        _add_post_offices(evidence, offices)
        _prefer_counted_people(evidence)
        _add_addresses(con, folder, evidence, {o.zip_code: o.state for o in offices})
    _add_county_names(evidence)
    return evidence


def _people_and_jobs(con: duckdb.DuckDBPyConnection, folder: Path) -> tuple[Share, Share]:
    columns = "stco_code, try_cast(co_pop AS DOUBLE), try_cast(co_emp AS DOUBLE)"
    rows = read_rows(con, folder, "geo/county_cbsa_state.csv", columns)
    people = {str(fips): float(str(count)) for fips, count, _ in rows if count}
    jobs = {str(fips): float(str(count)) for fips, _, count in rows if count}
    return people, jobs


def _neighbors(topology: Topology) -> dict[str, set[str]]:
    """Counties that share a border."""
    users: dict[int, set[str]] = defaultdict(set)
    for fips, parts in topology.counties.items():
        for ring in (ring for part in parts for ring in part):
            for number in ring:
                users[number if number >= 0 else ~number].add(fips)
    found: dict[str, set[str]] = defaultdict(set)
    for sharing in users.values():
        for fips in sharing:
            found[fips] |= sharing - {fips}
    return found


def _add_zips(con: duckdb.DuckDBPyConnection, folder: Path, evidence: Evidence, offices: list[PostOffice]) -> None:
    """Shares of each ZIP code by the split rule."""
    touched: dict[str, list[str]] = defaultdict(list)
    for zip_code, fips in read_rows(con, folder, "geo/zip_fips_county.parquet", "DISTINCT zip, fips"):
        if fips in evidence.county_names:
            touched[str(zip_code)].append(str(fips))
    shares: dict[str, Share] = defaultdict(lambda: defaultdict(float))
    for zip_code, counties in touched.items():
        for fips in counties:
            shares[zip_code][fips] += TOUCHED / len(counties)
    for office in offices:
        for fips, part in ((office.named, NAMED), (office.inside, MIDDLE)):
            if fips:
                shares[office.zip_code][fips] += part
        evidence.zip_middles[office.zip_code] = office.middle
    evidence.zips = {z: _shares(share) for z, share in sorted(shares.items()) if share}


def _spread_people(evidence: Evidence, offices: list[PostOffice]) -> None:
    """The people of a ZIP code: its county's, spread evenly over the county's ZIP codes."""
    spread: Share = defaultdict(float)
    for office in offices:
        _pour(spread, evidence.zips.get(office.zip_code, {}), office.weight)
    for office in offices:
        share = evidence.zips.get(office.zip_code, {})
        evidence.zip_people[office.zip_code] = sum(
            evidence.people.get(fips, 0.0) * part * office.weight / spread[fips] for fips, part in share.items()
        )


def _add_post_offices(evidence: Evidence, offices: list[PostOffice]) -> None:
    for office in offices:
        share = evidence.zips.get(office.zip_code)
        if not share:
            continue
        people = evidence.zip_people[office.zip_code]
        named = [("post_office", office.city, people, True)]
        named += [("other_spelling", name, people, True) for name in office.accepted]
        named += [("other_spelling", name, people, False) for name in office.refused]
        for kind, label, reached, is_city in named:
            name = evidence.names[office.state, name_key(label)]
            if not name.label or (is_city and not name.is_city):
                name.label = label  # GeoNames' spelling stays: 'St. Louis', where the post office writes 'Saint Louis'
            name.is_city |= is_city
            name.people += reached if kind == "post_office" else reached * 0.1
            name.middle = name.middle or office.middle
            _pour(name.kinds[kind], share, office.weight)


def _add_people(con: duckdb.DuckDBPyConnection, folder: Path, evidence: Evidence, locator: Locator) -> None:
    """GeoNames: a place's people go to the county its middle lies in."""
    columns = "name, longitude, latitude, population, admin1code"
    rows = read_rows(con, folder, "geo/geonames_us_places.parquet", columns)
    rows.sort(key=lambda row: -int(str(row[3] or 0)))  # the largest place of a name gives its middle
    counties = locator.counties([(float(str(r[1])), float(str(r[2]))) for r in rows])
    for (label, lon, lat, population, code), fips in zip(rows, counties, strict=True):
        state = str(code)
        if state not in BY_USPS:  # Puerto Rico's rows bear the number of their municipio
            state, fips = "PR", f"72{code}"
        if fips is None or fips not in evidence.county_names or evidence.county_names[fips][1] != state:
            continue
        name = evidence.names[state, name_key(str(label))]
        name.label, name.is_city = name.label or str(label), True
        name.kinds["people"][fips] += max(float(str(population or 0)), LEAST_PEOPLE)
        name.middle = name.middle or (float(str(lat)), float(str(lon)))


def _prefer_counted_people(evidence: Evidence) -> None:
    """Where GeoNames has counted a place's people, that figure; else the people of its ZIP codes."""
    for name in evidence.names.values():
        counted = sum(name.kinds["people"].values())
        name.people = counted if counted > LEAST_PEOPLE else name.people


# file -> columns of city, state, ZIP, and how much one row counts
ADDRESSES: dict[str, list[tuple[str, str, str, float]]] = {
    "fmcs_f7/f7_2020-08_2022-08.parquet": [
        ("affected_location_city", "affected_location_state", "affected_location_zip", 1.0),
        ("employer_city", "employer_state", "employer_zip", 1.0),
    ],
    "fmcs_f7/f7_2021-04_2024-04.parquet": [
        ("affected_location_city", "affected_location_state", "affected_location_zip", 1.0),
        ("employer_city", "employer_state", "employer_zip", 1.0),
    ],
    "fmcs_f7/f7_fy2004.parquet": [('"A-City"', '"A-State"', '"A-ZIP"', 1.0), ('"E-City"', '"E-State"', '"E-ZIP"', 1.0)],
    "irs_bmf/bmf_all_available_states.parquet": [("CITY", "STATE", "ZIP5", 0.3)],
    "va_wage_claims/va_wage_claims_2014_2018.parquet": [("employercity", "employerstate", "employerzip", 1.0)],
    "olms_lm/lm_data_data_2021.parquet": [("CITY", "STATE", "ZIP", 1.0)],
}


def _add_addresses(con: duckdb.DuckDBPyConnection, folder: Path, evidence: Evidence, state_of: dict[str, str]) -> None:
    """Workplaces and organizations by city and ZIP: where in a split city the work is."""
    for city, state, zip_code, weight in _addresses(con, folder):
        if state_of.get(zip_code) != state:
            continue
        name = evidence.names[state, name_key(city)]
        name.label = name.label or city.title()
        _pour(name.kinds["addresses"], evidence.zips.get(zip_code, {}), weight)


def _addresses(con: duckdb.DuckDBPyConnection, folder: Path) -> Iterator[tuple[str, str, str, float]]:
    """(city, state, ZIP, weight), one for each distinct address city and ZIP, in a fixed order."""
    counts: dict[tuple[str, str, str], float] = defaultdict(float)
    for file, sets in ADDRESSES.items():
        if not (folder / file).is_file():
            continue
        for city, state, zip_code, weight in sets:
            columns = f"upper(trim({city})) AS c, upper(trim({state})) AS s, left({zip_code}, 5) AS z, count(*)"
            for c, s, z, rows in read_rows(con, folder, file, columns, "GROUP BY ALL"):
                if c and s and z:
                    counts[str(c), str(s), str(z)] += weight * int(str(rows))
    for (city, state, zip_code), weight in sorted(counts.items()):
        if state in BY_USPS and name_key(city):
            yield city, state, zip_code, weight


def _add_county_names(evidence: Evidence) -> None:
    """A county can stand where a city is asked for: 'Anne Arundel County'; without 'County' if no city is so called."""
    for fips, (label, state) in evidence.county_names.items():
        for key in dict.fromkeys((name_key(label), name_key(label.rsplit(" ", 1)[0]))):
            name = evidence.names[state, key]
            if not any(name.kinds[kind] for kind in ("post_office", "people", "other_spelling")):
                name.label = label
                name.kinds["people"][fips] += max(evidence.people.get(fips, 0.0), LEAST_PEOPLE)


def _pour(into: Share, share: Share, weight: float) -> None:
    for fips, part in share.items():
        into[fips] += part * weight


def _shares(share: Share) -> Share:
    total = sum(share.values())
    return {fips: weight / total for fips, weight in sorted(share.items())}
