"""Writing in the journal, and checking it.

`write` belongs into the transaction of the deed itself: both happen, or neither. The fingerprint of an entry is SHA-256 over the
fingerprint before it and everything the entry says, as JSON with sorted keys: anybody can recompute it from a printed journal.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from frombelow.hall.kit.models import Entry, Head

HALL = "hall"


def write(
    *, chain: str, deed: str, now: datetime, by: str = "", about: str = "", facts: Mapping[str, Any] | None = None
) -> Entry:
    """Add an entry at the end of a chain. Must be called within a transaction: the head of the chain is held until its end."""
    assert transaction.get_connection().in_atomic_block, "the journal is written in the transaction of the deed"
    head = Head.objects.select_for_update().get_or_create(chain=chain)[0]
    entry = Entry(
        chain=chain, number=head.number + 1, at=now, by=by, deed=deed, about=about, facts=dict(facts or {})
    )  # fmt: skip
    entry.fingerprint = fingerprint(entry, head.fingerprint)
    entry.save(force_insert=True)
    head.number, head.fingerprint = entry.number, entry.fingerprint
    head.save(update_fields=["number", "fingerprint"])
    return entry


def fingerprint(entry: Entry, before: str) -> str:
    """The fingerprint of an entry that follows the one with the fingerprint `before` ("" for the first)."""
    said = [
        before, entry.chain, entry.number, entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        entry.by, entry.deed, entry.about, entry.facts,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(said, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


@dataclass(frozen=True)
class Checked:
    """What a check of a chain found."""

    entries: int
    first_wrong: int | None  # the number of the first entry that does not follow from those before it
    fingerprint: str  # of the last entry that is right: compare it with one that was written down elsewhere

    @property
    def is_whole(self) -> bool:
        """Nothing was changed, dropped or put in another order."""
        return self.first_wrong is None


def checked(entries: Iterable[Entry], *, end: str | None = None, length: int | None = None) -> Checked:
    """Recompute a chain from its first entry.

    `end` and `length` are what the head of the chain, or a note outside the hall, says of its last entry: without them a chain
    whose tail was cut looks whole.
    """
    before, number = "", 0
    for entry in entries:
        number += 1
        if entry.number != number or fingerprint(entry, before) != entry.fingerprint:
            return Checked(number - 1, number, before)
        before = entry.fingerprint
    if (length is not None and length != number) or (end is not None and end != before):
        return Checked(number, number + 1, before)
    return Checked(number, None, before)


def check(chain: str) -> Checked:
    """Check a chain of this hall against its head."""
    head = Head.objects.filter(chain=chain).first()
    entries = Entry.objects.filter(chain=chain).order_by("number").iterator(chunk_size=5000)
    return checked(entries, end=head.fingerprint if head else "", length=head.number if head else 0)
