"""Recovery codes, and a code that was handed over."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from frombelow.hall.accounts import queries
from frombelow.hall.accounts.actions import codes as actions
from frombelow.hall.accounts.fresh import fresh_sign_in, signed_in
from frombelow.hall.accounts.views.common import owner


@fresh_sign_in
def codes(request: HttpRequest) -> HttpResponseBase:
    """How many are left; asked for, ten new ones, shown this once."""
    account = owner(request)
    made = actions.make_recovery_codes(account=account, now=timezone.now()) if request.method == "POST" else []
    return render(
        request, "accounts/codes.html", {"codes": made, "ways": queries.ways_in(account), "account": account, "hide_search": True}
    )  # fmt: skip


@require_POST
@signed_in
def stop_handed(request: HttpRequest) -> HttpResponseBase:
    """The code that somebody was handed for this account opens nothing any more."""
    actions.stop_handed(account=owner(request), now=timezone.now())
    return redirect("accounts:account")
