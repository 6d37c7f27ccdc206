"""Recalling who holds a mandate: a petition, which opens the vote by itself."""

from __future__ import annotations

from django.db import transaction

from frombelow.hall.groups import scope
from frombelow.hall.groups.actions.common import held, note
from frombelow.hall.groups.actions.mandates import is_in_force
from frombelow.hall.groups.models import Mandate, Recall, Signature
from frombelow.hall.groups.queries import members
from frombelow.hall.groups.queries.charters import charter_of
from frombelow.hall.groups.rules import mandates as rules
from frombelow.hall.groups.rules.mandates import Source
from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.kit.refusals import Refused


@transaction.atomic
def begin(*, reader: scope.Reader, mandate: Mandate, reason: str) -> Recall:
    """Begin a petition; who begins it signs it."""
    reader.check(Right.JOIN_IN)
    held(reader.group)
    rules.check_recallable(source=Source(mandate.source), is_in_force=is_in_force(mandate, reader.now))
    if not reason.strip():
        raise Refused("Say why: members read it before they sign.")
    if Recall.unscoped.filter(mandate=mandate, ended_at=None).exists():
        raise Refused("There is a petition to recall this mandate already. Sign it.")
    recall = Recall.unscoped.create(
        group=reader.group, mandate=mandate, reason=reason.strip(), begun_by=reader.membership, begun_at=reader.now
    )
    note(reader.group, "begin_recall", by=reader.membership.ident, now=reader.now, about=f"recall:{recall.ident}")
    sign(reader=reader, recall=recall)
    return recall


@transaction.atomic
def sign(*, reader: scope.Reader, recall: Recall) -> None:
    """Sign a petition. At the charter's share of the members the vote is open. The journal does not say who signed."""
    reader.check(Right.JOIN_IN)
    held(reader.group)
    recall = Recall.unscoped.select_for_update().get(pk=recall.pk)
    signed = Signature.unscoped.filter(recall=recall, membership__left_on=None)
    rules.check_signature(
        is_open=recall.ended_at is None, has_signed=signed.filter(membership=reader.membership).exists()
    )
    Signature.unscoped.create(recall=recall, membership=reader.membership, at=reader.now)
    bar = charter_of(reader.group).signatures_for_recall(members.count(reader.group, reader.now))
    if recall.vote_open_since is None and signed.count() >= bar:
        recall.vote_open_since = reader.now
        recall.save(update_fields=["vote_open_since"])
        note(
            reader.group, "open_recall_vote", by="", now=reader.now, about=f"recall:{recall.ident}", facts={"signatures": bar}
        )  # fmt: skip
