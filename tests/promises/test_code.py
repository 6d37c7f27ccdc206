"""What the code of the hall never does: run text, write markup in a browser, ask another server, use a broken hash."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.promises.repository import HALL, tracked

# What would run words from outside, or let them name a column.
RUNS = re.compile(
    r"\b(?:eval|exec)\(|shell=True|os\.(?:system|popen)\(|pickle\.loads?\(|marshal\.|yaml\.|\bModelForm\b|Template\(|from_string\(|\bmd5\b|sha1\b|"
    r"\.extra\(|RawSQL|import random\b"
)
MAY_RUN = {
    "kit/bounded.py": {"pickle.load("},  # in the process that works: what the hall gave it, before a file was looked at
    "people/queries/listing.py": {"RawSQL"},  # our own text; the numbers are a parameter
    "people/queries/index.py": {"RawSQL"},  # our own text; what is searched for is a parameter
}
ASKS = re.compile(
    r"^\s*(?:import|from)\s+(httpx|requests|urllib\.request|http\.client|socket|smtplib|ftplib|aiohttp|urllib3|webbrowser)\b|django\.core\.mail",
    re.MULTILINE,
)
MAY_ASK = {"home/management/commands/open_hall.py"}  # asks this machine whether the hall is open, and opens the browser
MARKUP = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|localStorage|sessionStorage|srcdoc|createContextualFragment"
)
# The day of a moment is its day where the hall stands, not in Greenwich: a member who joins in the evening was there that evening.
ELSEWHERE = re.compile(r"\.date\(\)|\.today\(\)|combine\([^\n]*UTC|\.date\|day\b|now:%Y")
MAY_BE_ELSEWHERE = {"home/safekeeping/doctor.py": {"now:%Y"}}  # says that it is UTC
SQL_OF = re.compile(r"request\.(?:GET|POST)[^\n]*(?:execute|order_by)\(|(?:execute|order_by)\([^\n]*request\.")


def code(pattern: str) -> list[Path]:
    """Files of the hall that run in it."""
    return [path for path in tracked(pattern) if "tests" not in path.parts and "vendor" not in path.parts]


def found(pattern: re.Pattern[str], path: Path) -> set[str]:
    """What a pattern finds in a file."""
    return {match[0].strip() for match in pattern.finditer(path.read_text(encoding="utf-8"))}


def test_no_code_of_the_hall_runs_words_from_outside():
    wrong = []
    for path in code("src/frombelow/hall/*.py"):
        name = path.relative_to(HALL).as_posix()
        wrong += [f"{name}: {what}" for what in found(RUNS, path) - MAY_RUN.get(name, set())]
        wrong += [f"{name}: {what}" for what in found(SQL_OF, path)]
    assert not wrong, wrong


def test_the_day_of_a_moment_is_its_day_where_the_hall_stands():
    wrong = []
    for path in code("src/frombelow/hall/*.py") + code("src/frombelow/hall/*.html"):
        name = path.relative_to(HALL).as_posix()
        wrong += [f"{name}: {what}" for what in found(ELSEWHERE, path) - MAY_BE_ELSEWHERE.get(name, set())]
    assert not wrong, f"Write localdate(moment): {wrong}"


def test_the_hall_asks_no_other_server():
    wrong = [
        f"{path.relative_to(HALL)}: {what}"
        for path in code("src/frombelow/hall/*.py")
        if path.relative_to(HALL).as_posix() not in MAY_ASK
        for what in found(ASKS, path)
    ]
    assert not wrong, wrong


def test_scripts_write_text_and_no_markup_and_keep_nothing_in_the_open():
    wrong = [
        f"{path.relative_to(HALL)}: {what}" for path in code("src/frombelow/hall/*.js") for what in found(MARKUP, path)
    ]
    assert not wrong, wrong


def test_only_the_page_taken_along_keeps_something_on_a_device():
    keeping = [
        path.name for path in code("src/frombelow/hall/*.js") if found(re.compile(r"indexedDB|caches\.open"), path)
    ]
    assert set(keeping) <= {"along.js", "along_worker.js"}


@pytest.mark.parametrize(
    ("pattern", "text"),
    [(RUNS, "eval(x)"), (RUNS, "subprocess.run(x, shell=True)"), (RUNS, "hashlib.md5"), (ASKS, "import httpx"), (ASKS, "from urllib.request import urlopen"),
     (MARKUP, "a.innerHTML = x"), (ELSEWHERE, "reader.now.date()"), (SQL_OF, 'rows.order_by(request.GET["sort"])')],
)  # fmt: skip
def test_what_is_forbidden_is_noticed(pattern: re.Pattern[str], text: str):
    assert pattern.search(text)
