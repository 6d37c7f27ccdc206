"""A new password."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone

from frombelow.hall.accounts import entering
from frombelow.hall.accounts.actions import passwords, sessions
from frombelow.hall.accounts.forms import NewPasswordForm
from frombelow.hall.accounts.fresh import fresh_sign_in
from frombelow.hall.accounts.sessions import IDENT
from frombelow.hall.accounts.views.common import UNPROCESSABLE, hides_what_is_typed, owner
from frombelow.hall.kit.refusals import Refused


@hides_what_is_typed
@fresh_sign_in
def password(request: HttpRequest) -> HttpResponseBase:
    """The form; with a good password, everybody else is signed out."""
    account, now = owner(request), timezone.now()
    form = NewPasswordForm(request.POST or None)
    if form.is_valid():
        try:
            passwords.set_password(account=account, password=form.cleaned_data["password"], now=now)
        except Refused as refusal:
            form.refuse(refusal, "password")
        else:
            sessions.end_others(account=account, but=request.session[IDENT])
            entering.stay(request, account, now)
            return redirect("accounts:account")
    context = {"form": form, "account": account, "hide_search": True}
    return render(request, "accounts/password.html", context, status=UNPROCESSABLE if form.errors else 200)
