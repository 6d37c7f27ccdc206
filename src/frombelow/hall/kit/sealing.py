"""Sealed text: AES-256-GCM, bound to the place where it stands, so that a value copied to another row does not open there.

Two layers ("envelope encryption", NIST SP 800-57 part 1, 6.2.8): each owner has keys of its own, which stand in the database
wrapped in the master key, and the master key does not stand in the database. A key whose wrapped form is deleted is destroyed,
and everything sealed with it.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

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

    @cached_property
    def cipher(self) -> AESGCM:
        """The cipher with this key, made once."""
        return AESGCM(self.secret)

    @classmethod
    def new(cls, number: int) -> Key:
        """A random key."""
        return cls(number, os.urandom(KEY_BYTES))


@dataclass(frozen=True)
class Sealed:
    """How a column is sealed. Each model names its own in `SEALED`, so that a change of keys finds every value there is.

    `place` names table, row and field: `people.conversation:{ident}:words`. In the braces stand columns, through references too
    (`{person__ident}`).
    """

    place: str
    owner: str = (
        "group"  # whose key: the field that leads to the group; "" where it is the hall's own, made from the master key
    )
    purpose: str = ""  # of a key made from the master key
    only: Mapping[str, Any] = field(default_factory=dict)  # which rows are sealed; the others stand in clear
    inside: str = ""  # of a JSON column: under which name the sealed text stands there

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """The columns that the place is told from."""
        return tuple(part.split("}")[0] for part in self.place.split("{")[1:])

    def at(self, **values: object) -> str:
        """The place of one value."""
        return self.place.format_map(values)


def seal(text: str, key: Key, place: str) -> str:
    """`v1:<number of the key>:<nonce and ciphertext, base64>`. `place` names table, row and field; "" stays ""."""
    if not text:
        return ""
    nonce = os.urandom(NONCE_BYTES)
    sealed = nonce + key.cipher.encrypt(nonce, text.encode(), place.encode())
    return f"{VERSION}:{key.number}:{base64.b64encode(sealed).decode()}"


def unseal(sealed: str, keys: Mapping[int, Key], place: str) -> str:
    """The text. Raises Unreadable."""
    if not sealed:
        return ""
    try:
        key = keys[number_of(sealed)]
        raw = base64.b64decode(sealed.split(":", 2)[2], validate=True)
        return key.cipher.decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], place.encode()).decode()
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


def unwrap(wrapped: str, number: int, masters: Iterable[bytes], owner: str) -> Key:
    """The key, by the first of the master keys that opens it. Raises Unreadable where the master key is another."""
    text = unseal_with_any(wrapped, [Key(0, master) for master in masters], wrapping_place(owner, number))
    return Key(number, base64.b64decode(text))


def unseal_with_any(sealed: str, keys: Iterable[Key], place: str) -> str:
    """The text, by the first of several keys of the same number: while the master key is changed, both open. Raises Unreadable."""
    for key in keys:
        try:
            return unseal(sealed, {key.number: key}, place)
        except Unreadable:
            continue
    raise Unreadable(place)


def key_for(purpose: str, master: bytes) -> Key:
    """A key of the hall's own, out of the master key; the master key itself wraps the keys of the groups."""
    return Key(1, hmac.new(master, purpose.encode(), hashlib.sha256).digest()) if purpose else Key(0, master)


def wrapping_place(owner: str, number: int) -> str:
    """What a wrapped key is bound to."""
    return WRAPPED.at(group__ident=owner, number=number)


WRAPPED = Sealed("key:{group__ident}:{number}", owner="")
