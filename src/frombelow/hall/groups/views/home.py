"""The first page of a group, its journal, and its turfs."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from frombelow.hall.groups import todo, words
from frombelow.hall.groups.queries import decisions, mandates, members, ties
from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import READS, Reader, in_group
from frombelow.hall.groups.views.common import page

LATEST = 5


@in_group(Right.SEE_GROUP, READS)
def home(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """What to do next, who speaks for us, what we decided last, where we belong."""
    group = reader.group
    return page(request, reader, "home", {
        "kind": words.KINDS[group.kind],
        "tasks": todo.tasks(reader),
        "mandates": mandates.of_group(group, reader.now),
        "decisions": decisions.decisions(group)[:LATEST],
        "above": ties.above(group),
        "below": ties.below(group),
        "members": members.count(group, reader.now),
    })  # fmt: skip
