"""The Southern states side by side, and the rest of the nation as a yardstick."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, Sum

from frombelow.hall.jobs import rules
from frombelow.hall.jobs.queries import known
from frombelow.hall.jobs.queries.known import Known
from frombelow.hall.jobs.rules import Estimate, Window
from frombelow.hall.kit.kept import kept
from frombelow.hall.terrain.models import Happening, Place, Player, Sector, Tally
from frombelow.hall.terrain.queries.places import Figure, newest_figures

MEASURES = ("union_density", "union_coverage", "right_to_work", "minimum_wage", "labor_force")
SURVEY = "union_density"  # the survey that asks households for union membership, and so reckons employees too
PLACE = ("id", "key", "name", "slug", "state", "is_south", "latitude", "longitude")
# A local that reports more members than its whole union has mistyped (45,000 of a union of 31,000): not believed.
BELIEVED = Q(members__gt=0) & (
    Q(affiliation__isnull=True) | Q(affiliation__members__isnull=True) | Q(members__lte=F("affiliation__members"))
)
COUNTS = ("won_few", "won", "won_since", "recognition", "strike")


@dataclass(frozen=True)
class Largest:
    """The local with most members."""

    name: str
    slug: str
    members: int
    year: int | None


@dataclass(frozen=True)
class StateRow:
    """A state, or several together (`state` ''): all that stands side by side. None: no source tells."""

    key: str
    name: str
    slug: str
    state: str
    latitude: float | None
    longitude: float | None
    density: Estimate | None
    density_year: int | None
    covered: Estimate | None
    members: Estimate | None
    employees: float | None
    labor_force: float | None
    right_to_work: bool | None
    law_year: int | None
    law_note: str
    minimum_wage: float | None
    wage_year: int | None
    won_few: int | None
    won: int | None
    won_since: int | None
    recognition: int | None
    strike: int | None
    locals: int | None
    largest: Largest | None

    @property
    def won_rate(self) -> float | None:
        """Elections won in five years, in a million people of the labor force."""
        return rules.rate(self.won, self.labor_force)


@dataclass(frozen=True)
class SideBySide:
    """The states of the South by name, the South and the rest of the nation together, and the years counted."""

    states: tuple[StateRow, ...]
    south: StateRow
    rest: StateRow
    windows: Mapping[str, Window]
    sources: Mapping[str, tuple[str, str]]  # measure -> key and title of its source
    coverage: tuple[Known, ...]

    def of(self, slug: str) -> StateRow | None:
        """The state of an address."""
        return next((row for row in self.states if row.slug == slug), None)


@kept
def side_by_side() -> SideBySide | None:
    """Everything side by side; None while the hall is empty."""
    rows = Place.objects.filter(kind="state", key__lt=rules.LAST_STATE).order_by("name")
    places: list[dict[str, Any]] = [{**row} for row in rows.values(*PLACE)]
    if not any(place["is_south"] for place in places):
        return None
    figures = figures_by_place([place["key"] for place in places])
    coverage = known.coverage()
    windows = known.windows(coverage)
    counted, employees = happenings_by_state(windows), employees_by_state()
    locals_, largest = locals_by_state(), largest_by_state()
    states = [
        state_row(
            place,
            figures.get(place["key"], {}),
            employees.get(place["id"]),
            counted.get(place["id"], {name: 0 for name in COUNTS if told(name, windows)}),
            locals_.get(place["id"], 0),
            largest.get(place["id"]),
        )
        for place in places
    ]
    southern = {place["key"] for place in places if place["is_south"]}
    south = tuple(row for row in states if row.key in southern)
    rest = [row for row in states if row.key not in southern]
    return SideBySide(south, together("south", south), together("rest", rest), windows, sources_of(figures), coverage)


def figures_by_place(keys: Sequence[str]) -> dict[str, dict[str, Figure]]:
    """place -> measure -> its newest figure."""
    found: dict[str, dict[str, Figure]] = {}
    for figure in newest_figures(tuple(keys), MEASURES):
        found.setdefault(figure.place, {})[figure.measure] = figure
    return found


def sources_of(figures: Mapping[str, Mapping[str, Figure]]) -> dict[str, tuple[str, str]]:
    """measure -> the source of its figures."""
    return {
        name: (figure.source_key, figure.source)
        for by_measure in figures.values()
        for name, figure in by_measure.items()
    }


def estimate(figure: Figure | None) -> Estimate | None:
    """A figure as an estimate, where it has a number."""
    return None if figure is None or figure.value is None else Estimate(figure.value, figure.low, figure.high)


def state_row(
    place: Mapping[str, Any],
    figures: Mapping[str, Figure],
    employees: float | None,
    counted: Mapping[str, int],
    locals_: int,
    largest: Largest | None,
) -> StateRow:
    """One state. Density and coverage are of one year, or how many of the covered are members is not told."""
    density, coverage = figures.get("union_density"), figures.get("union_coverage")
    law, wage, force = (figures.get(name) for name in MEASURES[2:])
    is_one_year = density is not None and coverage is not None and density.year == coverage.year
    return StateRow(
        key=place["key"],
        name=place["name"],
        slug=place["slug"],
        state=place["state"],
        latitude=place["latitude"],
        longitude=place["longitude"],
        density=estimate(density),
        density_year=density.year if density else None,
        covered=rules.among_covered(estimate(density), estimate(coverage)) if is_one_year else None,
        members=rules.members(estimate(density), employees),
        employees=employees,
        labor_force=force.value if force else None,
        right_to_work=bool(law.value) if law and law.value is not None else None,
        law_year=rules.law_year(law.note) if law else None,
        law_note=(law.note or "") if law else "",
        minimum_wage=wage.value if wage else None,
        wage_year=wage.year if wage else None,
        won_few=counted.get("won_few"),
        won=counted.get("won"),
        won_since=counted.get("won_since"),
        recognition=counted.get("recognition"),
        strike=counted.get("strike"),
        locals=locals_,
        largest=largest,
    )


def together(key: str, rows: Sequence[StateRow]) -> StateRow:
    """Several states together: sums of counts; shares weighted by labor force; laws differ and are left out."""
    covered = [(row.covered, row.members.value if row.members else 0.0) for row in rows]
    return StateRow(
        key=key, name="", slug="", state="", latitude=None, longitude=None,
        density=rules.pooled((row.density, row.labor_force or 0.0) for row in rows),
        density_year=max((row.density_year for row in rows if row.density_year), default=None),
        covered=rules.pooled(covered),
        members=members_together(rows),
        employees=total(row.employees for row in rows),
        labor_force=total(row.labor_force for row in rows),
        right_to_work=None, law_year=None, law_note="", minimum_wage=None, wage_year=None,
        won_few=whole(row.won_few for row in rows), won=whole(row.won for row in rows),
        won_since=whole(row.won_since for row in rows), recognition=whole(row.recognition for row in rows),
        strike=whole(row.strike for row in rows), locals=whole(row.locals for row in rows),
        largest=max((row.largest for row in rows if row.largest), key=lambda one: one.members, default=None),
    )  # fmt: skip


def members_together(rows: Sequence[StateRow]) -> Estimate | None:
    """The members of several states, with the interval of a sum of independent samples."""
    told_ = [row.members for row in rows if row.members is not None]
    if not told_:
        return None
    value = sum(one.value for one in told_)
    half = sum(rules.half_of(one) ** 2 for one in told_) ** 0.5
    return Estimate(value, value - half, value + half)


def total(values: Iterable[float | None]) -> float | None:
    """The sum of what is told; None where nothing is."""
    found = [value for value in values if value is not None]
    return sum(found) if found else None


def whole(values: Iterable[int | None]) -> int | None:
    """The same for counts."""
    found = total(values)
    return None if found is None else int(found)


def told(name: str, windows: Mapping[str, Window]) -> bool:
    """Whether a count is of a kind that some source tells."""
    return ("election" if name.startswith("won") else name) in windows


def happenings_by_state(windows: Mapping[str, Window]) -> dict[int, dict[str, int]]:
    """state -> elections won in the last two and five years and since, recognitions and strikes in the last five."""
    if not windows:
        return {}
    wanted = Q()
    counts: dict[str, Count] = {}
    for kind, window in windows.items():
        begun = Q(kind=kind, happened_on__gte=window.first)
        inside = Q(kind=kind, happened_on__range=(window.first, window.last))
        if kind == "election":
            begun, inside = begun & Q(result="won"), inside & Q(result="won")
            counts["won_few"] = Count("id", filter=inside & Q(happened_on__gte=window.few))
            counts["won_since"] = Count("id", filter=begun & Q(happened_on__gt=window.last))
        counts["won" if kind == "election" else kind] = Count("id", filter=inside)
        wanted |= begun & Q(year__gte=window.first.year)
    rows = Happening.objects.filter(wanted, state_place__isnull=False).order_by()
    found = rows.values_list("state_place_id").annotate(**counts)
    return {state: dict(zip(counts, numbers, strict=True)) for state, *numbers in found}


def employees_by_state() -> dict[int, float]:
    """state -> employees, public ones too, as the survey reckons them: added up over the broad sectors it tells."""
    rows = Sector.objects.filter(place__kind="state", scheme="naics", level=1, source__key=SURVEY, jobs__isnull=False)
    return dict(rows.order_by().values_list("place_id").annotate(Sum("jobs")))


def locals_by_state() -> dict[int, int]:
    """state -> union locals on record, as its list of players has them."""
    rows = Tally.objects.filter(place__kind="state", what="player", kind="local").order_by()
    return {place: count for place, count in rows.values_list("place_id", "count") if count is not None}


def largest_by_state() -> dict[int, Largest]:
    """state -> the local that reports most members."""
    rows = Player.objects.filter(BELIEVED, kind="local", state_place__isnull=False).order_by("members", "-id")
    columns = ("state_place_id", "name", "slug", "members", "members_year")
    return {state: Largest(*about) for state, *about in rows.values_list(*columns)}
