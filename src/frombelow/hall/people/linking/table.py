"""A list of people made ready to be compared: words in Latin letters, the names they stand for, how they sound."""

from __future__ import annotations

import re
from typing import Any

import pyarrow as pa

from frombelow.hall.people.linking.model import OTHERS
from frombelow.hall.people.linking.names import roots, sound, words_of

LISTS = ("givens", "families", "phones", "emails", "streets", "zips", "cities", "born", "numbers")
PEOPLE = pa.schema(
    [
        ("person", pa.int64()),
        *((name, pa.list_(pa.string())) for name in LISTS),  # each with the one that is shown first
        ("suffix", pa.string()),
        ("is_new", pa.bool_()),  # only pairs with one of these are looked for, where there are any
    ]
)


def filled_up(people: pa.Table) -> pa.Table:
    """The table with every column it may have; those it lacks are empty."""
    columns = [
        people[field.name].cast(field.type)
        if field.name in people.column_names
        else pa.nulls(people.num_rows, field.type)
        for field in PEOPLE
    ]
    return pa.table(columns, schema=PEOPLE)


def prepare(con: Any, people: pa.Table) -> None:
    """Make the tables `word` and `listed` of the connection. `nr` counts from 0, in the order of the people."""
    con.register("given_people", filled_up(people))
    texts = con.execute(
        "SELECT DISTINCT unnest(list_concat(coalesce(givens, []), coalesce(families, []))) FROM given_people"
    ).fetchall()
    con.register("given_words", words_table([text for (text,) in texts if text]))
    con.execute("CREATE TABLE word AS FROM given_words")
    con.unregister("given_words")
    con.execute("CREATE TABLE numbered AS SELECT (row_number() OVER () - 1)::INTEGER AS nr, * FROM given_people")
    con.unregister("given_people")
    con.execute(MORE_NAMES)
    con.execute(listed_sql())
    con.execute("DROP TABLE numbered")


def words_table(texts: list[str]) -> pa.Table:
    """Each spelling with its words, the names they stand for and how they sound."""
    words = [words_of(text) for text in texts]
    sounds = [[sound(word) for word in some] for some in words]
    listed = pa.list_(pa.string())
    return pa.table({
        "text": pa.array(texts, pa.string()),
        "words": pa.array(words, listed),
        "roots": pa.array([sorted({root for word in some if len(word) > 1 for root in roots(word)}) for some in words], listed),
        "first": pa.array([some[0] if some else None for some in words], pa.string()),
        "first_sound": pa.array([some[0] or None if some else None for some in sounds], pa.string()),
        "whole": pa.array(["".join(some) or None for some in words], pa.string()),
        "whole_sound": pa.array(["".join(some) or None for some in sounds], pa.string()),
    })  # fmt: skip


# Few people have more than one name on the list: theirs are gathered apart.
MORE_NAMES = """
CREATE TABLE more_names AS
SELECT nr, list_distinct(flatten(list(words) FILTER (part = 'g'))) AS givens, list_distinct(flatten(list(roots) FILTER (part = 'g'))) AS roots,
       list_distinct(flatten(list(words) FILTER (part = 'f'))) AS families
FROM (
    SELECT nr, 'g' AS part, unnest(givens) AS text FROM numbered WHERE len(givens) > 1 OR len(families) > 1
    UNION ALL
    SELECT nr, 'f', unnest(families) FROM numbered WHERE len(givens) > 1 OR len(families) > 1
) JOIN word USING (text)
GROUP BY nr
"""
# All words count where words are looked for, and the first name where a name is compared letter by letter. A list stands only where there is more than one.
LISTED = """
CREATE TABLE listed AS
SELECT n.nr, n.person, n.is_new,
       g.first AS given, {several(coalesce(m.givens, g.words))} AS givens, g.first_sound AS sound,
       CASE WHEN coalesce(m.roots, g.roots) <> [g.first] THEN coalesce(m.roots, g.roots) END AS roots,
       f.whole AS family, {several(coalesce(m.families, f.words))} AS families, f.whole_sound AS family_sound, f.first_sound,
       {lists},
       coalesce(n.streets[1], n.zips[1], n.cities[1]) AS place,
       string_split(n.emails[1], '@')[1] AS mailbox,
       string_split(n.numbers[1], ':')[1] AS program,
       {several(list_distinct(list_transform(n.numbers, lambda x: string_split(x, ':')[1])))} AS programs,
       nullif(n.suffix, '') AS suffix
FROM numbered n
LEFT JOIN word g ON g.text = n.givens[1]
LEFT JOIN word f ON f.text = n.families[1]
LEFT JOIN more_names m ON m.nr = n.nr
"""


def listed_sql() -> str:
    """The table of which everything else is made: `phone` is the first phone, `phones` are all of them where there are more."""
    sql = re.sub(r"\{several\((.*)\)\}", r"CASE WHEN len(\1) > 1 THEN \1 END", LISTED)
    ones = {many: one for one, many in OTHERS.items()} | {"born": "born"}
    lists = [
        f"nullif(n.{name}[1], '') AS {ones[name]}, CASE WHEN len(n.{name}) > 1 THEN n.{name} END AS {OTHERS[ones[name]]}"
        for name in LISTS[2:]
    ]
    return sql.replace("{lists}", ", ".join(lists))
