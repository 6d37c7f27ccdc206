"""PostgreSQL: whoever brings many people adds their words at once, as whoever takes many out does."""

from importlib import import_module

from django.db import migrations

before = import_module("frombelow.hall.people.migrations.0010_words_of_groups")
ADDED = (
    "CREATE OR REPLACE FUNCTION people_word_added() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN IF current_setting('people.words_afterwards', true) IS DISTINCT FROM 'on' THEN "
    f"{before.ADD.format(row='came', rows='came')}; END IF; RETURN NULL; END $$"
)


def make(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(ADDED, params=None)


class Migration(migrations.Migration):
    dependencies = [("people", "0011_partial_indexes_that_sqlite_takes")]
    operations = [migrations.RunPython(make, elidable=False)]
