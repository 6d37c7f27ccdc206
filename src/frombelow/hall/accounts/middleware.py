"""Who reads: the account of the session, its language, and that nothing of it stays behind in the browser."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone, translation
from django.utils.functional import SimpleLazyObject

from frombelow.hall.accounts.actions.coming import come
from frombelow.hall.accounts.backend import Nobody, account_of
from frombelow.hall.accounts.models import Account
from frombelow.hall.accounts.sessions import SessionStore, renew
from frombelow.hall.kit.languages import spoken
from frombelow.hall.kit.outage import is_outage
from frombelow.hall.kit.pagecache import PUBLIC_HEADER

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class SignedIn:
    """Middleware: `request.user`. Who comes without a session costs no question to the database and gets no cookie.

    A page that no view marked as public is nobody's to keep, and neither is a public page once somebody is signed in.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
        account = account_of(request.session) if has_session else None
        request.user = account or SimpleLazyObject(Nobody)  # type: ignore[assignment]
        response = self.page_for(account, request) if account else self.get_response(request)
        if has_session or PUBLIC_HEADER not in response.headers:
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    def page_for(self, account: Account, request: HttpRequest) -> HttpResponseBase:
        """A page for somebody who is signed in, in their language unless this browser chose another."""
        note_visit(account, request, timezone.now())
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in spoken() else account.language
        if language not in spoken() or language == translation.get_language():
            return self.get_response(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


def note_visit(account: Account, request: HttpRequest, now: datetime) -> None:
    """The session goes on, and the account was seen today. Where nothing can be written now, the page is still read."""
    assert isinstance(request.session, SessionStore)
    try:
        renew(request.session, now)
        come(account=account, today=timezone.localdate(now))
    except DatabaseError as error:
        if not is_outage(error):
            raise
