"""Who is a private person, and what of a name may be published.

Two functions decide about one name; `judge_names` gives the same answers for all names of a query, in SQL, since a
source of a million rows is cleaned there. The tests hold them together.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import duckdb

from frombelow.records.cleaning import matches, quoted, text
from frombelow.records.names_of_persons import GIVEN_NAMES, KNOWN_FIRMS, WORK_WORDS

_INDIVIDUAL = r"^(mr|mrs|ms)\. [a-z]+ [a-z]+\b.* manager$|\ban individual\b|\bindividual(s|ly)?\W*$|\bindividually,"
_SUFFIX = r"(,? (jr|sr|ii|iii|iv|esq|esquire|attorney|attorney at law|md|m\.d|dds|d\.d\.s|dmd|d\.m\.d|dvm|d\.v\.m|od|o\.d)\.?)*"
_GIVEN = "(" + "|".join(GIVEN_NAMES) + ")"
_SURNAME = r"(mc|mac|o'|de |de la |del |la |van |von )?[a-z][a-z'’-]+"
_LAST_FIRST = rf"^{_SURNAME}( {_SURNAME})?{_SUFFIX}, {_GIVEN}( [a-z]\.?| [a-z'’-]+)?{_SUFFIX}$"
_MIDDLE = r"( [a-z]\.?| [\"“(][a-z]+[\"”)])"  # an initial or a nickname
_FIRST_INITIAL_LAST = (
    rf"^((mr|mrs|ms|dr)\.? )?([a-z]\. )?{_GIVEN}{_MIDDLE}+ {_SURNAME}{_SUFFIX}$|^[a-z]\. {_GIVEN} {_SURNAME}{_SUFFIX}$"
)
_TWO_WORDS = rf"^((mr|mrs|ms|dr)\.? )?{_GIVEN}(-{_GIVEN})? [a-z][a-z'’-]+{_SUFFIX}$|^dr\.? [a-z]+ [a-z]\.? [a-z][a-z'’-]+{_SUFFIX}$"
_FIRST_LAST = rf"^((mr|mrs|ms|dr)\.? )?{_GIVEN}( {_SURNAME}){{1,3}}{_SUFFIX}$"
_TITLED = (
    r"^(mr|mrs|ms|miss)\. [a-z]{2,}( [a-z]\.)? [a-z'’-]{2,}(,.*)?$"
    rf"|^.*,? (esq|esquire|attorney at law|an attorney)\.?$|^{_GIVEN} .*, attorney$"
)
_WORK = r"\b(" + "|".join(WORK_WORDS) + r")\b|[&/0-9!]|^(" + "|".join(KNOWN_FIRMS) + ")$"
# Who holds an office, named with it: Jo Doe, Organizer; Jo Doe Installation Head.
_OFFICE = (
    r"(regional |field |lead |staff |business |general |vice |executive |exec\.? |org\.? |organizing )*(organizer|representative|rep|president|"
    r"pres|secretary|treasurer|counsel|director|coo|ceo|cfo|owner|proprietor|manager|agent|administrator|trustee|receiver|advisor|"
    r"installation head|postmaster)\.?"
)
_HOLDS_OFFICE = rf"^[a-z][a-z'’.-]*( [a-z][a-z'’.-]*){{1,3}}, {_OFFICE}$|^{_GIVEN}( [a-z]\.?)? [a-z'’-]+ {_OFFICE}$"
_CARE_OF = rf"[ ,(]+c/o (mr\.? |mrs\.? |ms\.? |miss )?{_GIVEN}( [a-z]\.?)? {_SURNAME}\b.*$"
# An official before the union: Jo Doe, Teamsters Local 1. Group 4 is the union.
_BEFORE_UNION = rf"^{_GIVEN}( [a-z]\.?)? [a-z'’-]+(,? jr\.?)?(?:,? )((?:seiu|ibew|iatse|aftra)\b.*)$"
_BEFORE_LOCAL = rf"^{_GIVEN}( [a-z]\.?)? [a-z'’-]+(,? jr\.?)?, ((?:teamsters|uaw|ufcw|local [0-9]).*)$"
# A company that stands before "and John Smith, an Individual".
_COMPANY_FIRST = r"^(.*\b(inc|incorporated|llc|l\.l\.c|corp|corporation|co|company|ltd|l\.p|lp|llp|pllc)\b\.?).*$"
_PERSON_IN_BRACKETS = r"\s*\([^()]*\ban individual\b[^()]*\)"
_TRADING = r"\b(d/?b/?a|doing business as|t/?a)\b"
_TRADING_AS = r"^(.*?),?\s*\(?\b(?:d/?b/?a|doing business as|t/?a)\b[.:]?\s*(.+?)\)?$"

_KEEPERS = ((_CARE_OF, ""), (_BEFORE_UNION, r"\4"), (_BEFORE_LOCAL, r"\4"))

# Asked of every name; the signs of a person only of names without a word of work.
_FIRST_QUESTIONS = {"individual": _INDIVIDUAL, "work": _WORK, "trading": _TRADING}
_PERSON_SIGNS = {
    "company": _COMPANY_FIRST,
    "brackets": _PERSON_IN_BRACKETS,
    "last_first": _LAST_FIRST,
    "initial": _FIRST_INITIAL_LAST,
    "titled": _TITLED,
    "office": _HOLDS_OFFICE,
    "two_words": _TWO_WORDS,
    "bare": _FIRST_LAST,
}


def is_private_person(name: str | None, likely: bool = False) -> bool:
    """Is this the name of a private person?

    A sure sign is enough everywhere: an individual; Smith, John; John Q. Smith; a given name and one more word
    that is neither a word of work nor a known firm (Sara Lee); a holder of an office named with it. A practice is a
    business where a word of work says so (Doe Dental, Law Offices of Jo Doe, Jo Doe, D.D.S., P.C.); a bare name with
    a degree (Jo Doe, D.D.S.) is a person. `likely`: the field often holds persons
    (petitioners to decertify, charging parties, employers in wage claims); there a given name and up to three
    words are enough.
    """
    written = _without_keeper((text(name) or "").lower())
    if not written:
        return False
    if re.search(_INDIVIDUAL, written):
        return not re.search(_COMPANY_FIRST, written) and not re.search(_PERSON_IN_BRACKETS, written)
    if re.search(_WORK, written):
        return False
    patterns = (
        _LAST_FIRST,
        _FIRST_INITIAL_LAST,
        _TITLED,
        _HOLDS_OFFICE,
        _TWO_WORDS,
        *((_FIRST_LAST,) if likely else ()),
    )
    return any(re.search(pattern, written) for pattern in patterns)


def public_name(name: str | None, likely: bool = False) -> str | None:
    """The name without the private persons in it (nor those in whose care it is); None if nothing public is left.

    'MCD Plumbing, Inc. and Jo Doe, an Individual' -> 'MCD Plumbing, Inc.'; 'Jo Q. Doe d/b/a Doe Movers' -> 'Doe Movers'.
    """
    written = text(_without_keeper(text(name) or ""))
    if written is None or is_private_person(written, likely):
        return None
    trading = re.match(_TRADING_AS, written, re.IGNORECASE)
    if trading and is_private_person(trading[1], likely=True):
        return None if is_private_person(trading[2], likely) else trading[2]
    if re.search(_INDIVIDUAL, written, re.IGNORECASE):
        written = re.sub(_PERSON_IN_BRACKETS, "", written, flags=re.IGNORECASE)
        if re.search(_INDIVIDUAL, written, re.IGNORECASE):
            written = re.sub(_COMPANY_FIRST, r"\1", written, flags=re.IGNORECASE)
    return written


def _without_keeper(written: str) -> str:
    """A name without the person in whose care it is, and without the official before a union."""
    for pattern, kept in _KEEPERS:
        written = re.sub(pattern, kept, written, flags=re.IGNORECASE)
    return written


def judge_names(con: duckdb.DuckDBPyConnection, spellings: str, table: str) -> None:
    """Make a temp table (spelling, likely, public, is_person) of the names a query gives as (name, likely).

    Each pattern is compiled once and asked once of every name it may decide; only the few names that hold an individual
    or a trade name are taken apart one by one. `con` has the macros of `cleaning.register_macros`.
    """
    con.execute(_WITHOUT_KEEPER)
    con.execute(_SPELLED.format(spellings=spellings, asked=_asked(_FIRST_QUESTIONS)))
    con.execute(_SIGNED.format(asked=_asked(_PERSON_SIGNS), none=", ".join(["false"] * len(_PERSON_SIGNS))))
    con.execute(_DECIDED.format(table=table))
    rest = con.execute(
        f"SELECT spelling, likely FROM signed_names ANTI JOIN {table} USING (spelling, likely)"
    ).fetchall()
    public = [public_name(name, likely) for name, likely in rest]
    con.execute(
        f"INSERT INTO {table} SELECT spelling, likely, public, public IS NULL FROM (SELECT unnest(?::VARCHAR[]) AS spelling, "
        "unnest(?::BOOLEAN[]) AS likely, unnest(?::VARCHAR[]) AS public)",
        [[name for name, _ in rest], [likely for _, likely in rest], public],
    )


def _asked(questions: Mapping[str, str]) -> str:
    return ", ".join(f"{matches('lower(written)', pattern)} AS {name}" for name, pattern in questions.items())


def _without_keeper_macro() -> str:
    kept_alone = "clean_text(x)"
    for pattern, kept in _KEEPERS:
        kept_alone = f"regexp_replace({kept_alone}, {quoted(pattern)}, {quoted(kept)}, 'i')"
    return f"CREATE OR REPLACE TEMP MACRO without_keeper(x) AS clean_text({kept_alone})"


_WITHOUT_KEEPER = _without_keeper_macro()
_SPELLED = """
CREATE OR REPLACE TEMP TABLE spelled_names AS
WITH spelled AS (
    SELECT name AS spelling, likely, without_keeper(name) AS written
    FROM (SELECT DISTINCT name, likely FROM ({spellings})) WHERE name IS NOT NULL
)
SELECT spelling, likely, written, {asked} FROM spelled WHERE written IS NOT NULL
"""
_SIGNED = """
CREATE OR REPLACE TEMP TABLE signed_names AS
SELECT *, {asked} FROM spelled_names WHERE individual OR NOT work
UNION ALL SELECT *, {none} FROM spelled_names WHERE work AND NOT individual
"""
_DECIDED = """
CREATE OR REPLACE TEMP TABLE {table} AS
WITH decided AS (
    SELECT *, CASE WHEN individual THEN NOT company AND NOT brackets WHEN work THEN false
        ELSE last_first OR initial OR titled OR office OR two_words OR (likely AND bare) END AS is_person
    FROM signed_names
)
SELECT spelling, likely, CASE WHEN NOT is_person THEN written END AS public, is_person FROM decided
WHERE is_person OR NOT (individual OR trading)
"""
