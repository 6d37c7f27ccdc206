"""Names of persons in the words that describe a bargaining unit.

Parties write there who may vote under challenge, who is the manager, and now and then a petitioner's address. Who is
named so is left out; buildings, streets, towns and firms named for someone stay.
"""

from __future__ import annotations

import re

from frombelow.records.cleaning import STATES
from frombelow.records.names_of_persons import GIVEN_NAMES

LEFT_OUT = "[name left out]"
_ADDRESSED = re.compile(r"\W*petitioners?['’]?s? information.*$", re.IGNORECASE | re.DOTALL)
_WORD = r"[A-Z][a-z]+(?:['’-][A-Z]?[a-z]+)*"
# Words far more often of a place, a machine or a maker than of a person.
_SELDOM_PERSONS = {"virginia", "ray", "mercedes", "whitney"}
_GIVEN = "|".join(name.title() for name in GIVEN_NAMES if name not in _SELDOM_PERSONS)
_NAMED = re.compile(rf"(?<![-/’'])\b(?:{_GIVEN})(?: [A-Z]\.?)? {_WORD}")
# Two words in a row of names, next to one that is known to be a name.
_BEFORE = re.compile(rf"{_WORD} {_WORD}(?=(?:,|;|,? and|,? &) {re.escape(LEFT_OUT)})")
_AFTER = re.compile(rf"({re.escape(LEFT_OUT)}(?:,|;|,? and|,? &) ){_WORD} {_WORD}")
# Before a name, these show that it is the name of a place or a firm.
_PLACE_WORDS = """
the at in of on its their by from to near fort ft st saint san santa port mount lake both as ave avenue street
"""
_OFFICE_WORDS = """
manager managers editor columnist supervisor director president owner owners coordinator liaisons hostess learning excluded
"""
# After a given name, these are no surnames.
_TOWN_WORDS = """
airport air avenue ave beach bend blvd boulevard building campus center city college county court courthouse creek
division drive estates falls force forge grove hall heights high hill hills hook house industries isabel island lake
lane manor memorial mills park parkway pike place plant plaza point ranch road school springs square st station store
street stream theater theatre thorpe tower tree university valley village ville way woods
exclude excluded excluding include included
"""
_OF_A_PLACE, _OFFICES, _TOWNS = (frozenset(words.split()) for words in (_PLACE_WORDS, _OFFICE_WORDS, _TOWN_WORDS))
_STATE = re.compile(rf",? (?:[A-Z]{{2}}\b|Mo\b|La\b|Pa\b|{'|'.join(name.title() for name in STATES if len(name) > 4)})")


def without_names(words: str) -> str:
    """The words without names of persons."""
    told = _NAMED.sub(_left_out, _ADDRESSED.sub("", words))
    if LEFT_OUT not in told:
        return told
    while (more := _AFTER.sub(rf"\1{LEFT_OUT}", _BEFORE.sub(LEFT_OUT, told))) != told:
        told = more
    return told


def _left_out(found: re.Match[str]) -> str:
    before, after = found.string[: found.start()], found.string[found.end() :]
    last = re.search(r"([\w.]+) $", before)
    prior = last[1].strip(".") if last else ""
    is_place = (
        found[0].split()[-1].lower() in _TOWNS
        or prior.lower() in _OF_A_PLACE
        or (prior[:1].isupper() and prior.lower() not in _OFFICES)
        or re.match(
            rf"[ ,]+(?:&|and Son|Inc|LLC|Corp|Co\b|Company|D\.D\.S)|[ ]+(?:[A-Z]|&|[0-9])|{_STATE.pattern}|[’'-][A-Z]",
            after,
        )
        or re.match(r"[0-9]", prior)
    )
    return found[0] if is_place else LEFT_OUT
