"""The journal: what was done, by whom, when. Each entry holds the fingerprint of the one before it, so a change in the past shows."""

from __future__ import annotations

from django.db import models


class Entry(models.Model):
    """One deed. It names rows by their idents and never holds a name, a note or a phone number: those can be erased, an entry cannot."""

    chain = models.CharField(max_length=40)  # whose journal: the ident of a group, or "hall"
    number = models.PositiveIntegerField()  # 1, 2, 3 … within the chain
    at = models.DateTimeField()
    by = models.CharField(max_length=20, blank=True)  # ident of an account; "" for the hall itself
    deed = models.CharField(max_length=60)  # "people.export"
    about = models.CharField(max_length=60, blank=True)  # "person:abcd2345efgh"
    facts = models.JSONField(default=dict)
    fingerprint = models.CharField(max_length=64)  # of this entry and the fingerprint before it

    SECRECY = {
        "id": "member", "chain": "member", "number": "member", "at": "member", "by": "member", "deed": "member",
        "about": "member", "facts": "member", "fingerprint": "member",
    }  # fmt: skip

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chain", "number"], name="entry_number_once")]
        indexes = [models.Index(fields=["chain", "about"], name="entry_about")]

    def __str__(self) -> str:
        return f"{self.chain} {self.number}: {self.deed}"


class Head(models.Model):
    """The end of a chain; whoever writes holds this row. A closed chain takes no more entries, and only such a one may be deleted."""

    chain = models.CharField(max_length=40, primary_key=True)
    number = models.PositiveIntegerField(default=0)
    fingerprint = models.CharField(max_length=64, blank=True)
    is_closed = models.BooleanField(default=False)

    SECRECY = {"chain": "member", "number": "member", "fingerprint": "member", "is_closed": "member"}

    def __str__(self) -> str:
        return f"{self.chain}: {self.number} entries"
