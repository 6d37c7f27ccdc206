"""Where organizing can move: does the ranking find what came later?

Cells (county × sector) ranked as they could be known on a day, against what followed: petitions and elections filed, elections won, recognitions, strikes. Lift is per
worker: events a worker in the first cells against those in all cells; an event counts in its likeliest county. The weights were fitted to filings of 2013 to 2020
(`benchmarks/potential_fit.py`), so that no filing counted here was seen. Strikes end in 2020, before most figures of places were published: they are judged as of the end
of 2017 with events to that day, but the figures that were known in June 2021.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from benchmarks.report import Report
from frombelow.methods.potential.backtest import Lift, lift
from frombelow.methods.potential.cells import Cells, parts_of
from frombelow.methods.potential.presets import DEFAULT, PRESETS
from frombelow.methods.potential.ranking import ranked
from frombelow.methods.potential.rates import Values
from frombelow.records.potential.facts import KINDS_OF, PETITIONS, Kind, cells_on, filed_between, opened
from frombelow.records.potential.release import tables_of
from frombelow.records.potential.sectors import PUBLIC
from frombelow.records.potential.withheld import ABOVE, BELOW, hidden_errors
from frombelow.records.release_format import BUNDLED

SHARES = (0.01, 0.05, 0.10)
GOAL, BETTER = 5.0, 1.2
SECONDS, MEGABYTES = 5.0, 2000
ENOUGH, ENOUGH_HERE = 100, 30  # events, in the nation and in a region: fewer say nothing of the first 1 %
WON, RECOGNITIONS, STRIKES = (
    next(kind for kind in KINDS_OF if kind.part == part) for part in ("won", "recognitions", "strikes")
)
ALL = (PETITIONS, WON, RECOGNITIONS, STRIKES)
# as of, the last day counted, what is counted; the day on which figures of places are taken, where it is another
JUDGED = (
    (date(2021, 6, 30), date(2022, 3, 31), ALL, None),
    (date(2025, 6, 11), date(2025, 12, 31), ALL, None),
    (date(2025, 12, 31), date(2026, 4, 30), ALL, None),
    (date(2017, 12, 31), date(2020, 12, 31), (STRIKES,), date(2021, 6, 30)),
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
rows = scored(BUNDLED, Asked({level!r}))
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(json.dumps([time.perf_counter() - started, int(peak.split()[1]) / 1024, rows]))
"""


def run(report: Report) -> None:
    """Lifts, then speed."""
    with opened(tables_of(BUNDLED)) as con:
        for as_of, last, kinds, figures_on in JUDGED:
            cells = cells_on(con, as_of, figures_on)
            yearly = filed_between(con, PETITIONS, as_of - timedelta(365), as_of)
            for kind in kinds:
                later = filed_between(con, kind, as_of + timedelta(1), last)
                told = f"as of {as_of}, {kind.part} to {last}"
                if later.sum() < ENOUGH:
                    report.add(told, f"not enough: {later.sum():,.0f}", note=f"fewer than {ENOUGH} are on record")
                else:
                    judge(report, cells, yearly, later, f"{told} ({later.sum():,.0f})", kind)
        low, high = hidden_errors(con, as_of)
    report.add(
        "workers of reported cells, hidden and estimated", f"90 % between 1/{1 / low:.1f} and {high:.1f} times",
        bar=f"told as 1/{ABOVE:.0f} to {BELOW:.0f} times", note="estimate over what was reported",
    )  # fmt: skip
    speed(report)


