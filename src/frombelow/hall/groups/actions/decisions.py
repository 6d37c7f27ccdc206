"""Recording what members decided, and bearing witness to it."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from frombelow.hall.groups import scope
from frombelow.hall.groups.actions.common import held, note
from frombelow.hall.groups.actions.effects import carry_out, check_can_be_carried_out
from frombelow.hall.groups.models import Decision, Recall, Witness
from frombelow.hall.groups.queries import members
from frombelow.hall.groups.queries.charters import charter_of
from frombelow.hall.groups.rules import decisions as rules
from frombelow.hall.groups.rules.decisions import Effect, Kind, Votes
from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.kit.refusals import Refused


@transaction.atomic
def record(
    *, reader: scope.Reader, kind: Kind, title: str, words: str, decided_on: date, votes: Votes, effects: list[Effect], recall: Recall | None = None
) -> Decision:  # fmt: skip
    """Write down what was decided at a meeting. It counts when enough members who did not record it bear witness."""
    if recall is None or recall.vote_open_since is None:
        reader.check(Right.RECORD_DECISIONS)  # a recall is recorded by any member: the officers may be whom it is about
    group = held(reader.group)
    size = members.count(group, reader.now)
    if not title.strip():
        raise Refused("Say in one line what was decided.")
    rules.check_day(decided_on=decided_on, today=localdate(reader.now))
    rules.check_votes(charter=charter_of(group), kind=kind, votes=votes, members=size)
    rules.check_effects(kind=kind, effects=effects, is_recall=recall is not None)
    check_can_be_carried_out(group, effects, reader.now)
    decision = Decision.unscoped.create(
        group=group, number=Decision.unscoped.filter(group=group).count() + 1, kind=kind, title=title.strip(), words=words.strip(), decided_on=decided_on,
        present=votes.present, votes_for=votes.votes_for, votes_against=votes.votes_against, abstained=votes.abstained, members_then=size,
        witnesses_needed=rules.witnesses_needed(size), effects=[rules.as_data(effect) for effect in effects],
        recorded_by=reader.membership, recorded_at=reader.now, recall=recall,
    )  # fmt: skip
    note(
        group,
        "record_decision",
        by=reader.membership.ident,
        now=reader.now,
        about=f"decision:{decision.number}",
        facts={"kind": kind},
    )
    count_if_witnessed(decision, reader.now)
    return decision


@transaction.atomic
def bear_witness(*, reader: scope.Reader, decision: Decision, agrees: bool) -> Decision:
    """A member who was there says whether it was so."""
    reader.check(Right.JOIN_IN)
    held(reader.group)
    decision = Decision.unscoped.select_for_update().select_related("group", "recorded_by").get(pk=decision.pk)
    mine = reader.membership
    rules.check_witness(
        is_recorder=decision.recorded_by_id == mine.pk,
        has_spoken=Witness.unscoped.filter(decision=decision, membership=mine).exists(),
        joined_on=mine.joined_on,
        decided_on=decision.decided_on,
        is_open=is_open(decision),
    )
    Witness.unscoped.create(decision=decision, membership=mine, agrees=agrees, at=reader.now)
    about, facts = f"decision:{decision.number}", {"agrees": agrees}
    note(reader.group, "bear_witness", by=mine.ident, now=reader.now, about=about, facts=facts)
    count_if_witnessed(decision, reader.now)
    return decision


@transaction.atomic
def withdraw(*, reader: scope.Reader, decision: Decision) -> None:
    """Take back what one recorded wrongly, as long as it does not count."""
    held(reader.group)
    decision = Decision.unscoped.select_for_update().get(pk=decision.pk)
    if decision.recorded_by_id != reader.membership.pk or not is_open(decision):
        raise Refused("Only who recorded a decision can withdraw it, and only before it counts.")
    decision.withdrawn_at = reader.now
    decision.save(update_fields=["withdrawn_at"])
    note(
        reader.group,
        "withdraw_decision",
        by=reader.membership.ident,
        now=reader.now,
        about=f"decision:{decision.number}",
    )


def is_open(decision: Decision) -> bool:
    """It waits for witnesses."""
    return decision.counts_since is None and decision.withdrawn_at is None


def count_if_witnessed(decision: Decision, now: datetime) -> None:
    """With the last witness it counts, and what it changes is changed, in the same transaction."""
    said = list(Witness.unscoped.filter(decision=decision).values_list("agrees", flat=True))
    if not rules.counts(needed=decision.witnesses_needed, agree=said.count(True), disagree=said.count(False)):
        return
    decision.counts_since = now
    decision.save(update_fields=["counts_since"])
    note(decision.group, "decision_counts", by="", now=now, about=f"decision:{decision.number}")
    for data in decision.effects:
        carry_out(rules.of_data(data), decision, now)


def effects_of(decision: Decision) -> list[Effect]:
    """What a decision changes, as values."""
    return [rules.of_data(data) for data in decision.effects]
