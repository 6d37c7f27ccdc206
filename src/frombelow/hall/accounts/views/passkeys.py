"""The passkeys of an account."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from frombelow.hall.accounts import entering, webauthn
from frombelow.hall.accounts.actions import passkeys as actions
from frombelow.hall.accounts.forms import PasskeyNameForm
from frombelow.hall.accounts.fresh import fresh_sign_in, signed_in
from frombelow.hall.accounts.views.common import for_island, go_on, island, owner


@fresh_sign_in
def passkeys(request: HttpRequest) -> HttpResponseBase:
    """The list, and a new one."""
    context = {
        "passkeys": owner(request).passkeys.order_by("added_on", "pk"), "hide_search": True,
        "next": request.GET.get("next", ""),
        "passkey": island("accounts:passkey_ask", "accounts:passkey_answer", "make"),
    }  # fmt: skip
    return render(request, "accounts/passkeys.html", context)


@for_island
@fresh_sign_in
def ask(request: HttpRequest) -> HttpResponseBase:
    """What a browser is asked, to make one more."""
    account = owner(request)
    options, state = webauthn.ask_for_new(
        webauthn.site_of(request), ident=account.ident, sign_in_name=account.sign_in_name, shown_name=account.shown_name,
        there=account.passkeys.values_list("credential_id", flat=True),
    )  # fmt: skip
    entering.remember_question(request, "add", state, timezone.now())
    return JsonResponse(options)


@for_island
@fresh_sign_in
def answer(request: HttpRequest) -> HttpResponseBase:
    """It was made."""
    now = timezone.now()
    question = entering.question(request, "add", now)
    actions.add(
        account=owner(request), site=webauthn.site_of(request), state=question["state"], answer=request.POST.get("answer", ""),
        name=request.POST.get("name", "") or entering.device_of(request), now=now,
    )  # fmt: skip
    entering.prove(request, now, by_two=True)
    then = entering.onward(request) if request.POST.get("next") else reverse("accounts:passkeys")
    return go_on(HttpResponseRedirect(then))


@require_POST
@signed_in
def rename(request: HttpRequest, ident: str) -> HttpResponseBase:
    """What the person calls it."""
    form = PasskeyNameForm(request.POST)
    if form.is_valid():
        actions.rename(account=owner(request), ident=ident, name=form.cleaned_data["name"])
    return redirect("accounts:passkeys")


@require_POST
@fresh_sign_in
def remove(request: HttpRequest, ident: str) -> HttpResponseBase:
    """Away with it."""
    actions.remove(account=owner(request), ident=ident, now=timezone.now())
    return redirect("accounts:passkeys")
