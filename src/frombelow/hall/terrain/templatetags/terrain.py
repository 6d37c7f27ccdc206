"""The rows of `markup` as tags."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from frombelow.hall.kit.templatetags.numbers import share
from frombelow.hall.terrain import markup
from frombelow.hall.terrain.showing import years_between
from frombelow.hall.terrain.told import is_english, told

register = template.Library()
MOST_SURE = 0.99
register.filter("told", told)
register.filter("until", years_between)


@register.filter
def sure(probability: float) -> str:
    """How sure a link is, in whole percents; nothing that was reckoned is quite sure."""
    return _("over 99%") if probability > MOST_SURE else share(probability, 0)


@register.filter
def lang_of(text: str | None) -> SafeString:
    """`lang="en"` for a tag around words of the release that nobody has translated yet."""
    return mark_safe(' lang="en"' if is_english(text) else "")  # noqa: S308  two constants


def tag(draw: Callable[..., str], name: str) -> None:
    """Offer a function of `markup` as a tag; it has escaped what came from outside."""

    def drawn(*args: Any, **kwargs: Any) -> SafeString:
        return mark_safe(draw(*args, **kwargs))  # noqa: S308  markup escapes

    register.simple_tag(drawn, name=name)


for _draw in (
    markup.happening_table, markup.opening_list, markup.player_list, markup.largest_sectors, markup.least_organized,
    markup.covered_list,
):  # fmt: skip
    tag(_draw, _draw.__name__)
