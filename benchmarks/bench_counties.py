"""Places to counties.

Scored against the county that the Board's staff coded for each bargaining unit of fiscal years 1999-2010 (28,233 units
with city, state and county; 25,293 also with an employer's ZIP code of the same city). County codes abolished since
are read as their successors. `frombelow link counties` answers two questions (decision 0004): which county a federal coder writes down
(`fips`, held against the bars) and where the place lies (`lies_in`, what the pages show). The register holds those codings as one of its
sources, so figures stand three times: as users get it ("in sample"), with the unit's own coding taken out ("each unit left out"), and with
all codings out and the weights fitted on other cities ("uncoded cities"): the figure for a city that nobody coded.
The peer is the commonest county by number of ZIP codes of the city.
"""

from __future__ import annotations

import time
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from zlib import crc32

import duckdb

from benchmarks.report import SHARED, Report
from frombelow.methods.linkage.places import Answer, Gazetteer, Question, place
from frombelow.methods.linkage.places.answer import answer_from
from frombelow.methods.linkage.places.codings import Codings
from frombelow.methods.linkage.places.decide import features, read_clues
from frombelow.methods.linkage.places.fitting import Example, fit
from frombelow.methods.linkage.places.weights import EVIDENCE, FITTED, Weights
from frombelow.records.link.counties import load_gazetteer
from frombelow.records.link.county_codings import ELECTIONS, Unit, read_coded_units

RECORDS = SHARED / "records"
FOLDS = 2
ZIP_AGREES = EVIDENCE.index("zip, agrees")
IN_SAMPLE = "the register has learned from these very codings"
LEFT_OUT = "the unit's own coding taken out of the register"
LIES = "codings choose only among the counties in which the place lies"
UNCODED = f"no codings in the register, weights fitted on other cities, {FOLDS} folds by city"
EDGES = (0.3, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.92, 0.94, 0.96, 0.98)  # of the bins of the reliability table


def run(report: Report) -> None:
    """Print the bars in sample and crosswise, the calibration, the peer, and what limits them."""
    if not (RECORDS / ELECTIONS).is_file():
        report.add("not run", f"{ELECTIONS} is not at hand", holds=None)
        return
    places = load_gazetteer()
    units = read_coded_units(RECORDS)
    with_zip = [unit for unit in units if unit.zip_code]
    plain = [Unit(unit.city, unit.state, "", unit.fips) for unit in units]
    weights = _crosswise(places, plain, with_zip)
    for what, asked, bar in (("city and state", plain, 0.94), ("with the ZIP of the same city", with_zip, 0.96)):
        _score(report, f"{what}, in sample", asked, _known(places, asked, Question.CODED), IN_SAMPLE, bar)
        _score(report, f"{what}, each unit left out", asked, _left_out(places, asked, Question.CODED), LEFT_OUT)
        _score(report, f"{what}, uncoded cities", asked, _uncoded(places, asked, weights), UNCODED)
        _score(report, f"{what}, where it lies", asked, _known(places, asked, Question.LIES), LIES)
        _score(
            report, f"{what}, where it lies, each unit left out", asked, _left_out(places, asked, Question.LIES), LIES
        )
        _differ(report, places, what, asked)
        _limits(report, places, what, asked)
    _add_share(report, "peer: commonest county by ZIP codes", plain, _commonest_by_zip())
    _speed(report, places, plain)


def _score(
    report: Report, what: str, units: list[Unit], answers: dict[Unit, Answer], note: str, bar: float | None = None
) -> None:
    """Right, among the candidates, calibration; the bars of the two first where there is one."""
    right = _mean(answers[unit].fips == unit.fips for unit in units)
    among = _mean(unit.fips in dict(answers[unit].candidates) for unit in units)
    length = sum(len(answers[unit].candidates) for unit in units) / len(units)
    bars = (f"≥ {bar:.0%}", right >= bar, "≥ 99%", among >= 0.99) if bar else ("", None, "", None)
    report.add(f"{what}: right", f"{right:.2%} of {len(units):,}", bar=bars[0], holds=bars[1], note=note)
    listed = f"{length:.1f} on average"
    report.add(f"{what}: among the candidates", f"{among:.2%}", bar=bars[2], holds=bars[3], note=listed)
    _calibration(report, what, [(answers[unit].probability, answers[unit].fips == unit.fips) for unit in units])


def _known(places: Gazetteer, units: list[Unit], question: Question) -> dict[Unit, Answer]:
    """Each unit's answer as users get it."""
    return {u: place(places, u.city, u.state, u.zip_code, question) for u in dict.fromkeys(units)}


