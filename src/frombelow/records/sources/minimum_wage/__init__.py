"""Minimum wages of the nation, the states, and counties or cities with a law of their own."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa

from frombelow.records.source import RawFile, Reader, Source
from frombelow.records.sources.covering import covering
from frombelow.records.sources.minimum_wage.localities import CITIES, PART_OF_COUNTY, WHOLE_COUNTIES
from frombelow.records.sources.states import NAMES
from frombelow.records.staging import MEASURE

NAME = "minimum_wage"
KNOWN_TO = date(2022, 12, 31)  # the source's last day
IN_FORCE_ON = date(2026, 11, 1)  # steps that a law fixed before are believed up to this day
CONDITIONAL = {("Virginia", 2025), ("Virginia", 2026)}  # steps that needed a second vote which did not come

STEPS = """
SELECT {who}, make_date("year"::INT, "month"::INT, "day"::INT), TRY_CAST({wage} AS DOUBLE) FROM {view}
ORDER BY ALL
"""


@dataclass(frozen=True)
class Step:
    """A minimum wage (dollars an hour) and the day it begins."""

    begins: date
    wage: float

    @property
    def is_known(self) -> bool:
        """Was it in force when the source closed (or began the day after)?"""
        return self.begins <= date(KNOWN_TO.year + 1, 1, 1)


def clean(reader: Reader) -> dict[str, pa.Table]:
    """The newest minimum wage of the nation, each state, and each county with a local law."""
    federal = _newest(_steps(reader, "federal", "'United States', ''", "Fed_mw"))[("United States", "")]
    states = {name: step for (name, _), step in _newest(_steps(reader, "states", "statename, ''", "mw")).items()}
    local = _newest(_steps(reader, "localities", "statename, locality", "mw"))
    rows = [_row("us", federal, "Federal minimum.")]
    binding = {name: max(step, federal, key=lambda one: one.wage) for name, step in states.items()}
    fips = {name.title().replace(" Of ", " of "): code for code, name in NAMES.items()}
    for name, step in binding.items():
        rows.append(_row(fips[name], step, _state_note(step, federal)))
    rows += _county_rows(reader, local, {fips[name]: step for name, step in binding.items()})
    rows.sort(key=lambda row: str(row["place_id"]))
    return {
        "measure": MEASURE.fit(pa.Table.from_pylist(rows, schema=MEASURE.schema), NAME),
        "coverage": covering(NAME, (NAME,), 2022, 2022, note="Closes at the end of 2022; fixed later steps are used."),
    }


def _steps(reader: Reader, view: str, who: str, wage: str) -> dict[tuple[str, str], list[Step]]:
    reader.view(view)
    found: dict[tuple[str, str], list[Step]] = defaultdict(list)
    for state, locality, begins, dollars in reader.con.execute(STEPS.format(who=who, wage=wage, view=view)).fetchall():
        if dollars is None:
            reader.drop(1, "no general wage given (only one for tips or one trade)")
        elif (state, begins.year) in CONDITIONAL:
            reader.drop(1, "a step that depended on a second vote")
        elif begins > IN_FORCE_ON:
            reader.drop(1, "a step after 1 November 2026")
        else:
            found[state, locality].append(Step(begins, dollars))
    return found


def _newest(steps: dict[tuple[str, str], list[Step]]) -> dict[tuple[str, str], Step]:
    return {who: max(one, key=lambda step: step.begins) for who, one in sorted(steps.items())}


def _state_note(step: Step, federal: Step) -> str:
    if step.wage == federal.wage:
        return "The federal minimum."
    return "State law." if step.is_known else "A step that state law had fixed before 2023; newer laws are missing."


def _county_rows(reader: Reader, local: dict[tuple[str, str], Step], states: dict[str, Step]) -> list[dict[str, Any]]:
    """Counties with a law of their own, or with cities that have one above the county's."""
    whole = {fips: (step, who[1]) for who, step in local.items() for fips in WHOLE_COUNTIES.get(who, ())}
    cities: dict[str, list[str]] = defaultdict(list)
    rows = []
    for who, step in local.items():
        if who not in WHOLE_COUNTIES and who not in CITIES:
            reader.drop(1, "a region without a list of counties, or a local law that a state later forbade")
        elif who in CITIES:
            county = CITIES[who]
            floor = whole[county][0] if county in whole else states[county[:2]]
            if step.wage > floor.wage:
                cities[county].append(f"{PART_OF_COUNTY.get(who, who[1])} ${step.wage:.2f} ({step.begins.year})")
    for county in sorted(set(whole) | set(cities)):
        step, words = whole.get(county, (states[county[:2]], "State law"))
        if step.wage < states[county[:2]].wage:
            step, words = states[county[:2]], "State law"
        higher = f" Higher in: {', '.join(cities[county])}." if county in cities else ""
        rows.append(_row(county, step, f"{words}.{higher}"))
    return rows


def _row(place_id: str, step: Step, note: str) -> dict[str, Any]:
    return {
        "place_id": place_id,
        "measure": NAME,
        "year": step.begins.year,
        "value": step.wage,
        "status": "reported" if step.is_known else "estimated",
        "note": note,
        "source_id": NAME,
    }


DAYS = ("year", "month", "day")
SOURCE = Source(
    NAME,
    {
        "federal": RawFile("state_policy/FederalMinimumWage_Changes.csv", (*DAYS, "Fed_mw")),
        "states": RawFile("state_policy/StateMinimumWage_Changes.csv", (*DAYS, "statename", "mw")),
        "localities": RawFile("state_policy/SubstateMinimumWage_Changes.csv", (*DAYS, "statename", "locality", "mw")),
    },
    clean,
)
