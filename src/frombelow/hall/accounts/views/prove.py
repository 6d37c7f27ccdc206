"""Who sits here shows again who they are, before what a device left open must not give away."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone

from frombelow.hall.accounts import entering, webauthn
from frombelow.hall.accounts.actions import passkeys, signing_in
from frombelow.hall.accounts.forms import PasswordForm
from frombelow.hall.accounts.fresh import signed_in
from frombelow.hall.accounts.queries import ways_in
from frombelow.hall.accounts.sessions import IDENT
from frombelow.hall.accounts.views.common import UNPROCESSABLE, for_island, go_on, hides_what_is_typed, island, owner
from frombelow.hall.kit.refusals import Refused


@hides_what_is_typed
@signed_in
def prove(request: HttpRequest) -> HttpResponseBase:
    """The password again, or a passkey."""
    account, now = owner(request), timezone.now()
    form = PasswordForm(request.POST or None)
    if form.is_valid():
        try:
            signing_in.prove_again(
                account=account, password=form.cleaned_data["password"], session=request.session[IDENT], now=now
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            entering.prove(request, now)
            return redirect(entering.onward(request))
    context = {
        "form": form, "ways": ways_in(account), "next": request.POST.get("next") or request.GET.get("next", ""), "hide_search": True,
        "passkey": island("accounts:prove_ask", "accounts:prove_answer", "use"),
    }  # fmt: skip
    return render(request, "accounts/prove.html", context, status=UNPROCESSABLE if form.errors else 200)


@for_island
@signed_in
def ask(request: HttpRequest) -> HttpResponseBase:
    """What a browser is asked to sign with a passkey of this account."""
    there = owner(request).passkeys.values_list("credential_id", flat=True)
    options, state = webauthn.ask_for_proof(webauthn.site_of(request), only=there)
    entering.remember_question(request, "prove", state, timezone.now())
    return JsonResponse(options)


@for_island
@signed_in
def answer(request: HttpRequest) -> HttpResponseBase:
    """It was signed."""
    now, account = timezone.now(), owner(request)
    question = entering.question(request, "prove", now)
    passkeys.use(
        site=webauthn.site_of(request), state=question["state"], answer=request.POST.get("answer", ""), now=now, account=account
    )  # fmt: skip
    entering.prove(request, now)
    return go_on(HttpResponseRedirect(entering.onward(request)))
