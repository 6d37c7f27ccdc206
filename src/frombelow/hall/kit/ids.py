"""Names and tokens that nobody can guess. Random: a number that counts up would tell how many there are, and when each came."""

from __future__ import annotations

import hashlib
import secrets

LETTERS = (
    "abcdefghjkmnpqrstvwxyz23456789"  # no letter that is read as another: these are read aloud and copied from paper
)
IDENT_LENGTH = 12  # 58 bits
CODE_LENGTH = 12  # a code handed over on paper, three blocks of four


def ident() -> str:
    """The public name of a row, for addresses: twelve letters and digits."""
    return "".join(secrets.choice(LETTERS) for _ in range(IDENT_LENGTH))


def token() -> str:
    """A secret for a link or a cookie: 256 bits, safe in an address."""
    return secrets.token_urlsafe(32)


def code() -> str:
    """A secret that a person copies from paper: `abcd-efgh-jkmn`, 58 bits."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))
    return "-".join(letters[at : at + 4] for at in range(0, CODE_LENGTH, 4))


def tidy_code(typed: str) -> str:
    """A code as it was made, from how a person typed it: `ABCD efghjkmn` is `abcd-efgh-jkmn`."""
    letters = "".join(letter for letter in typed.lower() if letter in LETTERS)[: CODE_LENGTH + 1]
    return "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def fingerprint(secret: str) -> str:
    """What is stored of a random secret: SHA-256, 64 hexadecimal digits. Enough for 58 random bits and more; passwords need Argon2id."""
    return hashlib.sha256(secret.encode()).hexdigest()
