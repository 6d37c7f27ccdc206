"""Union names to OLMS file numbers.

The labelled files are those of the shared folder; nothing is measured without it. The peer is the package
`labor-union-parser` 2.0.0 in a virtualenv of its own: `UNION_PEER_PYTHON`, or `var/peers/unions/bin/python`,
which is made here if a wheel's folder is named in `UNION_PEER_WHEELS`.
"""

from __future__ import annotations

import csv
import json
import os
import random
import re
import subprocess
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.report import SHARED, Report
from frombelow.methods.linkage.unions import Match, Register, match
from frombelow.records.link.unions import build_union_register, wording

RECORDS = SHARED / "records"
SAMPLE = RECORDS / "entity_resolution/labor_union_parser_labeled_sample.csv"
PAIRS = [RECORDS / f"entity_resolution/f7_olms_labeled_pairs_{part}.csv" for part in "ab"]
PEER_HOME = Path(__file__).parent.parent / "var/peers/unions"
PEER_CODE = """
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
Answer = Callable[[str, str, str], Match]


@dataclass(frozen=True)
class Name:
    """A labelled name of the sample: `kind` is resolvable, other (several bodies bear that number) or unresolvable."""

    text: str
    f_num: str
    kind: str


@dataclass(frozen=True)
class Pair:
    """An F-7 name and an OLMS body, labelled match or distinct by a person."""

    text: str
    city: str
    state: str
    f_num: str
    is_match: bool
    states_agree: bool
    number_in_text: bool


def run(report: Report) -> None:
    """Print every bar of the union linkage."""
    if not SAMPLE.is_file():
        report.add("labelled names", "not measured: the shared folder is not beside the repository", holds=None)
        return
    table = build_union_register(RECORDS)
    register = Register.from_rows(table.to_pylist())
    names, pairs = sample(), list(labelled_pairs())
    answer = answering(register)
    report_sample(report, names, answer, "")
    report_pairs(report, pairs, answer, "")
    report_held_out(report, table, names, pairs)
    report_development(report, register)
    report_calibration(report, register)
    report_speed(report)
    report_peer(report, names, pairs)


def answering(register: Register) -> Answer:
    """The matcher as a function of text, city, state."""
    return lambda text, city, state: match(register, text, city, state)


def sample() -> list[Name]:
    """The labelled sample, sorted by whether (affiliation, number) stand for one file number in the gazetteer."""
    bodies: dict[tuple[str, str], set[str]] = defaultdict(set)
    gazetteer = pq.read_table(
        RECORDS / "labor_union_parser/olms_gazetteer.parquet", columns=["f_num", "union_name", "desig_num"]
    )
    for row in gazetteer.to_pylist():
        bodies[row["union_name"], row["desig_num"]].add(row["f_num"])
    found = []
    with SAMPLE.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            single = len(bodies[row["union_name"], row["desig_num"]]) == 1
            kind = "unresolvable" if not row["f_num"] else "resolvable" if single else "other"
            found.append(Name(row["text"], row["f_num"], kind))
    return found


def labelled_pairs() -> Iterator[Pair]:
    """The F-7 pairs with their human labels."""
    for path in PAIRS:
        with path.open(encoding="utf-8") as lines:
            for row in csv.DictReader(lines):
                state = row["f7_union_state"]
                number = row["olms_desig_num"]
                told = {n.lstrip("0") for n in re.findall(r"\d+", row["f7_union_name"])}
                yield Pair(
                    row["f7_union_name"], row["f7_union_city"], state, row["olms_f_num"], row["label"] == "match",
                    not state or state == row["olms_state"], not number or number in told,
                )  # fmt: skip


def share(right: int, of: int) -> str:
    """`99.3 % (146 of 147)`."""
    return f"{100 * right / of:.1f} % ({right} of {of})" if of else "none"


def add_bar(report: Report, what: str, right: int, of: int, at_least: float, note: str = "") -> None:
    """A row held against a least share."""
    report.add(
        what, share(right, of), bar=f"≥ {100 * at_least:g} %", holds=of > 0 and right >= at_least * of, note=note
    )


def report_sample(report: Report, names: list[Name], answer: Answer, suffix: str) -> None:
    """The three bars on the labelled sample."""
    found = [(name, answer(name.text, "", "")) for name in names]
    one = [(n, m) for n, m in found if n.kind == "resolvable"]
    other = [(n, m) for n, m in found if n.kind == "other"]
    none = [(n, m) for n, m in found if n.kind == "unresolvable"]
    wrong = sum(m.f_num not in (None, n.f_num) for n, m in one)
    add_bar(
        report,
        f"resolvable names right{suffix}",
        sum(m.f_num == n.f_num for n, m in one),
        len(one),
        0.985,
        f"{wrong} wrong, the others undecided",
    )
    add_bar(
        report,
        f"other names: right number among candidates{suffix}",
        sum(n.f_num in m.candidates for n, m in other),
        len(other),
        0.95,
    )
    add_bar(report, f"unresolvable names left undecided{suffix}", sum(m.f_num is None for n, m in none), len(none), 0.9)


def report_pairs(report: Report, pairs: list[Pair], answer: Answer, suffix: str) -> None:
    """The two bars on the F-7 pairs, and what the names themselves allow."""
    right = [p for p in pairs if p.is_match and p.states_agree]
    found = {p: answer(p.text, p.city, p.state) for p in pairs}
    joined = [p for p in right if found[p].f_num == p.f_num]
    add_bar(report, f"F-7 match pairs joined (states agree or F-7 state empty){suffix}", len(joined), len(right), 0.95)
    told = [p for p in right if p.number_in_text]
    among = sum(p.f_num in found[p].candidates for p in told)
    report.add(
        f"… of those whose labelled number stands in the text{suffix}", share(sum(p in joined for p in told), len(told)),
        note=f"right number among candidates: {share(among, len(told))}",
    )  # fmt: skip
    apart = [p for p in pairs if not p.is_match]
    wrong = sum(found[p].f_num == p.f_num for p in apart)
    report.add(
        f"F-7 distinct pairs joined{suffix}", share(wrong, len(apart)), bar="≤ 1 %", holds=wrong <= 0.01 * len(apart)
    )


def report_held_out(report: Report, table: pa.Table, names: list[Name], pairs: list[Pair]) -> None:
    """The same bars when no spelling of the test stands among those the register was taught."""
    tested = {wording(n.text) for n in names} | {wording(p.text) for p in pairs}
    register = Register.from_rows(table.to_pylist(), keep_spelling=lambda text: text not in tested)
    report_sample(report, names, answering(register), "; test spellings held out")
    report_pairs(report, pairs, answering(register), "; test spellings held out")
    bare = Register.from_rows(table.to_pylist(), keep_spelling=lambda text: False)
    right = sum(match(bare, n.text).f_num == n.f_num for n in names if n.kind == "resolvable")
    report.add(
        "resolvable names right; no spelling taught at all", share(right, sum(n.kind == "resolvable" for n in names))
    )
    report_unlisted(report, table)


def report_unlisted(report: Report, table: pa.Table) -> None:
    """Leave spellings out: F-7 wordings in tenths, each tenth read by a register taught by the other nine."""
    rows = table.to_pylist()
    wordings = sorted({text for row in rows for text in row["spellings"]})
    random.Random(1).shuffle(wordings)
    fold = set(wordings[: len(wordings) // 10])
    register = Register.from_rows(rows, keep_spelling=lambda text: text not in fold)
    right = Counter[bool]()
    for text, city, state, f_num in links(0.99):
        if wording(text) in fold:
            found = match(register, text, city, state)
            if f_num in register.bodies and found.f_num:
                right[found.f_num == f_num] += 1
    report.add(
        "F-7 links in spellings that stand nowhere: agreement where decided", share(right[True], right.total()),
        note="links made by machine, score > 0.99; many disagreements are the link's faults",
    )  # fmt: skip


def links(least: float) -> Iterator[tuple[str, str, str, str]]:
    """F-7 names linked by machine: text, city, state, file number; only those that hold a number of the body."""
    for row in pq.read_table(RECORDS / "fmcs_f7/link_units.parquet").to_pylist():
        if (
            row["canon_id"]
            and row["union_name"]
            and float(row["Link Score"] or 0) > least
            and re.search(r"\d", row["union_name"])
        ):
            yield row["union_name"], row["union_city"] or "", row["union_state"] or "", row["canon_id"]


def report_development(report: Report, register: Register) -> None:
    """Figures on the sets the method was made with."""
    strangers, missed = lines("nonunion_examples.csv"), lines("unions_model_missed.csv")
    found = Counter(match(register, text).status for text in strangers)
    report.add(
        "development: non-unions called so",
        share(found["not_union"], len(strangers)),
        note=f"matched {found['matched']}, some are unions by name",
    )
    found = Counter(match(register, text).status for text in missed)
    report.add(
        "development: hard unions not called non-unions",
        share(len(missed) - found["not_union"], len(missed)),
        note=f"matched {found['matched']}, unknown {found['unknown']}",
    )
    report_board(report, register)


def lines(name: str) -> list[str]:
    """The strings of a one-column file."""
    with (RECORDS / "labor_union_parser" / name).open(encoding="utf-8") as rows:
        return [row[0] for row in csv.reader(rows) if row and row[0] != "text"]


def report_board(report: Report, register: Register) -> None:
    """The labor board's own codes: the union most matched under a code stands for it."""
    columns = ["Formal_Name", "City", "State", "Labor_Org_Code", "Local_Dist_ID", "Parti_Type"]
    table = pq.read_table(RECORDS / "nlrb/cats_r_participant_fy2009_2011.parquet", columns=columns)
    rows = {
        tuple(r.values())
        for r in table.to_pylist()
        if r["Parti_Type"] == "U" and r["Labor_Org_Code"] and r["Formal_Name"] and r["Local_Dist_ID"]
    }
    found = [
        (code, told, match(register, text, city, state, "2010"))
        for text, city, state, code, told, _ in sorted(rows, key=str)
    ]
    unions: dict[str, Counter[str]] = defaultdict(Counter)
    for code, _, one in found:
        if one.f_num:
            unions[code][register.bodies[one.f_num].codes[0]] += 1
    right = Counter[bool]()
    for code, told, one in found:
        numbers = {n.lstrip("0") for n in re.findall(r"\d+", told)}
        if one.f_num and numbers and unions[code].total() >= 3:
            body = register.bodies[one.f_num]
            right[unions[code].most_common(1)[0][0] in body.codes and any(f.number in numbers for f in body.forms)] += 1
    report.add(
        "development: labor board codes, union and number agree where decided",
        share(right[True], right.total()),
        note="codes hold typing errors of their own",
    )


