"""From a source's `clean.sql` to staged happenings, the same way for every source of happenings.

`clean.sql` reads the opened files (a view per file) with the macros of `cleaning.py` and those below. It fills

    happening_rows   the columns of staging.HAPPENING, without source_id and withheld
    party_rows       the columns of staging.PARTY, without source_id and withheld; `likely` says
                     that the field often holds private persons
    coverage_rows    a view it makes: the columns of staging.COVERAGE without source_id
    left_out         a view it makes: reason, rows

Files of one kind have one shape, and one script in `shapes/` that fills the first two from it: `stage(reader, script, CASES)`
for a table `cases` of the agency (and `participants`, `left_out_of_cases` if the source likes), ELECTIONS for `tallies` of
votes, NOTICES for `told` notices of contracts, RECOGNITIONS for `recognitions`.

Names pass the guard against private persons here, in one place: a source cannot forget it.
"""

from __future__ import annotations

from pathlib import Path

import duckdb
import pyarrow as pa

from frombelow.records.cleaning import register_macros
from frombelow.records.persons import judge_names
from frombelow.records.source import Reader
from frombelow.records.sqlite_tables import is_sqlite
from frombelow.records.staging import TABLES
from frombelow.records.unit_words import without_names

CASES, ELECTIONS, NOTICES, RECOGNITIONS = (
    Path(__file__).with_name("shapes") / f"{name}.sql" for name in ("cases", "elections", "notices", "recognitions")
)
_WORKING = (
    "happening_rows",
    "party_rows",
    "coverage_rows",
    "left_out",
    "cases",
    "tallies",
    "participants",
    "left_out_of_cases",
)

# Each spelling is judged once: names repeat far more often than they differ.
_NAMES = "SELECT name, likely FROM party_rows UNION SELECT title, false FROM happening_rows"
# Words of the agency for the end of a case, said once for all its files.
_MACROS = (
    "certified(reason) AS CASE WHEN reason ILIKE 'Certific. of Rep%' OR reason ILIKE 'Certification of Rep%' THEN 'won' "
    "WHEN reason ILIKE 'Certification of Results%' THEN 'lost' END",
    "petition_end(reason, status) AS CASE WHEN reason ILIKE '%withdraw%' THEN 'withdrawn' "
    "WHEN reason ILIKE '%dismiss%' THEN 'dismissed' WHEN reason ILIKE 'certific%' THEN 'certified' "
    "WHEN clean_text(reason) IS NOT NULL OR status ILIKE 'clos%' THEN 'closed' WHEN status IS NOT NULL THEN 'open' END",
    "charge_end(reason, status) AS CASE WHEN reason ILIKE '%withdraw%' THEN 'withdrawn' "
    "WHEN reason ILIKE '%dismiss%' THEN 'dismissed' WHEN reason ILIKE '%settle%' OR reason ILIKE '%adjusted%' THEN 'settled' "
    "WHEN reason ILIKE '%compliance%' OR reason ILIKE '%order%' THEN 'decided' "
    "WHEN clean_text(reason) IS NOT NULL OR status ILIKE 'clos%' THEN 'closed' WHEN status IS NOT NULL THEN 'open' END",
    "case_type(number) AS split_part(number, '-', 2)",
    "tally_words(kind, category) AS (CASE WHEN category ILIKE 'Revised%' OR kind ILIKE '%revised%' THEN 'revised ' ELSE '' END) "
    "|| CASE WHEN kind ILIKE 'rerun%' THEN 'rerun' WHEN kind ILIKE 'run%off%' THEN 'runoff' ELSE 'initial' END",
    "open_or_closed(status) AS CASE WHEN status ILIKE 'clos%' THEN 'closed' WHEN status IS NOT NULL THEN 'open' END",
    "is_union_name(name) AS regexp_matches(name, '(?i)\\b(union|local|lodge|workers|teamsters?|brotherhood|association|federation|"
    "council|guild|seiu|ufcw|uaw|ibew|iam|iatse|cwa|ibt|afscme|aft|usw|uswa|liuna|iuoe|opeiu|unite|spfpa|apwu|nalc|npmhu|ila|ilwu|"
    "sag|aftra|employees|afl|sindicato|uni[oó]n)\\b')",
    "added(a, b, c) AS CASE WHEN COALESCE(a, b, c) IS NOT NULL THEN COALESCE(a, 0) + COALESCE(b, 0) + COALESCE(c, 0) END",
)
_PARTIES = """
CREATE OR REPLACE TEMP TABLE guarded_parties AS
SELECT p.* REPLACE (judged.public AS name), judged.is_person AS withheld
FROM party_rows p JOIN judged ON p.name = judged.spelling AND p.likely = judged.likely;
"""
_HAPPENINGS = """
CREATE OR REPLACE TEMP TABLE guarded_happenings AS
WITH persons AS (SELECT DISTINCT source_row FROM guarded_parties WHERE withheld)
SELECT h.* REPLACE (judged.public AS title),
    COALESCE(judged.is_person, false) OR persons.source_row IS NOT NULL AS withheld
FROM happening_rows h
LEFT JOIN judged ON h.title = judged.spelling AND NOT judged.likely
LEFT JOIN persons USING (source_row)
ORDER BY h.source_row;
"""
_EMPTY = """
CREATE TEMP TABLE happening_rows ({happening});
CREATE TEMP TABLE party_rows ({party}, likely BOOLEAN);
CREATE TEMP TABLE participants (source_row VARCHAR, role VARCHAR, kind_hint VARCHAR, name VARCHAR, likely BOOLEAN,
    city VARCHAR, state VARCHAR, zip VARCHAR);
CREATE TEMP TABLE left_out_of_cases (reason VARCHAR, rows BIGINT);
"""


