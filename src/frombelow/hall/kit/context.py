"""What every template knows: theme, language, what was searched for, whether the hall can only be read, and the doors to the parts of the hall."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from frombelow.hall.kit import frame, readonly
from frombelow.hall.kit.themes import THEME_COOKIE, known_theme


def page(request: HttpRequest) -> dict[str, Any]:
    """Values of the base template. `doors` are the addresses the settings name (HALL_DOORS)."""
    user = getattr(request, "user", None)
    return {
        "is_signed_in": bool(getattr(user, "is_authenticated", False)),
        "is_discreet": bool(getattr(user, "is_discreet", False)),
        "theme": known_theme(request.COOKIES.get(THEME_COOKIE, "")),
        "language": getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE),
        "doors": frame.doors(),
        "typed": request.GET.get("q", ""),
        "hide_search": False,
        "read_only": readonly.of(request),
    }