def report_calibration(report: Report, register: Register) -> None:
    """How often answers are right by the probability given.

    Truth: F-7 links by machine with a score above 0.99, that hold the body's number. The figure counts every such
    link; the note leaves out links to a body of another union than the one answered (most of those that were read
    by eye are the link's faults, but leaving them out hides any union mistaken by the matcher).
    """
    bins: dict[str, Counter[str]] = defaultdict(Counter)
    for text, city, state, f_num in random.Random(2).sample(list(links(0.99)), 4000):
        found = match(register, text, city, state)
        body = register.bodies.get(f_num)
        told = {n.lstrip("0") for n in re.findall(r"\d+", text)}
        if not (found.f_num and body and any(form.number in told for form in body.forms)):
            continue
        same_union = bool(set(body.codes) & set(register.bodies[found.f_num].codes))
        name = "0.80–0.90" if found.probability < 0.9 else "0.90–0.97" if found.probability < 0.97 else "0.97–1"
        bins[name].update(all=1, right=found.f_num == f_num, same=same_union)
    for name, seen in sorted(bins.items()):
        note = f"links to the same union only: {share(seen['right'], seen['same'])}"
        report.add(f"calibration: right where the probability is {name}", share(seen["right"], seen["all"]), note=note)


def report_speed(report: Report) -> None:
    """Distinct F-7 names with their places, one core, processor time; best of three, each with an unused register."""
    rows = pq.read_table(RECORDS / "fmcs_f7/link_units.parquet").to_pylist()
    distinct = list({r["union_name"]: r for r in rows if r["union_name"]}.values())
    table = build_union_register(RECORDS).to_pylist()
    rates = []
    for _ in range(3):
        register = Register.from_rows(table)
        started = time.process_time()
        for row in distinct:
            match(register, row["union_name"], row["union_city"], row["union_state"])
        rates.append(len(distinct) / (time.process_time() - started))
    report.add(
        "names a second, one core", f"{max(rates):,.0f}", bar="≥ 20,000", holds=max(rates) >= 20_000,
        note=f"{len(distinct):,} distinct F-7 names; best of {', '.join(f'{rate:,.0f}' for rate in rates)}",
    )  # fmt: skip


