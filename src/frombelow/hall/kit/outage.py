"""What a reader is told while the database is away, the disk is full, or the hall can only be read: one page with status 503 that asks the database nothing.

Nothing that was typed is lost: the page holds the form that was sent and a button that sends it again. With `Cache-Control: no-store` browsers
forget what stood in a form as soon as it is left, so to go back would not do.
"""

from __future__ import annotations

import errno
import logging
import sqlite3
from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, RawPostDataException, UnreadablePostError
from django.shortcuts import render
from django.urls import resolve
from django.utils.translation import gettext as _

from frombelow.hall.kit.readonly import Notice

RETRY_AFTER = 30  # seconds
NOT_BEFORE, NOT_AFTER = 60, 3_600  # seconds; while the hall can only be read
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS}
SQL_IS_WRONG = sqlite3.SQLITE_ERROR  # SQLite says so of a mistake of ours too: a table that is not there
OF_THE_FORM = "csrfmiddlewaretoken"
FORM = "application/x-www-form-urlencoded"

logger = logging.getLogger(__name__)


def is_outage(error: BaseException | None) -> bool:
    """Whether this went wrong because the database cannot be reached, has no room, or did not let us in in time. Nobody's fault who reads."""
    return any(stands_for_outage(one) for one in causes(error))


def causes(error: BaseException | None) -> Iterator[BaseException]:
    """An exception and those that it was raised from."""
    while error is not None:
        yield error
        error = error.__cause__


def stands_for_outage(error: BaseException) -> bool:
    """One exception of the row."""
    if isinstance(error, OSError):
        return error.errno in FULL
    if isinstance(error, OperationalError):
        code = getattr(error.__cause__, "sqlite_errorcode", None)
        return code is None or code & 0xFF != SQL_IS_WRONG
    return isinstance(error, InterfaceError) and "closed" in str(error)


def page(request: HttpRequest, error: BaseException) -> HttpResponse:
    """503, in a sentence, with what was sent."""
    # One line: while the disk is full the log has no room for the way of every request.
    logger.error("The database is away or full (%s): 503.", type(error.__cause__ or error).__name__)
    return answer(request, "kit/outage.html", RETRY_AFTER, _("The hall did not answer. Try again."))


def read_only(request: HttpRequest, notice: Notice, now: datetime) -> HttpResponse:
    """The same while the hall can only be read. It lasts longer, so the words that somebody wrote stand there to be copied."""
    seconds = int((notice.until - now).total_seconds()) if notice.until else NOT_BEFORE
    sentence = _("The hall can only be read now. {reason} Try again later.").format(reason=notice.reason)
    return answer(request, "kit/only_read.html", min(max(seconds, NOT_BEFORE), NOT_AFTER), sentence)


def answer(request: HttpRequest, template: str, retry_after: int, sentence: str) -> HttpResponse:
    """The page; for a module that asked for JSON, the sentence alone: it holds what was typed itself."""
    response: HttpResponse
    if "application/json" in request.headers.get("Accept", ""):
        response = JsonResponse({"refusal": sentence}, status=503)
    else:
        fields = sent(request)
        context = {
            "fields": fields,
            "written": [text for name, text in fields if name != OF_THE_FORM and " " in text.strip()],
            "action": request.get_full_path(),
            "hide_search": True,
        }
        response = render(request, template, context, status=503)
    response.headers["Retry-After"], response.headers["Cache-Control"] = str(retry_after), "no-store"
    response._has_been_logged = True  # type: ignore[attr-defined]  # else Django logs it once more, with its way
    return response


def sent(request: HttpRequest) -> list[tuple[str, str]]:
    """The fields of the form that was sent. None where it holds secrets, or files, which cannot be put on a page."""
    if request.method != "POST" or request.content_type != FORM or app_of(request) in settings.NOT_SENT_AGAIN:
        return []
    try:
        return [(name, value) for name, values in request.POST.lists() for value in values if isinstance(value, str)]
    except (RawPostDataException, UnreadablePostError, SuspiciousOperation, BadRequest):
        return []


def app_of(request: HttpRequest) -> str:
    """The app whose page was asked for."""
    try:
        return (request.resolver_match or resolve(request.path_info)).app_name
    except Http404:
        return ""
