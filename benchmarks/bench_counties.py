"""Places to counties.

Scored against the county that the Board's staff coded for each bargaining unit of fiscal years 1999-2010 (28,233 units
with city, state and county; 25,317 also with an employer's ZIP code of the same city). County codes abolished since
are read as their successors. The peer is the commonest county by number of ZIP codes of the city.
"""

from __future__ import annotations

import time
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import duckdb

from benchmarks.report import SHARED, Report
from frombelow.methods.linkage.places import Answer, Gazetteer, place
from frombelow.methods.linkage.places.decide import features, probabilities, read_clues
from frombelow.methods.linkage.places.fitting import Example, fit
from frombelow.methods.linkage.places.spelling import name_key
from frombelow.methods.linkage.places.states import BY_USPS, usps_code
from frombelow.records.link.counties import load_gazetteer

RECORDS = SHARED / "records"
ELECTIONS = RECORDS / "nlrb" / "cats_frf_r_elections_fy1999_2010.parquet"
# counties abolished or renumbered since -> where their land went
SUCCESSORS = {
    "51515": "51019",
    "51560": "51005",
    "51780": "51083",
    "46113": "46102",
    "02270": "02158",
    "12025": "12086",
}
UNITS = f"""
SELECT any_value(trim(Unit_Loc_City)), any_value(Unit_Loc_State), any_value(UNIT_Location_County),
       min(left(trim(Employer_Zip), 5)) FILTER (lower(trim(Employer_City)) = lower(trim(Unit_Loc_City))),
       min(Employer_State) FILTER (lower(trim(Employer_City)) = lower(trim(Unit_Loc_City)) AND Employer_Zip IS NOT NULL)
FROM '{ELECTIONS}'
WHERE Unit_Loc_City IS NOT NULL AND UNIT_Location_County IS NOT NULL AND Unit_Loc_State IS NOT NULL
GROUP BY R_Case_Number, Unit_ID ORDER BY ALL
"""
FOLDS = 2
EDGES = (0.3, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.92, 0.94, 0.96, 0.98)  # of the bins of the reliability table


@dataclass(frozen=True)
class Unit:
    """A bargaining unit: city, state, the employer's ZIP if it is of the same city and state, coded county."""

    city: str
    state: str
    zip_code: str
    fips: str


def run(report: Report) -> None:
    """Print the bars, the calibration, the peer, and what no method without the answers could reach."""
    if not ELECTIONS.is_file():
        report.add("not run", f"{ELECTIONS.name} is not at hand", holds=None)
        return
    places = load_gazetteer()
    units = read_units()
    with_zip = [unit for unit in units if unit.zip_code]
    plain = [Unit(unit.city, unit.state, "", unit.fips) for unit in units]
    for what, asked, bar in (("city and state", plain, 0.94), ("with the ZIP of the same city", with_zip, 0.96)):
        _bars(report, places, what, asked, bar)
    _cross_fit(report, places, plain, with_zip)
    _add_share(report, "peer: commonest county by ZIP codes", plain, _commonest_by_zip())
    _learned_elsewhere(report, places, plain, "city and state")
    _learned_elsewhere(report, places, with_zip, "with the ZIP of the same city")
    _add_share(report, "commonest county learned from the answers themselves", plain, _commonest_by_answers(plain))
    _speed(report, places, plain)


def read_units() -> list[Unit]:
    """The labelled units, each once."""
    units = []
    for city, state, county, zip_code, zip_state in duckdb.connect().execute(UNITS).fetchall():
        usps = usps_code(state)
        if usps is None or not city:
            continue
        fips = BY_USPS[usps].fips + county[:3]
        fits = zip_code if zip_code and zip_state and usps_code(zip_state) == usps else ""
        units.append(Unit(city, usps, fits, SUCCESSORS.get(fips, fips)))
    return units


def _bars(report: Report, places: Gazetteer, what: str, units: list[Unit], bar: float) -> None:
    answers = _answers(places, units)
    right = _mean(answers[unit].fips == unit.fips for unit in units)
    among = _mean(unit.fips in dict(answers[unit].candidates) for unit in units)
    length = sum(len(answers[unit].candidates) for unit in units) / len(units)
    report.add(f"{what}: right", f"{right:.2%} of {len(units):,}", bar=f"≥ {bar:.0%}", holds=right >= bar)
    report.add(
        f"{what}: among the candidates",
        f"{among:.2%}",
        bar="≥ 99%",
        holds=among >= 0.99,
        note=f"{length:.1f} on average",
    )
    touched = [unit for unit in units if unit.fips in _touched(places, unit)]
    report.add(
        f"{what}: most that one answer per place can reach without the answers",
        f"{_best_touched(touched) / len(units):.2%}",
        note="always choosing best among the counties in which any source has a part of that city or ZIP",
    )
    possible = _mean(answers[unit].fips == unit.fips for unit in touched)
    report.add(f"{what}: right where the coded county is possible", f"{possible:.2%} of {len(touched):,}")
    pairs = [(answers[unit].probability, answers[unit].fips == unit.fips) for unit in units]
    _calibration(report, what, pairs)


def _answers(places: Gazetteer, units: list[Unit]) -> dict[Unit, Answer]:
    return {unit: place(places, unit.city, unit.state, unit.zip_code) for unit in dict.fromkeys(units)}


