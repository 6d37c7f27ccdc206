"""What the pages of accounts share."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from frombelow.hall.accounts.models import Account
from frombelow.hall.kit.middleware import translated
from frombelow.hall.kit.refusals import Refused

UNPROCESSABLE = 422
View = Callable[[HttpRequest], HttpResponseBase]
hides_what_is_typed = sensitive_post_parameters()


def owner(request: HttpRequest) -> Account:
    """Who is signed in; for views behind `signed_in`."""
    assert isinstance(request.user, Account)
    return request.user


def for_island(view: View) -> View:
    """A view that the passkey module asks: its refusals are JSON."""

    @require_POST
    @wraps(view)
    def asked(request: HttpRequest) -> HttpResponseBase:
        try:
            return view(request)
        except Refused as refusal:
            return JsonResponse({"refusal": translated(refusal)}, status=refusal.status)

    return asked


def go_on(response: HttpResponse) -> JsonResponse:
    """A redirect as the module reads it, with its cookies."""
    told = JsonResponse({"next": response["Location"]})
    told.cookies = response.cookies
    return told


def island(ask: str, answer: str, deed: str, **more: Any) -> dict[str, Any]:
    """Data of `accounts/passkey`: where it asks, where it answers, and its words."""
    words = {
        "stopped": _("Nothing happened: the passkey was not used. Try again, or choose another way."),
        "lost": _("The hall did not answer. Check the connection and try again."),
        "here_already": _("There is a passkey for this account on this device already."),
        "waiting": _("Your device asks you …"),
    }
    return {"ask": reverse(ask), "answer": reverse(answer), "deed": deed, "words": words, **more}
