"""Words for keys, in templates of people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template
from django.utils.safestring import SafeString

from frombelow.hall.groups.models import Turf
from frombelow.hall.people import markup, words
from frombelow.hall.people.queries.listing import Row
from frombelow.hall.people.rules.finding import About, Step

register = template.Library()

TABLES: dict[str, dict[Any, Any]] = {
    "how": words.CHANNELS,
    "reached": words.REACHED,
    "answer": words.ANSWERS,
    "source": words.SOURCES,
    "name": words.NAMES,
    "place": words.PLACES,
    "move": words.MOVES,
}


@register.filter
def said(key: str, table: str) -> Any:
    """The words for a key: `{{ talk.how|said:"how" }}`. A label of the group's own says itself."""
    return TABLES[table].get(key, key)


@register.filter
def spelled(step: Step) -> str:
    """A step as it could be typed."""
    return " ".join(
        ("-" if one.is_not else "")
        + (one.value if one.about == About.WORDS else f"{one.key or one.about.value}:{quoted(one.value)}")
        for one in step.conditions
    )


def quoted(value: str) -> str:
    """A value with a blank in it stands in quotation marks."""
    return f'"{value}"' if " " in value else value


@register.filter
def signed(change: int) -> str:
    """+3, −2, ±0."""
    return f"+{change}" if change > 0 else f"\N{MINUS SIGN}{-change}" if change < 0 else "±0"


@register.simple_tag
def people_table(group: str, rows: Sequence[Row]) -> SafeString:
    """Lines of a list."""
    return SafeString(markup.people_table(group, rows))


@register.simple_tag
def turf_nav(turfs: Sequence[Turf], chosen: Turf | None) -> SafeString:
    """Turfs to choose from."""
    return SafeString(markup.turf_nav(turfs, chosen))
