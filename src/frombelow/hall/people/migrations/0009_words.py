"""The words that people of a group are called by, each once: where a name that was typed wrong looks for one that was meant. Kept by triggers, beside the index of words.

A word is cut in three, each part under the length of the word, and written as it sounds: `rules.slips` says why. How many people carry a word is not counted: every
new Rosa would wait for the one before her. Who reads is told a word only where somebody whom they see carries it.
"""

from django.db import migrations

ALIKE = (
    ("tch", "c"), ("sch", "s"), ("ch", "c"), ("sh", "s"), ("zh", "z"), ("kh", "h"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("gh", "g"), ("cz", "c"), ("ts", "c"),
    ("tz", "c"), ("ck", "k"), ("ks", "x"), ("q", "k"), ("dj", "j"), ("j", "y"), ("y", "i"), ("ee", "i"), ("oo", "u"), ("ou", "u"), ("w", "b"), ("v", "b"), ("z", "s"),
)  # fmt: skip


def replaced(text, pairs):
    for written, heard in pairs:
        text = f"replace({text}, '{written}', '{heard}')"
    return text


DOUBLED = [(letter * 2, letter) for letter in "abcdefghijklmnopqrstuvwxyz"]
VOWELS = [(vowel, "") for vowel in "aeiou"]
PARTS = {
    "head": "CAST(length(word) AS text) || substr(word, 1, length(word) / 3)",
    "middle": "CAST(length(word) AS text) || substr(word, length(word) / 3 + 1, length(word) - length(word) / 3 - (length(word) + 1) / 3)",
    "tail": "CAST(length(word) AS text) || substr(word, length(word) - (length(word) + 1) / 3 + 1)",
}


def sounding(folded):
    return f"substr({folded}, 1, 1) || {replaced(f'substr({folded}, 2)', VOWELS)}"


# SQLite reads no question that is nested so deep, but a column may be made from another; PostgreSQL the other way round.
STEPS = {
    "heard_1": replaced("word", ALIKE[:13]), "heard_2": replaced("heard_1", ALIKE[13:]),
    "folded_1": replaced("heard_2", DOUBLED[:13]), "folded": replaced("folded_1", DOUBLED[13:]), "sound": sounding("folded"),
}  # fmt: skip
AT_ONCE = {"sound": sounding(replaced(replaced("word", ALIKE), DOUBLED))}
INDEXES = [f"CREATE INDEX people_word_{name} ON people_word (group_id, {name})" for name in (*PARTS, "sound")]

NAMES = "substr(words.value, 1, 1) BETWEEN 'a' AND 'z' AND length(words.value) BETWEEN 3 AND 40"  # words by which somebody is reached begin with a mark beyond z


def words_of(row):
    return f"json_each('[' || replace(json_quote({row}.found_by), ' ', '\",\"') || ']') words"


def added(row):
    return f"INSERT OR IGNORE INTO people_word (group_id, word) SELECT {row}.group_id, words.value FROM {words_of(row)} WHERE {NAMES}; "


GONE = (
    f"DELETE FROM people_word WHERE group_id = old.group_id AND word IN (SELECT words.value FROM {words_of('old')} WHERE {NAMES}) "
    "AND NOT EXISTS (SELECT 1 FROM people_index WHERE people_index MATCH 'group_id:' || people_word.group_id || ' AND found_by:\"' || people_word.word || '\"'); "
)
INTO_INDEX = "INSERT INTO people_index(rowid, group_id, found_by) VALUES (new.id, new.group_id, new.found_by); "
OUT_OF_INDEX = "INSERT INTO people_index(people_index, rowid, group_id, found_by) VALUES ('delete', old.id, old.group_id, old.found_by); "
SQLITE = [
    "CREATE TABLE people_word (group_id integer NOT NULL, word text NOT NULL, "
    + "".join(f"{name} text GENERATED ALWAYS AS ({made}) VIRTUAL, " for name, made in {**PARTS, **STEPS}.items())
    + "PRIMARY KEY (group_id, word)) WITHOUT ROWID",
    *INDEXES,
    *(f"DROP TRIGGER people_index_{deed}" for deed in ("insert", "delete", "update")),
    f"CREATE TRIGGER people_index_insert AFTER INSERT ON people_person BEGIN {INTO_INDEX}{added('new')}END",
    f"CREATE TRIGGER people_index_delete AFTER DELETE ON people_person BEGIN {OUT_OF_INDEX}{GONE}END",
    "CREATE TRIGGER people_index_update AFTER UPDATE OF group_id, found_by ON people_person "
    "WHEN old.found_by IS NOT new.found_by OR old.group_id IS NOT new.group_id "
    f"BEGIN {OUT_OF_INDEX}{INTO_INDEX}{added('new')}{GONE}END",
    f"INSERT OR IGNORE INTO people_word (group_id, word) SELECT people_person.group_id, words.value FROM people_person, {words_of('people_person')} WHERE {NAMES}",
]

APART = "unnest(string_to_array({row}.found_by, ' ')) words(value)"
NAMES_C = NAMES.replace("words.value", '(words.value COLLATE "C")')
# In order, so that two who add the same words wait for each other instead of both for ever.
ADD = f"INSERT INTO people_word (group_id, word) SELECT DISTINCT {{row}}.group_id, words.value FROM {{rows}} CROSS JOIN {APART} WHERE {NAMES_C} ORDER BY 1, 2 ON CONFLICT DO NOTHING"
TAKE = (
    f"DELETE FROM people_word known USING (SELECT DISTINCT {{row}}.group_id, words.value FROM {{rows}} CROSS JOIN {APART} WHERE {NAMES_C}) gone "
    "WHERE known.group_id = gone.group_id AND known.word = gone.value "
    "AND NOT EXISTS (SELECT 1 FROM people_person other WHERE people_words(other.group_id, other.found_by) @@ ('''g' || known.group_id || ''' & ''' || known.word || '''')::tsquery)"
)
BEFORE, AFTER = "(SELECT old.group_id, old.found_by) one", "(SELECT new.group_id, new.found_by) one"
POSTGRESQL = [
    'CREATE TABLE people_word (group_id bigint NOT NULL, word text COLLATE "C" NOT NULL, '
    + "".join(f'{name} text COLLATE "C" GENERATED ALWAYS AS ({made}) STORED, ' for name, made in {**PARTS, **AT_ONCE}.items())
    + "PRIMARY KEY (group_id, word))",
    *INDEXES,
    "CREATE FUNCTION people_word_added() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN {ADD.format(row='came', rows='came')}; RETURN NULL; END $$",
    # who takes many people out tidies the words afterwards, once
    "CREATE FUNCTION people_word_gone() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN IF current_setting('people.words_afterwards', true) IS DISTINCT FROM 'on' THEN {TAKE.format(row='went', rows='went')}; END IF; RETURN NULL; END $$",
    "CREATE FUNCTION people_word_changed() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN {ADD.format(row='one', rows=AFTER)}; {TAKE.format(row='one', rows=BEFORE)}; RETURN NULL; END $$",
    "CREATE TRIGGER people_word_insert AFTER INSERT ON people_person REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION people_word_added()",
    "CREATE TRIGGER people_word_delete AFTER DELETE ON people_person REFERENCING OLD TABLE AS went FOR EACH STATEMENT EXECUTE FUNCTION people_word_gone()",
    "CREATE TRIGGER people_word_update AFTER UPDATE OF group_id, found_by ON people_person FOR EACH ROW "
    "WHEN (old.found_by IS DISTINCT FROM new.found_by OR old.group_id IS DISTINCT FROM new.group_id) EXECUTE FUNCTION people_word_changed()",
    ADD.format(row="people_person", rows="people_person"),
]


def make(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("people", "0008_fewer_indexes")]
    operations = [migrations.RunPython(make, elidable=False)]
