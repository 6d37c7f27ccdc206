"""Unions and labor councils among the tax-exempt organizations: whose body it is, and what to call it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from frombelow.records.sources.olms_register.names import in_words, spoken

# Public workers' unions by words of the name; the code is that of the table of affiliations (None: independent).
PUBLIC = (
    ("AFSCME", r"STATE,? COUNTY (&|AND) MUNICIPAL|\bAFSCME\b"),
    ("IAFF", r"ASSOC(IATION)? OF FIRE ?FIGHTER|\bIAFF\b"),
    ("AFT", r"AMERICAN FEDERATION OF TEACHERS|\bAFT\b|FEDERATION OF (TEACHERS|SCHOOL (ADMIN|SECRET)|PUBLIC EMPLOYEES)"),
    ("NFOP", r"FRATERNAL ORDER OF POLICE|\bF ?O ?P\b"),
    ("NEA", r"\b(STATE|CONNECTICUT|UTAH|NATIONAL|VERMONT|WYOMING|IDAHO|HAWAII|ALASKA|KANSAS|KENTUCKY|NEVADA|MAINE|"
            r"MISSISSIPPI|LOUISIANA|ALABAMA|OKLAHOMA|ARKANSAS|MONTANA|DAKOTA|VIRGINIA) EDUCATION ASS|"
            r"EDUCATION ASS(OCIATION|OC|N)|TEACHERS ASS(OCIATIO|OC|N)|EDUCATORS ASS(OCIATION|OC|N)"),
    (None, r"\bPOLICE\b|\bSHERIFF|CORRECTION|TROOPERS?\b|FIRE ?FIGHTERS|DEPUTIES|PEACE OFFICERS"),
    (None, r"(STATE|PUBLIC|MUNICIPAL|CITY|COUNTY|TOWN|CIVIL SERVICE|SCHOOL|LIBRARY) (SERVICE )?EMP(LOYEE|LOY|L)?S?\b"),
    (None, r"FACULTY|SCHOOL ADMINISTRAT|UNIVERSITY PROFESSORS|PUBLIC (WORKS|SAFETY|HEALTH NURSES)"),
)  # fmt: skip
NO_UNION = re.compile(
    r"RETIRED|RETIREE|AUXILIARY|GROWERS|FARM|BREEDERS|LIVESTOCK|CATTLE|SHEPHERD|NURSERY|WEEVIL|FESTIVAL|SHOW\b|MARKET|"
    r"LABOR[- ]MANAGEMENT|TRAINING|TRUST|\bTR\b|FUND|FOUNDATION|BUILDING (CORP|ASS|COMM)|HALL ASS|HOLDING|AUDITORS|"
    r"FEDERAL|FEDERATION OF GOVERNMENT|\bAFGE\b|POSTAL|POST OFFICE|TREASURY|SECURITY POLICE|FSA COUNTY|PLANT PROTECTION|"
    r"INDUSTRY|RESOURCE MANAGEMENT|ATHLETIC|CLUB\b"
)
_NUMBER = re.compile(r"\b0*([1-9][0-9]{0,4})[A-Z]{0,3}\b")
_LOCAL_NUMBER = re.compile(
    r"^(?:L(?:OCAL)?)? ?0*([1-9][0-9]{0,5})[A-Z]{0,3}\b|\bLOCAL(?: UNION)?(?: NO)? 0*([1-9][0-9]{0,5})\b"
)


@dataclass(frozen=True)
class Body:
    """A union of public workers: code of its national union (None: independent), number, name."""

    code: str | None
    number: str | None
    name: str


def public_body(name: str, further: str | None) -> Body | None:
    """The public workers' union behind a name and a further name in capitals; None if it is none."""
    whole = f"{name} {further or ''}"
    if NO_UNION.search(whole):
        return None
    for code, words in PUBLIC:
        if re.search(words, name):
            number = local_number(further) or local_number(name)
            return Body(code, number, _name(code, number, name, further))
    return None


def local_number(words: str | None) -> str | None:
    """The number of a local: 'L1264 ANCHORAGE' -> 1264, '0920 NORTH PROVIDENCE FED' -> 920, 'UNION LOCAL 496' -> 496."""
    found = _LOCAL_NUMBER.search(words or "")
    return next((number for number in found.groups() if number), None) if found else None


def _name(code: str | None, number: str | None, name: str, further: str | None) -> str:
    if code is None or (code == "NEA" and not further):
        return in_words(f"{name}, {further}") if further else in_words(name)
    if code == "NEA":
        full = re.search(r"ASS|TEACH|EDUC|FACULTY|COUNCIL|UNION", further or "")
        return in_words(str(further)) if full else f"{in_words(name)} ({in_words(str(further))})"
    rest = _LOCAL_NUMBER.sub("", further or "").strip(" -,")
    rest = "" if re.fullmatch(r"(LOCAL|AFT|AFSCME|IAFF)?", rest) else in_words(rest)
    if number is None:
        return f"{spoken(code)} ({rest})" if rest else in_words(name)
    return f"{spoken(code)} Local {number} ({rest})" if rest else f"{spoken(code)} Local {number}"


def council_name(name: str, further: str | None) -> str:
    """The name of a labor council: its further name where the first is only 'American Federation of Labor …'."""
    words = further if further and name.startswith("AMERICAN FEDERATION OF LABOR") else name
    for short, full in (
        (r"\bCNTRL LBR CNCL\b", "CENTRAL LABOR COUNCIL"), (r"\bCLC\b", "CENTRAL LABOR COUNCIL"),
        (r"\bBCTC(?: COUNCIL)?\b", "BUILDING AND CONSTRUCTION TRADES COUNCIL"),
        (r"\bBCT(?: COUNCIL)?\b", "BUILDING AND CONSTRUCTION TRADES COUNCIL"),
        (r"\bMTC\b", "METAL TRADES COUNCIL"), (r"\bCOUNC\b", "COUNCIL"), (r"\bFEDE?\b", "FEDERATION"),
    ):  # fmt: skip
        words = re.sub(short, full, words)
    return in_words(words)
