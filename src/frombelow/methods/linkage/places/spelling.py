"""Spellings of a city: the key two spellings share, and the ways a written city can be read."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from frombelow.methods.linkage.places.states import BY_USPS

# abbreviations of the Postal Service (Publication 28, appendix) and of people in a hurry
_WORDS = {
    "afb": "air force base", "bch": "beach", "bldg": "building", "boro": "borough", "brg": "bridge", "cen": "center",
    "centre": "center", "crk": "creek", "crt": "court", "cty": "county", "ctr": "center",
    "e": "east", "fls": "falls", "frst": "forest", "ft": "fort", "gdns": "gardens", "grn": "green", "grv": "grove",
    "harbour": "harbor", "hbr": "harbor", "hgts": "heights", "hghts": "heights", "hlds": "highlands", "hls": "hills",
    "hosp": "hospital", "hq": "headquarters", "hts": "heights", "intl": "international", "is": "island",
    "isl": "island", "jct": "junction", "jnctn": "junction", "lk": "lake", "lks": "lakes", "mdws": "meadows",
    "mil": "military", "mnt": "mount", "mt": "mount", "mtn": "mountain", "mtns": "mountains", "n": "north",
    "nas": "naval air station", "ne": "northeast", "no": "north", "nrth": "north", "nw": "northwest",
    "pk": "park", "pln": "plain", "plns": "plains", "prt": "port", "pt": "point", "rdg": "ridge", "riv": "river",
    "rpds": "rapids", "s": "south", "se": "southeast", "shrs": "shores", "so": "south", "spg": "spring",
    "spgs": "springs", "spngs": "springs", "sprg": "spring", "sprgs": "springs", "sq": "square", "st": "saint",
    "sta": "station", "ste": "sainte", "sth": "south", "sw": "southwest", "ter": "terrace", "twp": "township",
    "twsp": "township", "univ": "university", "vlg": "village", "vll": "village", "vly": "valley", "w": "west",
}  # fmt: skip
_NICKNAMES = {
    "NY": {"ny": "new york", "nyc": "new york", "n y": "new york", "new york city": "new york", "bx": "bronx",
           "the bronx": "bronx", "bklyn": "brooklyn", "si": "staten island", "lic": "long island city"},
    "PA": {"phila": "philadelphia", "philly": "philadelphia", "pgh": "pittsburgh"},
    "CA": {"la": "los angeles", "sf": "san francisco", "so san francisco": "south san francisco"},
    "MD": {"balto": "baltimore"},
    "MI": {"gr rapids": "grand rapids"},
    "MN": {"mpls": "minneapolis"},
    "OH": {"cinti": "cincinnati"},
    "UT": {"slc": "salt lake city"},
}  # fmt: skip
# words that people put before or after a place's own name
_BEFORE = re.compile(
    r"^(?:the )?(?:city|town|township|village|borough|county|commonwealth|near|greater|downtown)(?: of)? "
)
_AFTER = re.compile(
    r" (?:city|town|township|village|borough|area|metro|vicinity|proper|municipality|post office|various)$"
)
_SPLIT = re.compile(r"[,;/&+|]| and | or | - |\n", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^)]*\)?")
_ZIP = re.compile(r"(?<!\d)(\d{5})(?:-\d{4})?(?!\d)")


@lru_cache(maxsize=4096)
def name_key(text: str) -> str:
    """The key two spellings of a place share: 'Ft. Méade' -> 'fort meade'; may be empty."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    letters = "".join(c for c in plain if not unicodedata.combining(c) and c not in "'’`´")
    words = re.sub(r"[^a-z0-9]+", " ", letters).split()
    return " ".join(_WORDS.get(word, word) for word in words)


def squash(key: str) -> str:
    """A key without blanks: 'la salle' and 'lasalle' are one."""
    return key.replace(" ", "")


def zip_in(text: str) -> str | None:
    """The first five-digit ZIP code written in a text."""
    found = _ZIP.search(text)
    return found.group(1) if found else None


def plain_reading(text: str, state: str) -> str:
    """The key of the text as written, nicknames of the state's cities replaced."""
    key = name_key(text)
    return _NICKNAMES.get(state, {}).get(key, key)


def whole_readings(text: str, state: str) -> list[str]:
    """Keys under which the whole text may be known, likeliest first: as written, nickname, without brackets,
    without the state's name after it, without 'City of', 'Township' and the like."""
    key = name_key(text)
    bare = name_key(_BRACKETS.sub(" ", text))
    found = [plain_reading(text, state), key, bare]
    found += [name_key(_without_state(t, state)) for t in (text, _BRACKETS.sub(" ", text))]
    for k in list(found):
        shorter = _BEFORE.sub("", k)
        found += [shorter, _AFTER.sub("", shorter), _AFTER.sub("", k)]
    return [k for k in dict.fromkeys(found) if k]


def part_readings(text: str, state: str) -> list[list[str]]:
    """The places named side by side ('Hilo and Kona', 'Wayne/Paterson'), each with its own readings."""
    pieces = [piece for piece in _SPLIT.split(text.replace("(", ",").replace(")", ",")) if piece.strip()]
    return [whole_readings(piece, state) for piece in pieces] if len(pieces) > 1 else []


def _without_state(text: str, state: str) -> str:
    """'Medford, New York' -> 'Medford' in New York; a text that is nothing but the state stays."""
    endings = [state, BY_USPS[state].name] if state in BY_USPS else []
    endings += ["D.C.", "D. C."] if state == "DC" else []
    for ending in endings:
        short = re.sub(rf"[\s,]+{re.escape(ending)}\W*$", "", text.strip(), flags=re.IGNORECASE)
        if short and short != text.strip():
            return short
    return text
