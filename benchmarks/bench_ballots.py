"""Counting ballots.

Published counts are those of the shared folder (`../shared/data/ballots`); without it only the speed is measured. The peers are libraries from PyPI, each in a
virtualenv of its own under `var/peers/ballots/NAME`, made here where the package index can be reached. Every program counts the same file of a million papers.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from benchmarks.report import Report
from frombelow.methods.ballots.registry import RULES
from frombelow.methods.ballots.stv.tests.published import (
    SHARED,
    Compared,
    droop_references,
    official_reports,
    read,
)
from frombelow.methods.ballots.stv.tests.transcript import transcripts

ROOT = Path(__file__).parent.parent
MILLION = ROOT / "var/bench/million.blt"
PEERS_HOME = ROOT / "var/peers/ballots"
PEERS = {
    "pyrankvote": "pyrankvote==2.0.6",
    "stvpoll": "STVPoll==0.5.6",
    "py-vote-core": "py-vote-core==2.0.0",
    "votekit": "votekit==3.5.0",
    "pref-voting": "pref_voting==1.18.2",
}
VOTERS, CANDIDATES, SEATS = 1_000_000, 10, 4
OURS = """
import json, sys, time
started = time.process_time()
from frombelow.methods.ballots.reading.blt import read_blt
if sys.argv[1] == "meek":
    from frombelow.methods.ballots.stv.meek import MEEK as rule
else:
    from frombelow.methods.ballots.stv.scottish import SCOTTISH as rule
imported = time.process_time()
contest, papers, _ = read_blt(open(sys.argv[2], "rb").read())
count = rule.count(contest, papers, None)
done = time.process_time()
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(json.dumps({"import": imported - started, "seconds": done - imported, "whole": done, "winners": sorted(count.winners),
    "memory": int(peak.split()[1]) / 1024, "papers": len(papers.weight)}))
