"""The end of an account."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from frombelow.hall.accounts import entering
from frombelow.hall.accounts.actions import accounts
from frombelow.hall.accounts.fresh import fresh_sign_in
from frombelow.hall.accounts.views.common import owner


@fresh_sign_in
def delete(request: HttpRequest) -> HttpResponseBase:
    """What goes and what stays; then the end."""
    if request.method != "POST":
        return render(request, "accounts/delete.html", {"account": owner(request), "hide_search": True})
    accounts.delete(account=owner(request), now=timezone.now())
    return entering.leave(request)
