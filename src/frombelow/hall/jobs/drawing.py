"""Where the points of a scatter stand: score from below to above, workers (each step ten times as many) from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from frombelow.hall.kit.templatetags.numbers import number

WIDTH, HEIGHT = 640.0, 300.0
LEFT, RIGHT, TOP, BOTTOM = 40.0, 14.0, 26.0, 34.0
STEP = 10  # points of the score between two lines


@dataclass(frozen=True)
class Scale:
    """From a value to its place between two ends of the drawing."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The place of a value, kept inside."""
        share = (value - self.low) / (self.high - self.low)
        return round(self.start + min(max(share, 0.0), 1.0) * (self.end - self.start), 1)


def scales(rows: Sequence[dict[str, Any]]) -> tuple[Scale, Scale]:
    """The scales of the workers (powers of ten) and of the score (tens) that hold all rows."""
    powers = [log10(max(row["workers"], 1)) for row in rows]
    low, high = floor(min(powers)), ceil(max(powers))
    least = STEP * floor(min(row["score"] - row["error"] for row in rows) / STEP)
    most = STEP * ceil(max(row["score"] + row["error"] for row in rows) / STEP)
    least, most = max(0, least), min(100, most)
    across = Scale(low, max(high, low + 1), LEFT, WIDTH - RIGHT)
    return across, Scale(least, max(most, least + STEP), HEIGHT - BOTTOM, TOP)


def scatter(rows: Sequence[dict[str, Any]], caption: str) -> SafeString:
    """Score against workers, a point for every row, with its link; a line through it is the standard error of the score."""
    if not rows:
        return mark_safe("")
    across, up = scales(rows)
    label = _("{caption}: {n} points, each also a row of the table.").format(caption=caption, n=len(rows))
    marks = "".join(point(row, across, up) for row in reversed(rows))
    drawn = (
        f'<figure class="figure scatter"><figcaption>{escape(caption)}</figcaption>'
        f'<svg viewBox="0 0 {WIDTH:g} {HEIGHT:g}" role="group" aria-label="{escape(label)}">'
        f"{lines(across, up)}{marks}</svg>"
        f'<p class="stat-note">{escape(_("The number at a point is its rank; the line through it is the standard error of its score. Each line to the right is ten times as many workers."))}</p></figure>'
    )
    return mark_safe(drawn)  # noqa: S308  our own numbers; words are escaped


def lines(across: Scale, up: Scale) -> str:
    """The grid, with its numbers."""
    drawn = []
    for power in range(int(across.low), int(across.high) + 1):
        x = across.at(power)
        drawn.append(f'<line class="scatter-line" x1="{x:g}" x2="{x:g}" y1="{TOP:g}" y2="{HEIGHT - BOTTOM:g}"/>')
        anchor = "end" if power == across.high else "middle"
        drawn.append(
            f'<text class="scatter-number" x="{x:g}" y="{HEIGHT - BOTTOM + 15:g}" text-anchor="{anchor}">{number(10**power)}</text>'
        )
    step = STEP if up.high - up.low <= 6 * STEP else 2 * STEP
    for score in range(int(up.low), int(up.high) + 1, step):
        y = up.at(score)
        drawn.append(f'<line class="scatter-line" x1="{LEFT:g}" x2="{WIDTH - RIGHT:g}" y1="{y:g}" y2="{y:g}"/>')
        drawn.append(f'<text class="scatter-number" x="{LEFT - 6:g}" y="{y + 4:g}" text-anchor="end">{score}</text>')
    drawn.append(
        f'<text class="scatter-axis" x="{WIDTH - RIGHT:g}" y="{HEIGHT - 3:g}" text-anchor="end">{escape(_("workers"))}</text>'
        f'<text class="scatter-axis" x="{LEFT - 34:g}" y="{TOP - 14:g}">{escape(_("score"))}</text>'
    )
    return "".join(drawn)


def point(row: dict[str, Any], across: Scale, up: Scale) -> str:
    """One row."""
    x, y = across.at(log10(max(row["workers"], 1))), up.at(row["score"])
    low, high = up.at(row["score"] - row["error"]), up.at(row["score"] + row["error"])
    filled = "" if row["is_reported"] else " scatter-guess"
    words = _("{rank}. {name}: score {score}, {workers} workers").format(
        rank=row["rank"], name=row["name"], score=f"{row['score']:.0f}", workers=row["about"]
    )
    return (
        f'<a href="{escape(row["url"])}"><title>{escape(words)}</title>'
        f'<line class="scatter-error" x1="{x:g}" x2="{x:g}" y1="{low:g}" y2="{high:g}"/>'
        f'<circle class="scatter-point{filled}" cx="{x:g}" cy="{y:g}" r="9"/>'
        f'<text class="scatter-rank" x="{x:g}" y="{y + 3.5:g}" text-anchor="middle">{row["rank"]}</text></a>'
    )
