"""A browser begins and ends to be somebody's: what a session holds, and what is remembered between two steps of signing in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from django.middleware.csrf import rotate_token
from django.utils.http import url_has_allowed_host_and_scheme

from frombelow.hall.accounts.actions.signing_in import forget_what_has_ended, note_new_device
from frombelow.hall.accounts.backend import Nobody
from frombelow.hall.accounts.devices import known, leave_mark, mark_of
from frombelow.hall.accounts.models import Account
from frombelow.hall.accounts.queries import by_number
from frombelow.hall.accounts.rules.proof import is_half_way
from frombelow.hall.accounts.sessions import ACCOUNT, BACKEND, BY_TWO, DEVICE, IS_OWN, PASSWORD, PROVED_AT, SIGNED_IN_AT
from frombelow.hall.kit.frame import address
from frombelow.hall.kit.refusals import Refused

HALF, QUESTION = "half", "question"
CLEARED_OWN = '"cache", "storage"'
CLEARED = '"cache", "cookies", "storage"'


def enter(
    request: HttpRequest, account: Account, *, is_own: bool, then: str, now: datetime, is_new: bool = False, by_two: bool = False
) -> HttpResponseRedirect:  # fmt: skip
    """Sign in on this browser, in a new session that holds nothing of the one before, and go on.

    `is_new`: they just signed up. `by_two`: with a passkey, or with a password and digits.
    """
    device = device_of(request)
    if not is_new and not known(mark_of(request), account):
        note_new_device(account=account, device=device, now=now)
    session = request.session
    session.flush()
    session.set_expiry(None if is_own else 0)  # 0: the cookie goes when the browser is closed
    session[ACCOUNT], session[BACKEND] = str(account.pk), settings.AUTHENTICATION_BACKENDS[0]
    session[PASSWORD] = account.get_session_auth_hash()
    session[SIGNED_IN_AT] = session[PROVED_AT] = now.isoformat()
    session[DEVICE], session[IS_OWN], session[BY_TWO] = device, is_own, by_two
    request.user = account
    rotate_token(request)
    forget_what_has_ended(now)
    response = HttpResponseRedirect(then)
    leave_mark(response, request, account)
    return response


def stay(request: HttpRequest, account: Account, now: datetime) -> None:
    """The password was changed here: this session goes on, under a new key."""
    request.session[PASSWORD] = account.get_session_auth_hash()
    rotate_token(request)
    prove(request, now, by_two=bool(request.session.get(BY_TWO)))


def prove(request: HttpRequest, now: datetime, *, by_two: bool) -> None:
    """Who sits here showed again who they are. The session gets a new key: whoever had seen the one before has nothing of it."""
    request.session.cycle_key()
    request.session[PROVED_AT], request.session[BY_TWO] = now.isoformat(), by_two


def leave(request: HttpRequest) -> HttpResponseRedirect:
    """Sign out. The browser is told to throw away what it kept; on a device that others use, the cookies too."""
    is_own = bool(request.session.get(IS_OWN))
    request.session.flush()
    request.user = Nobody()  # type: ignore[assignment]
    response = HttpResponseRedirect("/")
    response.headers["Clear-Site-Data"] = CLEARED_OWN if is_own else CLEARED
    return response


def remember_half(request: HttpRequest, account: Account, *, is_own: bool, then: str, now: datetime) -> None:
    """The password was right; the digits are missing. Nobody is signed in yet."""
    request.session.cycle_key()
    request.session[HALF] = {"account": account.pk, "is_own": is_own, "then": then, "at": now.isoformat()}


def half(request: HttpRequest, now: datetime) -> tuple[Account, bool, str] | None:
    """Who is half-way in, whether the device is their own, and where they wanted to go; None where that was too long ago."""
    told = request.session.get(HALF)
    if not told or not is_half_way(datetime.fromisoformat(told["at"]), now):
        return None
    account = by_number(told["account"])
    return (account, told["is_own"], told["then"]) if account else None


def remember_question(request: HttpRequest, about: str, state: Mapping[str, Any], now: datetime, **more: Any) -> None:
    """What a browser was asked to sign with a passkey, and what for."""
    request.session[QUESTION] = {"about": about, "state": dict(state), "at": now.isoformat(), **more}


def question(request: HttpRequest, about: str, now: datetime) -> dict[str, Any]:
    """The question that an answer belongs to, once. Raises Refused."""
    told: dict[str, Any] | None = request.session.pop(QUESTION, None)
    if told is None or told["about"] != about or not is_half_way(datetime.fromisoformat(told["at"]), now):
        raise Refused("That took too long. Try again.")
    return told


def onward(request: HttpRequest) -> str:
    """Where the person wanted to go, if it is a page of ours; else the first page of who is signed in."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    # Anything else is no address, and `redirect` would look for a view of that name.
    is_whole = target.startswith(("/", f"{request.scheme}://"))
    is_ours = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    if is_whole and is_ours:
        return target
    return address(settings.LOGIN_REDIRECT_URL) or address("accounts:account")


def device_of(request: HttpRequest) -> str:
    """All that is kept of a device: whether it is carried."""
    return "phone" if "Mobi" in request.META.get("HTTP_USER_AGENT", "") else "computer"
