"""From a spelling to words: case, accents, punctuation, contractions, plurals, slips of the pen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

# Contractions of the Labor Department, the mediation service and the labor board -> the whole word.
CONTRACTIONS = {
    "AGRIC": "AGRICULTURAL", "AMER": "AMERICAN", "ASN": "ASSOCIATION", "ASSC": "ASSOCIATION", "ASSN": "ASSOCIATION",
    "ASSOC": "ASSOCIATION", "ASSO": "ASSOCIATION", "BD": "BOARD", "BRD": "BOARD", "BLDG": "BUILDING", "BLDRS": "BUILDER",
    "BRO": "BROTHERHOOD", "BROS": "BROTHERHOOD", "BROTH": "BROTHERHOOD", "BHD": "BROTHERHOOD", "CHAUF": "CHAUFFEUR",
    "COMM": "COMMERCIAL", "CONF": "CONFERENCE", "CONFED": "CONFEDERATION", "CONST": "CONSTRUCTION",
    "CONSTR": "CONSTRUCTION", "CONSTRN": "CONSTRUCTION", "COUN": "COUNCIL", "CNCL": "COUNCIL", "DEPT": "DEPARTMENT",
    "DIST": "DISTRICT", "DRVRS": "DRIVER", "ELEC": "ELECTRICAL", "ELECT": "ELECTRICAL", "EMP": "EMPLOYEE",
    "EMPL": "EMPLOYEE", "EMPLS": "EMPLOYEE", "EMPS": "EMPLOYEE", "EMPLOYES": "EMPLOYEE", "ENG": "ENGINEER",
    "ENGRS": "ENGINEER", "FED": "FEDERATION", "FEDN": "FEDERATION", "GOV": "GOVERNMENT", "GOVT": "GOVERNMENT",
    "HLPRS": "HELPER", "INDEP": "INDEPENDENT", "INDUST": "INDUSTRIAL", "INT": "INTERNATIONAL",
    "INTL": "INTERNATIONAL", "INTERN": "INTERNATIONAL", "INTER": "INTERNATIONAL", "JT": "JOINT", "LOC": "LOCAL",
    "LCL": "LOCAL", "MACH": "MACHINIST", "MECH": "MECHANICAL", "MFG": "MANUFACTURING", "MUNI": "MUNICIPAL",
    "NATL": "NATIONAL", "NAT": "NATIONAL", "ORG": "ORGANIZATION", "ORGAN": "ORGANIZATION", "PROF": "PROFESSIONAL",
    "REG": "REGIONAL", "RGL": "REGIONAL", "REGION": "REGIONAL", "SVC": "SERVICE", "SERV": "SERVICE", "TECH": "TECHNICAL",
    "TRANS": "TRANSPORTATION", "TRANSP": "TRANSPORTATION", "TRD": "TRADE", "UTD": "UNITED", "UN": "UNION",
    "UNTD": "UNITED", "WHSE": "WAREHOUSE", "WHSEMEN": "WAREHOUSEMEN", "WKR": "WORKER", "WKRS": "WORKER",
    "WRKR": "WORKER", "WRKRS": "WORKER", "WORK": "WORKER", "WRKS": "WORKER",
}  # fmt: skip
# Words written together or apart -> together. A name that stands before its first blank is looked for.
TOGETHER = re.compile(
    r"\b(?:(I\.?\s?A\.?\s?M\.?\s?(?:&|AND)\s?A\.?\s?W\b\.?)|(I\.?\s?U\.?\s?P\.?\s?A\.?\s?(?:&|AND)\s?T\b\.?)"
    r"|(UNITED?[\s/,-]*HERE\b)|(SAG[\s/-]*AFTRA\b)"
    r"|(SHEET|STEEL|IRON|PIPE|STEAM|FIRE|NEWS|BOILER|BRICK|HEALTH|MILL|PAPER)[\s-]+"
    r"(METAL|WORKER|FITTER|FIGHTER|GUILD|MAKER|LAYER|CARE|WRIGHT))"
)
WHOLE = ("IAMAW", "IUPAT", "UNITEHERE", "SAGAFTRA")


def _together(found: re.Match[str]) -> str:
    for place, word in enumerate(WHOLE, start=1):
        if found.group(place):
            return word
    return found.group(5) + found.group(6)


# AFL-CIO, CLC, Change to Win, N/A. A first letter is looked for before all else: names are long and federations rare.
FEDERATIONS = re.compile(
    r"[ACN](?<!\w\w)(?:(?<=A)\.?F\.?\s?L\.?[\s\-/•&.]*C\.?I\.?[O0]\b\.?"
    r"|(?<=C)(?:LC\b|\.L\.C\.?|TW\b|HANGE TO WIN\b)|(?<=N)(?:/A\b|\s?/?\s?A\s*$))"
)
DOTTED = re.compile(r"\b(?:[A-Z]\.\s?){2,}(?:[A-Z]\b)?")
SPACED = re.compile(r"[A-Z] (?<![\w']..)(?:[A-Z] )+[A-Z](?![\w'])")
APOSTROPHES = re.compile(r"['`´‘’ʻ]")
FILLERS = frozenset(
    {
        "AND",
        "OF",
        "THE",
        "FOR",
        "IN",
        "A",
        "AN",
        "TO",
        "AT",
        "DE",
        "LA",
        "LOS",
        "LAS",
        "DEL",
        "Y",
        "EL",
        "ITS",
        "ON",
        "S",
        "W",
    }
    | {"AW", "AFFILIATED", "WITH", "AFFILIATE", "IND", "AFL", "CIO"}
)


def clean(text: str) -> str:
    """Upper case without accents, apostrophes and federations; abbreviations with dots or blanks drawn together."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    text = APOSTROPHES.sub("", text).upper() if "'" in text or "`" in text or not text.isascii() else text.upper()
    text = TOGETHER.sub(_together, text)
    text = FEDERATIONS.sub(" ", text)
    if "." in text:
        text = DOTTED.sub(lambda m: m.group().replace(".", "").replace(" ", "") + " ", text)
    return SPACED.sub(lambda m: m.group().replace(" ", ""), text)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The word in full and in the singular: WKRS -> WORKER, TEAMSTERS -> TEAMSTER."""
    word = CONTRACTIONS.get(word, word)
    if len(word) > 4 and word[-1] == "S" and word[-2] not in "SU":
        return word[:-1]
    return word


class Speller:
    """Mends slips: an unknown word one or two letters away from a known one becomes that one.

    Known words are found by leaving one letter out of either side, so a look-up costs as many
    steps as the word has letters, however long the list of known words is.
    """

    def __init__(self, known: Iterable[str], never: Iterable[str] = ()) -> None:
        self.known = frozenset(known)
        self.never = frozenset(never)
        self._shortened: dict[str, list[str]] = {}
        for word in sorted(self.known):
            if len(word) >= 6:
                for key in _without_one(word):
                    self._shortened.setdefault(key, []).append(word)
        self._cache: dict[str, str] = {}

    def mend(self, word: str) -> str:
        """The known word this one was meant to be, or the word itself."""
        if word in self.known or len(word) < 6 or word in self.never:
            return word
        found = self._cache.get(word)
        if found is None:
            found = self._cache[word] = self._nearest(word)
        return found

    def _nearest(self, word: str) -> str:
        keys = _without_one(word)
        if len(word) >= 9:
            keys = {key for shorter in keys for key in _without_one(shorter)}
        near = {other for key in keys & self._shortened.keys() for other in self._shortened[key]}
        allowed = 2 if len(word) >= 8 else 1
        distance, best = min(
            [(Levenshtein.distance(word, other), other) for other in near], default=(allowed + 1, word)
        )
        return best if distance <= allowed else word


def _without_one(word: str) -> set[str]:
    return {word} | {word[:i] + word[i + 1 :] for i in range(len(word))}
