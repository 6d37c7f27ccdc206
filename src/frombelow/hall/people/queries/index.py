"""Finding people by words, through the index of the database. The one file that knows which database it is.

A word finds what begins with it. The group is a word of the index, so that what other groups have costs nothing and shows nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL

from frombelow.hall.groups.models import Group
from frombelow.hall.people.rules.details import CONTACT_MARKS, latin

MOST_WORDS = 8


def matching(group: Group, text: str, marks: Sequence[str]) -> Q:
    """People of a group whom every word finds. `marks`: "" looks at names, the marks of `rules.details` at contacts."""
    words = latin(text).split()[:MOST_WORDS]
    if not words:
        return Q(pk__in=())
    return Q(pk__in=RawSQL(*(sqlite if connection.vendor == "sqlite" else postgresql)(group.pk, words, marks)))  # noqa: S611  our own text


def sqlite(group: int, words: Sequence[str], marks: Sequence[str]) -> tuple[str, list[object]]:
    """The question to FTS5."""
    every = " AND ".join("(" + " OR ".join(f'found_by:"{mark}{word}"*' for mark in marks) + ")" for word in words)
    return "SELECT rowid FROM people_index WHERE people_index MATCH %s", [f"group_id:{group} AND {every}"]


def postgresql(group: int, words: Sequence[str], marks: Sequence[str]) -> tuple[str, list[object]]:
    """The question to the GIN index."""
    every = " & ".join("(" + " | ".join(f"'{mark}{word}':*" for mark in marks) + ")" for word in words)
    sql = "SELECT found.id FROM people_person found WHERE people_words(found.group_id, found.found_by) @@ %s::tsquery"
    return sql, [f"'g{group}' & {every}"]


NAMES: tuple[str, ...] = ("",)
EVERYTHING: tuple[str, ...] = ("", *CONTACT_MARKS)
