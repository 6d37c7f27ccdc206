"""The peer: the package `labor-union-parser` 2.0.0 in a virtualenv of its own, on the same rows in the same run.

`UNION_PEER_PYTHON` names its Python, or `var/peers/unions/bin/python`, which is made here if a wheel's folder is
named in `UNION_PEER_WHEELS`.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

from benchmarks.report import Report
from benchmarks.unions_sets import Name, Pair, share

HOME = Path(__file__).parent.parent / "var/peers/unions"
CODE = """
import itertools, json, sys, time
if not hasattr(itertools, "batched"):  # Python 3.11
    def batched(items, n):
        rest = iter(items)
        while batch := tuple(itertools.islice(rest, n)):
            yield batch
    itertools.batched = batched
from labor_union_parser import Extractor
texts = json.load(sys.stdin)
extractor = Extractor()
extractor.extract_batch(texts[:20])
wall = time.perf_counter()
found = extractor.extract_batch(texts)
print(json.dumps({"seconds": time.perf_counter() - wall, "answers": [
    str(f["f_num"]) if f["is_union"] and f["f_num"] is not None else None for f in found]}))
"""


def report_peer(report: Report, names: list[Name], pairs: list[Pair]) -> None:
    """The same rows through the peer."""
    python = _python()
    if python is None:
        report.add(
            "peer labor-union-parser 2.0.0", "absent: set UNION_PEER_PYTHON or UNION_PEER_WHEELS (see unions_peer.py)"
        )
        return
    right = [p for p in pairs if p.is_match and p.states_agree]
    apart = [p for p in pairs if not p.is_match]
    texts = [n.text for n in names] + [p.text for p in right] + [p.text for p in apart]
    done = subprocess.run(
        [str(python), "-c", CODE], input=json.dumps(texts), capture_output=True, text=True, check=True
    )
    told = json.loads(done.stdout.splitlines()[-1])
    answers = told["answers"]
    for kind in ("resolvable", "other"):
        rows = [(n, a) for n, a in zip(names, answers, strict=False) if n.kind == kind]
        report.add(
            f"peer: {kind} names right",
            share(sum(a == n.f_num for n, a in rows), len(rows)),
            note="most of them were in its training" if kind == "resolvable" else "",
        )
    rows = [a for n, a in zip(names, answers, strict=False) if n.kind == "unresolvable"]
    report.add("peer: unresolvable names left undecided", share(sum(a is None for a in rows), len(rows)))
    rest = answers[len(names) :]
    report.add(
        "peer: F-7 match pairs joined", share(sum(a == p.f_num for p, a in zip(right, rest, strict=False)), len(right))
    )
    report.add(
        "peer: F-7 distinct pairs joined",
        share(sum(a == p.f_num for p, a in zip(apart, rest[len(right) :], strict=True)), len(apart)),
    )
    report.add("peer: names a second", f"{len(texts) / told['seconds']:,.0f}", note="all cores")


def _python() -> Path | None:
    """The Python of the peer's virtualenv, made here if its wheels are at hand."""
    named = os.environ.get("UNION_PEER_PYTHON")
    if named:
        return Path(named)
    python = HOME / "bin/python"
    wheels = os.environ.get("UNION_PEER_WHEELS")
    if not python.is_file() and wheels:
        subprocess.run(["python3", "-m", "venv", str(HOME)], check=True)
        install = [str(python), "-m", "pip", "install", "-q", "--only-binary", ":all:"]
        subprocess.run([*install, "torch==2.13.0", "numpy<2.4", "click", "tqdm"], check=True)
        subprocess.run(
            [*install, "--no-deps", "--ignore-requires-python", "--find-links", wheels, "labor-union-parser==2.0.0"],
            check=True,
        )
    return python if python.is_file() else None
