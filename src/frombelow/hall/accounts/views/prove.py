"""Who sits here shows again who they are, before what a device left open must not give away; and by two proofs where a group asks for them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone

from frombelow.hall.accounts import entering, webauthn
from frombelow.hall.accounts.actions import authenticators, passkeys, signing_in
from frombelow.hall.accounts.devices import known, mark_of
from frombelow.hall.accounts.forms import ProofForm
from frombelow.hall.accounts.fresh import signed_in
from frombelow.hall.accounts.queries import ways_in
from frombelow.hall.accounts.rules.ways import Ways
from frombelow.hall.accounts.sessions import IDENT
from frombelow.hall.accounts.views.common import UNPROCESSABLE, for_island, go_on, hides_what_is_typed, island, owner
from frombelow.hall.kit.readonly import only_reads
from frombelow.hall.kit.refusals import Refused


@hides_what_is_typed
@signed_in
@only_reads
def prove(request: HttpRequest) -> HttpResponseBase:
    """The password again, with the digits of an authenticator where there is one; or a passkey."""
    account, now = owner(request), timezone.now()
    ways = ways_in(account)
    form = ProofForm(request.POST or None, with_digits=ways.has_authenticator)
    if form.is_valid():
        try:
            check(request, form, now)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            entering.prove(request, now, by_two=ways.has_authenticator)
            return redirect(entering.onward(request))
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "accounts/prove.html", context_of(request, form, ways), status=status)


def check(request: HttpRequest, form: ProofForm, now: datetime) -> None:
    """Raises Refused where the password or the digits are wrong. The digits are looked at only after a right password."""
    account, typed = owner(request), form.cleaned_data
    signing_in.prove_again(account=account, password=typed["password"], session=request.session[IDENT], now=now)
    if "digits" in typed:
        device = known(mark_of(request), account)
        authenticators.check(account=account, typed=typed["digits"], device=device, now=now)


def context_of(request: HttpRequest, form: ProofForm, ways: Ways) -> dict[str, Any]:
    """What both pages show."""
    return {
        "form": form, "ways": ways, "next": request.POST.get("next") or request.GET.get("next", ""), "hide_search": True,
        "passkey": island("accounts:prove_ask", "accounts:prove_answer", "use"),
    }  # fmt: skip


@signed_in
def two(request: HttpRequest) -> HttpResponseBase:
    """A group asks for two proofs: show them, or set up the second; and then back."""
    ways = ways_in(owner(request))
    form = ProofForm(with_digits=ways.has_authenticator)
    return render(request, "accounts/two.html", context_of(request, form, ways))


@for_island
@signed_in
@only_reads
def ask(request: HttpRequest) -> HttpResponseBase:
    """What a browser is asked to sign with a passkey of this account."""
    there = owner(request).passkeys.values_list("credential_id", flat=True)
    options, state = webauthn.ask_for_proof(webauthn.site_of(request), only=there)
    entering.remember_question(request, "prove", state, timezone.now())
    return JsonResponse(options)


@for_island
@signed_in
@only_reads
def answer(request: HttpRequest) -> HttpResponseBase:
    """It was signed."""
    now, account = timezone.now(), owner(request)
    question = entering.question(request, "prove", now)
    passkeys.use(
        site=webauthn.site_of(request), state=question["state"], answer=request.POST.get("answer", ""), now=now, account=account
    )  # fmt: skip
    entering.prove(request, now, by_two=True)
    return go_on(HttpResponseRedirect(entering.onward(request)))
