"""Names of union bodies as people say them, from the register's labels and abbreviations."""

from __future__ import annotations

import re

from frombelow.methods.linkage.unions.affiliations import AFFILIATIONS
from frombelow.records.sources.olms_register.designations import HEADQUARTERS, words_of

# Short names in everyday use, where the first abbreviation of the table of affiliations is not it.
SPOKEN = {
    "AFA": "AFA-CWA", "AFLCIO": "AFL-CIO", "BBF": "Boilermakers", "BCTD": "Building Trades", "BLE": "BLET",
    "BMWE": "BMWED", "BSOIW": "Ironworkers", "CJA": "Carpenters", "FAAM": "AMFA", "HFIA": "Insulators",
    "IBT": "Teamsters", "MTD": "Metal Trades", "MTTD": "Maritime Trades", "NFOP": "FOP", "OPCM": "OPCMIA",
    "PAT": "IUPAT", "PPF": "UA", "PTE": "IFPTE", "RLCA": "NRLCA", "RWAW": "Roofers", "SAGAFTRA": "SAG-AFTRA",
    "TCU/IAM": "TCU/IAM", "UNITHE": "UNITE HERE", "UMW": "UMWA", "UWU": "UWUA", "WU": "Workers United",
    "AAA": "4A's", "BCTGMI": "BCTGM", "FPA": "FPA", "LEOSPBA": "LEOS-PBA", "NACU": "UNAC/UHCP", "PPPWU": "PPPWU",
    "TP": "Textile Processors", "SIUNA": "Seafarers",
}  # fmt: skip
# Full names, where the first name of the table of affiliations is not it.
_FULL = {
    "AAA": "Associated Actors and Artistes of America",
    "AFLCIO": "American Federation of Labor and Congress of Industrial Organizations",
    "FPA": "Federation of Professional Athletes",
    "PPPWU": "Printing Packaging and Production Workers Union of North America",
    "SAGAFTRA": "Screen Actors Guild – American Federation of Television and Radio Artists",
    "UNITHE": "UNITE HERE",
}
# Departments whose councils are named without the department: St. Louis Building and Construction Trades Council.
_NAMELESS = {"BCTD", "MTD"}
_WHOLE_WORDS = {
    "EMPLS": "Employees", "EMPL": "Employees", "EMPS": "Employees", "EMP": "Employees", "WKRS": "Workers", "WKR": "Worker",
    "ASN": "Association", "ASSN": "Association", "ASSOC": "Association", "NATL": "National", "INTL": "International",
    "INT'L": "International", "AM": "American", "AMER": "American", "FED": "Federation", "FEDL": "Federal",
    "BLDG": "Building", "CONSTRN": "Construction", "DEPT": "Department", "SVC": "Service", "PROF": "Professional",
    "TECH": "Technical", "MUNI": "Municipal", "ORG": "Organization", "CONFED": "Confederation", "IND": "",
    "EMPLYEES": "Employees", "LU": "Local", "PUBLC": "Public", "CO": "Co.",
}  # fmt: skip
_KEEP = {
    "AFL-CIO", "USA", "SEIU", "UAW", "IAM", "UFCW", "NFIU", "UTIER", "ALPA", "CWA", "IBT", "UTC", "PR", "NLRB", "DC",
    "AFSCME", "IAFF", "IBEW", "NAACP", "YMCA", "YWCA", "LGBTQ", "LLC", "PTA", "PTO", "VFW", "USDA", "IATSE", "UMWA",
    "CT", "FL", "GA", "IL", "KY", "MN", "MT", "NC", "ND", "NH", "NJ", "NM", "NV", "NY", "RI", "SC", "SD", "TN", "TX", "UT",
    "VT", "WI", "WV", "WY", "NW", "SE", "SW",
    "II", "III", "IUJAT", "UAPD", "FOP", "AFGE", "NYSUT", "VNA", "UNAP", "MCEA", "PSO", "AFT", "NEA", "V", "A",
}  # fmt: skip
_SMALL = {"of", "and", "the", "for", "in", "de", "del", "la", "las", "los", "el", "y", "a", "on", "at"}


