"""Setting up an authenticator app, and removing it."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from frombelow.hall.accounts import entering, queries
from frombelow.hall.accounts.actions import authenticators
from frombelow.hall.accounts.forms import DigitsForm
from frombelow.hall.accounts.fresh import fresh_sign_in
from frombelow.hall.accounts.views.common import UNPROCESSABLE, owner
from frombelow.hall.kit.qr import qr_code
from frombelow.hall.kit.refusals import Refused

SEED = "sealed_seed"  # in the session, sealed, until the app shows the right digits


@fresh_sign_in
def authenticator(request: HttpRequest) -> HttpResponseBase:
    """The code to scan; with the right digits, the authenticator."""
    account, ways = owner(request), queries.ways_in(owner(request))
    if ways.has_authenticator or not ways.has_password:
        return render(request, "accounts/authenticator.html", {"ways": ways, "hide_search": True})
    if SEED not in request.session:
        request.session[SEED] = authenticators.sealed_seed(authenticators.new_seed(), account)
    seed = authenticators.unsealed_seed(request.session[SEED], account)
    form = DigitsForm(request.POST or None)
    if form.is_valid():
        try:
            authenticators.set_up(account=account, seed=seed, typed=form.cleaned_data["digits"], now=timezone.now())
        except Refused as refusal:
            form.refuse(refusal, "digits")
        else:
            del request.session[SEED]
            entering.prove(
                request, timezone.now(), by_two=True
            )  # the page asked for the password, or a passkey, a moment ago
            return redirect(entering.onward(request) if next_of(request) else "accounts:account")
    context = {
        "next": next_of(request),
        "form": form,
        "ways": ways,
        "qr": qr_code(authenticators.address(seed, account)),
        "seed": in_blocks(seed),
        "hide_search": True,
    }
    return render(request, "accounts/authenticator.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_POST
@fresh_sign_in
def remove(request: HttpRequest) -> HttpResponseBase:
    """The password alone is enough again."""
    authenticators.remove(account=owner(request), now=timezone.now())
    return redirect("accounts:account")


def next_of(request: HttpRequest) -> str:
    """Where somebody was led here from."""
    return request.POST.get("next") or request.GET.get("next", "")


def in_blocks(seed: str) -> str:
    """The seed in blocks of four, for who types it."""
    return " ".join(seed[at : at + 4] for at in range(0, len(seed), 4))
