"""The map as a picture: SVG text. What unites stands above it, the groups with their stability below it.

Marks differ in shape as well as in color, so that the picture can be read in black and white. More than 1,024 people are drawn as marks for several.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import numpy as np

from frombelow.methods.opinions import telling
from frombelow.methods.opinions.answer import Answer
from frombelow.methods.opinions.cells import cells, rounded
from frombelow.methods.opinions.settings import UNIT
from frombelow.methods.opinions.votes import Reals

WIDTH, MARGIN, MAP_HEIGHT, LINE = 1000.0, 40.0, 620.0, 26.0
INK, PENCIL, PAPER, RULE = "#1b1a17", "#595345", "#fbf9f3", "#d6cfbe"
COLORS = ("#b0170f", "#1f4e79", "#8a6100", "#3f6221", "#6b3f7a")
ALONE = "#8a8371"  # where there are no groups, or a group too small to be shown
FONT = "Archivo, 'Helvetica Neue', Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
LETTERS_A_LINE = 96
UNITING = 3  # statements that are shown above the map


@dataclass(frozen=True)
class Mark:
    """One mark: where it stands, for how many people, and in which group (None: not told)."""

    x: float
    y: float
    people: int
    group: int | None


@dataclass(frozen=True)
class Words:
    """What is written beside the figures; a page gives its own language."""

    title: str = "Map of opinion"
    unites: str = "What unites"
    groups: str = "Groups"
    people: str = "{count} people"
    near: str = "Who votes alike stands near each other. One mark is one person; larger marks are several."
    statement: str = "Statement {key}"


def marks(answer: Answer, most: int = 1024) -> tuple[Mark, ...]:
    """People as marks; neighbors of one group drawn together where there are more than `most`. Units are those of the map."""
    points = rounded(answer.positions)
    found: list[Mark] = []
    for label in np.unique(answer.label).tolist():
        inside = points[:, answer.label == label]
        drawn = cells(inside, max(1, most * inside.shape[1] // max(1, points.shape[1])))
        is_told = bool(answer.groups) and label not in answer.hidden
        rows = zip(*(drawn.middle / UNIT).tolist(), drawn.weight.tolist(), strict=True)
        found += [Mark(x, y, int(people), label if is_told else None) for x, y, people in rows]
    return tuple(found)


def svg(answer: Answer, words: Words | None = None) -> str:
    """The whole picture."""
    words = words or Words()
    above = [(words.title, "title"), (str(telling.tell_groups(answer)), "quiet"), (words.unites, "heading")]
    above += [(line, "text") for line in _uniting(answer, words)]
    lines, top = _text_block(above, MARGIN)
    drawn = marks(answer)
    below = [(words.groups, "heading")] if answer.groups else []
    below += [(str(telling.tell_group(answer, group)), f"group {group.number}") for group in answer.groups]
    below += [(words.near, "quiet")]
    legend, height = _text_block(below, top + MAP_HEIGHT + LINE)
    parts = [*lines, *_frame(top), *_marks(drawn, top), *_letters(answer, drawn, top), *legend]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.0f} {height:.0f}" role="img" aria-label="{escape(words.title)}" font-family="{escape(FONT)}">',
            f'<rect class="ground" width="{WIDTH:.0f}" height="{height:.0f}" fill="{PAPER}"/>',
            *parts,
            "</svg>\n",
        ]
    )


def chart(answer: Answer, words: Words | None = None) -> str:
    """The map alone, for a page that tells the rest in its own words."""
    words = words or Words()
    drawn, height = marks(answer), MAP_HEIGHT + 2
    parts = [*_frame(1), *_marks(drawn, 1), *_letters(answer, drawn, 1)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="opinion-map" viewBox="{MARGIN - 1:.0f} 0 {WIDTH - 2 * MARGIN + 2:.0f} {height:.0f}" '
        f'role="img" aria-label="{escape(words.title)}">{"".join(parts)}</svg>'
    )


def _uniting(answer: Answer, words: Words) -> list[str]:
    found = []
    for one in answer.consensus[:UNITING]:
        statement = answer.statements[one.statement]
        name = statement.text or words.statement.format(key=statement.key)
        found.append(f"{name.rstrip('.')}. {telling.tell_united(answer, one)}")
    return found


def _text_block(lines: Sequence[tuple[str, str]], top: float) -> tuple[list[str], float]:
    """Lines of text from `top` down, and where the next thing may begin."""
    found: list[str] = []
    y = top
    for text, kind in lines:
        size = {"title": 34, "heading": 20}.get(kind, 18)
        group = int(kind.split()[1]) if kind.startswith("group") else None
        if group is not None:
            found.append(_mark(group, MARGIN + 9, y + size * 0.98, 8))
        for line in _wrapped(text):
            y += size * 1.35
            found.append(_text(line, MARGIN if group is None else MARGIN + 28, y, size, kind))
        y += size * 0.35
    return found, y + LINE


def _text(line: str, x: float, y: float, size: float, kind: str) -> str:
    group = int(kind.split()[1]) if kind.startswith("group") else None
    color = INK if group is None else COLORS[group % len(COLORS)]
    color = PENCIL if kind == "quiet" else color
    weight = ' font-weight="700"' if kind in ("title", "heading") else ""
    return f'<text class="{kind.split()[0]}" x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{color}"{weight}>{escape(line)}</text>'


def _wrapped(text: str) -> list[str]:
    """The text in lines; writing without blanks is cut where a line is full."""
    lines = [""]
    for word in text.split(" "):
        for piece in (word[at : at + LETTERS_A_LINE] for at in range(0, len(word), LETTERS_A_LINE)):
            if len(lines[-1]) + len(piece) + 1 > LETTERS_A_LINE and lines[-1]:
                lines.append("")
            lines[-1] = f"{lines[-1]} {piece}".strip()
    return lines


def _frame(top: float) -> list[str]:
    middle = top + MAP_HEIGHT / 2
    return [
        f'<rect class="frame" x="{MARGIN}" y="{top:.1f}" width="{WIDTH - 2 * MARGIN}" height="{MAP_HEIGHT}" fill="none" stroke="{RULE}"/>',
        f'<path class="axes" d="M{MARGIN} {middle:.1f}H{WIDTH - MARGIN}M{WIDTH / 2} {top:.1f}v{MAP_HEIGHT}" stroke="{RULE}" fill="none"/>',
    ]


def _scale(drawn: Sequence[Mark]) -> float:
    """Pixels per unit of the map, the same in both directions, so that all marks fit."""
    across = max((abs(mark.x) for mark in drawn), default=0.0)
    up = max((abs(mark.y) for mark in drawn), default=0.0)
    wide, high = WIDTH / 2 - MARGIN - 14, MAP_HEIGHT / 2 - 14
    return min(wide / across if across else wide, high / up if up else high)


def _spot(x: float, y: float, scale: float, top: float) -> tuple[float, float]:
    return WIDTH / 2 + x * scale, top + MAP_HEIGHT / 2 - y * scale


def _marks(drawn: Sequence[Mark], top: float) -> list[str]:
    scale = _scale(drawn)
    largest = max((mark.people for mark in drawn), default=1)
    found = []
    for mark in drawn:
        x, y = _spot(mark.x, mark.y, scale, top)
        size = 3.5 + 5.0 * (mark.people / largest) ** 0.5 * (largest > 1)
        found.append(_mark(mark.group, x, y, size))
    return found


def _mark(group: int | None, x: float, y: float, size: float) -> str:
    color = ALONE if group is None else COLORS[group % len(COLORS)]
    kind = "alone" if group is None else f"group-{group}"
    return f'<path class="{kind}" d="{_shape(group, x, y, size)}" fill="{color}" fill-opacity="0.55"/>'


def _shape(group: int | None, x: float, y: float, size: float) -> str:
    """Circle, square, triangle, diamond, triangle on its head."""
    if group is None or group % 5 == 0:
        return f"M{x - size:.1f} {y:.1f}a{size:.1f} {size:.1f} 0 1 0 {2 * size:.1f} 0a{size:.1f} {size:.1f} 0 1 0 {-2 * size:.1f} 0z"
    corners = {
        1: ((-1, -1), (1, -1), (1, 1), (-1, 1)),
        2: ((0, -1.2), (1.1, 0.9), (-1.1, 0.9)),
        3: ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
        4: ((0, 1.2), (1.1, -0.9), (-1.1, -0.9)),
    }[group % 5]
    path = "L".join(f"{x + dx * size:.1f} {y + dy * size:.1f}" for dx, dy in corners)
    return f"M{path}z"


def _letters(answer: Answer, drawn: Sequence[Mark], top: float) -> list[str]:
    """The letter of each group in its middle, on a ground that lets it be read."""
    scale = _scale(drawn)
    found = []
    for group in answer.groups:
        if group.number in answer.hidden:
            continue
        x, y = _spot(*_middle(answer.positions[answer.label == group.number]), scale, top)
        color = COLORS[group.number % len(COLORS)]
        found.append(
            f'<circle class="ground" cx="{x:.1f}" cy="{y:.1f}" r="19" fill="{PAPER}" stroke="{color}" stroke-width="2"/>'
            f'<text class="letter" x="{x:.1f}" y="{y + 8.5:.1f}" font-size="25" font-weight="700" text-anchor="middle" fill="{color}">{group.letter}</text>'
        )
    return found


def _middle(positions: Reals) -> tuple[float, float]:
    x, y = positions.mean(axis=0).tolist()
    return x, y
