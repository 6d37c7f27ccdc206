"""Which language a page is in: the one the person chose, else the first their browser asks for that we speak."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class Language:
    """Middleware: answers in the person's language and says so in the headers."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = preferred(chosen, request.META.get("HTTP_ACCEPT_LANGUAGE", ""))
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response


def preferred(chosen: str, accept: str) -> str:
    """The code of the language: `chosen` if we speak it, else the best of an Accept-Language header, else English."""
    return chosen if chosen in spoken() else accepted(accept)


@lru_cache(maxsize=1)
def spoken() -> frozenset[str]:
    """Codes of the languages the hall speaks."""
    return frozenset(code for code, _ in settings.LANGUAGES)


@lru_cache(maxsize=1024)
def accepted(header: str) -> str:
    """The language of an Accept-Language header (RFC 9110, 12.5.4) with the highest weight among those we speak."""
    best, best_weight = settings.LANGUAGE_CODE, 0.0
    for item in header.lower().split(","):
        words, _, parameter = item.partition(";")
        code = words.strip().partition("-")[0]
        weight = weight_of(parameter)
        if code in spoken() and weight > best_weight:
            best, best_weight = code, weight
    return best


def weight_of(parameter: str) -> float:
    """The number in `q=0.8`; 1 where there is none, 0 where it is not a number."""
    name, _, number = parameter.partition("=")
    if not name.strip():
        return 1.0
    try:
        return float(number)
    except ValueError:
        return 0.0
