"""Words for keys, in templates of people."""

from __future__ import annotations

from typing import Any

from django import template

from frombelow.hall.people import words

register = template.Library()

TABLES: dict[str, dict[Any, Any]] = {
    "how": words.CHANNELS,
    "reached": words.REACHED,
    "answer": words.ANSWERS,
    "source": words.SOURCES,
    "name": words.NAMES,
    "place": words.PLACES,
}


@register.filter
def said(key: str, table: str) -> Any:
    """The words for a key: `{{ talk.how|said:"how" }}`. A label of the group's own says itself."""
    return TABLES[table].get(key, key)
