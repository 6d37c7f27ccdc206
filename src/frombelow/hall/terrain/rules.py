"""Rules of the terrain: plain Python, no Django and no queries.

How words are compared in a search, which filters make sense, and how reasons add up under the reader's weights.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

SOUTH = frozenset(
    ["AL", "AR", "DE", "DC", "FL", "GA", "KY", "LA", "MD", "MS", "NC", "OK", "SC", "TN", "TX", "VA", "WV"]
)
PREFIX_LENGTH = 8  # letters; the index keeps the best few for beginnings up to this length
LONGEST_QUERY = 100  # letters; what is longer is no name
FIRST_YEAR, LAST_YEAR = 1930, 2035

UNION_KINDS = ("local", "council", "national_union")
PLAYER_KINDS = (*UNION_KINDS, "employer", "agency", "community", "coalition")
HAPPENING_KINDS = ("election", "petition", "charge", "recognition", "strike", "contract_notice", "first_contract")
OPENING_KINDS = ("narrow_loss", "no_first_contract", "repeated_charges", "contract_expiring", "open_sector")
# Until the reader says otherwise. Most counts where workers have just acted together and wait for the next step; least
# what is large by itself: charges grow with the employer, and a sector is no lead by itself (docs/decisions/0011).
WEIGHTS = {"narrow_loss": 5, "no_first_contract": 5, "repeated_charges": 2, "contract_expiring": 3, "open_sector": 2}
HEAVIEST = 5

_APART = re.compile(r"[^a-z0-9]+")
_TOGETHER = re.compile(r"['’.]")
_SAME = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}


def words_of(text: str) -> list[str]:
    """The words of a name or query as the index keeps them: small letters, no accents, St for Saint.

    >>> words_of("St. Louis, Saint Joseph’s")
    ['st', 'louis', 'st', 'josephs']
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode() if not text.isascii() else text
    return [_SAME.get(word, word) for word in _APART.split(_TOGETHER.sub("", plain.lower())) if word]


def read_year(text: str) -> int | None:
    """The year typed, None for nothing. Raises ValueError for what is no year of these records."""
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        raise ValueError(text)
    return int(text)


def read_weights(asked: Mapping[str, str]) -> tuple[dict[str, int], list[str]]:
    """The reader's weight for each reason, 0 (leave it out) to HEAVIEST, and the kinds whose weight made no sense."""
    weights, wrong = dict(WEIGHTS), []
    for kind in OPENING_KINDS:
        text = asked.get(kind, "")
        if not text:
            continue
        if text.isascii() and text.isdigit() and int(text) <= HEAVIEST:
            weights[kind] = int(text)
        else:
            wrong.append(kind)
    return weights, wrong
