"""Finding people by words, through the index of the database. The one file that knows which database it is.

A word finds what begins with it. Every word in the index stands behind the number of its group (`7qrosa`, `000007qrosa` in SQLite, which keeps lists of beginnings of one length), so that what other groups have costs nothing
and shows nothing; whoever was merged into another is not in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import BooleanField, F, Func, Q, TextField, Value
from django.db.models.expressions import RawSQL

from frombelow.hall.groups.models import Group
from frombelow.hall.kit.statements import answer
from frombelow.hall.people.rules import slips
from frombelow.hall.people.rules.details import CONTACT_MARKS, latin

MOST_WORDS = 8
MOST_NEAR = 200
GATHERED = (
    F("pk") + 0
)  # an order in which all who are found are gathered, then sorted: PostgreSQL would go through the whole list, hoping to meet one soon
BEYOND = "{"  # comes after every letter and digit


@dataclass(frozen=True)
class Word:
    """What is looked for: the beginning of a word, or one of several whole words of names."""

    text: str
    instead: tuple[str, ...] = ()


def words_of(text: str) -> list[str]:
    """What somebody typed, word by word."""
    return latin(text).split()[:MOST_WORDS]


def matching_words(group: Group, words: Sequence[Word], marks: Sequence[str]) -> Q:
    """People of a group whom every word finds, some of which may be others instead. `marks`: "" looks at names, the marks of `rules.details` at contacts."""
    if not words:
        return Q(pk__in=())
    asked = question(group, words, marks)
    if connection.vendor == "sqlite":
        return Q(pk__in=RawSQL("SELECT rowid FROM people_index WHERE people_index MATCH %s", [asked]))
    known = Func(F("group_id"), F("found_by"), function="people_words", output_field=TextField())
    given = Func(Value(asked), template="%(expressions)s::tsquery")
    return Q(Func(known, given, template="%(expressions)s", arg_joiner=" @@ ", output_field=BooleanField()))


def question(group: Group, words: Sequence[Word], marks: Sequence[str]) -> str:
    """What is asked of the index: every word, in one of its ways. Each way stands behind the number of the group, as the words of its people do."""
    either, beginning, whole = GRAMMAR[connection.vendor]
    ways = [
        [beginning.format(f"{behind(group.pk)}{mark}{word.text}") for mark in marks]
        + [whole.format(f"{behind(group.pk)}{other}") for other in word.instead]
        for word in words
    ]
    return both(AND, *(f"({either.join(of_one)})" for of_one in ways))


DIGITS = {"sqlite": 6, "postgresql": 1}  # at least, of a group's number


def behind(group: int) -> str:
    """What stands before each word of a group."""
    return f"{group:0{DIGITS[connection.vendor]}}q"


# How the index of either database is asked: one of several, the beginning of a word, a whole word.
GRAMMAR = {"sqlite": (" OR ", '"{}"*', '"{}"'), "postgresql": (" | ", "'{}':*", "'{}'")}
AND, OR, NOT = "and", "or", "not"
BETWEEN = {
    "sqlite": {AND: " AND ", OR: " OR ", NOT: " NOT "},
    "postgresql": {AND: " & ", OR: " | ", NOT: " & !"},
}


def both(how: str, *asked: str) -> str:
    """Questions to the index as one: all of them, any of them, the first without the others."""
    return f"({BETWEEN[connection.vendor][how].join(asked)})"


# What the index finds of a group is on its list, so where a reader may see all of it, the index answers alone.
COUNT = {
    "sqlite": "SELECT count(*) FROM people_index WHERE people_index MATCH %s",
    "postgresql": "SELECT count(*) FROM people_person WHERE merged_into_id IS NULL AND people_words(group_id, found_by) @@ %s::tsquery",
}
FIRST = {
    "sqlite": "SELECT rowid FROM people_index WHERE people_index MATCH %s ORDER BY rowid LIMIT %s",
    "postgresql": (
        "WITH found AS MATERIALIZED (SELECT id FROM people_person WHERE merged_into_id IS NULL AND people_words(group_id, found_by) @@ %s::tsquery) "
        "SELECT (SELECT count(*) FROM found), ARRAY(SELECT id FROM found ORDER BY id LIMIT %s)"
    ),
}


@dataclass(frozen=True)
class Hits:
    """How many people of the list a question finds, and the numbers of the first of them."""

    count: int
    first: list[int]


def hits(asked: str, most: int) -> Hits:
    """What the index finds. PostgreSQL gathers it once for both; SQLite anew for each, so where the first are all, nobody counts."""
    rows = answer(FIRST[connection.vendor], [asked, most])
    if connection.vendor == "postgresql":
        return Hits(*rows[0])
    return Hits(len(rows) if len(rows) < most else count(asked), [number for (number,) in rows])


def count(asked: str) -> int:
    """How many people of the list a question finds."""
    found: int = answer(COUNT[connection.vendor], [asked])[0][0]
    return found


def near(group: Group, typed: str) -> dict[str, int]:
    """Words of names in a group that may be meant by a typed one, each with how far it is off (`slips.apart`), the nearest first.

    They are told to nobody as they are: who reads may not see whom they belong to.
    """
    if not slips.forgiven(typed):
        return {}
    keys = slips.keys(typed)
    written = standing(group, {"head": keys.heads, "middle": keys.middles, "tail": keys.tails})
    likely = {*standing(group, {"sound": frozenset({keys.sound})}), *slips.within(typed, sorted(written))}
    off = {word: slips.apart(typed, word) for word in likely}
    found = sorted((far, word) for word, far in off.items() if far is not None)
    return {word: far for far, word in found[:MOST_NEAR]}


# SQLite, as long as it has counted nothing, would go through all words of the group.
BY_KEY = {"sqlite": "INDEXED BY people_word_{column}", "postgresql": ""}


def standing(group: Group, keys: Mapping[str, frozenset[str]]) -> set[str]:
    """The words of a group that stand under one of these keys, by column."""
    parts = [
        f"SELECT word FROM people_word {BY_KEY[connection.vendor].format(column=column)} WHERE group_id = %s AND {column} IN ({', '.join(['%s'] * len(values))})"
        for column, values in keys.items()
    ]
    given: list[int | str] = []
    for values in keys.values():
        given += [group.pk, *values]
    return {word for (word,) in answer(" UNION ".join(parts), given)}


def is_carried(group: Group, beginning: str) -> bool:
    """Whether a word of somebody's name in a group begins so."""
    sql = "SELECT EXISTS (SELECT 1 FROM people_word WHERE group_id = %s AND word >= %s AND word < %s)"
    return bool(answer(sql, [group.pk, beginning, beginning + BEYOND])[0][0])


NAMES: tuple[str, ...] = ("",)
EVERYTHING: tuple[str, ...] = ("", *CONTACT_MARKS)
