"""Drawings the server makes: bars, intervals, timelines, ties. Each works without JavaScript and prints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.utils.translation import gettext as _

from frombelow.hall.kit import drawings
from frombelow.hall.kit.figures import Stat
from frombelow.hall.kit.templatetags.numbers import figure

register = template.Library()


@register.inclusion_tag("kit/parts/stat.html")
def stat_card(stat: Stat) -> dict[str, Any]:
    """A figure at a glance, with its interval, year, comparison bars and source."""
    rows = [(stat.place or _("Here"), stat.value, True), *((c.label, c.value, False) for c in stat.comparisons)]
    bars = [
        {"label": label, "text": figure(value, stat.unit), "bar": drawings.bar(value, stat.scale), "here": here}
        for label, value, here in rows
        if value is not None
    ]
    has_bars = stat.is_shown and len(bars) > 1 and stat.unit != "flag"
    return {"stat": stat, "bars": bars if has_bars else [], "interval": interval_of(stat)}


def interval_of(stat: Stat) -> drawings.Interval | None:
    """The interval of a card, where it has one."""
    if not stat.is_shown or stat.value is None or stat.low is None or stat.high is None:
        return None
    return drawings.interval(stat.low, stat.value, stat.high, maximum=stat.scale)


@register.inclusion_tag("kit/parts/interval.html")
def interval(low: float, value: float, high: float, maximum: float, unit: str = "share") -> dict[str, Any]:
    """A value with its interval on a scale from 0 to `maximum`, and the same in words."""
    return {
        "interval": drawings.interval(low, value, high, maximum=maximum),
        "value": value,
        "low": low,
        "high": high,
        "unit": unit,
    }


@register.inclusion_tag("kit/parts/bar.html")
def bar(value: float | None, maximum: float, unit: str = "count", *, red: bool = False) -> dict[str, Any]:
    """A number with a bar under it, for a table cell. Red is kept for the union side."""
    return {"bar": drawings.bar(value or 0, maximum), "value": value, "unit": unit, "red": red}


@register.inclusion_tag("kit/parts/votes.html")
def votes(votes_for: int | None, votes_against: int | None) -> dict[str, Any]:
    """A tally as one bar: votes for the union in red, against in ink, the line of one half marked."""
    known = votes_for is not None and votes_against is not None
    total = (votes_for or 0) + (votes_against or 0)
    return {
        "known": known,
        "votes_for": votes_for,
        "votes_against": votes_against,
        "bar": drawings.bar(votes_for or 0, total),
        "total": total,
    }


@register.inclusion_tag("kit/parts/timeline.html")
def timeline(
    counts: Mapping[int, int],
    caption: str,
    *,
    marked: Mapping[int, int] | None = None,
    marked_label: str = "",
    link: str = "",
    source: str = "",
) -> dict[str, Any]:
    """A bar for each year. `marked` is the red part, `link` begins each bar's address (`?year=`)."""
    return {
        "timeline": drawings.timeline(counts, marked),
        "caption": caption,
        "marked_label": marked_label,
        "link": link,
        "source": source,
    }


@register.inclusion_tag("kit/parts/network.html")
def network(
    hub: str, neighbors: Sequence[drawings.Neighbor], ties: Sequence[tuple[str, str]] = (), caption: str = ""
) -> dict[str, Any]:
    """The ties of one player. Neighbors come grouped by kind of tie; `ties` are pairs of their keys."""
    return {"network": drawings.network(hub, neighbors, ties), "caption": caption}