def judge(report: Report, cells: Cells, yearly: Values, later: Values, told: str, kind: Kind) -> None:
    """The default preset, the others, what happened before of the same kind, and the baselines, in the nation; the first and the last in each region."""
    goal = kind is PETITIONS
    baselines = {
        "size": cells.workers,
        "density": np.nan_to_num(cells.density),
        "last year's filings": yearly,
        "last year's filings a worker": yearly / np.maximum(cells.workers, 1),
    }
    parts = parts_of(cells)
    weights = {f"preset {key}": preset.weights for key, preset in PRESETS.items()}
    alone = "win_rate" if kind is WON else kind.part
    scores = {name: ranked(parts, one).score for name, one in (weights | {f"{alone} alone": {alone: 1.0}}).items()}
    first = scores.pop(f"preset {DEFAULT}")
    everywhere = np.ones(len(later), dtype=bool)
    ours = lifts(first, cells, later, everywhere)
    best, times = beaten(ours, baselines, cells, later, everywhere)
    report.add(
        f"{told}: {DEFAULT}", words(ours), bar=f"5 %: ≥ {GOAL:.0f}, and {BETTER} × the best baseline" if goal else "",
        holds=(ours[1].per_worker >= GOAL and times >= BETTER) if goal else None,
        note=f"{times:.1f} × the best baseline ({best}); the first 5 % hold {100 * ours[1].events:.0f} % of them and {100 * ours[1].workers:.0f} % of the workers",
    )  # fmt: skip
    for name, score in baselines.items():
        report.add(f"{told}: baseline {name}", words(lifts(score, cells, later, everywhere)))
    for name, score in scores.items():
        report.add(f"{told}: {name}", words(lifts(score, cells, later, everywhere)))
    for name, here in regions(cells).items():
        region(report, cells, later, here, first, baselines, f"{told}: {DEFAULT}, {name} alone")


def regions(cells: Cells) -> dict[str, NDArray[np.bool_]]:
    """Which cells lie in each; Maryland, Delaware and DC in the South. Private employers stand for themselves too: nearly no filing of public workers is on record."""
    found = {name: np.isin(cells.state, sorted(states)) for name, states in REGIONS.items()}
    return found | {"South": cells.is_south, "private employers": ~np.isin(cells.code, PUBLIC)}


def region(
    report: Report, cells: Cells, later: Values, here: NDArray[np.bool_], score: Values, baselines: Mapping[str, Values], told: str
) -> None:  # fmt: skip
    """The default preset and the baselines within a region."""
    if (number := later[here].sum()) < ENOUGH_HERE:
        report.add(told, f"not enough: {number:,.0f}")
        return
    ours = lifts(score, cells, later, here)
    best, times = beaten(ours, baselines, cells, later, here)
    others = "; ".join(f"{name} {words(lifts(values, cells, later, here))}" for name, values in baselines.items())
    report.add(told, words(ours), note=f"{number:,.0f} of them; {times:.1f} × the best baseline ({best}); {others}")


def beaten(
    ours: list[Lift], baselines: Mapping[str, Values], cells: Cells, later: Values, here: NDArray[np.bool_]
) -> tuple[str, float]:
    """The best baseline at 5 %, and how many times better the ranking is."""
    found = {name: lifts(score, cells, later, here)[1].per_worker for name, score in baselines.items()}
    best = max(found, key=lambda name: found[name])
    return best, ours[1].per_worker / found[best]


def lifts(score: Values, cells: Cells, later: Values, here: NDArray[np.bool_]) -> list[Lift]:
    """At every share of the cells that lie here."""
    return [lift(score[here], cells.workers[here], later[here], share) for share in SHARES]


def words(found: list[Lift]) -> str:
    """Lifts in a line."""
    return ", ".join(f"{100 * one.share:.0f} %: {one.per_worker:.1f}" for one in found)


def speed(report: Report) -> None:
    """Facts from the release, parts, scores and rank intervals, in a process of its own."""
    for level, least in (("cell", 58_000), ("county", 3_000), ("occupation", 230_000)):
        code = TIMED.format(level=level)
        done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
        seconds, memory, rows = json.loads(done.stdout.splitlines()[-1])
        report.add(
            f"the nation at the level {level}: {rows:,} rows (≥ {least:,})", f"{seconds:.1f} s, {memory:,.0f} MB", bar=f"≤ {SECONDS:.0f} s, ≤ {MEGABYTES:,} MB",
            holds=seconds <= SECONDS and memory <= MEGABYTES and rows >= least,
        )  # fmt: skip
