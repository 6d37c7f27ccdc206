"""Union names to OLMS file numbers.

The labelled files are those of the shared folder; nothing is measured without it. The peer is described in
`unions_peer.py`.
"""

from __future__ import annotations

import gc
import random
import re
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Callable

import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.report import Report
from benchmarks.unions_peer import report_peer
from benchmarks.unions_principles import report_principles
from benchmarks.unions_sets import (
    NOTICES,
    PARTICIPANTS,
    RECORDS,
    SAMPLE,
    Name,
    Pair,
    labelled_pairs,
    lines,
    links,
    numbers_of,
    sample,
    share,
)  # fmt: skip
from frombelow.methods.linkage.unions import Match, Register, match
from frombelow.records.link.unions import build_union_register, wording

ROUNDS = 7
Answer = Callable[[str, str, str], Match]


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
    report_principles(report, register)
    report_speed(report)
    report_peer(report, names, pairs)


def answering(register: Register) -> Answer:
    """The matcher as a function of text, city, state."""
    return lambda text, city, state: match(register, text, city, state)


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
    for link in links(0.99):
        if wording(link.text) in fold:
            found = match(register, link.text, link.city, link.state)
            if link.f_num in register.bodies and found.f_num:
                right[found.f_num == link.f_num] += 1
    report.add(
        "F-7 links in spellings that stand nowhere: agreement where decided", share(right[True], right.total()),
        note="links made by machine, score > 0.99; many disagreements are the link's faults",
    )  # fmt: skip


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


def report_board(report: Report, register: Register) -> None:
    """The labor board's own codes: the union most matched under a code stands for it."""
    columns = ["Formal_Name", "City", "State", "Labor_Org_Code", "Local_Dist_ID", "Parti_Type"]
    table = pq.read_table(PARTICIPANTS, columns=columns)
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
        numbers = numbers_of(told)
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
    for link in random.Random(2).sample(list(links(0.99)), 4000):
        found = match(register, link.text, link.city, link.state)
        body = register.bodies.get(link.f_num)
        told = numbers_of(link.text)
        if not (found.f_num and body and any(form.number in told for form in body.forms)):
            continue
        same_union = bool(set(body.codes) & set(register.bodies[found.f_num].codes))
        name = "0.80–0.90" if found.probability < 0.9 else "0.90–0.97" if found.probability < 0.97 else "0.97–1"
        bins[name].update(all=1, right=found.f_num == link.f_num, same=same_union)
    for name, seen in sorted(bins.items()):
        note = f"links to the same union only: {share(seen['right'], seen['same'])}"
        report.add(f"calibration: right where the probability is {name}", share(seen["right"], seen["all"]), note=note)


def report_speed(report: Report) -> None:
    """Distinct F-7 names with their places, one core, processor time; every round with an unused register."""
    rows = [row for row in pq.read_table(NOTICES).to_pylist() if row["union_name"]]
    distinct = list({row["union_name"]: row for row in rows}.values())
    wordings = len({re.sub(r"\d+", "", row["union_name"]) for row in distinct})
    table = build_union_register(RECORDS).to_pylist()
    rates = [_rate(Register.from_rows(table), distinct) for _ in range(ROUNDS)]
    median = statistics.median(rates)
    report.add(
        "names a second, one core", f"{median:,.0f}", bar="≥ 20,000", holds=median >= 20_000,
        note=f"median of {ROUNDS} rounds, the best {max(rates):,.0f}, the slowest {min(rates):,.0f}; {len(distinct):,} names of "
        f"{len(rows):,} notices ({100 * len(distinct) / len(rows):.0f} %), none twice; {wordings:,} wordings without their numbers",
    )  # fmt: skip


def _rate(register: Register, rows: list[dict[str, str]]) -> float:
    gc.collect()
    gc.freeze()  # as the command does: the register stays
    started = time.process_time()
    for row in rows:
        match(register, row["union_name"], row["union_city"], row["union_state"])
    seconds = time.process_time() - started
    gc.unfreeze()
    return len(rows) / seconds
