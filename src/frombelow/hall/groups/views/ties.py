"""What the group belongs to, which groups belong to it, and the delegates between them."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from frombelow.hall.groups import words
from frombelow.hall.groups.models import GroupTie
from frombelow.hall.groups.queries import mandates, members, ties
from frombelow.hall.groups.queries.charters import charter_of
from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import READS, Reader, in_group
from frombelow.hall.groups.views.common import page


@in_group(Right.SEE_GROUP, READS)
def tied(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """Both sides of every tie, with the delegates and how many there may be."""
    group = reader.group
    single, from_groups = members.single_and_sent(group, reader.now)
    return page(request, reader, "ties", {
        "above": [side(tie, reader) for tie in ties.above(group)],
        "below": [side(tie, reader) for tie in ties.below(group)],
        "single": single,
        "from_groups": from_groups,
    })  # fmt: skip


def side(tie: GroupTie, reader: Reader) -> dict[str, object]:
    """A tie as both sides see it."""
    sent = [one for one in mandates.sent(tie.lower, reader.now) if one.group_id == tie.upper_id]
    size = members.count(tie.lower, reader.now)
    return {
        "tie": tie,
        "kind": words.TIES[tie.kind],
        "delegates": sent,
        "allowed": charter_of(tie.upper).delegates_for(size),
        "size": size,
    }