def _touched(places: Gazetteer, unit: Unit) -> set[str]:
    clues = read_clues(places, unit.city, unit.state, unit.zip_code)
    return {*clues.found.share(), *clues.zip_share}


def _best_touched(touched: list[Unit]) -> int:
    """How many are right if for each place the answer is the county coded most often, of those it touches."""
    counts: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for unit in touched:
        counts[unit.city, unit.state, unit.zip_code][unit.fips] += 1
    return sum(max(codes.values()) for codes in counts.values())


def _calibration(report: Report, what: str, pairs: list[tuple[float, bool]]) -> None:
    """The reliability table in one note, and the expected calibration error over its bins."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for said, hit in pairs:
        bins[bisect(EDGES, said)].append((said, hit))
    table = [(_mean(p for p, _ in part), _mean(hit for _, hit in part), len(part)) for _, part in sorted(bins.items())]
    error = sum(abs(said - was) * count for said, was, count in table) / len(pairs)
    words = ", ".join(f"{said:.1%}→{was:.1%} ({count:,})" for said, was, count in table)
    report.add(f"{what}: expected calibration error", f"{error:.2%}", note=f"said→was (units): {words}")


def _cross_fit(report: Report, places: Gazetteer, plain: list[Unit], with_zip: list[Unit]) -> None:
    """The sixteen weights fitted on one half of the cities, scored on the other."""
    examples = {fold: _examples(places, [u for u in (*plain, *with_zip) if _fold(u) != fold]) for fold in range(FOLDS)}
    weights = {fold: fit(examples[fold]) for fold in examples}
    pairs: list[tuple[float, bool]] = []
    counts = Counter(plain)
    for unit, count in counts.items():
        state = places.by_state[unit.state]
        odds = probabilities(state, read_clues(places, unit.city, unit.state, ""), weights[_fold(unit)])
        best = int(odds.argmax())
        pairs += [(float(odds[best]), state.counties[best].fips == unit.fips)] * count
    right = _mean(hit for _, hit in pairs)
    report.add("city and state, weights fitted on other cities: right", f"{right:.2%}", note=f"{FOLDS} folds by city")
    _calibration(report, "city and state, weights fitted on other cities", pairs)


def _fold(unit: Unit) -> int:
    return crc32(f"{unit.city.lower()}|{unit.state}".encode()) % FOLDS


def _examples(places: Gazetteer, units: list[Unit]) -> list[Example]:
    said: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for unit in units:
        said[unit.city, unit.state, unit.zip_code][unit.fips] += 1
    found = []
    for (city, state, zip_code), counts in said.items():
        counties = places.by_state[state]
        seen = features(counties, read_clues(places, city, state, zip_code))
        if seen is not None:
            rows = {counties.row[fips]: float(n) for fips, n in counts.items() if fips in counties.row}
            found.append(Example(seen, rows))
    return found


def _commonest_by_zip() -> Callable[[Unit], str | None]:
    """The peer: of the ZIP codes whose post office bears the city's name, the county named most often."""
    path: Path = RECORDS / "geo" / "zipcodes.parquet"
    counties = RECORDS / "geo" / "us_counties.csv"
    query = f"""SELECT lower(z.city), z.state, c.fips, count(*) FROM '{path}' z
        JOIN read_csv('{counties}', all_varchar=true) c ON c.name = z.county AND c.state = z.state GROUP BY ALL ORDER BY ALL"""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city, state, fips, count in duckdb.connect().execute(query).fetchall():
        counts[city, state][fips] += count
    best = {key: fips.most_common(1)[0][0] for key, fips in counts.items()}
    return lambda unit: best.get((unit.city.lower(), unit.state))


def _commonest_by_answers(units: list[Unit]) -> Callable[[Unit], str | None]:
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for unit in units:
        counts[unit.city.lower(), unit.state][unit.fips] += 1
    return lambda unit: counts[unit.city.lower(), unit.state].most_common(1)[0][0]


def _add_share(report: Report, what: str, units: list[Unit], guess: Callable[[Unit], str | None]) -> None:
    report.add(what, f"{_mean(guess(unit) == unit.fips for unit in units):.2%}")


def _learned_elsewhere(report: Report, places: Gazetteer, units: list[Unit], what: str) -> None:
    """What the answers of a city's *other* units would add: their counts on top of five times our probabilities."""
    counts = Counter((name_key(unit.city), unit.state, unit.fips) for unit in units)
    answers = _answers(places, units)
    right = 0
    for unit in units:
        guess = {fips: 5 * part for fips, part in answers[unit].candidates}
        for fips in {*guess, unit.fips}:
            said = counts[name_key(unit.city), unit.state, fips] - (fips == unit.fips)
            guess[fips] = guess.get(fips, 0.0) + said
        right += max(guess, key=lambda fips: (guess[fips], fips)) == unit.fips
    share = f"{right / len(units):.2%}"
    report.add(
        f"{what}: if the other units' answers were learned too", share, note="each unit left out in turn; not used"
    )


def _speed(report: Report, places: Gazetteer, units: list[Unit]) -> None:
    distinct = list(dict.fromkeys((unit.city, unit.state) for unit in units))
    started = time.perf_counter()
    for city, state in distinct:
        place(places, city, state)
    seconds = time.perf_counter() - started
    report.add(
        "speed", f"{len(distinct) / seconds:,.0f} different places a second", note="one core, nothing remembered"
    )


def _mean(values: Iterable[float]) -> float:
    kept = list(values)
    return sum(kept) / len(kept)
