"""The words that people are found by (`people_index`) and called by (`people_word`), where no trigger keeps them: rows that were loaded, files that are written anew."""

from __future__ import annotations

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from frombelow.hall.people.imports.bulk import WORDS_OF_GROUP
from frombelow.hall.people.rules.slips import KEPT, LONGEST

TABLE = "people_word"
ANEW = {
    "sqlite": (
        "INSERT INTO people_word (group_id, word) SELECT DISTINCT person.group_id, words.value FROM people_person person, "
        "json_each('[' || replace(json_quote(person.found_by), ' ', '\",\"') || ']') words "
    ),
    "postgresql": (
        "INSERT INTO people_word (group_id, word) SELECT DISTINCT person.group_id, words.value FROM people_person person "
        "CROSS JOIN unnest(string_to_array(person.found_by, ' ') COLLATE \"C\") words(value) "
    ),
}


def make_anew(base: BaseDatabaseWrapper) -> None:
    """All words from the people who are there, after rows were loaded without triggers. An older database may not have the table yet."""
    with base.cursor() as cursor:
        if TABLE not in base.introspection.table_names(cursor):
            return
        if base.vendor == "sqlite":  # PostgreSQL's is an index like any other
            cursor.execute("INSERT INTO people_index (people_index) VALUES ('delete-all')")
            cursor.execute(
                f"INSERT INTO people_index (rowid, found_by) SELECT id, {WORDS_OF_GROUP} FROM people_person WHERE merged_into_id IS NULL"
            )
        cursor.execute("DELETE FROM people_word")
        kept = f"substr(words.value, 1, 1) BETWEEN 'a' AND 'z' AND length(words.value) BETWEEN {KEPT} AND {LONGEST}"
        cursor.execute(f"{ANEW[base.vendor]} WHERE {kept} AND person.merged_into_id IS NULL")


def compact(cursor: Any) -> None:
    """SQLite's index merged into one piece, without what was taken out."""
    cursor.execute("INSERT INTO people_index (people_index) VALUES ('optimize')")
