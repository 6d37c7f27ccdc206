"""Industries of employers.

Learned from employers told to 2011 (elections, petitions, certifications). Measured on every fifth of them, kept aside
by employer, and on contract notices of 2020 to 2024 by employers of whom nothing is on record before 2020. An answer is
right to the share of the employer's telling rows that say so.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

import duckdb
import numpy as np
import pyarrow.parquet as pq
from numpy.typing import NDArray

from benchmarks.industry_peer import commonest, naive_bayes
from benchmarks.report import Report
from frombelow.methods.potential.industry import Evidence, Example, Model, learn
from frombelow.records.release_format import open_release
from frombelow.records.steps.score_industry import READS, evidence, examples_by_employer, opened

Reals = NDArray[np.float64]
ASIDE = 5
POOR = 0.4  # precision or recall below this makes a sector poor
FEW = 30  # employers below which a sector's figures are told as too few to judge
SMALLEST = 1e-4  # a probability counts as at least this in the log loss


@dataclass(frozen=True)
class Asked:
    """Employers to be asked about, and what is told of them: employers × sectors, rows sum to 1."""

    what: str
    employers: list[Evidence]
    shares: Reals


def run(report: Report) -> None:
    """Learn without the employers kept aside; ask about them and about the late ones; then learn from all, timed."""
    release = open_release()
    con = opened({name: pq.read_table(release.path(name)) for name in READS})
    early = examples_by_employer(con)
    teaching = [example for player_id, example in early.items() if not _is_aside(player_id)]
    model = learn(teaching)
    assert model is not None
    aside = asked("kept aside", {p: e for p, e in early.items() if _is_aside(p)}, model.sectors)
    late = asked("late", late_employers(con), model.sectors)
    report.add("employers told to 2011", f"{len(early):,}", note=f"{len(aside.employers):,} kept aside")
    report.add("late employers, never seen before 2020", f"{len(late.employers):,}")
    ceilings(report, con)
    for group in (aside, late):
        compare(report, group, model, teaching)
        by_evidence(report, group, model)
    for group in (aside, late):
        by_sector(report, group, model)
    time_all(report, con, list(early.values()))


def _is_aside(player_id: str) -> bool:
    return crc32(player_id.encode()) % ASIDE == 0


def asked(what: str, found: Mapping[str, Example], sectors: Sequence[str]) -> Asked:
    """The employers with their shares in the order of the sectors."""
    shares = [[example.shares.get(sector, 0.0) for sector in sectors] for example in found.values()]
    return Asked(what, [example.evidence for example in found.values()], np.array(shares))


def late_employers(con: duckdb.DuckDBPyConnection) -> dict[str, Example]:
    """Employers that appear first in 2020 or later, as their contract notices tell them."""
    rows = con.execute(
        """
        SELECT player_id, naics, count(DISTINCT happening_id) FROM employer_row JOIN happening USING (happening_id, naics)
        WHERE kind = 'contract_notice' AND player_id NOT IN (
            SELECT player_id FROM employer_row JOIN happening USING (happening_id) WHERE year < 2020 OR year IS NULL)
        GROUP BY ALL ORDER BY ALL
        """
    ).fetchall()
    seen, counts = evidence(con), {}
    for player_id, code, n in rows:
        counts.setdefault(player_id, {})[code] = n
    return {
        player_id: Example(seen[player_id], {code: n / sum(own.values()) for code, n in own.items()})
        for player_id, own in counts.items()
    }


def ceilings(report: Report, con: duckdb.DuckDBPyConnection) -> None:
    """How often the sources agree with themselves: what no model can pass by much."""
    for what, first, second in (
        ("two early rows of one employer tell the same sector", "a.is_early", "b.is_early"),
        ("an early row and a notice of 2020 to 2024 do", "a.is_early", "b.late"),
        ("two notices of 2020 to 2024 do", "a.late", "b.late"),
    ):
        (agree,) = con.execute(
            f"""
            WITH told AS (SELECT DISTINCT player_id, happening_id, naics, is_early, kind = 'contract_notice' AND year >= 2020 AS late
                          FROM employer_row JOIN happening USING (happening_id, naics)),
            pairs AS (SELECT player_id, avg((a.naics = b.naics)::INT) AS same
                      FROM told a JOIN told b USING (player_id) WHERE a.happening_id <> b.happening_id AND {first} AND {second}
                      GROUP BY player_id)
            SELECT avg(same) FROM pairs
            """
        ).fetchall()[0]
        report.add(f"ceiling: {what}", f"{agree:.1%}", note="each employer counts once")


def compare(report: Report, group: Asked, model: Model, teaching: Sequence[Example]) -> None:
    """The model beside its peers."""
    peers = {"commonest sector": commonest, "naive Bayes": naive_bayes}
    answers = {name: peer(teaching, model.sectors, group.employers) for name, peer in peers.items()}
    ours = model.probabilities(group.employers)
    best_accuracy = max(accuracy(answer, group.shares) for answer in answers.values())
    best_loss = min(log_loss(answer, group.shares) for answer in answers.values())
    ours_right, loss, error = (
        accuracy(ours, group.shares),
        log_loss(ours, group.shares),
        calibration(ours, group.shares),
    )
    report.add(f"{group.what}: right", f"{ours_right:.1%}", bar="> peers", holds=ours_right > best_accuracy)
    report.add(f"{group.what}: among the first three", f"{top_three(ours, group.shares):.1%}")
    report.add(f"{group.what}: log loss", f"{loss:.3f}", bar="< peers", holds=loss < best_loss)
    report.add(f"{group.what}: expected calibration error", f"{error:.3f}", bar="≤ 0.05", holds=error <= 0.05)
    for name, answer in answers.items():
        report.add(
            f"{group.what}: {name}",
            f"{accuracy(answer, group.shares):.1%} right",
            note=f"{top_three(answer, group.shares):.1%} among three, log loss {log_loss(answer, group.shares):.3f}, "
            f"calibration error {calibration(answer, group.shares):.3f}",
        )


def by_evidence(report: Report, group: Asked, model: Model) -> None:
    """The same employers with less told of them."""
    for what, seen in (
        ("names and unions only", [Evidence(e.names, e.unions, e.union_names) for e in group.employers]),
        ("names only", [Evidence(e.names) for e in group.employers]),
    ):
        answer = model.probabilities(seen)
        report.add(
            f"{group.what}, by {what}",
            f"{accuracy(answer, group.shares):.1%} right",
            note=f"{top_three(answer, group.shares):.1%} among three, log loss {log_loss(answer, group.shares):.3f}, "
            f"calibration error {calibration(answer, group.shares):.3f}",
        )


def by_sector(report: Report, group: Asked, model: Model) -> None:
    """Precision, recall and calibration of each sector; the poor ones by name."""
    answer = model.probabilities(group.employers)
    first = answer.argmax(axis=1)
    poor, few = [], []
    for column, sector in enumerate(model.sectors):
        named, true = first == column, group.shares[:, column]
        precision = f"{true[named].mean():.0%}" if named.any() else "never named"
        recall = float(true[named].sum() / true.sum()) if true.sum() else 0.0
        if true.sum() < FEW:
            few.append(sector)
        elif recall < POOR or not named.any() or true[named].mean() < POOR:
            poor.append(sector)
        report.add(
            f"{group.what}, sector {sector}",
            f"precision {precision}, recall {recall:.0%}",
            note=f"{true.sum():,.0f} told, {answer[:, column].sum():,.0f} expected by the probabilities",
        )
    report.add(f"{group.what}: sectors with precision or recall below {POOR:.0%}", ", ".join(poor) or "none")
    report.add(f"{group.what}: sectors with fewer than {FEW} employers", ", ".join(few) or "none")


def time_all(report: Report, con: duckdb.DuckDBPyConnection, teaching: list[Example]) -> None:
    """Learning from all told employers and reading 60,000; the memory of the whole process, its tables included."""
    started = time.perf_counter()
    model = learn(teaching)
    seconds = time.perf_counter() - started
    assert model is not None
    report.add("learning from all of them", f"{seconds:.0f} s", bar="≤ 40 s", holds=seconds <= 40)
    employers = list(evidence(con).values())[:60_000]
    started = time.perf_counter()
    model.probabilities(employers)
    seconds = time.perf_counter() - started
    report.add(f"reading {len(employers):,} employers", f"{seconds:.1f} s", bar="≤ 10 s", holds=seconds <= 10)
    gigabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    report.add("memory at most, whole process", f"{gigabytes:.1f} GB", note="with the tables read and the peers")


def accuracy(answer: Reals, shares: Reals) -> float:
    """Share of right first answers."""
    return float(shares[np.arange(len(shares)), answer.argmax(axis=1)].mean())


def top_three(answer: Reals, shares: Reals) -> float:
    """Share of employers whose sector is among the three likeliest."""
    return float(np.take_along_axis(shares, np.argsort(-answer, axis=1)[:, :3], axis=1).sum(axis=1).mean())


def log_loss(answer: Reals, shares: Reals) -> float:
    """Mean surprise in nats."""
    return -float((shares * np.log(np.maximum(answer, SMALLEST))).sum(axis=1).mean())


def calibration(answer: Reals, shares: Reals) -> float:
    """Expected calibration error of the first answer: ten bands of confidence of equal width, weighted by employers."""
    sure, right = answer.max(axis=1), shares[np.arange(len(shares)), answer.argmax(axis=1)]
    band = np.minimum((sure * 10).astype(int), 9)
    gaps = [abs(sure[band == b].mean() - right[band == b].mean()) * (band == b).mean() for b in set(band.tolist())]
    return float(sum(gaps))
