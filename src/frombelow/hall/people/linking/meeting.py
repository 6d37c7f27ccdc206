"""Which rows are compared at all. What does not meet here is never found, so there are many ways to meet; each brings together only a small circle.

A key is the fingerprint of something two rows may share. A key that more than CROWD rows carry brings nobody together: Maria Garcia in
a list of a million meets the Maria Garcias of her postal code, of her birthday, of her phone, and not all others.
"""

from __future__ import annotations

import re
from typing import Any

CROWD = 40
TURNS = 4  # the keys are gone through in so many parts, for memory

KEYS = (
    ("phone", ("unnest(coalesce(phones, [phone]))",), "phone IS NOT NULL"),
    ("email", ("unnest(coalesce(emails, [email]))",), "email IS NOT NULL"),
    ("mailbox", ("mailbox",), "len(mailbox) > 4"),
    ("number", ("unnest(coalesce(numbers, [number]))",), "number IS NOT NULL"),
    ("street", ("unnest(coalesce(streets, [street]))",), "street IS NOT NULL"),
    ("names", ("least(root, name)", "greatest(root, name)"), "root IS NOT NULL AND name IS NOT NULL"),  # also where the two are swapped
    ("sounds", ("least(sound, first_sound)", "greatest(sound, first_sound)"), "len(sound) + len(first_sound) > 3"),
    ("names_zip", ("root", "name", "zip"), "zip IS NOT NULL"),
    ("sounds_zip", ("sound", "family_sound", "zip[1:3]"), "zip IS NOT NULL AND sound IS NOT NULL"),
    ("given_zip", ("root", "zip"), "zip IS NOT NULL"),
    ("family_zip", ("name", "zip"), "zip IS NOT NULL"),
    ("family_begins_zip", ("given[1:2]", "family[1:3]", "zip[1:3]"), "zip IS NOT NULL AND len(family) > 2"),
    ("given_born", ("root", "unnest(coalesce(days, [born]))"), "born IS NOT NULL"),
    ("family_born", ("name", "unnest(coalesce(days, [born]))"), "born IS NOT NULL"),
    ("sound_born", ("first_sound", "unnest(coalesce(days, [born]))"), "born IS NOT NULL"),
    ("born_zip", ("unnest(coalesce(days, [born]))", "zip"), "born IS NOT NULL AND zip IS NOT NULL"),
    ("given_street", ("root", "street[1:8]", "zip[1:3]"), "street IS NOT NULL"),
)  # fmt: skip


def meet(con: Any) -> None:
    """Make the table `pairs` (join_key_l < join_key_r) from `listed`."""
    con.execute("CREATE TABLE keyed (key UINTEGER, nr INTEGER)")
    for kind, parts, where in KEYS:
        con.execute(keys_sql(kind, parts, where))
    con.execute("CREATE TABLE found (join_key_l INTEGER, join_key_r INTEGER)")
    for turn in range(TURNS):
        con.execute(f"CREATE TABLE circle AS SELECT DISTINCT key, nr FROM keyed WHERE key % {TURNS} = {turn}")
        con.execute(
            f"""
            INSERT INTO found
            WITH small AS (FROM circle JOIN (SELECT key FROM circle GROUP BY key HAVING count(*) BETWEEN 2 AND {CROWD}) USING (key))
            SELECT DISTINCT a.nr, b.nr FROM small a JOIN small b USING (key) WHERE a.nr < b.nr
            """
        )
        con.execute("DROP TABLE circle")
    con.execute("DROP TABLE keyed")
    some = con.execute("SELECT count(*) FROM listed WHERE is_new").fetchall()[0][0]
    new = "(SELECT nr FROM listed WHERE is_new)"
    wanted = f"WHERE join_key_l IN {new} OR join_key_r IN {new}" if some else ""
    con.execute(f"CREATE TABLE pairs AS SELECT DISTINCT join_key_l, join_key_r FROM found {wanted}")
    con.execute("DROP TABLE found")


def keys_sql(kind: str, parts: tuple[str, ...], where: str) -> str:
    """Write down the keys of one kind. `root` and `name` stand for each name that a given name stands for, and each word of a family name."""
    each = {
        "root": "unnest(coalesce(roots, givens, [given])) AS root",
        "name": "unnest(coalesce(families, [family])) AS name",
    }
    unnested = ", ".join(each[word] for word in each if any(re.search(rf"\b{word}\b", part) for part in parts))
    source = f"(SELECT *, {unnested} FROM listed)" if unnested else "listed"
    values = ", ".join(f"{part} AS part_{at}" for at, part in enumerate(parts))
    names = [f"part_{at}" for at in range(len(parts))]
    whole = " AND ".join(f"{name} <> ''" for name in names)
    key = f"(hash('{kind}', {', '.join(names)}) % 4294967296)::UINTEGER"
    return f"INSERT INTO keyed SELECT {key}, nr FROM (SELECT nr, {values} FROM {source} WHERE {where}) WHERE {whole}"
