"""The mark of a browser that signed in to an account before: random, signed for that account, and kept nowhere else.

It opens nothing. It only has tries of its own, so that a stranger's guesses cannot use up the owner's (`rules.limits`).
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.crypto import constant_time_compare, salted_hmac

from frombelow.hall.accounts.models import Account
from frombelow.hall.kit import ids

COOKIE = f"{settings.COOKIE_PREFIX}device"
LASTS = 400 * 86_400  # as long as browsers keep a cookie


def mark_of(request: HttpRequest) -> str:
    """The mark this browser shows; "" for none."""
    return request.COOKIES.get(COOKIE, "")


def known(mark: str, account: Account | None) -> str:
    """The random part of a mark that was made for this account; "" for any other."""
    random, _, signature = mark.partition(".")
    is_right = constant_time_compare(
        signature, signature_of(random, account)
    )  # in the same time where there is no account
    return random if is_right and account is not None else ""


def leave_mark(response: HttpResponseBase, request: HttpRequest, account: Account) -> None:
    """Mark the browser, if it is not marked already."""
    if known(mark_of(request), account):
        return
    random = ids.token()
    response.set_cookie(
        COOKIE, f"{random}.{signature_of(random, account)}", max_age=LASTS, httponly=True, samesite="Lax", secure=settings.HTTPS
    )  # fmt: skip


def signature_of(random: str, account: Account | None) -> str:
    """What only this hall can write."""
    return salted_hmac(
        "accounts.device", f"{account.ident if account else ''}:{random}", algorithm="sha256"
    ).hexdigest()
