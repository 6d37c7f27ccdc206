"""Signing up."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from frombelow.hall.accounts import entering, webauthn
from frombelow.hall.accounts.actions import passkeys, signing_up
from frombelow.hall.accounts.forms import NamesForm, SignUpForm
from frombelow.hall.accounts.fresh import is_invited
from frombelow.hall.accounts.rules.names import Names
from frombelow.hall.accounts.views.common import UNPROCESSABLE, for_island, go_on, hides_what_is_typed, island
from frombelow.hall.kit import ids
from frombelow.hall.kit.refusals import Refused


@hides_what_is_typed
def sign_up(request: HttpRequest) -> HttpResponseBase:
    """The form; with names and a password, the account."""
    invited = is_invited(request)
    if settings.SIGN_UP == signing_up.INVITED and not invited:
        return render(request, "accounts/by_invitation.html", {"hide_search": True})
    form = SignUpForm(request.POST or None)
    if form.is_valid():
        now = timezone.now()
        try:
            account = signing_up.sign_up(
                names=form.names, password=form.cleaned_data["password"], language=get_language() or "en", is_invited=invited, now=now
            )  # fmt: skip
        except Refused as refusal:
            form.refuse(refusal)
        else:
            is_own = form.cleaned_data["is_own"]
            return entering.enter(request, account, is_own=is_own, then=entering.onward(request), now=now, is_new=True)
    return page(request, form)


def page(request: HttpRequest, form: SignUpForm) -> HttpResponse:
    """The form, with what was wrong."""
    context = {
        "form": form, "next": request.POST.get("next") or request.GET.get("next", ""), "hide_search": True,
        "passkey": island("accounts:sign_up_ask", "accounts:sign_up_answer", "make"),
    }  # fmt: skip
    return render(request, "accounts/sign_up.html", context, status=UNPROCESSABLE if form.errors else 200)


@for_island
def ask(request: HttpRequest) -> HttpResponseBase:
    """What a browser is asked, to make the passkey of a new account."""
    now, invited = timezone.now(), is_invited(request)
    form = NamesForm(request.POST)
    if not form.is_valid():
        return JsonResponse(
            {"refusal": " ".join(str(error) for errors in form.errors.values() for error in errors)},
            status=UNPROCESSABLE,
        )
    signing_up.check_door(is_invited=invited)
    signing_up.check_free(names=form.names, is_invited=invited, now=now)
    options, state = webauthn.ask_for_new(
        webauthn.site_of(request), ident=ids.ident(), sign_in_name=form.names.sign_in, shown_name=form.names.shown
    )
    entering.remember_question(request, "sign up", state, now, names=[form.names.sign_in, form.names.shown])
    return JsonResponse(options)


@for_island
def answer(request: HttpRequest) -> HttpResponseBase:
    """The passkey was made: here is the account."""
    now = timezone.now()
    question: dict[str, Any] = entering.question(request, "sign up", now)
    account = passkeys.sign_up(
        names=Names(*question["names"]), language=get_language() or "en", site=webauthn.site_of(request), state=question["state"],
        answer=request.POST.get("answer", ""), name=entering.device_of(request), now=now,
    )  # fmt: skip
    is_own = bool(request.POST.get("is_own"))
    then = entering.onward(request)
    return go_on(entering.enter(request, account, is_own=is_own, then=then, now=now, is_new=True, by_two=True))
