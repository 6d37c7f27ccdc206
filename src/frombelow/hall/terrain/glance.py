"""Figures of a place as cards: with interval, year, comparison, rank, and what to know before one believes them. No queries."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from frombelow.hall.kit.figures import Comparison, Stat, State
from frombelow.hall.kit.templatetags.numbers import number
from frombelow.hall.terrain import words
from frombelow.hall.terrain.queries.places import NATION, SOUTH, Figure, PlaceRow
from frombelow.hall.terrain.release import MEASURES
from frombelow.hall.terrain.showing import SMALL_SAMPLE, place_url, source_url, word, years_between
from frombelow.hall.terrain.told import told

LAWS = ("right_to_work", "minimum_wage")
# what stands at a glance, in this order
GLANCE = (
    "union_density", "election_win_rate", "unemployment_rate", "minimum_wage", "population", "jobs",
    "income_per_person", "right_to_work",
)  # fmt: skip
# measures counted from the happenings, and the filter of the list that shows what was counted
COUNTED = {
    "elections_held": "kind=election", "elections_won": "kind=election&result=won", "election_win_rate": "kind=election",
    "petitions_filed": "kind=petition", "charges_filed": "kind=charge", "strikes": "kind=strike",
    "contract_notices": "kind=contract_notice", "recognitions": "kind=recognition",
}  # fmt: skip
PERIOD = re.compile(r"Counted from (\d{4}) to (\d{4})")
BORROWED = re.compile(r"the figure is that of (.+?) \((?:state|metropolitan area)")
COMPARED = {"share", "dollars", "dollars_per_hour"}
SUMS = {"wage_theft_back_wages"}  # dollars added up: a county's and the nation's are not to be compared
# What the hall adds to the release's note, by measure and source
ADDED = {
    ("minimum_wage", "minimum_wage"): gettext_lazy(
        "The list of laws closes at the end of 2022: today's minimum may be higher."
    ),
    ("locals", "olms_register"): gettext_lazy(
        "The list of players has more: those whose happenings alone place them here."
    ),
}
# Figures that stand in their source and should not be believed: measure, name of the area that was measured.
DOUBTED = {
    ("union_density", "Colorado Springs, CO"): gettext_lazy(
        "Doubt this figure: the same survey finds 7.5% in Denver and 7 to 11% in all of Colorado. The fault is likely in the source."
    ),
    ("union_coverage", "Colorado Springs, CO"): gettext_lazy(
        "Doubt this figure: the survey's share of members here is four times that of Denver. The fault is likely in the source."
    ),
}


def glance(place: PlaceRow, figures: Mapping[str, Mapping[str, Figure]], names: Sequence[str] = GLANCE) -> list[Stat]:
    """The figures at a glance; a measure nobody has for the place says so."""
    shown = [name for name in names if not (name in LAWS and place.kind == "region")]
    shown = [name for name in shown if name != "right_to_work" or place.kind in {"state", "county"}]
    stats = [stat(place, name, figures.get(name, {})) for name in shown]
    is_counted = any(by_place for name, by_place in figures.items() if name == "elections_held")
    return [
        replace(found, words=_("None on record"), state=State.SHOWN) if is_no_election(found, is_counted) else found
        for found in stats
    ]


def is_no_election(found: Stat, is_counted: bool) -> bool:
    """No win rate, although elections are counted around here: none was held, which is not the same as not loaded."""
    return is_counted and found.state == State.NOT_LOADED and found.label == word(words.MEASURE, "election_win_rate")


def stat(place: PlaceRow, name: str, found: Mapping[str, Figure]) -> Stat:
    """One figure with its comparisons. A law of the state is the county's too."""
    unit = MEASURES[name][0]
    own = found.get(place.key)
    is_wider_law = own is None and name in LAWS
    if is_wider_law:
        own = found.get(place.parent_key or "") or found.get(NATION)
    if own is None:
        return Stat(word(words.MEASURE, name), None, unit, state=State.NOT_LOADED)
    whose = borrowed_from(own) or place.short
    is_compared = unit in COMPARED and name not in SUMS
    source, url = source_of(place, name, own)
    return Stat(
        word(words.MEASURE, name),
        own.value,
        unit,
        low=own.low,
        high=own.high,
        year=years_of(own, name, found),
        place=whose,
        comparisons=comparisons(place, found, whose) if is_compared and not is_wider_law else (),
        source=source,
        source_url=url,
        state=state_of(own, name),
        caution=caution(own, name, whose, place),
        note=law_note(own) if is_wider_law else note(own, name),
        words=law_words(own) if name == "right_to_work" else "",
    )


