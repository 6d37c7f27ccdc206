"""Writing in the journal, and checking it.

`write` belongs into the transaction of the deed itself: both happen, or neither. How the fingerprint of an entry is computed stands in
`frombelow.methods.common.journals`, which `frombelow journal` checks a file with: anybody can recompute it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from frombelow.hall.kit import readonly
from frombelow.hall.kit.models import Entry, Head
from frombelow.hall.kit.prepared import TEXT, Prepared, Slot, insert, update
from frombelow.methods.common import journals
from frombelow.methods.common.journals import Checked

HALL = "hall"
HEAD: Prepared[Head] = Prepared(lambda: Head.objects.select_for_update().filter(chain=Slot("chain", TEXT))[:1])


def write(
    *, chain: str, deed: str, now: datetime, by: str = "", about: str = "", facts: Mapping[str, Any] | None = None
) -> Entry:
    """Add an entry at the end of a chain. Must be called within a transaction: the head of the chain is held until its end.

    Raises ReadOnly while the hall can only be read: whatever began before, the deed is undone with its transaction.
    """
    assert transaction.get_connection().in_atomic_block, "the journal is written in the transaction of the deed"
    readonly.check()
    head = HEAD.first(chain=chain) or Head.objects.select_for_update().get_or_create(chain=chain)[0]
    entry = Entry(
        chain=chain, number=head.number + 1, at=now, by=by, deed=deed, about=about, facts=dict(facts or {})
    )  # fmt: skip
    entry.fingerprint = fingerprint(entry, head.fingerprint)
    insert(entry)
    head.number, head.fingerprint = entry.number, entry.fingerprint
    update(head, "number", "fingerprint")
    return entry


def as_line(entry: Entry) -> dict[str, Any]:
    """An entry as it stands in a file."""
    return {
        "chain": entry.chain, "number": entry.number, "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"), "by": entry.by,
        "deed": entry.deed, "about": entry.about, "facts": entry.facts, "fingerprint": entry.fingerprint,
    }  # fmt: skip


def fingerprint(entry: Entry, before: str) -> str:
    """The fingerprint of an entry that follows the one with the fingerprint `before` ("" for the first)."""
    return journals.fingerprint(as_line(entry), before)


def entries(chain: str) -> QuerySet[Entry]:
    """Every entry of a chain, from the first."""
    return Entry.objects.filter(chain=chain).order_by("number")


def length(chain: str) -> int:
    """How many entries a chain has."""
    head = Head.objects.filter(chain=chain).first()
    return head.number if head else 0


def head(chain: str) -> Head:
    """The end of a chain, which has at least one entry."""
    return Head.objects.get(chain=chain)


def with_fingerprint(chain: str, begin: str) -> Entry | None:
    """The entry of a chain whose fingerprint begins so."""
    return Entry.objects.filter(chain=chain, fingerprint__startswith=begin).order_by("number").first()


def checked(rows: Iterable[Entry], *, end: str | None = None, length: int | None = None) -> Checked:
    """Recompute a chain from its first entry: see `journals.checked`."""
    return journals.checked(map(as_line, rows), end=end, length=length)


def check(chain: str) -> Checked:
    """Check a chain of this hall against its head."""
    head = Head.objects.filter(chain=chain).first()
    rows = entries(chain).iterator(chunk_size=5000)
    return checked(rows, end=head.fingerprint if head else "", length=head.number if head else 0)
