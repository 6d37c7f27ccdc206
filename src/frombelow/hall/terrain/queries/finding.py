"""Search as one types: places and players for a few words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import QuerySet
from rapidfuzz import fuzz, process

from frombelow.hall.kit.statements import answer
from frombelow.hall.terrain.models import Place, Player, SearchEntry, SearchPrefix
from frombelow.hall.terrain.queries import places, players
from frombelow.hall.terrain.queries.prepared import rows_of
from frombelow.hall.terrain.queries.together import fetched
from frombelow.hall.terrain.rules import LONGEST_QUERY, PREFIX_LENGTH, words_of

LIMIT = 10
MANY = 2000  # entries of the rarest word beyond which only its exact spelling is followed
MOST_WORDS = 8
MOST_OFFERED = 4  # near spellings
PLACES = {"nation", "region", "state", "metro", "county", "city", "zip"}
BEGUN = "SELECT w.entry_id FROM terrain_searchword w WHERE w.word BETWEEN %s AND %s"
WRITTEN_OUT = f"SELECT w.entry_id FROM terrain_searchword w WHERE w.word = %s ORDER BY w.entry_id LIMIT {MANY}"
SPELLINGS = "SELECT w.word, MIN(w.entry_id) FROM terrain_searchword w WHERE w.word BETWEEN %s AND %s GROUP BY w.word"
# The numbers stand in the statement itself: PostgreSQL would read the whole table rather than join so many.
GATHERED = (
    "SELECT e.kind, e.label, e.detail, e.slug FROM terrain_searchentry e WHERE e.id IN ({numbers}){sift} ORDER BY"
    " CASE WHEN e.words LIKE %s THEN 0 WHEN e.words LIKE %s THEN 1 WHEN e.words LIKE %s THEN 2 ELSE 3 END, e.id LIMIT %s"
)
LAST = "zzzzzzzzzzzz"  # sorts behind every continuation of a word, under any collation of letters and digits
NEAR = 78  # of 100: how alike two words must be to be offered
EXPORTED = ("kind", "label", "detail", "slug")
PLACE_POINT = ("slug", "place_kind", "place_latitude", "place_longitude")
PLAYER_POINT = ("slug", "site_latitude", "site_longitude", "county__latitude", "county__longitude")


@dataclass(frozen=True)
class Found:
    """One answer. `slug` is a place's or a player's, as `kind` tells."""

    kind: str
    label: str
    detail: str | None
    slug: str


def find(text: str, limit: int = LIMIT) -> list[Found]:
    """The best answers for what was typed; the last word may be unfinished, and so may the others."""
    words = words_of(text[:LONGEST_QUERY])[:MOST_WORDS]
    if not words:
        return []
    kept = beginning_with(words[0], limit) if len(words) == 1 and limit <= LIMIT else []
    return kept or with_all(words, limit)


def with_their_points(found: Sequence[Found]) -> list[dict[str, Any]]:
    """Answers for a file. A city or ZIP code leads to its county, and lies where that does."""
    slugs = {one.slug for one in found}
    meant = places.with_points(Place.objects.filter(slug__in=slugs)).values(*PLACE_POINT)
    known = players.with_points(Player.objects.filter(slug__in=slugs)).values(*PLAYER_POINT)
    points = {True: {row["slug"]: row for row in meant}, False: {row["slug"]: row for row in known}}
    return [points[one.kind in PLACES].get(one.slug, {}) | asdict(one) for one in found]


def beginning_with(word: str, limit: int) -> list[Found]:
    """The answers kept for the beginning of one word."""
    rows = fetched(
        "SELECT e.kind, e.label, e.detail, e.slug FROM terrain_searchprefix p"
        " JOIN terrain_searchentry e ON e.id = p.entry_id WHERE p.prefix = %s ORDER BY p.position LIMIT %s",
        [word, limit],
    )
    return [Found(*row) for row in rows]


def with_all(words: list[str], limit: int) -> list[Found]:
    """The entries that have all words: found by the rarest, sifted by the others, the whole phrase first.

    Where even the rarest is common, the MANY best known entries that have it written out are sifted.
    """
    rarest, hits = rarest_of(words)
    numbers = fetched(WRITTEN_OUT, [rarest]) if hits > MANY else fetched(BEGUN, [rarest, rarest + LAST])
    if not numbers:
        return []
    others = [f"% {word}%" for word in words if word != rarest]
    phrase = " ".join(words)
    closeness = [f"%| {phrase} |%", f"%| {phrase}%", f"% {words[-1]} %"]
    statement = GATHERED.format(numbers=",".join(str(n) for (n,) in numbers), sift=" AND e.words LIKE %s" * len(others))
    return [Found(*row) for row in answer(statement, [*others, *closeness, limit])]


def rarest_of(words: list[str]) -> tuple[str, int]:
    """The word that fewest entries have, and how many those are; 0 stands for few enough not to be kept."""
    asked = [word[:PREFIX_LENGTH] for word in words]
    hits: dict[str, int] = dict(rows_of("hits", hits_of, *asked, *[asked[0]] * (MOST_WORDS - len(asked))))
    return min(
        ((word, hits.get(word[:PREFIX_LENGTH], 0)) for word in words), key=lambda found: (found[1], -len(found[0]))
    )


def hits_of(*prefixes: str) -> QuerySet[Any, Any]:
    """How many entries have a word with each of these beginnings."""
    return SearchPrefix.objects.filter(prefix__in=prefixes, position=0).values_list("prefix", "hits")


def near_spellings(text: str) -> list[str]:
    """What the person may have meant: the query with its unknown words replaced by near ones from the index."""
    words = words_of(text[:LONGEST_QUERY])[:MOST_WORDS]
    if not words:
        return []
    longest = max(words, key=len)
    known = fetched(SPELLINGS, [longest[0], longest[0] + LAST])
    best_known: dict[str, int] = dict(known)
    near = process.extract(longest, list(best_known), scorer=fuzz.ratio, limit=12, score_cutoff=NEAR)
    entries = SearchEntry.objects.in_bulk([best_known[word] for word, _, _ in near])
    offered = [(entries[best_known[word]], alike) for word, alike, _ in near]
    # A place is meant more often than a player whose register has the same slip.
    offered.sort(key=lambda offer: (offer[0].kind not in PLACES, -round(offer[1] / 5), offer[0].id))
    return list(dict.fromkeys(entry.label for entry, _ in offered))[:MOST_OFFERED]
