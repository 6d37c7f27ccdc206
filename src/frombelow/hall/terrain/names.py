"""Names that the files write in capitals, as people read them: BETHLEHEM STEEL CORPORATION → Bethlehem Steel Corporation.

Only names without a single small letter are touched, and only for display: a party and a spelling keep what is written.
What may be an abbreviation stays as it is: words of three letters or fewer that are no common words, words without a
vowel, words with digits, known abbreviations, and names that hold no word of five letters.
"""

from __future__ import annotations

import re

import pyarrow as pa

SMALL_WORDS = "a an and at by de del dba for in of on or the to y"
COMMON_WORDS = """
    air all and art bar bay ben big bob box bus cab can car co corp ctr dan day don dr dry ed el elm fox ft fun gas hat
    hot ice inc ink inn jim joe jr key la las law lee los ltd man mar max men mfg mrs mt new nut oak oil old one our
    pet pub ray red roy sam san sea sky sr st sun tan tax tea ten the tom top toy tri two van von war way zoo
"""
KNOWN_ABBREVIATIONS = """
    AAFES ADESA AFGE AFSCME APWU ASARCO CBOCS GEICO IATSE IBEW ILWU IUOE LIUNA NAGE NALC NASA NRLCA OPEIU SEIU UFCW
    UNICCO UNITE USPS USWA
"""
SMALL = frozenset(SMALL_WORDS.split())
COMMON = frozenset(COMMON_WORDS.split())
ABBREVIATIONS = frozenset(KNOWN_ABBREVIATIONS.split())
LONG = re.compile(r"[A-Z]{5}")
WORD = re.compile(r"[0-9]*[A-Z][A-Z0-9]*(?:'[A-Z]+)*")
ORDINAL = re.compile(r"[0-9]+(?:ST|ND|RD|TH)")
VOWEL = re.compile(r"[AEIOUY]")


def readable(name: str) -> str:
    """A name in capitals as people read it; any other name as it is."""
    if name != name.upper() or not LONG.search(name):
        return name
    return WORD.sub(lambda found: word(found[0], is_first=found.start() == 0), name)


def word(text: str, *, is_first: bool) -> str:
    """One word of a name in capitals."""
    low = text.lower()
    if ORDINAL.fullmatch(text) or (low in SMALL and not is_first and len(text) > 1):
        return low
    if text in ABBREVIATIONS or not text.replace("'", "").isalpha() or not (VOWEL.search(text) or low in COMMON):
        return text
    if len(text) <= 3 and low not in COMMON and low not in SMALL:
        return text
    return capitalized(text)


def capitalized(text: str) -> str:
    """O'BRIEN'S → O'Brien's, MCDONNELL → McDonnell, STEEL → Steel."""
    if text[1:2] == "'" and len(text) > 3:
        return f"{text[0]}'{capitalized(text[2:])}"
    if text.startswith("MC") and len(text) > 4:
        return f"Mc{text[2:].capitalize()}"
    return text.capitalize()


def readable_column(table: pa.Table, column: str) -> pa.Table:
    """The table with the names of a column made readable; each different name is read once."""
    names = table[column].combine_chunks().dictionary_encode()
    made = pa.array([name and readable(name) for name in names.dictionary.to_pylist()], pa.string())
    return table.set_column(table.column_names.index(column), column, made.take(names.indices))
