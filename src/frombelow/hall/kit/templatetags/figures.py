"""Drawings the server makes: bars, intervals, timelines, ties. Each works without JavaScript and prints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from frombelow.hall.kit import drawings, markup
from frombelow.hall.kit.figures import Stat, State
from frombelow.hall.kit.templatetags.numbers import day, figure, number

register = template.Library()


def safe(html: str) -> SafeString:
    """HTML that kit.markup wrote; it has escaped what came from outside."""
    return mark_safe(html)  # noqa: S308


@register.simple_tag
def stat_card(stat: Stat) -> SafeString:
    """A figure at a glance, with its interval, year, comparison bars and source."""
    return safe(markup.stat_card(stat))


@register.simple_tag
def state_of(state: str) -> SafeString:
    """What stands in a cell that has no number: suppressed, small_sample, not_loaded, unknown."""
    return safe(markup.state(state))


@register.simple_tag
def source_line(title: str, url: str = "", as_of: Any = "") -> SafeString:
    """Source: …, as of …. `as_of` is a date or words."""
    return safe(markup.source(title, url, day_or_words(as_of)))


def day_or_words(as_of: Any) -> str:
    """A date as the page writes it; words as they are."""
    return as_of if isinstance(as_of, str) else "" if as_of is None else day(as_of)


@register.simple_tag
def bar(value: float | None, maximum: float, unit: str = "count", *, red: bool = False) -> SafeString:
    """A number with a bar under it, for a table cell. Red is kept for the union side."""
    if value is None:
        return safe(markup.state(State.UNKNOWN))
    mark = markup.bar_mark(drawings.bar(value, maximum), red=red)
    return safe(f'<span class="bar-cell"><span class="bar-number">{figure(value, unit)}</span>{mark}</span>')


@register.simple_tag
def interval(low: float, value: float, high: float, maximum: float, unit: str = "share") -> SafeString:
    """A value with its interval on a scale from 0 to `maximum`, and the same in words."""
    words = _("{low} to {high}").format(low=figure(low, unit), high=figure(high, unit))
    mark = markup.interval_mark(drawings.interval(low, value, high, maximum=maximum))
    return safe(
        f'<span class="interval-cell"><span class="bar-number">{figure(value, unit)}</span> '
        f'<span class="interval-words">{escape(words)}</span>{mark}</span>'
    )


@register.simple_tag
def votes(votes_for: int | None, votes_against: int | None) -> SafeString:
    """A tally as one bar: votes for the union in red, against in gray, the line of one half marked."""
    if votes_for is None or votes_against is None:
        return safe(markup.state(State.UNKNOWN))
    words = _("{votes_for} for, {votes_against} against").format(
        votes_for=f"<b>{number(votes_for)}</b>", votes_against=number(votes_against)
    )
    total = votes_for + votes_against
    mark = markup.votes_mark(drawings.bar(votes_for, total)) if total else ""
    return safe(f'<span class="votes"><span class="votes-words">{words}</span>{mark}</span>')


@register.simple_tag
def timeline(
    counts: Mapping[int, int],
    caption: str,
    *,
    marked: Mapping[int, int] | None = None,
    marked_label: str = "",
    link: str = "",
    source: str = "",
) -> SafeString:
    """A bar for each year. `marked` is the red part, `link` begins each bar's address (`?year=`)."""
    return safe(markup.timeline(drawings.timeline(counts, marked), caption, marked_label, link, source))


@register.simple_tag
def network(
    hub: str, neighbors: Sequence[drawings.Neighbor], ties: Sequence[tuple[str, str]] = (), caption: str = ""
) -> SafeString:
    """The ties of one player. Neighbors come grouped by kind of tie; `ties` are pairs of their keys."""
    return safe(markup.network(drawings.network(hub, neighbors, ties), caption) if neighbors else "\n")
