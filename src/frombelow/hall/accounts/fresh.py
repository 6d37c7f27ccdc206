"""What a page asks of who opens it: to be signed in, or to have proved a moment ago who they are.

@fresh_sign_in
def export(request: HttpRequest) -> HttpResponse: ...
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from frombelow.hall.accounts.models import Account
from frombelow.hall.accounts.queries import ways_in
from frombelow.hall.accounts.rules.proof import is_fresh
from frombelow.hall.accounts.sessions import BY_TWO, PROVED_AT

View = Callable[..., HttpResponseBase]  # request first
INVITED = "invited"


def signed_in(view: View) -> View:
    """Only for who is signed in; everybody else comes back here after signing in."""

    @wraps(view)
    def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return first("accounts:sign_in", request)
        return view(request, *args, **kwargs)

    return entered


def fresh_sign_in(view: View) -> View:
    """Only for who signed in, or proved who they are, within ten minutes: for what a device left open must not give away."""

    @wraps(view)
    def proved(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not is_fresh(proved_at(request), timezone.now()):
            return first("accounts:prove", request)
        return view(request, *args, **kwargs)

    proved.is_fresh = True  # type: ignore[attr-defined]  # the authorization matrix is drawn from it
    return signed_in(proved)


def proved_at(request: HttpRequest) -> datetime | None:
    """When this browser last proved who sits before it."""
    told = request.session.get(PROVED_AT)
    return datetime.fromisoformat(told) if told else None


def is_by_two(request: HttpRequest, account: Account) -> bool:
    """Whether this browser showed two proofs, and the account still asks for them: a passkey, or a password and the digits of an authenticator."""
    return bool(request.session.get(BY_TWO)) and ways_in(account).are_two


def two_first(request: HttpRequest) -> HttpResponseRedirect:
    """To the page that asks for two proofs, or for setting up the second; and from there back."""
    return first("accounts:two", request)


def first(view: str, request: HttpRequest) -> HttpResponseRedirect:
    """To a page of this app, and from there back here. What was sent along is lost: the form is shown again."""
    return HttpResponseRedirect(f"{reverse(view)}?{urlencode({'next': back(request)})}")


def back(request: HttpRequest) -> str:
    """Where somebody is led back to. Who sent a form comes back to the page that it stood on, if the browser says which."""
    if request.method == "GET":
        return request.get_full_path()
    page = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(page, {request.get_host()}, require_https=request.is_secure())
    return page if page and is_ours else request.path


def let_in(request: HttpRequest) -> None:
    """An invitation was shown and is good: with it one may sign up where the hall takes only who is invited. For the app that knows invitations."""
    request.session[INVITED] = True


def is_invited(request: HttpRequest) -> bool:
    """Whether an invitation was shown in this browser."""
    return bool(request.session.get(INVITED))
