"""Nothing in the hall knows which people on a list are invented, but the one page of those who keep the keys."""

from __future__ import annotations

import re

from tests.promises.repository import HALL, tracked

NAMED = re.compile(r"\bSeed\b|people_seed\b")
# Where the table is named, with the reason.
MAY_NAME = {
    "people/models.py": "its columns",
    "people/queries/seeds.py": "what the page asks, and what is noted of lists that leave",
    "people/actions/seeds.py": "planting",
    "people/actions/merging.py": "who knows of them merges them with nobody",
    "people/rules/merging.py": "what becomes of one that others merged",
    "home/safekeeping/belongings.py": "they go along when the group moves",
}
OWN_PAGE = {"people/views/seeds.py"}  # asks the queries above
ANOTHER = {"assemblies/forms.py"}  # of a public lot


def of_the_program(pattern: str) -> dict[str, str]:
    """The texts of files that run in the hall, by their place in it."""
    paths = [path for path in tracked(pattern) if not {"tests", "migrations"} & set(path.parts)]
    return {path.relative_to(HALL).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def naming(texts: dict[str, str]) -> set[str]:
    """The files that name the table."""
    return {name for name, text in texts.items() if NAMED.search(text)}


def test_only_the_page_of_those_who_keep_the_keys_asks_for_invented_people():
    assert naming(of_the_program("src/frombelow/hall/*.py")) - ANOTHER == set(MAY_NAME)


def test_of_the_queries_others_use_only_what_notes_lists_that_leave():
    lines = {name: re.findall(r"from frombelow\.hall\.people\.queries\.seeds import (.+)", text) for name, text in of_the_program("src/frombelow/hall/*.py").items()}  # fmt: skip
    others = {name: found for name, found in lines.items() if found and name not in {*MAY_NAME, *OWN_PAGE}}
    assert others == {"people/actions/along.py": ["among"], "people/actions/exports.py": ["among"]}


def test_a_page_that_asks_for_invented_people_is_noticed():
    assert naming({"people/views/people.py": "rows = Seed.unscoped.all()"})
