"""The map of opinion.

Made conversations are described in `opinions.py`. The peer is red-dwarf 0.4.0 in a virtual environment of its own: `OPINIONS_PEER_PYTHON`, or
`var/peers/opinions` (`python -m venv var/peers/opinions`, then `var/peers/opinions/bin/pip install red-dwarf==0.4.0`).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from benchmarks.opinions import OURS, PEER, PEER_VERSION, SAME, THEIRS, UPDATES, made, run_in_process
from benchmarks.report import SHARED, Report
from frombelow.methods.opinions.answer import Answer, opinions, with_groups
from frombelow.methods.opinions.consensus import Side, group_informed
from frombelow.methods.opinions.reading import Reading, read_votes
from frombelow.methods.opinions.stability import adjusted_rand
from frombelow.methods.opinions.tests.conversations import camps, crowd
from frombelow.methods.opinions.votes import Statement, Votes

REFERENCE = Path(__file__).parent.parent / "src/frombelow/methods/opinions/tests/reference"
LARGE, MIDDLE = (100_000, 500, 5_000_000), (10_000, 500, 500_000)


def run(report: Report) -> None:
    """Print every bar of the opinion map."""
    report_large(report)
    report_against_peer(report)
    report_updates(report)
    report_sameness(report)
    report_reference(report)
    report_conversations(report)
    report_misled(report)


def report_large(report: Report) -> None:
    """100,000 people."""
    found = run_in_process(OURS, made(*LARGE), *LARGE[:2])
    parts = f"imports {found['imports']:.2f} s, sorting {found['sorting']:.2f} s, answer {found['answer']:.2f} s, of which stability {found['stability']:.2f} s; processor time {found['processor']:.2f} s"
    report.add(
        "100,000 people × 500 statements × 5 million votes: from the start of the process to the answer with stability, arrays in memory",
        f"{found['all']:.2f} s", bar="≤ 7 s", holds=found["all"] <= 7, note=parts,
    )  # fmt: skip
    report.add(
        "… peak memory of that process",
        f"{found['memory']:.0f} MB", bar="≤ 1 GB", holds=found["memory"] <= 1000,
        note=f"{found['clarity']}: groups of {found['groups']}, least stability {found['stable']:.3f}; red-dwarf was not asked: it did not finish in 420 s",
    )  # fmt: skip


def report_against_peer(report: Report) -> None:
    """10,000 people, in turns with the peer."""
    path = made(*MIDDLE)
    if not PEER.is_file():
        ours = run_in_process(OURS, path, *MIDDLE[:2])
        report.add(
            "10,000 × 500 × 500,000 votes, from arrays to the answer with stability", f"{ours['from_arrays']:.2f} s"
        )
        report.add(f"peer red-dwarf {PEER_VERSION}", "absent: see bench_opinions.py")
        return
    rounds = [(run_in_process(OURS, path, *MIDDLE[:2]), run_in_process(THEIRS, path, python=PEER)) for _ in range(3)]
    ours, theirs = median(o["from_arrays"] for o, _ in rounds), median(t["seconds"] for _, t in rounds)
    without = median(o["from_arrays"] - o["stability"] for o, _ in rounds)
    report.add(
        "10,000 × 500 × 500,000 votes, from arrays to the answer with stability, against red-dwarf",
        f"{theirs / ours:.1f} times as fast: {ours:.2f} s", bar="≥ 6 times", holds=theirs >= 6 * ours,
        note=f"medians of three in turns; without the 20 half-samples {without:.2f} s",
    )  # fmt: skip
    memory = median(t["memory"] for _, t in rounds)
    report.add(
        f"peer red-dwarf {PEER_VERSION}: run_pipeline from a list of votes in memory, no stability",
        f"{theirs:.2f} s", note=f"{memory:.0f} MB; ours {median(o['memory'] for o, _ in rounds):.0f} MB",
    )  # fmt: skip


def report_updates(report: Report) -> None:
    """One more vote in a live conversation."""
    spent = run_in_process(UPDATES, made(*MIDDLE), *MIDDLE[:2])["seconds"]
    report.add(
        "one more vote at 10,000 × 500: map, groups and every list anew; the slowest of 30",
        f"{1000 * spent[-1]:.0f} ms", bar="≤ 200 ms", holds=spent[-1] <= 0.2,
        note=f"median {1000 * median(spent):.0f} ms; stability is the one measured last",
    )  # fmt: skip


def report_sameness(report: Report) -> None:
    """The same answer to the last digit."""
    path = made(*MIDDLE)
    answers = {
        run_in_process(SAME, path, *MIDDLE[:2], seed, threads=threads) for seed, threads in ((1, 1), (2, 2), (3, 4))
    }
    report.add(
        "10,000 × 500: different answers under other orders of votes, people and statements and 1, 2, 4 threads",
        str(len(answers)), bar="1", holds=len(answers) == 1, note="SHA-256 of the whole answer as JSON",
    )  # fmt: skip


def report_reference(report: Report) -> None:
    """The engine's published figures, given its groups."""
    worst = {
        "group-informed consensus": 0.0,
        "consensus lists": 0.0,
        "representative statements": 0.0,
        "routing weights": 0.0,
    }
    for name, told, answer in published():
        keys = [s.key for s in answer.statements]
        theirs = np.array([told["group_aware_consensus"][key] for key in keys])
        worst["group-informed consensus"] = max(
            worst["group-informed consensus"], float(np.abs(group_informed(answer.tally, Side.AGREE) - theirs).max())
        )
        worst["consensus lists"] += sum(
            [keys[one.statement] for one in ours] != [str(one["tid"]) for one in told["consensus"][side]]
            for side, ours in (("agree", answer.agreed), ("disagree", answer.disagreed))
        )
        worst["representative statements"] += sum(
            [(keys[one.statement], one.side.value) for one in group.representative]
            != [(str(one["tid"]), one["repful-for"]) for one in told["repness"][str(group.number)]]
            for group in answer.groups
        )
        weights = np.array([told["priorities"][key] for key in keys])
        if not name.startswith("50ptpt"):  # it publishes 49 for every statement
            worst["routing weights"] = max(worst["routing weights"], float(np.abs(answer.weights / weights - 1).max()))
    bars = {
        "group-informed consensus": 2.3e-16,
        "consensus lists": 0,
        "representative statements": 0,
        "routing weights": 1e-10,
    }
    for what, figure in worst.items():
        report.add(
            f"four published conversations, given their groups: {what}, largest difference",
            f"{figure:.2g}", bar=f"≤ {bars[what]:.2g}", holds=figure <= bars[what],
        )  # fmt: skip


