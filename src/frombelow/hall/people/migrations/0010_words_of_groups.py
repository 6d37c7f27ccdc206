"""The index of words anew: the group stands before each word, and whoever was merged into another is not in it.

So a word of a group is one entry of the index. A group that was a word of its own had to be met with every other word, through a list as long as the
group: two milliseconds in 300,000 people. And what the index finds are people of a list, so it counts them by itself.
"""

from importlib import import_module

from django.db import migrations

before = import_module("frombelow.hall.people.migrations.0009_words")

PUT = "INSERT INTO people_index(rowid, found_by) SELECT {row}.id, {words} WHERE {row}.merged_into_id IS NULL; "
TAKE_OUT = "INSERT INTO people_index(people_index, rowid, found_by) SELECT 'delete', {row}.id, {words} WHERE {row}.merged_into_id IS NULL; "


def of_group(row):
    """The words of a row, each behind its group: `7qrosa 7qnunez`. No number of a group begins another's, since a letter follows."""
    return f"replace(' ' || {row}.found_by, ' ', ' ' || {row}.group_id || 'q')"


def put(row):
    return PUT.format(row=row, words=of_group(row))


def take_out(row):
    return TAKE_OUT.format(row=row, words=of_group(row))


def added(row):
    return before.added(row).replace("; ", f" AND {row}.merged_into_id IS NULL; ")


GONE = (
    f"DELETE FROM people_word WHERE group_id = old.group_id AND word IN (SELECT words.value FROM {before.words_of('old')} WHERE {before.NAMES}) "
    "AND NOT EXISTS (SELECT 1 FROM people_index WHERE people_index MATCH '\"' || people_word.group_id || 'q' || people_word.word || '\"'); "
)
CHANGED = " OR ".join(f"old.{column} IS {{distinct}} new.{column}" for column in ("found_by", "group_id", "merged_into_id"))
SQLITE = [
    *(f"DROP TRIGGER people_index_{deed}" for deed in ("insert", "delete", "update")),
    "DROP TABLE people_index",
    # without a copy of the words, which stand in the table
    "CREATE VIRTUAL TABLE people_index USING fts5(found_by, content='', detail=none, columnsize=0, tokenize='unicode61 remove_diacritics 0')",
    f"INSERT INTO people_index(rowid, found_by) SELECT id, {of_group('people_person')} FROM people_person WHERE merged_into_id IS NULL",
    "INSERT INTO people_index(people_index) VALUES ('optimize')",
    f"CREATE TRIGGER people_index_insert AFTER INSERT ON people_person BEGIN {put('new')}{added('new')}END",
    f"CREATE TRIGGER people_index_delete AFTER DELETE ON people_person BEGIN {take_out('old')}{GONE}END",
    f"CREATE TRIGGER people_index_update AFTER UPDATE OF group_id, found_by, merged_into_id ON people_person WHEN {CHANGED.format(distinct='NOT')} "
    f"BEGIN {take_out('old')}{put('new')}{added('new')}{GONE}END",
]

OTHERS = "SELECT 1 FROM people_person other WHERE other.merged_into_id IS NULL AND people_words(other.group_id, other.found_by) @@ ('''' || known.group_id || 'q' || known.word || '''')::tsquery"
TAKE = before.TAKE[: before.TAKE.index("AND NOT EXISTS")] + f"AND NOT EXISTS ({OTHERS})"
ADD = before.ADD.replace(" ORDER BY", " AND {row}.merged_into_id IS NULL ORDER BY")
BEFORE, AFTER = (f"(SELECT {row}.group_id, {row}.found_by, {row}.merged_into_id) one" for row in ("old", "new"))
POSTGRESQL = [
    "DROP INDEX people_index",
    "CREATE OR REPLACE FUNCTION people_words(group_id bigint, found_by text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS "
    "$$ SELECT array_to_tsvector(string_to_array(replace(group_id || 'q' || trim(found_by), ' ', ' ' || group_id || 'q'), ' ')) $$",
    "CREATE INDEX people_index ON people_person USING gin (people_words(group_id, found_by)) WITH (fastupdate = off) WHERE merged_into_id IS NULL",
    "CREATE OR REPLACE FUNCTION people_word_added() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN {ADD.format(row='came', rows='came')}; RETURN NULL; END $$",
    "CREATE OR REPLACE FUNCTION people_word_gone() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN IF current_setting('people.words_afterwards', true) IS DISTINCT FROM 'on' THEN {TAKE.format(row='went', rows='went')}; END IF; RETURN NULL; END $$",
    "CREATE OR REPLACE FUNCTION people_word_changed() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN {ADD.format(row='one', rows=AFTER)}; {TAKE.format(row='one', rows=BEFORE)}; RETURN NULL; END $$",
    "DROP TRIGGER people_word_update ON people_person",
    "CREATE TRIGGER people_word_update AFTER UPDATE OF group_id, found_by, merged_into_id ON people_person FOR EACH ROW "
    f"WHEN ({CHANGED.format(distinct='DISTINCT FROM')}) EXECUTE FUNCTION people_word_changed()",
]  # fmt: skip


def make(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("people", "0009_words")]
    operations = [migrations.RunPython(make, elidable=False)]