def peer_python() -> Path | None:
    """The Python of the peer's virtualenv, made here if its wheels are at hand."""
    named = os.environ.get("UNION_PEER_PYTHON")
    if named:
        return Path(named)
    python = PEER_HOME / "bin/python"
    wheels = os.environ.get("UNION_PEER_WHEELS")
    if not python.is_file() and wheels:
        subprocess.run(["python3", "-m", "venv", str(PEER_HOME)], check=True)
        install = [str(python), "-m", "pip", "install", "-q", "--only-binary", ":all:"]
        subprocess.run([*install, "torch==2.13.0", "numpy<2.4", "click", "tqdm"], check=True)
        subprocess.run(
            [*install, "--no-deps", "--ignore-requires-python", "--find-links", wheels, "labor-union-parser==2.0.0"],
            check=True,
        )
    return python if python.is_file() else None


def report_peer(report: Report, names: list[Name], pairs: list[Pair]) -> None:
    """The same rows through the peer."""
    python = peer_python()
    if python is None:
        report.add(
            "peer labor-union-parser 2.0.0", "absent: set UNION_PEER_PYTHON or UNION_PEER_WHEELS (see bench_unions.py)"
        )
        return
    right = [p for p in pairs if p.is_match and p.states_agree]
    apart = [p for p in pairs if not p.is_match]
    texts = [n.text for n in names] + [p.text for p in right] + [p.text for p in apart]
    done = subprocess.run(
        [str(python), "-c", PEER_CODE], input=json.dumps(texts), capture_output=True, text=True, check=True
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
