"""Security headers of every answer: nothing from outside, no inline code, no frames, no referrer to strangers; and which requests are answered at all."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBadRequest, HttpResponseNotAllowed
from django.http.response import HttpResponseBase

from frombelow.hall.kit import islands

GetResponse = Callable[[HttpRequest], HttpResponseBase]

CONTENT_SECURITY = (
    "default-src 'none'; script-src 'self' '{import_map}'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # with no-referrer browsers would not say either where a form comes from, and Django would take none
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), "
        "payment=(), serial=(), usb=(), browsing-topics=()"
    ),
}
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


class SecurityHeaders:
    """Middleware: adds the headers. The import map is the one inline script, allowed by its hash."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = unanswered(request) or self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault(
            "Content-Security-Policy", CONTENT_SECURITY.format(import_map=islands.import_map().digest)
        )
        return response


def unanswered(request: HttpRequest) -> HttpResponseBase | None:
    """What is told instead of a page where a request cannot mean one: a method that no page knows (TRACE), a letter that no database takes."""
    if request.method not in METHODS:
        return HttpResponseNotAllowed(METHODS)
    if "\0" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
        return HttpResponseBadRequest()
    return None
