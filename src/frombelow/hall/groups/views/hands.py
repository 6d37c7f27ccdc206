"""A member lost every way into their account: one officer asks, another agrees and hands over a code, in person."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

from frombelow.hall.accounts.fresh import fresh_sign_in
from frombelow.hall.accounts.rules.hands import HANDED_LASTS
from frombelow.hall.groups.actions import hands as deeds
from frombelow.hall.groups.forms import LetInForm
from frombelow.hall.groups.models import HandOver
from frombelow.hall.groups.queries import hands
from frombelow.hall.groups.queries.members import member_with
from frombelow.hall.groups.queries.names import name_of
from frombelow.hall.groups.rules.hands import State
from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import BOTH, READS, WRITES, Reader, in_group
from frombelow.hall.groups.views.common import attempt, page, sent, to


@in_group(Right.HAND_OVER, READS)
def shown(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """What was asked for in the last thirty days."""
    rows = [(one, hands.how_it_stands(one, reader.now)) for one in hands.hand_overs(reader.group, reader.now)]
    return page(request, reader, "hand_overs", {"rows": rows})


@in_group(Right.HAND_OVER, BOTH)
@fresh_sign_in
def ask(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """Whom, and that one has met them."""
    choices = [(one.ident, name_of(one)) for one in hands.can_be_let_in(reader.group, reader.membership, reader.now)]
    form = LetInForm(sent(request), members=choices)
    if form.is_valid():
        asked = attempt(form, lambda: asked_for(reader, form.cleaned_data["member"]))
        if asked:
            return to("hand_overs", reader)
    return page(
        request, reader, "hand_over_ask", {"form": form, "choices": choices}, is_wrong=sent(request) is not None
    )


def asked_for(reader: Reader, ident: str) -> HandOver:
    """The request."""
    member = member_with(reader.group, ident, reader.now)
    assert member is not None  # the form offers members only
    return deeds.ask(reader=reader, member=member)


@in_group(Right.HAND_OVER, BOTH)
@fresh_sign_in
def agree(request: HttpRequest, reader: Reader, hand_over: str) -> HttpResponseBase:
    """What it means to agree; and with the button the code, once."""
    asked = hand_over_of(reader, hand_over)
    if request.method != "POST":
        waits = hands.how_it_stands(asked, reader.now) == State.WAITS
        is_own = asked.asked_by_id == reader.membership.pk
        return page(request, reader, "hand_over", {"asked": asked, "waits": waits, "is_own": is_own})
    code = deeds.agree(reader=reader, asked=asked)
    typed_at = request.build_absolute_uri(reverse("accounts:code"))
    context = {"asked": asked, "code": code, "typed_at": typed_at, "ends_at": reader.now + HANDED_LASTS}
    return page(request, reader, "hand_over_code", context)


@in_group(Right.HAND_OVER, WRITES)
def withdraw(request: HttpRequest, reader: Reader, hand_over: str) -> HttpResponseBase:
    """It is not wanted any more, or should never have been."""
    deeds.withdraw(reader=reader, asked=hand_over_of(reader, hand_over))
    return to("hand_overs", reader)


def hand_over_of(reader: Reader, ident: str) -> HandOver:
    """The request. Raises Http404."""
    found = hands.hand_over_with(reader.group, ident, reader.now)
    if found is None:
        raise Http404
    return found
