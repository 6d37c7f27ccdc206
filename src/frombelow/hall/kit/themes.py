"""Light or dark: the reader's system decides, unless they chose."""

from __future__ import annotations

from django.conf import settings

THEME_COOKIE = f"{settings.COOKIE_PREFIX}theme"
THEMES = ("light", "dark")


def known_theme(word: str) -> str:
    """`light`, `dark`, or "" where the reader's system decides."""
    return word if word in THEMES else ""
