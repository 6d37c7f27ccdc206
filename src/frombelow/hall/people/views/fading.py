"""What fades, and when."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from frombelow.hall.groups.queries.charters import charter_of
from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import READS, WRITES, Reader, in_group
from frombelow.hall.kit.figures import Crumb
from frombelow.hall.people.actions import fading
from frombelow.hall.people.views.people import trail


@in_group(Right.SEE_GROUP, READS)
def shown(request: HttpRequest, reader: Reader) -> HttpResponse:
    """What the charter lets the group keep, what fades next, and whether a legal hold is on."""
    context = {
        "reader": reader, "trail": trail(reader, Crumb(_("What fades"))), "keeping": charter_of(reader.group).keeping, "next": fading.preview(reader.group, reader.now),
        "hold": fading.hold_of(reader.group), "may_hold": reader.may(Right.KEEP_KEYS),
    }  # fmt: skip
    return render(request, "people/fading.html", context)


@in_group(Right.KEEP_KEYS, WRITES)
def hold(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Begin a legal hold, or end it."""
    standing = fading.hold_of(reader.group)
    if standing is None:
        fading.begin_hold(reader=reader, reason=request.POST.get("reason", ""))
    else:
        fading.end_hold(reader=reader, hold=standing)
    return redirect("people:fading", reader.group.ident)
