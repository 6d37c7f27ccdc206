"""SQLite's index of words keeps a list for each first three letters of a group's words: a short search would gather them from thousands of words.

Such lists are of beginnings of one length, so the number of the group before a word has six digits (more, where it has more): `000007qrosa`. The index and its
triggers are made as migration 10 made them, with that in place of the bare number.
"""

import re
from importlib import import_module

from django.db import migrations

before = import_module("frombelow.hall.people.migrations.0010_words_of_groups")
BARE = re.compile(r"(\w+)\.group_id \|\| 'q'")
PADDED = r"substr('000000' || \1.group_id, -max(6, length(\1.group_id))) || 'q'"
TOKENS = "remove_diacritics 0')"


def make(apps, schema_editor):
    if schema_editor.connection.vendor != "sqlite":
        return
    for statement in before.SQLITE:
        anew = BARE.sub(PADDED, statement).replace(TOKENS, TOKENS.replace(")", ", prefix='10')"))
        schema_editor.execute(anew, params=None)


class Migration(migrations.Migration):
    dependencies = [("people", "0014_seeds")]
    operations = [migrations.RunPython(make, elidable=False)]
