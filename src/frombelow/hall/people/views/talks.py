"""Conversations, and what was promised in them."""

from __future__ import annotations

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import BOTH, READS, WRITES, Reader, in_group
from frombelow.hall.kit.figures import Crumb
from frombelow.hall.kit.middleware import translated
from frombelow.hall.kit.refusals import Refused
from frombelow.hall.people.actions import conversations
from frombelow.hall.people.forms import TalkForm
from frombelow.hall.people.queries import listing
from frombelow.hall.people.queries.reading import commitment_for, conversation_for, known, person_for
from frombelow.hall.people.rules.conversations import is_too_soon
from frombelow.hall.people.views.people import trail

KEPT = {"yes": True, "no": False, "": None}


@in_group(Right.ADD_CONVERSATIONS, BOTH)
def record(request: HttpRequest, reader: Reader, person: str) -> HttpResponse:
    """Write down a conversation."""
    found, page = person_for(reader, person, Right.ADD_CONVERSATIONS), f"/g/{reader.group.ident}/people/{person}/"
    form = TalkForm(
        request.POST if request.method == "POST" else None,
        issues=partial(listing.issues_of, reader),
        members=partial(listing.members_to_choose, reader),
    )
    if request.method == "POST" and form.is_valid():
        try:
            conversations.record(reader=reader, person=found, said=form.said(reader.now))
            return HttpResponseRedirect(page)
        except Refused as refusal:
            form.add_error(None, translated(refusal))
    seen = known(reader, found)
    last = next((talk for talk in seen.talks if talk.reached == "talked"), None)
    context = {
        "reader": reader, "person": found, "form": form, "trail": trail(reader, Crumb(found.shown_name, page), Crumb(_("Conversation"))),
        "last": last, "is_too_soon": is_too_soon(last.at if last else None, reader.now), "known": seen,
    }  # fmt: skip
    return render(request, "people/talk.html", context, status=422 if form.errors else 200)


@in_group(Right.ADD_CONVERSATIONS, READS)
def my_list(request: HttpRequest, reader: Reader) -> HttpResponse:
    """What to follow up, and what people promised."""
    context = {"reader": reader, "rows": listing.due(reader), "trail": trail(reader, Crumb(_("My list")))}
    return render(request, "people/my_list.html", context)


@in_group(Right.ADD_CONVERSATIONS, WRITES)
def followed_up(request: HttpRequest, reader: Reader, conversation: str) -> HttpResponse:
    """Done."""
    conversations.follow_up(reader=reader, conversation=conversation_for(reader, conversation))
    return redirect("people:my_list", reader.group.ident)


@in_group(Right.ADD_CONVERSATIONS, WRITES)
def settle(request: HttpRequest, reader: Reader, commitment: str) -> HttpResponse:
    """Kept, not kept, or not known after all."""
    found = commitment_for(reader, commitment)
    answer = request.POST.get("kept", "?")
    if answer not in KEPT:
        raise Http404
    conversations.settle(reader=reader, commitment=found, is_kept=KEPT[answer])
    if request.POST.get("back") == "person":
        return redirect("people:person", reader.group.ident, found.person.ident)
    return redirect("people:my_list", reader.group.ident)
