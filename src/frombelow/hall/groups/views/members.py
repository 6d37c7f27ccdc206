"""The roll, and leaving."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from frombelow.hall.groups import words
from frombelow.hall.groups.actions import leaving
from frombelow.hall.groups.queries import mandates, members
from frombelow.hall.groups.queries.charters import charter_of
from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import BOTH, READS, Reader, in_group
from frombelow.hall.groups.telling import title_of
from frombelow.hall.groups.views.common import page
from frombelow.hall.kit.pages import page_of


@in_group(Right.SEE_MEMBERS, READS)
def roll(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """Who belongs, under the names they chose here, and what they hold."""
    rows = page_of(request, members.members(reader.group, reader.now).order_by("shown_name", "pk"))
    titles: dict[int, list[str]] = {}
    for mandate in mandates.of_group(reader.group, reader.now):
        titles.setdefault(mandate.membership_id, []).append(title_of(mandate))
    people = [(row, words.CAME.get(row.how, ""), ", ".join(titles.get(row.pk, []))) for row in rows]
    context = {"rows": rows, "people": people, "former": members.former(reader.group)}
    return page(request, reader, "members", context)


@in_group(Right.SEE_GROUP, BOTH)
def leave(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """What happens when one leaves; and with the button, one has left."""
    if request.method == "POST":
        leaving.leave(reader=reader)
        return HttpResponseRedirect(reverse("groups:mine"))
    return page(request, reader, "leave", {"days": charter_of(reader.group).keeping.left_days})
