"""The frame of a page: head, masthead and foot.

They are the same on most pages, so each is drawn once in a process for every language, look and place in the menu. What
differs from page to page stands in them as marks, which the page fills in.
"""

from __future__ import annotations

from functools import cache, lru_cache
from html import escape
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils import translation

HERE, TYPED, TOKEN = "\N{SYMBOL FOR ENQUIRY}here", "\N{SYMBOL FOR ENQUIRY}typed", "\N{SYMBOL FOR ENQUIRY}token"


class Look(NamedTuple):
    """What the frame depends on. `under` is the address in the menu that the page lies under; '' for none. `is_compact`: on a phone the menu stands in the
    foot, and the masthead leaves the room to the page."""

    language: str
    theme: str
    under: str
    hide_search: bool
    is_signed_in: bool = False
    is_compact: bool = False


def filled(part: str, look: Look, request: HttpRequest) -> str:
    """A part of the frame with the page's own address, the words that were searched for, and the token of who is signed in."""
    here, typed = request.get_full_path(), request.GET.get("q", "")
    frame = drawn(part, look)
    if (
        TOKEN in frame
    ):  # first: what somebody typed may hold the mark. Only for who is signed in: a page for everybody holds nobody's token.
        frame = frame.replace(TOKEN, get_token(request))
    return frame.replace(HERE, escape(here)).replace(TYPED, escape(typed))


@lru_cache(maxsize=512)
def drawn(part: str, look: Look) -> str:
    """`kit/parts/<part>.html` with marks in it."""
    values: dict[str, Any] = {
        **look._asdict(),
        "languages": settings.LANGUAGES,
        "doors": doors(),
        "navigation": [{"label": label, "url": url, "is_current": url == look.under} for label, url in menu()],
        "here": HERE,
        "typed": TYPED,
        "token": TOKEN,
    }
    with translation.override(look.language):
        return render_to_string(f"kit/parts/{part}.html", values)


def under(path: str) -> str:
    """The address in the menu that a path lies under."""
    return next((url for _, url in menu() if path.startswith(url)), "")


@cache
def menu() -> list[tuple[Any, str]]:
    """The menu of the settings (HALL_NAVIGATION): words and address, of those that an app of this hall has."""
    return [(label, url) for label, view in settings.HALL_NAVIGATION if (url := address(view))]


@cache
def doors() -> dict[str, str]:
    """The addresses the settings name (HALL_DOORS), by their names."""
    return {name: address(view) for name, view in settings.HALL_DOORS.items()}


@cache
def address(view: str) -> str:
    """The address of a view; "" where no app of this hall has it."""
    try:
        return reverse(view)
    except NoReverseMatch:
        return ""
