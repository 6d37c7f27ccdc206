"""The pages on security name no file and no test that is not there, and leave out none of what they promise to cover."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from tests.promises.repository import ROOT

PAGE, WRITTEN = ROOT / "docs" / "security.md", ROOT / "docs" / "security" / "written.md"
ASVS = ROOT / "docs" / "security" / "asvs.toml"
CITED = re.compile(r"`((?:hall|src|tests|docs|tools)/[\w./-]+|requirements\.lock)(?:::(\w+))?`")
LINKED = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
THREATS = [f"T{number}" for number in range(1, 15)]
STATES = {"kept", "partly", "not yet", "not applicable"}
# How many requirements of levels 1 and 2 each chapter of ASVS 5.0.0 has, counted in its text.
CHAPTERS = {1: (8, 19), 2: (4, 7), 3: (8, 11), 4: (2, 8), 5: (4, 5), 6: (13, 22), 7: (6, 12), 8: (4, 3), 9: (4, 3), 10: (5, 24), 11: (3, 11), 12: (3, 6), 13: (1, 12), 14: (2, 7), 15: (3, 10), 16: (0, 16), 17: (0, 7)}  # fmt: skip
WITHOUT = {9, 10, 17}  # tokens that speak for themselves, OAuth, WebRTC: the hall has none of them
LONGEST = 280  # letters of a reason


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def named_in(path: Path) -> frozenset[str]:
    """The tests of a file."""
    return frozenset(re.findall(r"^def (test_\w+)", text_of(path), re.MULTILINE)) if path.is_file() else frozenset()


def missing(where: str, test: str = "") -> bool:
    """Whether a file, or a test in it, is not there. `hall/` stands for its folder."""
    path = ROOT / (f"src/frombelow/{where}" if where.startswith("hall/") else where)
    return test not in named_in(path) if test else not path.exists()


def rows() -> dict[str, dict]:
    return tomllib.loads(text_of(ASVS))


def section(threat: str) -> str:
    """What the page says of one threat."""
    return re.search(rf"^### {threat} .*?(?=^##)", text_of(PAGE), re.MULTILINE | re.DOTALL)[0]


@pytest.mark.parametrize("page", [PAGE, WRITTEN], ids=lambda page: page.name)
def test_every_path_and_test_that_the_pages_cite_is_there(page: Path):
    wrong = [f"{where}::{test}" for where, test in CITED.findall(text_of(page)) if missing(where, test)]
    wrong += [link for link in LINKED.findall(text_of(page)) if not (page.parent / link).exists()]
    assert not wrong, wrong


@pytest.mark.parametrize("threat", THREATS)
def test_every_threat_has_its_promise_what_is_left_its_files_and_its_tests(threat: str):
    said = section(threat)
    assert "**Promise.**" in said or "**Not yet.**" in said
    assert "**Left.**" in said
    kept, _, shown = said.partition("**Shown by**")
    assert [where for where, test in CITED.findall(kept.partition("**Kept by**")[2]) if not test]
    assert [test for _, test in CITED.findall(shown) if test]


def test_the_list_holds_every_requirement_of_the_first_two_levels_and_all_of_chapter_eight():
    counted = Counter((int(number.split(".")[0]), row["level"]) for number, row in rows().items())
    expected = {
        (chapter, level): many for chapter, levels in CHAPTERS.items() for level, many in enumerate(levels, 1) if many
    }
    assert counted == Counter(expected | {(8, 3): 6})
    assert sum(expected.values()) == 253


def test_two_hundred_and_ten_can_apply_and_each_has_a_test_or_a_reason():
    within = {number: row for number, row in rows().items() if row["level"] < 3}
    cannot = [number for number in within if int(number.split(".")[0]) in WITHOUT]
    assert {within[number]["state"] for number in cannot} == {"not applicable"}
    assert len(within) - len(cannot) == 210
    assert not [
        number for number, row in rows().items() if row["state"] not in STATES or not 3 < len(row["why"]) < LONGEST
    ]


def test_what_is_kept_is_shown_by_a_test_and_every_test_is_there():
    assert not [number for number, row in rows().items() if row["state"] == "kept" and not row.get("tests")]
    wrong = [
        (number, test) for number, row in rows().items() for test in row.get("tests", []) if missing(*test.split("::"))
    ]
    assert not wrong, wrong


def test_a_citation_that_leads_nowhere_is_noticed():
    assert missing("hall/kit/nowhere.py")
    assert missing("tests/promises/test_security_page.py", "test_that_never_was")
    assert not missing("hall/kit/headers.py")
