"""Finding people by words, through the index of the database. The one file that knows which database it is.

A word finds what begins with it. The group is a word of the index, so that what other groups have costs nothing and shows nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import BooleanField, F, Func, Q, TextField, Value
from django.db.models.expressions import RawSQL

from frombelow.hall.groups.models import Group
from frombelow.hall.people.rules import slips
from frombelow.hall.people.rules.details import CONTACT_MARKS, latin

MOST_WORDS = 8
MOST_NEAR = 200
BEYOND = "{"  # comes after every letter and digit


@dataclass(frozen=True)
class Word:
    """What is looked for: the beginning of a word, or one of several whole words of names."""

    text: str
    instead: tuple[str, ...] = ()


def words_of(text: str) -> list[str]:
    """What somebody typed, word by word."""
    return latin(text).split()[:MOST_WORDS]


def matching(group: Group, text: str, marks: Sequence[str]) -> Q:
    """People of a group whom every word finds. `marks`: "" looks at names, the marks of `rules.details` at contacts."""
    return matching_words(group, [Word(word) for word in words_of(text)], marks)


def matching_words(group: Group, words: Sequence[Word], marks: Sequence[str]) -> Q:
    """The same, of words some of which may be others instead."""
    if not words:
        return Q(pk__in=())
    if connection.vendor == "sqlite":
        return Q(pk__in=RawSQL(*sqlite(group.pk, words, marks)))  # noqa: S611  our own text
    known = Func(F("group_id"), F("found_by"), function="people_words", output_field=TextField())
    asked = Func(Value(postgresql(group.pk, words, marks)), template="%(expressions)s::tsquery")
    return Q(Func(known, asked, template="%(expressions)s", arg_joiner=" @@ ", output_field=BooleanField()))


def sqlite(group: int, words: Sequence[Word], marks: Sequence[str]) -> tuple[str, list[object]]:
    """The question to FTS5."""
    every = " AND ".join(
        joined(
            " OR ",
            (f'found_by:"{mark}{word.text}"*' for mark in marks),
            (f'found_by:"{other}"' for other in word.instead),
        )
        for word in words
    )
    return "SELECT rowid FROM people_index WHERE people_index MATCH %s", [f"group_id:{group} AND {every}"]


def postgresql(group: int, words: Sequence[Word], marks: Sequence[str]) -> str:
    """The question to the GIN index."""
    every = " & ".join(
        joined(" | ", (f"'{mark}{word.text}':*" for mark in marks), (f"'{other}'" for other in word.instead))
        for word in words
    )
    return f"'g{group}' & {every}"


def joined(between: str, *several: Iterable[str]) -> str:
    """One of these."""
    return "(" + between.join(one for those in several for one in those) + ")"


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


def standing(group: Group, keys: Mapping[str, frozenset[str]]) -> set[str]:
    """The words of a group that stand under one of these keys, by column."""
    parts = [
        f"SELECT word FROM people_word WHERE group_id = %s AND {column} IN ({', '.join(['%s'] * len(values))})"
        for column, values in keys.items()
    ]
    given: list[int | str] = []
    for values in keys.values():
        given += [group.pk, *values]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ".join(parts), given)
        return {word for (word,) in cursor.fetchall()}


def is_carried(group: Group, beginning: str) -> bool:
    """Whether a word of somebody's name in a group begins so."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT 1 FROM people_word WHERE group_id = %s AND word >= %s AND word < %s)",
            [group.pk, beginning, beginning + BEYOND],
        )
        return bool(cursor.fetchone()[0])


NAMES: tuple[str, ...] = ("",)
EVERYTHING: tuple[str, ...] = ("", *CONTACT_MARKS)
