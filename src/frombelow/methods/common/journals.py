"""A journal whose past cannot be changed unseen: each entry holds the fingerprint of the one before it.

The fingerprint of an entry is the SHA-256 of this JSON text, without blanks and with sorted keys (`""` stands before the first entry):

    [fingerprint before, chain, number, at, by, deed, about, facts]

A journal as a file holds an entry a line, as a JSON object of these parts and its `fingerprint`: anybody can recompute it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Line = Mapping[str, Any]
PARTS = ("chain", "number", "at", "by", "deed", "about", "facts")


@dataclass(frozen=True)
class Checked:
    """What a check of a journal found."""

    entries: int
    first_wrong: int | None  # the number of the first entry that does not follow from those before it
    fingerprint: str  # of the last entry that is right: compare it with one that was written down elsewhere

    @property
    def is_whole(self) -> bool:
        """Nothing was changed, dropped or put in another order."""
        return self.first_wrong is None


def fingerprint(line: Line, before: str) -> str:
    """The fingerprint of an entry that follows the one with the fingerprint `before`."""
    said = [before, *(line[part] for part in PARTS)]
    return hashlib.sha256(json.dumps(said, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def checked(lines: Iterable[Line], *, end: str | None = None, length: int | None = None) -> Checked:
    """Recompute a journal from its first entry.

    `end` and `length` are what is known of its last entry from elsewhere: without them a journal whose tail was cut looks whole.
    """
    before, number = "", 0
    for line in lines:
        number += 1
        if line["number"] != number or fingerprint(line, before) != line["fingerprint"]:
            return Checked(number - 1, number, before)
        before = line["fingerprint"]
    if (length is not None and length != number) or (end is not None and end != before):
        return Checked(number, number + 1, before)
    return Checked(number, None, before)
