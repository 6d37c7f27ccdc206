"""Phone numbers, fast: plain US numbers by their digits, all others by the library. `details.phone` is the slow twin; a test compares them."""

from __future__ import annotations

import re
from functools import lru_cache

from frombelow.hall.people.rules import details

# Three digits, three, four, with what people write between, and nothing else. Area code and exchange never begin with 0 or 1.
PLAIN = re.compile(r"(?:\+?1[-. ]?)?(?:\(([2-9]\d\d)\) ?|([2-9]\d\d)[-. ]?)([2-9]\d\d)[-. ]?(\d{4})", re.ASCII)


def phone_match(shown: str) -> str:
    """The form that matches, of a tidy text: +16015550100. Raises Refused for what cannot be a phone number."""
    found = PLAIN.fullmatch(shown)
    if found is None:
        return slow_match(shown)
    area, other, middle, last = found.groups()
    return f"+1{area or other}{middle}{last}"


@lru_cache(maxsize=10_000)
def slow_match(shown: str) -> str:
    """By the library, 60 to 100 times slower."""
    return details.phone(shown).match
