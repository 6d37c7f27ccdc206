"""Whoever changes somebody looks up the words that went, not all that they had: each is a search for somebody else who is called so.

A file that adds a phone to people who are there took such a search for every name of theirs, on PostgreSQL through all that its index had gathered meanwhile: 50 ms a person.
"""

from importlib import import_module

from django.db import migrations

before = import_module("frombelow.hall.people.migrations.0010_words_of_groups")
padded = import_module("frombelow.hall.people.migrations.0015_first_letters")
words_of = before.before.words_of

STAYED = "new.group_id = old.group_id AND new.merged_into_id IS NULL AND {word} IN ({words})"
UPDATE = next(statement for statement in before.SQLITE if "AFTER UPDATE" in statement)
ON_SQLITE = STAYED.format(word="people_word.word", words=f"SELECT words.value FROM {words_of('new')}")
SQLITE = [
    "DROP TRIGGER people_index_update",
    padded.BARE.sub(padded.PADDED, UPDATE).replace("AND NOT EXISTS", f"AND NOT ({ON_SQLITE}) AND NOT EXISTS"),
]

ON_POSTGRESQL = STAYED.format(word="words.value", words="SELECT unnest(string_to_array(new.found_by, ' '))")
ADD, TAKE = before.ADD.format(row="one", rows=before.AFTER), before.TAKE.format(row="one", rows=before.BEFORE)
POSTGRESQL = [
    "CREATE OR REPLACE FUNCTION people_word_changed() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN {ADD}; {TAKE.replace(') gone WHERE', f' AND NOT ({ON_POSTGRESQL})) gone WHERE')}; RETURN NULL; END $$",
]


def make(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("people", "0015_first_letters")]
    operations = [migrations.RunPython(make, elidable=False)]
