"""What a page gives to take along, inside itself: nothing is kept here that could be asked for later."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass


@dataclass(frozen=True)
class Download:
    """A link: its words, the file's name, and the file itself as an address."""

    label: str
    filename: str
    address: str


def address(kind: str, text: str) -> str:
    """A text as an address that holds it."""
    return f"data:{kind};base64,{b64encode(text.encode()).decode()}"


def safe(text: str) -> str:
    """A text that a spreadsheet would take for a formula is told it is text."""
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t"} else text
