"""Source cards: the front matter of `SOURCE.md`, in plain `key: value` lines.

A key may be repeated, and a line that is indented or starts with "- " goes on with the key above it:
such values are sentences separated by newlines.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from frombelow.records.faults import RecordsFault

NEEDED = ("title", "publisher", "licence", "citation", "covers")


@dataclass(frozen=True)
class Card:
    """What a reader should know about a source before trusting a number from it."""

    source_id: str
    title: str
    publisher: str
    licence: str
    citation: str
    covers: str
    link: str | None = None
    faults: str | None = None
    extracted_on: date | None = None
    not_used: bool = False
    reason: str | None = None
    adds_to: str | None = None  # a fetched source that brings more of what this one tells


def read_card(path: Path) -> Card:
    """Read one card. Raises RecordsFault naming the file and the line or key at fault."""
    values = front_matter(path)
    missing = [key for key in NEEDED if not values.get(key)]
    if missing:
        raise RecordsFault(f"{path}: the card has no {missing[0]!r}. Add a line '{missing[0]}: …' between the '---'.")
    not_used = values.get("status", "").replace("-", "_").replace(" ", "_") == "not_used"
    if not_used and not values.get("reason"):
        raise RecordsFault(f"{path}: the card says not_used but gives no 'reason'.")
    return Card(
        source_id=values.get("source_id") or path.parent.name,
        link=values.get("link"),
        faults=values.get("faults"),
        extracted_on=_day(path, values.get("extracted_on")),
        not_used=not_used,
        reason=values.get("reason"),
        adds_to=values.get("adds_to"),
        **{key: values[key] for key in NEEDED},
    )


def front_matter(path: Path) -> dict[str, str]:
    """The `key: value` lines between the first two '---' lines of a file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    if not lines or lines[0].strip() != "---" or "---" not in (line.strip() for line in lines[1:]):
        raise RecordsFault(f"{path}: a card starts with lines 'key: value' between two '---' lines.")
    found: dict[str, list[str]] = {}
    key = ""
    for number, line in enumerate(lines[1:], start=2):
        if line.strip() == "---":
            break
        if not line.strip():
            continue
        goes_on = line[0] in " \t-"
        if not goes_on:
            key, colon, line = line.partition(":")
            key = {"fault": "faults", "license": "licence"}.get(key.strip(), key.strip())
            if not colon:
                raise RecordsFault(f"{path}, line {number}: expected 'key: value'.")
        elif not key:
            raise RecordsFault(f"{path}, line {number}: this line belongs to no key.")
        text = line.strip().removeprefix("- ").strip().strip('"')
        if text and text != "|":
            found.setdefault(key, []).append(text)
    return {key: "\n".join(parts) for key, parts in found.items()}


def _day(path: Path, text: str | None) -> date | None:
    """A date as 2024-04-30, 2024-04 or 2024 (then its first day)."""
    if not text:
        return None
    try:
        return date.fromisoformat((text + "-01-01")[:10] if len(text) == 4 else (text + "-01")[:10])
    except ValueError:
        raise RecordsFault(f"{path}: extracted_on is {text!r}; write a date such as 2024-04-30.") from None
