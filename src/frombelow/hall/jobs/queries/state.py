"""One state: its locals, their units, what was won, who organizes, and what the years say."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q

from frombelow.hall.jobs import rules
from frombelow.hall.jobs.queries.south import BELIEVED
from frombelow.hall.jobs.rules import Strength, Unit, Window
from frombelow.hall.terrain.models import Measure, Party, Player
from frombelow.hall.terrain.queries import happenings
from frombelow.hall.terrain.queries.places import PlaceRow

LOCAL = (
    "slug", "name", "city", "state", "members", "members_year", "category", "affiliation__name", "source__key",
    "county__latitude", "county__longitude",
)  # fmt: skip
WON = (
    "id", "key", "kind", "happened_on", "title", "withheld", "city", "state", "size", "votes_for", "votes_against",
    "naics", "source__key", "county__latitude", "county__longitude",
)  # fmt: skip
ORGANIZATION = (
    "category", "slug", "name", "city", "state", "kind", "source__key", "county__latitude", "county__longitude",
)  # fmt: skip
# the words of a notice, an election that was won, a recognition: each tells the size of a unit
TELL_UNITS = (
    Q(happening__kind="contract_notice")
    | Q(happening__kind="recognition")
    | Q(happening__kind="election", happening__result="won")
)


@dataclass(frozen=True)
class Shop:
    """A local with what its members are a share of."""

    slug: str
    name: str
    city: str
    members: int
    year: int
    units: tuple[Unit, ...]
    strength: Strength
    share: float | None

    @property
    def workers(self) -> int:
        """Workers in the units on record."""
        return sum(unit.size for unit in self.units)


@dataclass(frozen=True)
class Organizations:
    """Who organizes, by category, and how many others are on record by category."""

    named: dict[str, list[dict[str, Any]]]
    others: list[tuple[str, int]]


def locals_of(place: PlaceRow) -> list[dict[str, Any]]:
    """The locals that tell their members, most members first; without those that tell more than their whole union."""
    rows = Player.objects.filter(BELIEVED, state_place_id=place.id, kind="local")
    return [{**row} for row in rows.order_by("-members", "id").values(*LOCAL)]


def shops_of(place: PlaceRow) -> list[Shop]:
    """The same locals with their units, strongest first; those without a count of members are not among them."""
    believed = Player.objects.filter(BELIEVED, state_place_id=place.id, kind="local", members_year__isnull=False)
    rows = believed.order_by("-members", "id")
    told: list[tuple[Any, ...]] = list(rows.values_list("id", "slug", "name", "city", "members", "members_year"))
    units = units_of(place)
    found = [shop_of(*about, units=units.get(number, [])) for number, *about in told]
    return sorted(found, key=lambda shop: -(shop.share or 0))


def shop_of(slug: str, name: str, city: str | None, members: int, year: int, *, units: list[Unit]) -> Shop:
    """One local and what its members are a share of."""
    comparable = rules.comparable_units(units, year)
    answer, share = rules.strength(members, comparable)
    return Shop(slug, name, city or "", members, year, tuple(comparable), answer, share)


def units_of(place: PlaceRow) -> dict[int, list[Unit]]:
    """local -> every unit that a happening tells; only where the register surely knows the local."""
    rows = Party.objects.filter(
        TELL_UNITS, role="union", status="matched", player__state_place_id=place.id, player__kind="local",
        happening__size__gt=0, happening__year__isnull=False, happening__withheld=False,
    ).order_by("id")  # fmt: skip
    found = defaultdict(list)
    columns = ("player_id", *(f"happening__{name}" for name in ("title", "city", "size", "year", "key")))
    for local, title, city, size, year, key in rows.values_list(*columns):
        found[local].append(Unit(title or "", city or "", size, year, key))
    return found


def wins_of(place: PlaceRow, limit: int | None) -> list[dict[str, Any]]:
    """Elections won and recognitions, newest first, with their unions: (name, slug) where the register knows one."""
    won = Q(kind="election", result="won") | Q(kind="recognition")
    rows = happenings.happenings_in(place, happenings.Wanted()).filter(won, happened_on__isnull=False)
    found: list[dict[str, Any]] = [{**row} for row in rows.order_by("-happened_on", "-id").values(*WON)[:limit]]
    unions = unions_at([row["id"] for row in found])
    return [row | {"unions": unions.get(row["id"], [])} for row in found]


def won_in(place: PlaceRow, window: Window) -> tuple[int, int]:
    """Elections won in a state in the last two years of its own record, and in the last five."""
    rows = happenings.happenings_in(place, happenings.Wanted(kind="election", result="won"))
    inside = rows.filter(happened_on__range=(window.first, window.last))
    found = inside.aggregate(few=Count("id", filter=Q(happened_on__gte=window.few)), won=Count("id"))
    return found["few"], found["won"]


def unions_at(numbers: list[int]) -> dict[int, list[tuple[str, str | None]]]:
    """happening -> its unions, however many happenings there are."""
    found: dict[int, list[tuple[str, str | None]]] = {}
    for start in range(0, len(numbers), happenings.LIST_SIZES[-1]):
        found |= happenings.unions_at(numbers[start : start + happenings.LIST_SIZES[-1]])
    return found


def organizations_of(place: PlaceRow) -> Organizations:
    """Who organizes in the state, and how many others are on record."""
    here = Player.objects.filter(state_place_id=place.id)
    named = defaultdict(list)
    rows = here.filter(category__in=rules.ORGANIZING).order_by("name", "id")
    for row in rows.values(*ORGANIZATION):
        named[str(row["category"])].append({**row})
    others = here.filter(kind__in=("community", "coalition"), category__isnull=False).exclude(
        category__in=rules.ORGANIZING
    )
    counted = others.order_by().values_list("category").annotate(count=Count("id")).order_by("-count", "category")
    return Organizations({name: named[name] for name in rules.ORGANIZING if name in named}, list(counted))


def density_by_year(place: PlaceRow) -> list[dict[str, Any]]:
    """Union density year by year, newest first, each with its source."""
    rows = Measure.objects.filter(place_id=place.id, measure="union_density", value__isnull=False)
    columns = ("year", "value", "low", "high", "observations", "source__key", "source__title")
    return [{**row} for row in rows.order_by(F("year").desc(), "id").values(*columns)]
