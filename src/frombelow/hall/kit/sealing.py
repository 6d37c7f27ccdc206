"""Sealed text: AES-256-GCM, bound to the place where it stands, so that a value copied to another row does not open there.

Two layers ("envelope encryption", NIST SP 800-57 part 1, 6.2.8): each owner has keys of its own, which stand in the database
wrapped in the master key, and the master key does not stand in the database. A key whose wrapped form is deleted is destroyed,
and everything sealed with it.
"""

from __future__ import annotations

import base64
import os
from collections.abc import Mapping
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VERSION = "v1"
NONCE_BYTES = 12
KEY_BYTES = 32


class Unreadable(Exception):
    """The text cannot be opened: its key is destroyed or another, its place is another, or it was changed."""


@dataclass(frozen=True)
class Key:
    """A key and its number among the keys of its owner."""

    number: int
    secret: bytes

    @classmethod
    def new(cls, number: int) -> Key:
        """A random key."""
        return cls(number, os.urandom(KEY_BYTES))


def seal(text: str, key: Key, place: str) -> str:
    """`v1:<number of the key>:<nonce and ciphertext, base64>`. `place` names table, row and field; "" stays ""."""
    if not text:
        return ""
    nonce = os.urandom(NONCE_BYTES)
    sealed = nonce + AESGCM(key.secret).encrypt(nonce, text.encode(), place.encode())
    return f"{VERSION}:{key.number}:{base64.b64encode(sealed).decode()}"


def unseal(sealed: str, keys: Mapping[int, Key], place: str) -> str:
    """The text. Raises Unreadable."""
    if not sealed:
        return ""
    try:
        key = keys[number_of(sealed)]
        raw = base64.b64decode(sealed.split(":", 2)[2], validate=True)
        return AESGCM(key.secret).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], place.encode()).decode()
    except (KeyError, ValueError, InvalidTag):
        raise Unreadable(place) from None


def number_of(sealed: str) -> int:
    """The number of the key a text is sealed with. Raises ValueError for what is not sealed."""
    version, number, _ = sealed.split(":", 2)
    if version != VERSION:
        raise ValueError(version)
    return int(number)


def wrap(key: Key, master: bytes, owner: str) -> str:
    """The key as it stands in the database."""
    return seal(base64.b64encode(key.secret).decode(), Key(0, master), wrapping_place(owner, key.number))


def unwrap(wrapped: str, number: int, master: bytes, owner: str) -> Key:
    """The key. Raises Unreadable where the master key is another."""
    text = unseal(wrapped, {0: Key(0, master)}, wrapping_place(owner, number))
    return Key(number, base64.b64decode(text))


def wrapping_place(owner: str, number: int) -> str:
    """What a wrapped key is bound to."""
    return f"key:{owner}:{number}"