def stage(reader: Reader, *scripts: Path) -> dict[str, pa.Table]:
    """Open every file of the source, run its `clean.sql` and what follows it, and return the staged tables by name."""
    register_macros(reader.con)
    for macro in _MACROS:
        reader.con.execute(f"CREATE OR REPLACE TEMP MACRO {macro}")
    _forget_earlier_work(reader.con)
    _open_files(reader)
    reader.con.execute(_EMPTY.format(**{name: _columns(name) for name in ("happening", "party")}))
    for script in scripts:
        reader.con.execute(script.read_text(encoding="utf-8"))
    left_out = "SELECT reason, sum(rows)::BIGINT FROM left_out GROUP BY 1 ORDER BY 1"
    for reason, rows in reader.con.execute(left_out).fetchall():
        reader.drop(rows or 0, reason)
    judge_names(reader.con, _NAMES, "judged")
    reader.con.execute(_PARTIES + _HAPPENINGS)
    return {
        "happening": _name_nobody_in_units(_fit(reader, "happening", "SELECT * FROM guarded_happenings")),
        "party": _fit(
            reader, "party", "SELECT * EXCLUDE (likely) FROM guarded_parties ORDER BY source_row, role, position"
        ),
        "coverage": _fit(reader, "coverage", "SELECT * FROM coverage_rows ORDER BY kind, state"),
    }


def _columns(name: str) -> str:
    """The columns of a staged table that a script fills, as SQL declares them."""
    types = {pa.string(): "VARCHAR", pa.int64(): "BIGINT", pa.date32(): "DATE"}
    filled = [field for field in TABLES[name].schema if field.name not in ("source_id", "withheld")]
    return ", ".join(f"{field.name} {types[field.type]}" for field in filled)


def _name_nobody_in_units(happening: pa.Table) -> pa.Table:
    """Staged happenings whose unit names no persons."""
    column = happening.column_names.index("unit_text")
    words = [text and without_names(text) for text in happening.column(column).to_pylist()]
    return happening.set_column(column, happening.schema.field(column), pa.array(words, pa.string()))


def _forget_earlier_work(con: duckdb.DuckDBPyConnection) -> None:
    """Drop what another source left behind on this connection."""
    for name in _WORKING:
        found = con.execute(
            "SELECT table_type FROM information_schema.tables WHERE table_name = ? AND table_schema = 'main'", [name]
        ).fetchall()
        for (kind,) in found:
            con.execute(f"DROP {'VIEW' if kind == 'VIEW' else 'TABLE'} {name}")


def _open_files(reader: Reader) -> None:
    for name, raw in reader.source.files.items():
        if not is_sqlite(raw.path) and (reader.has(name) or not raw.optional):
            reader.view(name)


def _fit(reader: Reader, name: str, query: str) -> pa.Table:
    source_id = reader.source.source_id
    table = reader.sql(f"SELECT ? AS source_id, * FROM ({query})", [source_id])
    return TABLES[name].fit(table, source_id)


def share(table: pa.Table, column: str) -> float:
    """Share of the rows of a staged table in which this column is told."""
    return 1 - table[column].null_count / table.num_rows if table.num_rows else 0.0


def missing(tables: dict[str, pa.Table], rows: tuple[int, int], **shares: float) -> list[str]:
    """What does not hold of staged happenings: how many rows there are, and how many tell a column.

    `rows`: fewest and most rows expected; `shares`: column -> least share of rows that tell it.
    """
    table = tables["happening"]
    faults = []
    if not rows[0] <= table.num_rows <= rows[1]:
        faults.append(f"{table.num_rows:,} happenings; between {rows[0]:,} and {rows[1]:,} were expected.")
    for column, least in shares.items():
        told = share(table, column)
        if told < least:
            faults.append(f"{column!r} is told in {told:.1%} of the happenings; at least {least:.0%} was expected.")
    return faults + impossible(table)


def impossible(table: pa.Table) -> list[str]:
    """Happenings that contradict themselves: more votes than voters, an end before the beginning, a repeated row."""
    con = duckdb.connect()
    con.register("happening", table)
    checks = {
        "count more votes than twice the eligible voters": "votes_for + votes_against > 2 * eligible AND eligible > 20",
        "end more than a year before they begin": "ended_on < happened_on - INTERVAL 1 YEAR",
        "were filed more than a year after they happened": "kind = 'election' AND filed_on > happened_on + INTERVAL 1 YEAR",
    }
    faults = []
    for words, condition in checks.items():
        found = con.execute(f"SELECT count(*) FROM happening WHERE {condition}").fetchone()
        if found and found[0] > max(5, 0.005 * table.num_rows):
            faults.append(f"{found[0]:,} happenings {words}.")
    repeated = con.execute("SELECT count(*) - count(DISTINCT source_row) FROM happening").fetchone()
    con.close()
    if repeated and repeated[0]:
        faults.append(f"{repeated[0]:,} happenings repeat the source_row of another.")
    return faults
