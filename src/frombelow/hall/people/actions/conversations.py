"""Writing down a conversation, what was asked, and whether it was kept."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from frombelow.hall.groups.models import Membership
from frombelow.hall.groups.queries.keys import sealing_key
from frombelow.hall.groups.queries.members import members
from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import Reader
from frombelow.hall.kit import ids
from frombelow.hall.kit.prepared import insert
from frombelow.hall.kit.refusals import Refused
from frombelow.hall.kit.sealing import seal
from frombelow.hall.people.actions.common import note
from frombelow.hall.people.models import Commitment, Consent, Conversation, Issue, Person, Raised
from frombelow.hall.people.queries.reading import place_of_talk, sees
from frombelow.hall.people.rules import consents
from frombelow.hall.people.rules import conversations as rules
from frombelow.hall.people.rules.conversations import Answer, Reached, Said


def record(*, reader: Reader, person: Person, said: Said) -> tuple[Conversation, bool]:
    """Write down a conversation; the second value tells whether it is new. A device that sends it again, because it did not hear the answer, gets the one that is there."""
    if not sees(reader, Right.ADD_CONVERSATIONS, person):
        raise Refused("You hold no mandate for this. The page of offices says who does, and how mandates are given.")
    rules.check(said, localdate(said.at), reader.now)
    try:
        return write(reader, person, said), True
    except (IntegrityError, Refused):  # the same form, sent twice
        there = sent_before(reader, said.token)
        if there is None:
            raise
        return there, False


def sent_before(reader: Reader, token: str) -> Conversation | None:
    """The conversation that this device has sent already."""
    return Conversation.unscoped.filter(group=reader.group, by=reader.membership, token=token).first()


@transaction.atomic
def write(reader: Reader, person: Person, said: Said) -> Conversation:
    """All rows of one conversation."""
    issues = list(Issue.unscoped.filter(group=reader.group, ident__in=said.issues)) if said.issues else []
    if len(issues) != len(set(said.issues)):
        raise Refused("The group has no such issue any more. Choose again.")
    ident, key = ids.ident(), sealing_key(reader.group)
    sealed = {"words": said.words.strip(), "fears": said.fears.strip(), "named": "\n".join(said.named)}
    conversation = Conversation(
        group=reader.group, ident=ident, token=said.token, person=person, by=reader.membership, at=said.at, minutes=said.minutes, how=said.how,
        reached=said.reached, ask=said.ask.strip()[:200], answer=said.answer, follow_up_by=member(reader, said.follow_up_by),
        follow_up_on=said.follow_up_on, recorded_at=reader.now,
        **{name: seal(text, key, place_of_talk(ident, name)) for name, text in sealed.items()},
    )  # fmt: skip
    insert(conversation)
    if issues:
        Raised.unscoped.bulk_create([Raised(conversation=conversation, issue=issue) for issue in issues])
    if said.answer == Answer.YES:
        Commitment.unscoped.create(
            group=reader.group, person=person, conversation=conversation, by=reader.membership, what=(said.will_do or said.ask).strip()[:200],
            due_on=said.due_on, made_at=said.at,
        )  # fmt: skip
    if said.reached == Reached.NEVER_AGAIN:
        Consent.unscoped.create(
            group=reader.group,
            person=person,
            kind=consents.Kind.CONTACT,
            is_given=False,
            on=localdate(said.at),
            by=reader.membership,
        )
    note(
        reader,
        "record_conversation",
        about=f"person:{person.ident}",
        facts={"conversation": ident, "reached": said.reached},
    )
    return conversation


def member(reader: Reader, ident: str) -> Membership | None:
    """Who follows up. Raises Refused for somebody who is no member."""
    if not ident:
        return None
    found = members(reader.group, reader.now).filter(ident=ident).first()
    if found is None:
        raise Refused("Whoever should follow up is no member any more. Choose somebody else.")
    return found


@transaction.atomic
def settle(*, reader: Reader, commitment: Commitment, is_kept: bool | None) -> None:
    """Somebody kept their word, or did not; None takes the answer back."""
    is_own = commitment.by_id == reader.membership.pk and sees(reader, Right.ADD_CONVERSATIONS, commitment.person)
    if not is_own and not sees(reader, Right.SEE_NOTES, commitment.person):
        raise Refused("You hold no mandate for this. The page of offices says who does, and how mandates are given.")
    commitment.is_kept = is_kept
    commitment.settled_at = None if is_kept is None else reader.now
    commitment.settled_by = None if is_kept is None else reader.membership
    commitment.save(update_fields=["is_kept", "settled_at", "settled_by"])
    note(reader, "settle", about=f"commitment:{commitment.ident}", facts={"kept": is_kept})


@transaction.atomic
def follow_up(*, reader: Reader, conversation: Conversation) -> None:
    """What was to be done after a conversation is done."""
    may = conversation.follow_up_by_id == reader.membership.pk or sees(reader, Right.SEE_NOTES, conversation.person)
    if not may:
        raise Refused("Somebody else follows up here.")
    conversation.followed_up_at = reader.now
    conversation.save(update_fields=["followed_up_at"])
    note(reader, "follow_up", about=f"conversation:{conversation.ident}")
