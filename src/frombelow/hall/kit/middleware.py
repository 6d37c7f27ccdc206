"""Refusals as pages: the sentence of a rule that said no, in the reader's language."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import render
from django.utils.formats import localize
from django.utils.translation import gettext

from frombelow.hall.kit.pagecache import PUBLIC_HEADER
from frombelow.hall.kit.refusals import Refused

GetResponse = Callable[[HttpRequest], HttpResponseBase]
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
        return render(request, template, {"sentence": translated(exception)}, status=exception.status)


def translated(refusal: Refused) -> str:
    """The sentence in the active language, with numbers and dates written its way."""
    values: dict[str, Any] = {name: localize(value) for name, value in refusal.values.items()}
    return gettext(refusal.sentence).format(**values)


class Compressed(GZipMiddleware):
    """Compresses answers, except public pages: the page cache compresses those once, and better."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if PUBLIC_HEADER in response.headers:
            return response
        return super().process_response(request, response)