def spoken(code: str) -> str:
    """The short name of a national union by its code: UFCW, Teamsters."""
    return SPOKEN.get(code) or AFFILIATIONS[code].abbreviations[0]


def in_full(code: str) -> str:
    """The full name of a national union by its code."""
    return _FULL.get(code) or AFFILIATIONS[code].names[0]


def national_name(code: str) -> str:
    """Short and full name of a national union: UFCW (United Food and Commercial Workers International Union)."""
    short, full = spoken(code), in_full(code)
    return full if short == full else f"{short} ({full})"


def in_words(label: str) -> str:
    """A label in capitals as ordinary words: 'SUN OIL CO EMPLS ASN, IND' -> 'Sun Oil Co. Employees Association'."""
    words = [_word(part, first=number == 0) for number, part in enumerate(_spaced(label).split())]
    text = " ".join(word for word in words if word)
    return re.sub(r"\s+,", ",", text).rstrip(" ,")


def _spaced(label: str) -> str:
    return re.sub(r",(?=\S)", ", ", label).replace(" AFL CIO", " AFL-CIO")


def _word(part: str, first: bool) -> str:
    bare = part.strip(",.()")
    if bare in _KEEP:
        return part
    if bare in _WHOLE_WORDS:
        return part.replace(bare, _WHOLE_WORDS[bare]) if _WHOLE_WORDS[bare] else ""
    if bare.lower() in _SMALL and not first:
        return part.lower()
    return _LETTERS.sub(_capitalized, part)


def _capitalized(found: re.Match[str]) -> str:
    """1ST → 1st, MCCOMB → McComb, D'IBERVILLE → D'Iberville, others as names are written."""
    digit, letters = found[1], found[2]
    if digit:
        return digit + (letters.lower() if letters.upper() in _ORDINALS else letters)
    if _MC.match(letters):
        return f"Mc{letters[2:].capitalize()}"
    if letters[1:2] == "'" and len(letters) > len("O'S"):
        return f"{letters[0].upper()}'{letters[2:].capitalize()}"
    return letters.capitalize()


_LETTERS = re.compile(r"(\d?)([A-Za-zÀ-ÿ']+)")
_ORDINALS = {"ST", "ND", "RD", "TH"}
_MC = re.compile(r"MC\w{3}", re.IGNORECASE)


def number_of(prefix: str | None, number: str | None, suffix: str | None) -> str | None:
    """A number with district and suffix: 9-186L, 1996, 427-721; None where the body has none."""
    if not number or number == "0":
        return None
    before = f"{prefix}-" if prefix and prefix != "0" else ""
    after = f"-{suffix}" if suffix and suffix.isdigit() else suffix or ""
    return f"{before}{number}{after}"


def name_of(
    code: str | None,
    label: str,
    designation: str | None,
    number: str | None,
    unit: str | None,
    else_: str | None = None,
) -> str:
    """The name of a body: its union, what it is, its number, and for a body without a number its unit or `else_`.

    `else_`: what tells it apart where it has neither number nor unit (its city, its file number).
    """
    if designation == HEADQUARTERS:
        return f"{in_full(code) if code else in_words(label)}, national headquarters"
    if code is None:
        whole = in_words(f"{label} {unit}") if unit and unit not in label else in_words(label)
        return _joined(whole, words_of(designation) if number else "", number)
    name = _joined("" if code in _NAMELESS else spoken(code), words_of(designation), number) or spoken(code)
    place = in_words(unit) if unit else None
    if number is None:
        return f"{name} ({place or else_})" if place or else_ else name
    return f"{name} ({place})" if place and designation in _NAMED_BY_PLACE else name


_NAMED_BY_PLACE = {"BR", "LBR", "BCTC", "MTC", "SA", "SFED", "STC", "STCON", "MEC", "LEC", "PC", "D", "C"}


def _joined(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)


def city_in_words(city: str) -> str:
    """A city in ordinary capitals, without a state that slipped in: 'WASHINGTON, DC' -> 'Washington'."""
    bare = re.sub(r", *[A-Z]{2}\.?$", "", city.upper())
    return _LETTERS.sub(_capitalized, bare)
