"""Refusals as pages: the sentence of a rule that said no, in the reader's language; and what is sent while the hall can only be read."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import localize
from django.utils.translation import gettext

from frombelow.hall.kit import outage, readonly
from frombelow.hall.kit.pagecache import PUBLIC_HEADER
from frombelow.hall.kit.refusals import Refused

GetResponse = Callable[[HttpRequest], HttpResponseBase]
SAFE = {"GET", "HEAD", "OPTIONS"}
TOLD_TO_THE_LOG = {403, 429}  # no mandate; too often

logger = logging.getLogger(__name__)


class Refusals:
    """Middleware: a `Refused` raised anywhere below becomes a page, or a part for htmx, with its status (409)."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Django calls this for an exception that no view caught."""
        if not isinstance(exception, Refused):
            return None
        if exception.status in TOLD_TO_THE_LOG:
            logger.warning("Refused with %s at %s.", exception.status, getattr(request.resolver_match, "view_name", ""))
        template = "kit/parts/refusal.html" if getattr(request, "htmx", False) else "kit/refusal.html"
        told = {"sentence": translated(exception), "ways": exception.ways}
        return render(request, template, told, status=exception.status)


def translated(refusal: Refused) -> str:
    """The sentence in the active language, with numbers and dates written its way."""
    values: dict[str, Any] = {name: localize(value) for name, value in refusal.values.items()}
    return gettext(refusal.sentence).format(**values)


class ReadOnly:
    """Middleware: while the hall can only be read, what is sent to it gets 503, except where the view only reads; and no view writes (`kit.readonly`)."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        told = readonly.of(request)
        if told is None:
            return self.get_response(request)
        with readonly.net(told):
            return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Django calls this before the view."""
        told = readonly.of(request)
        if told is None or request.method in SAFE or hasattr(view, "only_reads"):
            return None
        return outage.read_only(request, told, timezone.now())

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A deed that the first line did not stop."""
        if not isinstance(exception, readonly.ReadOnly):
            return None
        return outage.read_only(request, exception.notice, timezone.now())


class Compressed(GZipMiddleware):
    """Compresses answers, except public pages: the page cache compresses those once, and better."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if PUBLIC_HEADER in response.headers:
            return response
        return super().process_response(request, response)
