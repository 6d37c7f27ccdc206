"""The name one signs in with, and the name others see."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from frombelow.hall.kit.refusals import Refused

SIGN_IN_NAME = re.compile(r"\w[\w.-]{2,29}")
LONGEST_SHOWN = 80
# Marks that turn the direction of writing: with them a name can look like another.
TURNING = {*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}


@dataclass(frozen=True)
class Names:
    """Tidied names, as somebody chose them."""

    sign_in: str
    shown: str


def tidy_sign_in_name(typed: str) -> str:
    """As it is kept and looked up: the same letters however they were typed."""
    return unicodedata.normalize("NFKC", typed).strip().lower()


def check_sign_in_name(name: str) -> None:
    """A tidied name. Raises Refused."""
    if "@" in name:
        raise Refused(
            "Choose a name that is not an e-mail address: an address leads to you, and this hall sends no mail."
        )
    if not SIGN_IN_NAME.fullmatch(name):
        raise Refused(
            "A sign-in name has 3 to 30 letters, digits, dots, dashes or underscores, and begins with a letter or digit."
        )


def tidy_shown_name(typed: str) -> str:
    """Without needless blanks and without marks that nobody sees."""
    seen = (
        letter
        for letter in typed
        if (letter not in TURNING and unicodedata.category(letter) != "Cc") or letter.isspace()
    )
    return " ".join("".join(seen).split())


def check_shown_name(name: str) -> None:
    """A tidied name. Raises Refused."""
    if not name:
        raise Refused("Write the name that others see. It need not be your legal name.")
    if len(name) > LONGEST_SHOWN:
        raise Refused("The name that others see has at most {most} letters.", most=LONGEST_SHOWN)