"""


def run(report: Report) -> None:
    """Every bar of the single transferable vote."""
    if SHARED.is_dir():
        report_published(report)
        report_elections(report)
    else:
        report.add("published counts", "not measured: the shared folder is not beside the repository")
    report_speed(report)


def report_published(report: Report) -> None:
    add_compared(report, "official stage reports of Scottish councils: cells off", official_reports())
    add_compared(report, "reference outputs of Droop (13 rules and arithmetics): cells off", droop_references())
    told = list(transcripts(SHARED / "stv-rs/testdata"))
    lines = sum(len(wanted) for _, wanted, _ in told)
    off = sum(a != b for _, wanted, ours in told for a, b in zip(wanted, ours, strict=True))
    report.add("transcripts of stv-rs: lines off", f"{off} of {lines:,} in {len(told)}", bar="0", holds=not off)


def add_compared(report: Report, what: str, compared: Iterable[tuple[str, Compared]]) -> None:
    found = list(compared)
    cells, off = sum(one.cells for _, one in found), sum(len(one.off) for _, one in found)
    report.add(what, f"{off} of {cells:,} in {len(found)}", bar="0", holds=not off)


def report_elections(report: Report) -> None:
    """Real elections: the winners of three rules, and what ties and cuts do in them."""
    elections = json.loads((SHARED / "scot-elex/expected_winners.json").read_text())["elections"]
    started = time.perf_counter()
    files = {name: read(SHARED / "scot-elex/blt_files" / name) for name in elections}
    seconds = time.perf_counter() - started
    report.add(f"{len(files)} Scottish elections: reading all files", f"{seconds:.1f} s")
    for key in ("scottish", "meek", "wigm-prf"):
        started = time.perf_counter()
        counts = {name: RULES[key].count(*files[name], None) for name in files}
        seconds = time.perf_counter() - started
        wanted = {name: elections[name][key.replace("-", "_")] for name in files}
        off = sum(sorted(counts[name].winners) != wanted[name] for name in files)
        ties = sum(bool(count.ties) for count in counts.values())
        matter = sum(any(tie.matters for tie in count.ties) for count in counts.values())
        note = f"all counted in {seconds:.1f} s; {ties} with a tie, {matter} with one that matters"
        report.add(
            f"{len(files)} Scottish elections, {key}: other winners", f"{off}", bar="0", holds=not off, note=note
        )


def report_speed(report: Report) -> None:
    """A million papers from the file to the winners."""
    write_million()
    scottish, meek = (best_of_three(sys.executable, "-c", OURS, key) for key in ("scottish", "meek"))
    peers = {name: answer for name in PEERS if (answer := peer(name))}
    what = f"a million papers ({scottish['papers']:,} different), {CANDIDATES} candidates, {SEATS} seats, from file to winners"
    note = f"after {scottish['import']:.2f} s of imports; winners {scottish['winners']}"
    if peers:
        fastest = min(peers, key=lambda name: peers[name]["seconds"])
        ratio = peers[fastest]["seconds"] / scottish["seconds"]
        whole = min(answer["whole"] for answer in peers.values())
        note += f"; {ratio:.1f}× {fastest}; with start and imports {scottish['whole']:.2f} s, {whole / scottish['whole']:.1f}× the fastest"
        report.add(
            f"{what}: Scottish", f"{scottish['seconds']:.2f} s", bar=f"≤ 1/8 of {fastest}", holds=ratio >= 8, note=note
        )
    else:
        report.add(f"{what}: Scottish", f"{scottish['seconds']:.2f} s", note=note)
    ratio = meek["seconds"] / scottish["seconds"]
    note = f"{ratio:.1f}× Scottish; winners {meek['winners']}"
    report.add("the same: Meek", f"{meek['seconds']:.2f} s", bar="≤ 8× Scottish", holds=ratio <= 8, note=note)
    memory = max(scottish["memory"], meek["memory"])
    report.add("the same: peak memory of the process", f"{memory:.0f} MB", bar="≤ 300 MB", holds=memory <= 300)
    for name in PEERS:
        report_peer(report, name, peers.get(name), scottish)


def report_peer(report: Report, name: str, answer: dict[str, float] | None, ours: dict[str, float]) -> None:
    what = f"peer: {PEERS[name].replace('==', ' ')}"
    if not answer:
        report.add(what, "not measured: not installed, or it broke")
        return
    same = "the same winners" if answer["winners"] == ours["winners"] else f"other winners: {answer['winners']}"
    note = f"{answer['memory']:.0f} MB, after {answer['import']:.1f} s of imports; {same}"
    report.add(what, f"{answer['seconds']:.1f} s, {answer['seconds'] / ours['seconds']:.0f}× ours", note=note)


def write_million() -> None:
    """Plackett–Luce in three blocs, truncated; one line for each voter."""
    if MILLION.is_file():
        return
    random = np.random.default_rng(1)
    bloc = random.choice(3, size=VOTERS, p=[0.5, 0.3, 0.2])
    liked = np.array(
        [
            [3, 2.4, 2, 1.5, 1, 0.3, 0.3, 0.2, 0.2, 0.1],
            [0.2, 0.3, 0.3, 0.4, 0.5, 3, 2.2, 1.6, 1, 0.4],
            [0.5, 0.4, 0.3, 0.3, 0.4, 0.5, 0.6, 1.2, 2.5, 3],
        ]
    )
    order = np.argsort(-1.25 * np.log(liked)[bloc] - random.gumbel(size=(VOTERS, CANDIDATES)), axis=1) + 1
    length = np.minimum(1 + random.geometric(0.33, size=VOTERS), CANDIDATES)
    MILLION.parent.mkdir(parents=True, exist_ok=True)
    with MILLION.open("w") as file:
        file.write(f"{CANDIDATES} {SEATS}\n")
        for row, places in zip(order.tolist(), length.tolist(), strict=True):
            file.write(f"1 {' '.join(map(str, row[:places]))} 0\n")
        file.write("0\n" + "".join(f'"Candidate {number}"\n' for number in range(1, CANDIDATES + 1)) + '"A million"\n')


def best_of_three(*command: str) -> dict[str, float]:
    answers = [answer_of([*command, str(MILLION)]) for _ in range(3)]
    return min(answers, key=lambda answer: answer["seconds"])


def peer(name: str) -> dict[str, float] | None:
    """The peer's answer; None where it can neither be found nor installed, or breaks."""
    python = PEERS_HOME / name / "bin/python"
    if not python.is_file() and not install(name):
        return None
    command = [str(python), str(Path(__file__).parent / "ballots_peers.py"), name, str(MILLION)]
    try:
        answers = [answer_of(command)]
        while len(answers) < 3 and answers[0]["seconds"] < 10:
            answers.append(answer_of(command))
    except subprocess.SubprocessError as error:  # one broken peer must not hide the others
        print(f"{name}: {error}", file=sys.stderr)
        return None
    return min(answers, key=lambda answer: answer["seconds"])


def install(name: str) -> bool:
    home = PEERS_HOME / name
    home.parent.mkdir(parents=True, exist_ok=True)
    made = subprocess.run([sys.executable, "-m", "venv", str(home)], check=False, capture_output=True)
    command = [str(home / "bin/pip"), "install", "--quiet", "--disable-pip-version-check", PEERS[name]]
    if made.returncode or subprocess.run(command, check=False, capture_output=True).returncode:
        (home / "bin/python").unlink(missing_ok=True)
        return False
    return True


def answer_of(command: list[str]) -> dict[str, float]:
    """Seconds are processor time, of one thread whatever the program would take: other work on the machine does not count."""
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS"), "1")
    environment = {**os.environ, **threads}
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=900, env=environment)
    answer: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return answer