def _differ(report: Report, places: Gazetteer, what: str, units: list[Unit]) -> None:
    coded, lies = (_known(places, units, question) for question in (Question.CODED, Question.LIES))
    keys = {(u.city.lower(), u.state, u.zip_code): coded[u].fips != lies[u].fips for u in units}
    apart = sum(keys.values())
    report.add(f"{what}: places for which the two questions have different answers", f"{apart:,} of {len(keys):,}")


def _left_out(places: Gazetteer, units: list[Unit], question: Question) -> dict[Unit, Answer]:
    """Each unit's answer from everything but its own coding."""
    found = {}
    for unit in dict.fromkeys(units):
        clues = read_clues(places, unit.city, unit.state, unit.zip_code)
        part = "zip_code" if unit.fips in clues.codings.zip_code else "elsewhere"
        counts = getattr(clues.codings, part)
        others = {fips: n - (fips == unit.fips) for fips, n in counts.items() if n - (fips == unit.fips) > 0}
        clues = replace(clues, codings=replace(clues.codings, **{part: others}))
        found[unit] = answer_from(places, clues, unit.city, question=question)
    return found


def _uncoded(places: Gazetteer, units: list[Unit], weights: dict[int, Weights]) -> dict[Unit, Answer]:
    """Each unit's answer without any codings, by weights fitted on the other half of the cities."""
    found = {}
    for unit in dict.fromkeys(units):
        clues = replace(read_clues(places, unit.city, unit.state, unit.zip_code), codings=Codings())
        found[unit] = answer_from(places, clues, unit.city, weights[_fold(unit)])
    return found


def _limits(report: Report, places: Gazetteer, what: str, units: list[Unit]) -> None:
    """What other ways would reach, so that the bars can be read."""
    touched = [unit for unit in units if unit.fips in _touched(places, unit)]
    report.add(
        f"{what}: most that one answer per place can reach among counties the place touches",
        f"{_best_touched(touched) / len(units):.2%}",
        note="chosen with hindsight; any source's smallest share counts as touching",
    )
    plainly = [unit for unit in units if len(_touched(places, unit)) == 1]
    sure = _mean(unit.fips in _touched(places, unit) for unit in plainly)
    report.add(f"{what}: coded there, where all sources name one county alone", f"{sure:.2%} of {len(plainly):,}")
    commonest = _commonest_by_answers(units)
    report.add(
        f"{what}: commonest county learned from the answers themselves",
        f"{_mean(commonest(unit) == unit.fips for unit in units):.2%}",
        note="scored on what it learned from",
    )


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


def _crosswise(places: Gazetteer, plain: list[Unit], with_zip: list[Unit]) -> dict[int, Weights]:
    """For each half of the cities, the sixteen weights fitted on the other half; the ZIP's by hand as in `weights.py`."""
    fitted = {}
    for fold in range(FOLDS):
        found = fit(_examples(places, [unit for unit in (*plain, *with_zip) if _fold(unit) != fold]))
        evidence = list(found.evidence)
        evidence[ZIP_AGREES] = FITTED.evidence[ZIP_AGREES]
        fitted[fold] = replace(found, evidence=tuple(evidence))
    return fitted


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
    counts: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for unit in units:
        counts[unit.city.lower(), unit.state, unit.zip_code][unit.fips] += 1
    return lambda unit: counts[unit.city.lower(), unit.state, unit.zip_code].most_common(1)[0][0]


def _add_share(report: Report, what: str, units: list[Unit], guess: Callable[[Unit], str | None]) -> None:
    report.add(what, f"{_mean(guess(unit) == unit.fips for unit in units):.2%}")


def _speed(report: Report, places: Gazetteer, units: list[Unit]) -> None:
    distinct = list(dict.fromkeys((unit.city, unit.state) for unit in units))
    seconds = min(_seconds(places, distinct) for _ in range(3))
    report.add(
        "speed",
        f"{len(distinct) / seconds:,.0f} different places a second",
        bar="≥ 3,000",
        holds=len(distinct) / seconds >= 3_000,
        note="one core, the best of three rounds",
    )


def _seconds(places: Gazetteer, asked: list[tuple[str, str]]) -> float:
    started = time.perf_counter()
    for city, state in asked:
        place(places, city, state)
    return time.perf_counter() - started


def _mean(values: Iterable[float]) -> float:
    kept = list(values)
    return sum(kept) / len(kept)
