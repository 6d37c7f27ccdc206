"""What every template knows: theme, language, and the doors to the parts of the hall."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from frombelow.hall.kit.themes import THEME_COOKIE, known_theme


def page(request: HttpRequest) -> dict[str, Any]:
    """Values of the base template. `doors` are the addresses the settings name (HALL_DOORS), `navigation` the menu."""
    return {
        "theme": known_theme(request.COOKIES.get(THEME_COOKIE, "")),
        "languages": settings.LANGUAGES,
        "language": getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE),
        "here": request.get_full_path(),
        "doors": {name: address(view) for name, view in settings.HALL_DOORS.items()},
        "navigation": [
            {"label": label, "url": url, "is_current": request.path.startswith(url)}
            for label, view in settings.HALL_NAVIGATION
            if (url := address(view))
        ],
        "hide_search": False,
    }


@cache
def address(view: str) -> str:
    """The address of a view; "" where no app of this hall has it."""
    try:
        return reverse(view)
    except NoReverseMatch:
        return ""
