"""The end of a journal, signed, as a text that somebody keeps elsewhere: a journal that does not hold it any more was changed or cut.

Lines in any order, with whatever words around them. The signature (Ed25519) is over `group`, `entries`, `day` and `fingerprint`, in this order, each
ended by a line feed, after the line `frombelow end of a journal 1`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from frombelow.methods.common.said import Unreadable, said

FIRST = "frombelow end of a journal 1"
LINE = re.compile(
    r"^\W*(group|entries|day|fingerprint|signed by|signature):\s*([\w:+.-]+)\s*$", re.MULTILINE | re.IGNORECASE
)
SHORTEST = 8  # digits of a fingerprint that somebody wrote down
WRITTEN_DOWN = re.compile(rf"[0-9a-f]{{{SHORTEST},64}}")


@dataclass(frozen=True)
class End:
    """The last entry of a journal at some moment. `chain` is the ident of the group, `day` a date."""

    chain: str
    number: int
    day: str
    fingerprint: str

    @property
    def signed_part(self) -> bytes:
        """What the signature is over."""
        return "".join(f"{part}\n" for part in (FIRST, self.chain, self.number, self.day, self.fingerprint)).encode()


@dataclass(frozen=True)
class Kept:
    """What somebody kept: the whole end with whose signature (hexadecimal), or only the first digits of its fingerprint."""

    fingerprint: str
    end: End | None = None
    signer: str = ""


def as_text(end: End, *, signer: bytes, sign: Callable[[bytes], bytes]) -> str:
    """The text to keep. `signer` is the public half of the key that signs."""
    return (
        f"group: {end.chain}\nentries: {end.number}\nday: {end.day}\nfingerprint: {end.fingerprint}\n"
        f"signed by: {signer.hex()}\nsignature: {sign(end.signed_part).hex()}\n"
    )


def read(text: str) -> Kept:
    """What somebody pasted: a whole text, or digits. Raises Unreadable, also where the signature is not over this end."""
    parts = {name.lower(): value for name, value in LINE.findall(text)}
    if "signature" not in parts:
        digits = "".join(text.lower().split())
        if not WRITTEN_DOWN.fullmatch(digits):
            raise Unreadable(
                said("This is neither the text of an end nor at least {least} digits of a fingerprint.", least=SHORTEST)
            )
        return Kept(digits)
    try:
        end = End(parts["group"], int(parts["entries"]), parts["day"], parts["fingerprint"].lower())
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(parts["signed by"])).verify(
            bytes.fromhex(parts["signature"]), end.signed_part
        )
    except (KeyError, ValueError, InvalidSignature):
        raise Unreadable(
            said("The signature does not fit: a line is missing, or something was changed since it was signed.")
        ) from None
    return Kept(end.fingerprint, end, parts["signed by"].lower())
