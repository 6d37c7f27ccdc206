"""Words for addresses: 'Durham County' in NC becomes durham-county-nc, and no two are alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

LONGEST = 80


def slug(*parts: str | None) -> str:
    """Lower-case ASCII letters and digits of the parts, joined by hyphens; 'x' if nothing is left."""
    text = unicodedata.normalize("NFKD", " ".join(part for part in parts if part))
    text = text.encode("ascii", "ignore").decode().lower().replace("'", "").replace("&", " and ")
    return re.sub(r"[^a-z0-9]+", "-", text)[:LONGEST].strip("-") or "x"


def unique_slugs(ids_and_slugs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """id -> slug. Where several ids want the same slug each gets its own id added, so none depends on the others' order."""
    wanted = dict(ids_and_slugs)
    holders: dict[str, int] = {}
    for word in wanted.values():
        holders[word] = holders.get(word, 0) + 1
    given = {key: word if holders[word] == 1 else f"{word}-{slug(key)}" for key, word in wanted.items()}
    return _without_clashes(given)


def _without_clashes(given: dict[str, str]) -> dict[str, str]:
    """A slug with an id added may, rarely, equal another's plain slug: then its whole id is added again."""
    taken: set[str] = set()
    for key in sorted(given):
        while given[key] in taken:
            given[key] = f"{given[key]}-{slug(key)}"
        taken.add(given[key])
    return given
