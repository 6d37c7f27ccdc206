"""The index that finds people by words: FTS5 on SQLite, kept by triggers; a GIN index on PostgreSQL. The group is a word of it."""

from django.db import migrations

SQLITE = [
    "CREATE VIRTUAL TABLE people_index USING fts5(group_id, found_by, content='people_person', content_rowid='id', "
    "detail=column, columnsize=0, tokenize='unicode61 remove_diacritics 0')",
    "CREATE TRIGGER people_index_insert AFTER INSERT ON people_person BEGIN "
    "INSERT INTO people_index(rowid, group_id, found_by) VALUES (new.id, new.group_id, new.found_by); END",
    "CREATE TRIGGER people_index_delete AFTER DELETE ON people_person BEGIN "
    "INSERT INTO people_index(people_index, rowid, group_id, found_by) VALUES ('delete', old.id, old.group_id, old.found_by); END",
    "CREATE TRIGGER people_index_update AFTER UPDATE OF group_id, found_by ON people_person "
    "WHEN old.found_by IS NOT new.found_by OR old.group_id IS NOT new.group_id BEGIN "
    "INSERT INTO people_index(people_index, rowid, group_id, found_by) VALUES ('delete', old.id, old.group_id, old.found_by); "
    "INSERT INTO people_index(rowid, group_id, found_by) VALUES (new.id, new.group_id, new.found_by); END",
]
# The words are apart already, so nothing is parsed; fastupdate off: a search does not wade through what was written last.
POSTGRESQL = [
    "CREATE FUNCTION people_words(group_id bigint, found_by text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS "
    "$$ SELECT array_to_tsvector(array_remove(string_to_array('g' || group_id || ' ' || found_by, ' '), '')) $$",
    "CREATE INDEX people_index ON people_person USING gin (people_words(group_id, found_by)) WITH (fastupdate = off)",
]


def make(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("people", "0002_letterbox")]
    operations = [migrations.RunPython(make, elidable=False)]
