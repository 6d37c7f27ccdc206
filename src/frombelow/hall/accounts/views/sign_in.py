"""Signing in, by each way, and out."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from frombelow.hall.accounts import entering, webauthn
from frombelow.hall.accounts.actions import authenticators, codes, passkeys, signing_in
from frombelow.hall.accounts.devices import known, mark_of
from frombelow.hall.accounts.forms import CodeForm, DigitsForm, Form, SignInForm
from frombelow.hall.accounts.queries import has_authenticator
from frombelow.hall.accounts.views.common import UNPROCESSABLE, for_island, go_on, hides_what_is_typed, island
from frombelow.hall.kit.readonly import only_reads
from frombelow.hall.kit.refusals import Refused


@hides_what_is_typed
@only_reads
def sign_in(request: HttpRequest) -> HttpResponseBase:
    """A passkey, or name and password."""
    if request.method != "POST" and request.user.is_authenticated:
        return redirect(entering.onward(request))
    form = SignInForm(request.POST or None)
    if form.is_valid():
        try:
            return password_is_right(request, form)
        except Refused as refusal:
            form.refuse(refusal)
    return page(request, "accounts/sign_in.html", form)


def password_is_right(request: HttpRequest, form: SignInForm) -> HttpResponseRedirect:
    """In, or on to the digits. Raises Refused."""
    now, typed, then = timezone.now(), form.cleaned_data, entering.onward(request)
    account = signing_in.by_password(
        name=typed["sign_in_name"], password=typed["password"], mark=mark_of(request), now=now
    )
    if has_authenticator(account):
        entering.remember_half(request, account, is_own=typed["is_own"], then=then, now=now)
        return redirect("accounts:digits")
    return entering.enter(request, account, is_own=typed["is_own"], then=then, now=now)


@only_reads
def digits(request: HttpRequest) -> HttpResponseBase:
    """The second step: what the authenticator shows."""
    now = timezone.now()
    half = entering.half(request, now)
    if half is None:
        return redirect("accounts:sign_in")
    account, is_own, then = half
    form = DigitsForm(request.POST or None)
    if form.is_valid():
        device = known(mark_of(request), account)
        try:
            authenticators.check(account=account, typed=form.cleaned_data["digits"], device=device, now=now)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return entering.enter(request, account, is_own=is_own, then=then, now=now, by_two=True)
    return page(request, "accounts/digits.html", form)


def code(request: HttpRequest) -> HttpResponseBase:
    """A code on paper. Then the person chooses how to sign in from now on. Not while the hall can only be read: the code is used up."""
    form = CodeForm(request.POST or None)
    if form.is_valid():
        now, typed = timezone.now(), form.cleaned_data
        try:
            account = codes.use(name=typed["sign_in_name"], typed=typed["code"], now=now)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return entering.enter(
                request, account, is_own=typed["is_own"], then=reverse("accounts:account") + "#ways", now=now
            )
    return page(request, "accounts/code.html", form)


def page(request: HttpRequest, template: str, form: Form) -> HttpResponseBase:
    """A step of signing in, with what was wrong."""
    context = {
        "form": form, "next": request.POST.get("next") or request.GET.get("next", ""), "hide_search": True,
        "passkey": island("accounts:sign_in_ask", "accounts:sign_in_answer", "use"),
    }  # fmt: skip
    return render(request, template, context, status=UNPROCESSABLE if form.errors else 200)


@for_island
@only_reads
def ask(request: HttpRequest) -> HttpResponseBase:
    """What a browser is asked to sign with any passkey of this hall."""
    options, state = webauthn.ask_for_proof(webauthn.site_of(request))
    entering.remember_question(request, "sign in", state, timezone.now())
    return JsonResponse(options)


@for_island
@only_reads
def answer(request: HttpRequest) -> HttpResponseBase:
    """It was signed: in."""
    now = timezone.now()
    question = entering.question(request, "sign in", now)
    account = passkeys.use(
        site=webauthn.site_of(request), state=question["state"], answer=request.POST.get("answer", ""), now=now
    )  # fmt: skip
    is_own = bool(request.POST.get("is_own"))
    return go_on(entering.enter(request, account, is_own=is_own, then=entering.onward(request), now=now, by_two=True))


@require_POST
@only_reads
def sign_out(request: HttpRequest) -> HttpResponseBase:
    """Out, on this browser."""
    return entering.leave(request)
