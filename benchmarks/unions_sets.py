"""The labelled and coded union names that the linkage is measured on: those of the shared folder."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow.parquet as pq

from benchmarks.report import SHARED

RECORDS = SHARED / "records"
SAMPLE = RECORDS / "entity_resolution/labor_union_parser_labeled_sample.csv"
PAIRS = [RECORDS / f"entity_resolution/f7_olms_labeled_pairs_{part}.csv" for part in "ab"]
NOTICES = RECORDS / "fmcs_f7/link_units.parquet"
PARTICIPANTS = RECORDS / "nlrb/cats_r_participant_fy2009_2011.parquet"
ELECTIONS = RECORDS / "nlrb/elections_fy2011_2022.parquet"
DIGITS = re.compile(r"\d+")


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


@dataclass(frozen=True)
class Linked:
    """A name with an address, and the body it was linked to by machine."""

    text: str
    city: str
    state: str
    f_num: str


@dataclass(frozen=True)
class Coded:
    """A name with the address of the union's office, and the numbers that the labor board coded for it."""

    text: str
    city: str
    state: str
    numbers: frozenset[str]


def share(right: int, of: int) -> str:
    """`99.3 % (146 of 147)`."""
    return f"{100 * right / of:.1f} % ({right:,} of {of:,})" if of else "none"


def sample() -> list[Name]:
    """The labelled sample, sorted by whether (affiliation, number) stand for one file number in the gazetteer."""
    bodies: dict[tuple[str, str], set[str]] = defaultdict(set)
    gazetteer = pq.read_table(
        RECORDS / "labor_union_parser/olms_gazetteer.parquet", columns=["f_num", "union_name", "desig_num"]
    )
    for row in gazetteer.to_pylist():
        bodies[row["union_name"], row["desig_num"]].add(row["f_num"])
    found = []
    with SAMPLE.open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            single = len(bodies[row["union_name"], row["desig_num"]]) == 1
            kind = "unresolvable" if not row["f_num"] else "resolvable" if single else "other"
            found.append(Name(row["text"], row["f_num"], kind))
    return found


def labelled_pairs() -> Iterator[Pair]:
    """The F-7 pairs with their human labels."""
    for path in PAIRS:
        with path.open(encoding="utf-8") as rows:
            for row in csv.DictReader(rows):
                state = row["f7_union_state"]
                number = row["olms_desig_num"]
                yield Pair(
                    row["f7_union_name"], row["f7_union_city"], state, row["olms_f_num"], row["label"] == "match",
                    not state or state == row["olms_state"], not number or number in numbers_of(row["f7_union_name"]),
                )  # fmt: skip


def numbers_of(text: str) -> frozenset[str]:
    """The numbers of a text, without leading zeros."""
    return frozenset(found.lstrip("0") for found in DIGITS.findall(text)) - {""}


def links(least: float, *, numbered: bool = True) -> Iterator[Linked]:
    """F-7 names linked by machine with a score above `least`; `numbered`: those that hold a number, or those that do not."""
    for row in pq.read_table(NOTICES).to_pylist():
        name, score = row["union_name"], float(row["Link Score"] or 0)
        if row["canon_id"] and name and score > least and bool(DIGITS.search(name)) == numbered:
            yield Linked(name, row["union_city"] or "", row["union_state"] or "", row["canon_id"])


def coded_without_number() -> list[Coded]:
    """Names without a number for which the labor board coded one, or tells one in the name for letters; each once."""
    columns = ["Parti_Type", "Formal_Name", "Name_for_Correspondence", "City", "State", "Local_Dist_ID"]
    found: dict[Coded, None] = {}
    for row in pq.read_table(PARTICIPANTS, columns=columns).to_pylist():
        name = row["Formal_Name"]
        if row["Parti_Type"] == "U" and name and not DIGITS.search(name):
            told = numbers_of(f"{row['Local_Dist_ID'] or ''} {row['Name_for_Correspondence'] or ''}")
            if told:
                found[Coded(name, row["City"] or "", row["State"] or "", told)] = None
    return list(found)


def notices() -> list[tuple[str, str, str]]:
    """Every F-7 name with the address of the union's office."""
    rows = pq.read_table(NOTICES).to_pylist()
    return [(r["union_name"], r["union_city"] or "", r["union_state"] or "") for r in rows if r["union_name"]]


def elections() -> list[tuple[str, str, str]]:
    """Every union name on a ballot with the address of the workplace."""
    columns = ["Labor Org 1 Name", "Dispute Unit City", "Dispute Unit State"]
    rows = pq.read_table(ELECTIONS, columns=columns).to_pylist()
    return sorted({(r[columns[0]], r[columns[1]] or "", r[columns[2]] or "") for r in rows if r[columns[0]]})


def lines(name: str) -> list[str]:
    """The strings of a one-column file."""
    with (RECORDS / "labor_union_parser" / name).open(encoding="utf-8") as rows:
        return [row[0] for row in csv.reader(rows) if row and row[0] != "text"]
