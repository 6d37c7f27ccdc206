"""The journal can be added to and nothing else: the database itself refuses to change or delete an entry, unless its chain is closed."""

from django.db import migrations

CLOSED = "SELECT 1 FROM kit_head WHERE chain = OLD.chain AND is_closed"
WORDS = "an entry of the journal stays as it was written"

SQLITE = [
    f"CREATE TRIGGER entry_no_update BEFORE UPDATE ON kit_entry BEGIN SELECT RAISE(ABORT, '{WORDS}'); END",
    f"CREATE TRIGGER entry_no_delete BEFORE DELETE ON kit_entry WHEN NOT EXISTS ({CLOSED}) BEGIN SELECT RAISE(ABORT, '{WORDS}'); END",
    f"CREATE TRIGGER entry_open_chain BEFORE INSERT ON kit_entry WHEN EXISTS ({CLOSED.replace('OLD', 'NEW')}) "
    "BEGIN SELECT RAISE(ABORT, 'this journal is closed'); END",
]
POSTGRESQL = [
    "CREATE FUNCTION entry_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    f"IF TG_OP = 'DELETE' THEN IF EXISTS ({CLOSED}) THEN RETURN OLD; END IF; END IF; "
    f"RAISE EXCEPTION '{WORDS}'; END $$",
    "CREATE FUNCTION entry_open() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    f"IF EXISTS ({CLOSED.replace('OLD', 'NEW')}) THEN RAISE EXCEPTION 'this journal is closed'; END IF; RETURN NEW; END $$",
    "CREATE TRIGGER entry_stays BEFORE UPDATE OR DELETE ON kit_entry FOR EACH ROW EXECUTE FUNCTION entry_stays()",
    "CREATE TRIGGER entry_open BEFORE INSERT ON kit_entry FOR EACH ROW EXECUTE FUNCTION entry_open()",
]


def guard(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("kit", "0001_journal")]
    operations = [migrations.RunPython(guard, elidable=False)]
