"""Numbers as people write them, in the language of the page."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

register = template.Library()

NBSP = "\N{NO-BREAK SPACE}"


@register.filter
def number(value: float | None, places: int = 0) -> str:
    """1234567 → 1,234,567 (both languages: Spanish in the United States writes the comma too); None → a dash."""
    if value is None:
        return "–"
    return f"{value:,.{places}f}".replace("-", "−")


@register.filter
def share(value: float | None, places: int = 1) -> str:
    """0.0613 → 6.1% in English, 6.1 % in Spanish."""
    if value is None:
        return "–"
    return f"{number(value * 100, places)}{NBSP if get_language() == 'es' else ''}%"


@register.filter
def dollars(value: float | None, places: int = 0) -> str:
    """1234.5 → $1,234; negative amounts carry a minus before the sign."""
    if value is None:
        return "–"
    return f"{'−' if value < 0 else ''}${number(abs(value), places)}"


@register.filter
def figure(value: float | None, unit: str) -> str:
    """A value in its unit: count, people, jobs, share, dollars, dollars_per_hour, years, flag."""
    if value is None:
        return "–"
    if unit == "share":
        return share(value)
    if unit == "dollars":
        return dollars(value)
    if unit == "dollars_per_hour":
        return _("{amount} an hour").format(amount=dollars(value, 2))
    if unit == "flag":
        return _("yes") if value else _("no")
    if unit == "years":
        return str(round(value))
    return number(value)


@register.filter
def day(value: date | None) -> str:
    """A date in words short enough for a table: Mar 4, 2024 · 4 mar 2024. Of a moment, its day where the hall stands."""
    if value is None:
        return "–"
    value = timezone.localdate(value) if isinstance(value, datetime) else value
    language = get_language() or ""
    month = months(language)[value.month - 1]
    return f"{value.day} {month} {value.year:04}" if language == "es" else f"{month} {value.day}, {value.year:04}"


@register.filter(expects_localtime=True)
def moment(value: datetime | None) -> str:
    """A day and the time of day in the hall's zone: Mar 4, 2024, 2:05 p.m. · 4 mar 2024, 14:05."""
    return f"{day(value)}, {date_format(value, 'TIME_FORMAT')}" if value else "–"


@cache
def months(language: str) -> list[str]:
    """The short names of the months in the active language, which is the key of the cache."""
    names = [date_format(date(2000, month, 1), "M") for month in range(1, 13)]
    return [name.lower() for name in names] if language == "es" else names


@register.filter
def month(value: date) -> str:
    """A month in words: Mar 2024 · mar 2024."""
    return date_format(value, "M Y").lower() if get_language() == "es" else date_format(value, "M Y")
