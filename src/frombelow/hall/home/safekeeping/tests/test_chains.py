"""The journal against whoever changes the database by hand (battery B12)."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest

from frombelow.methods.common import journals

ENTRIES = 400
TAMPERINGS = 200
ALL_CHAINS, ALL_TAMPERINGS = 250, 10_000  # 100,000 entries


def chain(length: int) -> list[dict]:
    before, lines = "", []
    start = datetime(2026, 11, 26, tzinfo=UTC)
    for number in range(1, length + 1):
        line = {
            "chain": "abc", "number": number, "at": (start + timedelta(seconds=number)).isoformat(), "by": f"m{number % 7}", "deed": "people.add",
            "about": f"person:{number}", "facts": {"kind": "name", "n": number},
        }  # fmt: skip
        before = line["fingerprint"] = journals.fingerprint(line, before)
        lines.append(line)
    return lines


def change(lines: list[dict], at: int, chance: random.Random) -> None:
    """One part of one entry is another."""
    part = chance.choice([*journals.PARTS, "fingerprint"])
    value = lines[at][part]
    if part == "facts":
        changed = {**value, "n": -1}
    elif isinstance(value, int):
        changed = value + chance.choice((-1, 1))
    else:
        changed = value[:-1] + ("x" if value[-1:] != "x" else "y")
    lines[at] = {**lines[at], part: changed}


def change_and_sign(lines: list[dict], at: int, chance: random.Random) -> None:
    """As above, with the fingerprint computed anew: the next entry tells, or the head."""
    lines[at] = {**lines[at], "deed": "people.erase"}
    lines[at]["fingerprint"] = journals.fingerprint(lines[at], lines[at - 1]["fingerprint"] if at else "")


def drop(lines: list[dict], at: int, chance: random.Random) -> None:
    del lines[at]


def swap(lines: list[dict], at: int, chance: random.Random) -> None:
    other = at - 1 if at else at + 1
    lines[at], lines[other] = lines[other], lines[at]


def twice(lines: list[dict], at: int, chance: random.Random) -> None:
    lines.insert(at, lines[at])


def cut_tail(lines: list[dict], at: int, chance: random.Random) -> None:
    del lines[-chance.randint(1, min(20, len(lines) - 1)) :]


WAYS = (change, change_and_sign, drop, swap, twice, cut_tail)


@pytest.mark.parametrize(
    ("chains", "tamperings"), [(2, TAMPERINGS), pytest.param(ALL_CHAINS, ALL_TAMPERINGS, marks=pytest.mark.nightly)]
)
def test_every_tampering_is_found(chains, tamperings):
    whole, chance, found = [chain(ENTRIES) for _ in range(chains)], random.Random(7), 0
    for lines in whole:
        assert journals.checked(lines, end=lines[-1]["fingerprint"], length=ENTRIES).is_whole
    for _ in range(tamperings):
        lines = chance.choice(whole)
        spoiled = list(lines)
        chance.choice(WAYS)(spoiled, chance.randrange(ENTRIES), chance)
        found += not journals.checked(spoiled, end=lines[-1]["fingerprint"], length=ENTRIES).is_whole
    assert found == tamperings


def test_a_cut_tail_is_found_only_by_what_stands_elsewhere():
    """Negative control: without the head, or a fingerprint that somebody wrote down, a journal whose tail was cut looks whole."""
    lines = chain(50)
    end = lines[-1]["fingerprint"]
    cut = lines[:40]
    assert journals.checked(cut).is_whole
    assert not journals.checked(cut, end=end).is_whole
    assert not journals.checked(cut, length=50).is_whole