def published() -> Iterator[tuple[str, Mapping[str, Any], Answer]]:
    """Each reference conversation with our answer for its groups."""
    for path in sorted(REFERENCE.glob("*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        place = {key: at for at, key in enumerate(told["tids"])}
        statements = [
            Statement(str(key), is_out=key in told["out"] and key not in told["meta"], is_meta=key in told["meta"])
            for key in told["tids"]
        ]
        people = sorted({person for person, _, _ in told["votes"]})
        rows = [(people.index(person), place[key], vote) for person, key, vote in told["votes"]]
        votes = Votes.of(*zip(*rows, strict=True), people, statements)
        groups = {str(person): number for number, members in enumerate(told["groups"]) for person in members}
        yield path.stem, told, with_groups(votes, groups)


def report_conversations(report: Report) -> None:
    """Real conversations: what is found, and how like the published groups it is (no test: those depend on the engine's restarts)."""
    folder = SHARED / "opinions/conversations"
    if not folder.is_dir():
        report.add("three published conversations", "not measured: the shared folder is not beside the repository")
        return
    for path in sorted(folder.glob("*/participants-votes.csv")):
        reading = read_votes(path.read_bytes())
        answer = opinions(reading.votes)
        sizes = ", ".join(str(group.size) for group in answer.groups)
        stable = f"{answer.stability.least:.2f}" if answer.stability else "–"
        report.add(
            f"{path.parent.name}: {len(reading.votes.people)} × {len(reading.votes.statements)}",
            f"{answer.clarity.value}: groups of {sizes}; least stability {stable}",
            note=f"adjusted Rand index with the published groups {likeness(answer, reading):.2f}, for information",
        )


def likeness(answer: Answer, reading: Reading) -> float:
    """The adjusted Rand index over those who have a group here and there."""
    theirs = reading.numbered_groups
    pairs = [
        (theirs[key], label)
        for key, label in zip(answer.keys.tolist(), answer.label.tolist(), strict=True)
        if key in theirs
    ]
    shared = np.zeros((len(set(theirs.values())), max(1, len(answer.groups))), np.int64)
    for there, here in pairs:
        shared[there, here] += 1
    return adjusted_rand(shared)


def report_misled(report: Report) -> None:
    """How often groups are seen where none were made, and not seen where two were."""
    for people, statements in ((20, 8), (30, 10), (60, 12)):
        tables = [crowd(people, statements, voted=voted, seed=seed) for voted in (0.3, 0.6, 1.0) for seed in range(15)]
        report.add(
            f"{people} × {statements} made without groups, 45 times",
            clarities([opinions(Votes.of_table(t)) for t in tables]),
        )
    for people, statements in ((20, 8), (30, 12), (60, 20)):
        tables = [camps(people, statements, 2, apart=0.9, seed=seed)[0] for seed in range(8)]
        report.add(
            f"{people} × {statements} made of two camps, 8 times",
            clarities([opinions(Votes.of_table(t)) for t in tables]),
        )


def clarities(answers: Sequence[Answer]) -> str:
    """How many got each answer."""
    return ", ".join(
        f"{what} {count}" for what, count in sorted(Counter(answer.clarity.value for answer in answers).items())
    )
