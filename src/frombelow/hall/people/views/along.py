"""A list taken along on a phone: a page that works without a line."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.translation import gettext as _

from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import READS, WRITES, Reader, in_group, turfs_of
from frombelow.hall.kit.given import read_json
from frombelow.hall.kit.refusals import Refused
from frombelow.hall.people.actions import along
from frombelow.hall.people.forms import TalkForm
from frombelow.hall.people.queries import listing
from frombelow.hall.people.rules.conversations import Said

MOST_LETTERS = 200
# What the page is made of, kept on the phone with it.
KEPT = (
    "kit/hall.css",
    "kit/islands.js",
    "people/islands/along.js",
    "kit/mark.svg",
    "kit/fonts/archivo-760.woff2",
    "kit/fonts/archivo-500.woff2",
    "kit/fonts/source-serif-400.woff2",
)


@in_group(Right.ADD_CONVERSATIONS, READS)
def page(request: HttpRequest, reader: Reader) -> HttpResponse:
    """The page. It names nobody and no group: a copy of it stays on the phone."""
    form = TalkForm(issues=list, members=list, auto_id="along_%s")
    turfs = turfs_of(reader, Right.ADD_CONVERSATIONS)
    kept = [static(name) for name in KEPT]
    return render(
        request, "people/along.html", {"form": form, "turfs": turfs, "data": {"words": words(), "kept": kept}}
    )


@in_group(Right.ADD_CONVERSATIONS, READS)
def worker(request: HttpRequest, reader: Reader) -> HttpResponse:
    """The script that serves the page where there is no line."""
    return render(request, "people/along_worker.js", {}, content_type="text/javascript; charset=utf-8")


@in_group(Right.ADD_CONVERSATIONS, WRITES)
def pack(request: HttpRequest, reader: Reader) -> HttpResponse:
    """The list to take along."""
    wanted = request.POST.get("turf", "")
    turf = next((one for one in turfs_of(reader, Right.ADD_CONVERSATIONS) if one.ident == wanted), None)
    if wanted and turf is None:
        raise Http404
    return JsonResponse(along.take_along(reader=reader, turf=turf).as_data())


@in_group(Right.ADD_CONVERSATIONS, READS)
def line(request: HttpRequest, reader: Reader) -> HttpResponse:
    """There is a line, and who is signed in; with the token that a form needs."""
    return JsonResponse({"by": reader.membership.ident, "token": get_token(request)})


@in_group(Right.ADD_CONVERSATIONS, WRITES)
def letters(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Conversations written down without a line."""
    try:
        sent = read_json(request.body)["letters"]
    except (ValueError, KeyError, TypeError):
        raise Refused("This conversation cannot be opened here. Write it down again.") from None
    if not isinstance(sent, list) or len(sent) > MOST_LETTERS or not all(isinstance(one, dict) for one in sent):
        raise Refused("This conversation cannot be opened here. Write it down again.")
    received = along.receive(reader=reader, sent=sent, read=lambda said: read(reader, said))
    return JsonResponse({"letters": [vars(one) for one in received]})


def read(reader: Reader, said: dict[str, Any]) -> Said:
    """What the form of the phone says, as a conversation. Raises Refused."""
    form = TalkForm(said, issues=partial(listing.issues_of, reader), members=partial(listing.members_to_choose, reader))
    if form.is_valid():
        return form.said(reader.now)
    field, errors = next(iter(form.errors.items()))
    label = form.fields[field].label if field in form.fields else ""
    raise Refused("{field}: {error}", field=label or field, error=str(errors[0]))


def words() -> dict[str, str]:
    """What the island says."""
    return {
        "wrong_code": _("That is not the code you chose."),
        "short_code": _("Choose a code of at least six letters or digits."),
        "nobody": _("Nobody is on this list. Choose another turf."),
        "last": _("Last talked with: {day}"),
        "never": _("Nobody has talked with them yet"),
        "waiting_one": _("1 conversation waits to be sent."),
        "waiting": _("{n} conversations wait to be sent."),
        "none_waiting": _("Everything has been sent."),
        "offline": _(
            "There is no line. What you write down stays on this phone, sealed, and is sent when the line is back."
        ),
        "sign_in": _("Sign in again to send what waits here."),
        "not_taken": _("Not taken: {sentence}"),
        "forget_letter": _("Delete this conversation from the phone"),
        "meanwhile": _("Sent. In the meantime {name} talked with them too."),
        "sent": _("Sent."),
        "written": _("Written down."),
        "over": _("The day is over: the list is gone from this phone. What waits to be sent is still here."),
        "failed": _("This browser cannot keep a list. Use the pages of the hall, or paper."),
    }
