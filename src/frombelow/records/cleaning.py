"""Cleaning that every source needs: text, states, dates, case numbers, and names of private persons.

Each rule exists twice, as a Python function and as a DuckDB macro made from the same patterns, so that
a source of a million rows is cleaned in SQL; the tests hold the two together.

    register_macros(con)
    con.execute("SELECT clean_text(x), clean_state(x), clean_day(x), clean_case_number(x) …")
"""

from __future__ import annotations

import re
from datetime import date, datetime

import duckdb

from frombelow.records.names_of_persons import GIVEN_NAMES, KNOWN_FIRMS, WORK_WORDS

FIRST_YEAR, LAST_YEAR = 1930, 2035

STATES = {
    "ALABAMA": "AL", "ALASKA": "AK", "ARIZONA": "AZ", "ARKANSAS": "AR", "CALIFORNIA": "CA", "COLORADO": "CO",
    "CONNECTICUT": "CT", "DELAWARE": "DE", "DISTRICT OF COLUMBIA": "DC", "FLORIDA": "FL", "GEORGIA": "GA",
    "HAWAII": "HI", "IDAHO": "ID", "ILLINOIS": "IL", "INDIANA": "IN", "IOWA": "IA", "KANSAS": "KS",
    "KENTUCKY": "KY", "LOUISIANA": "LA", "MAINE": "ME", "MARYLAND": "MD", "MASSACHUSETTS": "MA", "MICHIGAN": "MI",
    "MINNESOTA": "MN", "MISSISSIPPI": "MS", "MISSOURI": "MO", "MONTANA": "MT", "NEBRASKA": "NE", "NEVADA": "NV",
    "NEW HAMPSHIRE": "NH", "NEW JERSEY": "NJ", "NEW MEXICO": "NM", "NEW YORK": "NY", "NORTH CAROLINA": "NC",
    "NORTH DAKOTA": "ND", "OHIO": "OH", "OKLAHOMA": "OK", "OREGON": "OR", "PENNSYLVANIA": "PA",
    "RHODE ISLAND": "RI", "SOUTH CAROLINA": "SC", "SOUTH DAKOTA": "SD", "TENNESSEE": "TN", "TEXAS": "TX",
    "UTAH": "UT", "VERMONT": "VT", "VIRGINIA": "VA", "WASHINGTON": "WA", "WEST VIRGINIA": "WV",
    "WISCONSIN": "WI", "WYOMING": "WY", "PUERTO RICO": "PR", "GUAM": "GU", "AMERICAN SAMOA": "AS",
    "VIRGIN ISLANDS": "VI", "U.S. VIRGIN ISLANDS": "VI", "NORTHERN MARIANA ISLANDS": "MP",
    "WASHINGTON DC": "DC", "WASHINGTON D.C.": "DC", "D.C.": "DC",
}  # fmt: skip
CODES = {**STATES, **{code: code for code in STATES.values()}}
FIPS = {
    "AL": "01", "AK": "02", "AZ": "04", "AR": "05", "CA": "06", "CO": "08", "CT": "09", "DE": "10", "DC": "11",
    "FL": "12", "GA": "13", "HI": "15", "ID": "16", "IL": "17", "IN": "18", "IA": "19", "KS": "20", "KY": "21",
    "LA": "22", "ME": "23", "MD": "24", "MA": "25", "MI": "26", "MN": "27", "MS": "28", "MO": "29", "MT": "30",
    "NE": "31", "NV": "32", "NH": "33", "NJ": "34", "NM": "35", "NY": "36", "NC": "37", "ND": "38", "OH": "39",
    "OK": "40", "OR": "41", "PA": "42", "RI": "44", "SC": "45", "SD": "46", "TN": "47", "TX": "48", "UT": "49",
    "VT": "50", "VA": "51", "WA": "53", "WV": "54", "WI": "55", "WY": "56", "AS": "60", "GU": "66", "MP": "69",
    "PR": "72", "VI": "78",
}  # fmt: skip
NOT_A_VALUE = ("", "NONE", "N/A", "NA", "NULL", "NAN", "SAME", "UNKNOWN", "NOT PROVIDED", "NOT APPLICABLE", "N.A.", "-")
DAY_FORMATS = ("%Y-%m-%d", "%m/%d/%Y", "%B %d, %Y", "%b %d, %Y", "%m/%d/%y")

_BLANKS = r"[\s\u00a0\u200b\ufeff\ufffd]+"
_CASE = r"^([0-9]{1,2})-?([A-Z]{2})-?([0-9]{1,6})$"
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


def text(value: str | None) -> str | None:
    """Trim, make one blank of every run of blanks, drop words that stand for nothing ('N/A')."""
    if value is None:
        return None
    trimmed = re.sub(_BLANKS, " ", value).strip(" ")
    return None if trimmed.upper() in NOT_A_VALUE else trimmed


