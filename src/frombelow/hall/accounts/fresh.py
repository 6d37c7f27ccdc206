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

from frombelow.hall.accounts.rules.proof import is_fresh
from frombelow.hall.accounts.sessions import PROVED_AT

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


def first(view: str, request: HttpRequest) -> HttpResponseRedirect:
    """To a page of this app, and from there back here. What was sent along is lost: the form is shown again."""
    here = request.get_full_path() if request.method == "GET" else request.path
    return HttpResponseRedirect(f"{reverse(view)}?{urlencode({'next': here})}")


def let_in(request: HttpRequest) -> None:
    """An invitation was shown and is good: with it one may sign up where the hall takes only who is invited. For the app that knows invitations."""
    request.session[INVITED] = True


def is_invited(request: HttpRequest) -> bool:
    """Whether an invitation was shown in this browser."""
    return bool(request.session.get(INVITED))