def source_of(place: PlaceRow, name: str, own: Figure) -> tuple[str, str]:
    """Where a figure comes from: a source, or for what was counted here the list of what was counted."""
    if name in COUNTED:
        return _("the happenings listed here"), f"{place_url(place.slug, 'place_happenings')}?{COUNTED[name]}"
    return told(own.source), source_url(own.source_key) if own.source_key else ""


def state_of(figure: Figure, name: str) -> State:
    """Whether it can be shown as a number. Elections are all counted, so few of them are no small sample."""
    if figure.value is None:
        return State.SUPPRESSED if figure.status == "suppressed" else State.UNKNOWN
    small = name not in COUNTED and figure.observations is not None and figure.observations < SMALL_SAMPLE
    return State.SMALL_SAMPLE if small else State.SHOWN


def borrowed_from(figure: Figure) -> str:
    """The wider area whose figure stands in for a county that was not measured; '' for a figure of its own."""
    return area_of(figure.note) if figure.status == "estimated" else ""


def area_of(note: str | None) -> str:
    """The wider area that a note of the release names as the one that was measured."""
    found = BORROWED.search(note or "")
    return found[1] if found else ""


def map_row(row: Mapping[str, Any], measure: str) -> dict[str, Any]:
    """A county of the map's table with the area that was measured, and without a rank where that is a wider one."""
    area = area_of(row["note"])
    doubt = DOUBTED.get((measure, area or row["place__name"]))
    ranked = {} if not area else {"rank": None, "ranked": None}
    return {**row, **ranked, "measured_in": area, "doubt": str(doubt) if doubt else ""}


def caution(figure: Figure, name: str, whose: str, place: PlaceRow) -> str:
    """What to know before one reads the number: whose it is, how few it is made of, that it is doubted."""
    parts = [told(figure.note)] if borrowed_from(figure) else []
    if name == "election_win_rate" and figure.observations and figure.value is not None:
        won = round(figure.value * figure.observations)
        parts.append(
            ngettext(
                "{won} of {held} decided election.", "{won} of {held} decided elections.", figure.observations
            ).format(won=number(won), held=number(figure.observations))
        )
    doubt = DOUBTED.get((name, whose if whose != place.short else place.name))
    return " ".join([*parts, *([str(doubt)] if doubt else [])])


def note(figure: Figure, name: str) -> str:
    """The release's own words about a figure, and its rank. A period that stands beside the label is not said again."""
    own = "" if borrowed_from(figure) or PERIOD.fullmatch((figure.note or "").removesuffix(".")) else told(figure.note)
    added = str(ADDED.get((name, figure.source_key), ""))
    return " ".join(part for part in (own, added, "" if name in LAWS else rank_note(figure)) if part)


def comparisons(place: PlaceRow, found: Mapping[str, Figure], whose: str) -> tuple[Comparison, ...]:
    """The same figure for the state, the South and the nation, but not for the area whose figure it is already."""
    labels = {place.parent_key: place.parent_name, SOUTH: _("The South"), NATION: _("United States")}
    keys = [place.parent_key if place.kind == "county" else None, SOUTH if place.is_south else None, NATION]
    return tuple(
        Comparison(labels[key] or "", found[key].value)
        for key in keys
        if key and key != place.key and key in found and labels[key] != whose
    )


def years_of(figure: Figure, name: str, found: Mapping[str, Figure]) -> str:
    """The year of a figure; of a count over several years, its period (the notes of the release say it)."""
    if name in COUNTED:
        notes = [figure.note, *(other.note for other in found.values() if other.year == figure.year)]
        periods = [PERIOD.match(text) for text in notes if text]
        period = next((period for period in periods if period), None)
        if period:
            return years_between(int(period[1]), int(period[2]))
    return str(figure.year)


def law_words(figure: Figure) -> str:
    """Yes or no, in words; a share where states of a region differ."""
    if figure.value is None:
        return ""
    return _("In force") if figure.value else _("Not in force")


def law_note(figure: Figure) -> str:
    """Whose law it is."""
    return _("The federal law.") if figure.place == NATION else _("The law of the state.")


def rank_note(figure: Figure) -> str:
    """Where the figure stands among places of its kind; in the South for Southern places."""
    is_borrowed = figure.status == "estimated"  # a wider area's figure ranks the area, not the place
    if is_borrowed or figure.rank is None or not figure.ranked or figure.ranked < 3:
        return ""
    if figure.rank_south:
        return _("Rank {rank} of {all} in the nation, {south} of {all_south} in the South (1 is the highest).").format(
            rank=number(figure.rank), all=number(figure.ranked), south=number(figure.rank_south),
            all_south=number(figure.ranked_south),
        )  # fmt: skip
    return _("Rank {rank} of {all} in the nation (1 is the highest).").format(
        rank=number(figure.rank), all=number(figure.ranked)
    )
