"""Where organizing can move: does the ranking find what came later?

Cells (county × sector) ranked as they could be known on a day, against petitions and elections filed, won, and recognitions after it. Lift is per worker: filings a
worker in the first cells against those in all cells. The weights were fitted to filings of 2013 to 2020 (`benchmarks/potential_fit.py`), so that no day here was seen.
Recognitions end in October 2024, strikes in 2020: the years that lack them are left out.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta

import numpy as np

from benchmarks.report import Report
from frombelow.methods.potential.backtest import Lift, Values, lift
from frombelow.methods.potential.cells import Cells, parts_of
from frombelow.methods.potential.presets import DEFAULT, PRESETS
from frombelow.methods.potential.ranking import ranked
from frombelow.records.potential.facts import ALWAYS, KINDS_OF, PETITIONS, Kind, cells_on, filed_between, opened
from frombelow.records.potential.release import tables_of
from frombelow.records.potential.withheld import ABOVE, BELOW, hidden_errors
from frombelow.records.release_format import BUNDLED

SHARES = (0.01, 0.05, 0.10)
GOAL, BETTER = 5.0, 1.2
SECONDS, MEGABYTES = 5.0, 2000
WON = Kind("won", ("election",), 1.0, ALWAYS, result="won")
RECOGNITIONS = next(kind for kind in KINDS_OF if kind.part == "recognitions")
# as of, then the days counted
JUDGED = (
    (date(2021, 6, 30), date(2021, 7, 1), date(2022, 3, 31), (PETITIONS, WON, RECOGNITIONS)),
    (date(2025, 6, 11), date(2025, 6, 12), date(2025, 12, 31), (PETITIONS,)),
    (date(2025, 12, 31), date(2026, 1, 1), date(2026, 4, 30), (PETITIONS,)),
)
REGIONS: dict[str, frozenset[str]] = {
    "Northeast": frozenset(["CT", "ME", "MA", "NH", "RI", "VT", "NJ", "NY", "PA"]),
    "Midwest": frozenset(["IL", "IN", "MI", "OH", "WI", "IA", "KS", "MN", "MO", "NE", "ND", "SD"]),
    "West": frozenset(["AZ", "CO", "ID", "MT", "NV", "NM", "UT", "WY", "AK", "CA", "HI", "OR", "WA"]),
}
TIMED = """
import json, time
from frombelow.records.potential.levels import Asked, scored
from frombelow.records.release_format import BUNDLED
started = time.perf_counter()
rows = scored(BUNDLED, Asked({level!r}, "moving"))
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(json.dumps([time.perf_counter() - started, int(peak.split()[1]) / 1024, rows]))
"""


def run(report: Report) -> None:
    """Lifts, then speed."""
    with opened(tables_of(BUNDLED)) as con:
        for as_of, first, last, kinds in JUDGED:
            cells = cells_on(con, as_of)
            yearly = filed_between(con, PETITIONS, as_of - timedelta(365), as_of)
            for kind in kinds:
                judge(report, cells, yearly, filed_between(con, kind, first, last), kind.part, as_of, last)
        low, high = hidden_errors(con)
    report.add(
        "workers of reported cells, hidden and estimated", f"90 % between 1/{1 / low:.1f} and {high:.1f} times",
        bar=f"told as 1/{ABOVE:.0f} to {BELOW:.0f} times", note="estimate over what was reported",
    )  # fmt: skip
    speed(report)


def judge(report: Report, cells: Cells, yearly: Values, later: Values, what: str, as_of: date, last: date) -> None:
    """The default preset, the others and the baselines."""
    told = f"as of {as_of}, {what} to {last} ({later.sum():,.0f})"
    scores: dict[str, Callable[[], Values]] = {
        "size": lambda: cells.workers,
        "density": lambda: np.nan_to_num(cells.density),
        "last year's filings": lambda: yearly,
        "last year's filings a worker": lambda: yearly / np.maximum(cells.workers, 1),
    }
    baselines = {name: lifts(score(), cells, later) for name, score in scores.items()}
    presets = {
        key: lifts(ranked(parts_of(cells), preset.weights).score, cells, later) for key, preset in PRESETS.items()
    }
    ours = presets[DEFAULT]
    best = max(baselines, key=lambda name: baselines[name][1].per_worker)
    times = ours[1].per_worker / baselines[best][1].per_worker
    goal = what == PETITIONS.part
    report.add(
        f"{told}: {DEFAULT}", words(ours), bar=f"5 %: ≥ {GOAL:.0f}, and {BETTER} × the best baseline" if goal else "",
        holds=(ours[1].per_worker >= GOAL and times >= BETTER) if goal else None,
        note=f"{times:.1f} × the best baseline ({best}); the first 5 % hold {100 * ours[1].events:.0f} % of them and {100 * ours[1].workers:.0f} % of the workers",
    )  # fmt: skip
    for name, found in baselines.items():
        report.add(f"{told}: baseline {name}", words(found))
    for key, found in presets.items():
        if key != DEFAULT:
            report.add(f"{told}: preset {key}", words(found))
    if goal:
        regions(report, cells, later, told)


def regions(report: Report, cells: Cells, later: Values, told: str) -> None:
    """The same within each region."""
    score = ranked(parts_of(cells), PRESETS[DEFAULT].weights).score
    for name, states in {**REGIONS, "South": frozenset()}.items():
        here = cells.is_south if name == "South" else np.isin(cells.state, sorted(states))
        found = [lift(score[here], cells.workers[here], later[here], share) for share in SHARES]
        report.add(f"{told}: {DEFAULT}, {name} alone", words(found), note=f"{later[here].sum():,.0f} filings")


def lifts(score: Values, cells: Cells, later: Values) -> list[Lift]:
    """At every share."""
    return [lift(score, cells.workers, later, share) for share in SHARES]


def words(found: list[Lift]) -> str:
    """Lifts in a line."""
    return ", ".join(f"{100 * one.share:.0f} %: {one.per_worker:.1f}" for one in found)


def speed(report: Report) -> None:
    """Facts from the release, parts, scores and rank intervals, in a process of its own."""
    for level, least in (("cell", 58_000), ("county", 3_000), ("occupation", 230_000)):
        code = TIMED.format(level=level)
        done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
        seconds, memory, rows = json.loads(done.stdout)
        report.add(
            f"the nation at the level {level}: {rows:,} rows (≥ {least:,})", f"{seconds:.1f} s, {memory:,.0f} MB", bar=f"≤ {SECONDS:.0f} s, ≤ {MEGABYTES:,} MB",
            holds=seconds <= SECONDS and memory <= MEGABYTES and rows >= least,
        )  # fmt: skip
