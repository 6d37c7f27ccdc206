"""Fading: what is older than the charter lets a group keep is deleted, unless the law makes the group hold it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from frombelow.hall.groups.models import Group
from frombelow.hall.groups.queries.charters import charter_of
from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import Reader
from frombelow.hall.kit import journal
from frombelow.hall.kit.refusals import Refused
from frombelow.hall.people.actions.common import note
from frombelow.hall.people.models import Conversation, Hold, Reading, TakenAlong
from frombelow.hall.people.rules.fading import PREVIEW_DAYS, limits

SPOKEN = ~Q(words="") | ~Q(fears="") | ~Q(named="") | ~Q(ask="")


@dataclass(frozen=True)
class Faded:
    """How many conversations lose their words, and how many go."""

    words: int
    conversations: int


def old(group: Group, now: datetime) -> tuple[QuerySet[Conversation], QuerySet[Conversation]]:
    """Conversations whose words are too old, and those that are too old themselves."""
    before = limits(charter_of(group).keeping, now)
    rows = Conversation.unscoped.filter(group=group)
    return rows.filter(SPOKEN, at__lt=before.words, at__gte=before.conversations), rows.filter(
        at__lt=before.conversations
    )


def preview(group: Group, now: datetime) -> Faded:
    """What will fade within thirty days."""
    words, conversations = old(group, now + timedelta(days=PREVIEW_DAYS))
    return Faded(words.count(), conversations.count())


def hold_of(group: Group) -> Hold | None:
    """The legal hold that is on."""
    return Hold.unscoped.filter(group=group, ended_at=None).first()


@transaction.atomic
def fade(*, group: Group, now: datetime) -> Faded:
    """Delete what is too old. Run every night; does nothing while a legal hold is on."""
    if hold_of(group) is not None:
        return Faded(0, 0)
    words, conversations = old(group, now)
    gone = conversations.count()
    conversations.delete()
    emptied = words.update(words="", fears="", named="", ask="", answer="")
    before = limits(charter_of(group).keeping, now).conversations
    Reading.unscoped.filter(group=group, on__lt=localdate(before)).delete()
    TakenAlong.unscoped.filter(group=group, at__lt=before).delete()
    if gone or emptied:
        facts = {"conversations": gone, "words": emptied}
        journal.write(chain=group.ident, deed="people.fade", facts=facts, now=now)
    return Faded(emptied, gone)


@transaction.atomic
def begin_hold(*, reader: Reader, reason: str) -> Hold:
    """A court wants to see what there is: nothing fades until the hold ends. Members see that it is on, and since when."""
    reader.check(Right.KEEP_KEYS)
    if hold_of(reader.group) is not None:
        raise Refused("A legal hold is on already.")
    if not reason.strip():
        raise Refused("Say why: members read it.")
    hold = Hold.unscoped.create(group=reader.group, reason=reason.strip(), by=reader.membership, since=reader.now)
    note(reader, "hold")
    return hold


@transaction.atomic
def end_hold(*, reader: Reader, hold: Hold) -> None:
    """Things fade again."""
    reader.check(Right.KEEP_KEYS)
    hold.ended_at = reader.now
    hold.save(update_fields=["ended_at"])
    note(reader, "end_hold")