def from_bytes(raw: bytes) -> str:
    """Text of a file that is UTF-8, or else Windows-1252 (old agency exports); never raises."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def usps(value: str | None) -> str | None:
    """USPS code of a state written as code or in full, else None."""
    return CODES.get((text(value) or "").upper())


def case_number(value: str | None) -> str | None:
    """NLRB case number with a two-digit region and a six-digit serial: 1-RC-20986 -> 01-RC-020986."""
    found = re.match(_CASE, (text(value) or "").upper().replace(" ", ""))
    return f"{int(found[1]):02d}-{found[2]}-{int(found[3]):06d}" if found else None


def day(value: str | date | None) -> date | None:
    """A date between 1930 and 2035 from the ways agencies write one, else None (1899, 3021 and 2121 occur)."""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value if FIRST_YEAR <= value.year <= LAST_YEAR else None
    written = re.sub(r"[T ][0-9]{1,2}:[0-9:.]*( ?[AP]M)?Z?$", "", text(value) or "")
    for pattern in DAY_FORMATS:
        try:
            found = datetime.strptime(written, pattern).date()  # noqa: DTZ007 - a day, not a moment
        except ValueError:
            continue
        return found if FIRST_YEAR <= found.year <= LAST_YEAR else None
    return None


def five_digit_zip(value: str | None) -> str | None:
    """The first five digits of a ZIP code; a lost leading zero (4 digits) is put back."""
    found = re.match(r"^([0-9]{4,5})(?:[-. ].*|[0-9]{4})?$", text(value) or "")
    return found[1].zfill(5) if found and found[1].strip("0") else None


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


def register_macros(con: duckdb.DuckDBPyConnection) -> None:
    """Give a connection the macros clean_text, clean_state, clean_day, possible_day, clean_case_number, clean_zip,
    clean_whole, state_fips, is_private_person(name, likely) and public_name(name, likely)."""
    for macro in _MACROS:
        con.execute(f"CREATE OR REPLACE TEMP MACRO {macro}")


def judge_names(con: duckdb.DuckDBPyConnection, spellings: str, table: str) -> None:
    """Make a temp table (spelling, likely, public, is_person) of the names a query gives as (name, likely).

    The same answers as the macros, faster on many names: each pattern is compiled and asked once, and only
    the few names that hold an individual or a trade name are taken apart.
    """
    asked = {sign: _matches("lower(written)", pattern) for sign, pattern in _FIRST_QUESTIONS.items()}
    then = {sign: _matches("lower(written)", pattern) for sign, pattern in _PERSON_SIGNS.items()}
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE spelled_names AS WITH spelled AS (SELECT name AS spelling, likely, "
        f"without_keeper(name) AS written FROM (SELECT DISTINCT name, likely FROM ({spellings})) WHERE name IS NOT NULL) "
        f"SELECT spelling, likely, written, {_listed(asked)} FROM spelled WHERE written IS NOT NULL"
    )
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE judged_names AS SELECT *, {_listed(then)} FROM spelled_names WHERE individual OR NOT work "
        f"UNION ALL SELECT *, {', '.join(['false'] * len(then))} FROM spelled_names WHERE work AND NOT individual"
    )
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE {table} AS WITH decided AS (SELECT *, CASE WHEN individual "
        "THEN NOT company AND NOT brackets WHEN work THEN false ELSE last_first OR initial OR titled OR office OR two_words OR (likely AND bare) "
        "END AS is_person FROM judged_names) "
        "SELECT spelling, likely, CASE WHEN NOT is_person THEN written END AS public, is_person FROM decided "
        "WHERE is_person OR NOT (individual OR trading)"
    )
    rest = con.execute(
        f"SELECT spelling, likely FROM judged_names ANTI JOIN {table} USING (spelling, likely)"
    ).fetchall()
    names, flags = [name for name, _ in rest], [likely for _, likely in rest]
    public = [public_name(name, likely) for name, likely in rest]
    persons = [words is None for words in public]
    con.execute(
        f"INSERT INTO {table} SELECT unnest(?::VARCHAR[]), unnest(?::BOOLEAN[]), unnest(?::VARCHAR[]), unnest(?::BOOLEAN[])",
        [names, flags, public, persons],
    )


def _listed(expressions: dict[str, str]) -> str:
    return ", ".join(f"{expression} AS {name}" for name, expression in expressions.items())


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _matches(expression: str, pattern: str) -> str:
    return f"regexp_matches({expression}, {_quoted(pattern)})"


def _re2(pattern: str) -> str:
    return re.sub(r"\\u([0-9a-f]{4})", r"\\x{\1}", pattern)


def _macros() -> tuple[str, ...]:
    """The SQL twins of the functions above. `COALESCE(…, '')` keeps absent values out of three-valued logic."""
    codes, fips = (
        ", ".join(f"{_quoted(words)}: {_quoted(code)}" for words, code in table.items()) for table in (CODES, FIPS)
    )
    formats = "[" + ", ".join(_quoted(pattern) for pattern in DAY_FORMATS) + "]"
    nothing = ", ".join(_quoted(word) for word in NOT_A_VALUE)
    blanks = f"trim(regexp_replace(x::VARCHAR, {_quoted(_re2(_BLANKS))}, ' ', 'g'), ' ')"
    kept_alone = "clean_text(x)"
    for pattern, kept in _KEEPERS:
        kept_alone = f"regexp_replace({kept_alone}, {_quoted(pattern)}, {_quoted(kept)}, 'i')"
    squeezed = "upper(replace(COALESCE(clean_text(x), ''), ' ', ''))"
    group = f"regexp_extract({squeezed}, {_quoted(_CASE)}, [[n]])"
    time_of_day = _quoted(r"[T ][0-9]{1,2}:[0-9:.]*( ?[AP]M)?Z?$")
    zip_digits = f"regexp_extract(COALESCE(clean_text(x), ''), {_quoted(r'^([0-9]{4,5})(?:[-. ].*|[0-9]{4})?$')}, 1)"
    lower = "lower(COALESCE(without_keeper(x), ''))"
    signs = [
        _matches(lower, _PERSON_SIGNS[sign]) for sign in ("last_first", "initial", "titled", "office", "two_words")
    ]
    return (
        f"clean_text(x) AS CASE WHEN upper({blanks}) IN ({nothing}) THEN NULL ELSE {blanks} END",
        f"without_keeper(x) AS clean_text({kept_alone})",
        f"clean_state(x) AS MAP {{{codes}}}[upper(clean_text(x))]",
        f"state_fips(x) AS MAP {{{fips}}}[clean_state(x)]",
        f"clean_case_number(x) AS CASE WHEN {_matches(squeezed, _CASE)} THEN "
        + " || '-' || ".join(
            (
                f"lpad({group.replace('[[n]]', '1')}, 2, '0')",
                group.replace("[[n]]", "2"),
                f"lpad({group.replace('[[n]]', '3')}, 6, '0')",
            )
        )
        + " END",
        f"any_day(x) AS try_strptime(regexp_replace(clean_text(x), {time_of_day}, ''), {formats})::DATE",
        f"clean_day(x) AS CASE WHEN year(any_day(x)) BETWEEN {FIRST_YEAR} AND {LAST_YEAR} THEN any_day(x) END",
        f"clean_zip(x) AS CASE WHEN trim({zip_digits}, '0') <> '' THEN lpad({zip_digits}, 5, '0') END",
        f"possible_day(x) AS CASE WHEN year(x) BETWEEN {FIRST_YEAR} AND {LAST_YEAR} THEN x::DATE END",
        "clean_whole(x) AS round(TRY_CAST(replace(clean_text(x), ',', '') AS DOUBLE))::BIGINT",
        f"is_private_person(x, likely) AS CASE WHEN {_matches(lower, _INDIVIDUAL)} "
        f"THEN NOT {_matches(lower, _COMPANY_FIRST)} AND NOT {_matches(lower, _PERSON_IN_BRACKETS)} "
        f"WHEN {_matches(lower, _WORK)} THEN false "
        f"ELSE {' OR '.join(signs)} OR (likely AND {_matches(lower, _FIRST_LAST)}) END",
        _public_name_macro(),
    )


def _public_name_macro() -> str:
    """The cheap question comes first: nearly every name holds neither an individual nor a trade name."""
    bare = f"regexp_replace(without_keeper(x), {_quoted(_PERSON_IN_BRACKETS)}, '', 'i')"
    lower = "lower(without_keeper(x))"
    before, after = (f"regexp_extract(without_keeper(x), {_quoted(_TRADING_AS)}, {n}, 'i')" for n in (1, 2))
    trading, individual = _matches(lower, _TRADING), _matches(lower, _INDIVIDUAL)
    return (
        f"public_name(x, likely) AS CASE WHEN is_private_person(x, likely) THEN NULL "
        f"WHEN NOT {individual} AND NOT {trading} THEN without_keeper(x) "
        f"WHEN {before} <> '' AND is_private_person({before}, true) "
        f"THEN CASE WHEN NOT is_private_person({after}, likely) THEN {after} END "
        f"WHEN NOT {individual} THEN without_keeper(x) "
        f"WHEN {_matches(f'lower({bare})', _INDIVIDUAL)} "
        f"THEN regexp_replace({bare}, {_quoted(_COMPANY_FIRST)}, '\\1', 'i') ELSE {bare} END"
    )


_MACROS = _macros()
