"""What makes a password good enough: long, on nobody's list, not put together of what is tried first, and not made of the names that stand beside it.

No rule asks for digits or signs: they make passwords that are written on a note, not better ones (NIST SP 800-63B, 3.1.1.2).
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

from frombelow.hall.accounts.rules.guessing import guesses
from frombelow.hall.kit.refusals import Refused

SHORTEST, LONGEST = 10, 200
FEWEST_LETTERS = 5  # different ones
ENOUGH = 10.0  # a power of ten of guesses: months for a machine that tries a thousand a second against our hashes
SHORTEST_NAME = 4  # a shorter name is in many words by chance
BESIDE_A_NAME = 6  # letters that must stand beside a name
ENDS = re.compile(r"^[\W\d_]+|[\W\d_]+$")


def check_password(
    password: str, *, names: tuple[str, ...], common: Container[str], words: Mapping[str, float]
) -> None:
    """Raises Refused. `common` are passwords of lists, `words` of what people make them, with their costs (`guesses`); all in small letters."""
    if len(password) < SHORTEST:
        raise Refused(
            "A password has at least {least} letters. Three or four words that do not belong together are good.",
            least=SHORTEST,
        )
    if len(password) > LONGEST:
        raise Refused("A password has at most {most} letters.", most=LONGEST)
    lowered = password.lower()
    if any(is_made_of(lowered, word) for name in names for word in words_of(name)):
        raise Refused("This password is made of your name. Choose words that have nothing to do with you.")
    is_common = lowered in common or ENDS.sub("", lowered) in common or len(set(lowered)) < FEWEST_LETTERS
    if is_common or guesses(lowered, words) < ENOUGH:
        raise Refused(
            "This password is on the lists that are tried first. Choose three or four words that do not belong together."
        )


def words_of(name: str) -> list[str]:
    """The parts of a name that are long enough to matter."""
    return [word for word in [name.lower(), *re.split(r"[\W_\d]+", name.lower())] if len(word) >= SHORTEST_NAME]


def is_made_of(password: str, word: str) -> bool:
    """Whether little of the password is left without the word."""
    return word in password and sum(map(str.isalpha, password.replace(word, ""))) < BESIDE_A_NAME
