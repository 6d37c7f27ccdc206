"""How rows become sentences, figures and links on a page. No queries here."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frombelow.hall.kit.figures import Comparison, Crumb, Section, Stat, State, Suggestion
from frombelow.hall.kit.templatetags.numbers import day, dollars, number
from frombelow.hall.terrain import words
from frombelow.hall.terrain.queries.finding import Found
from frombelow.hall.terrain.queries.places import NATION, SOUTH, Counts, Figure, PlaceRow
from frombelow.hall.terrain.release import MEASURES
from frombelow.hall.terrain.told import told

LAWS = ("right_to_work", "minimum_wage")
# what stands at a glance, in this order
GLANCE = (
    "union_density", "election_win_rate", "unemployment_rate", "minimum_wage", "population", "jobs",
    "median_household_income", "right_to_work",
)  # fmt: skip
COUNTED = re.compile(r"Counted from (\d{4}) to (\d{4})")
COMPARED = {"share", "dollars", "dollars_per_hour"}
SMALL_SAMPLE = 50  # respondents
AGAINST_UNIONS = {"CB", "CC", "CD", "CG", "CP"}  # sections 8(b), 8(e) and 8(g) of the National Labor Relations Act
MONEY = {
    "assets", "disbursements", "dues_received", "liabilities", "receipts", "spent_on_politics",
    "spent_on_representation", "strike_benefits", "income", "revenue",
}  # fmt: skip


def word(kinds: Mapping[str, Any], key: str | None) -> str:
    """The word for a kind; an unknown kind stands as it is, without underscores."""
    return str(kinds.get(key or "") or (key or "").replace("_", " "))


def place_url(slug: str, page: str = "place") -> str:
    """The address of a place, or of one of its pages.

    Written out, since a page has dozens and Django takes ten times as long; a test holds them against urls.py.
    """
    return f"/places/{slug}/" if page == "place" else f"/places/{slug}/{page.removeprefix('place_')}/"


def player_url(slug: str) -> str:
    """The address of a player."""
    return f"/players/{slug}/"


def source_url(key: str) -> str:
    """The address of a source card."""
    return f"/sources/{key}/"


def kind_line(place: PlaceRow) -> str:
    """The small line over a place's name."""
    kind = word(words.PLACE, place.kind)
    if place.kind == "county" and place.parent_name:
        kind = _("County in {state}").format(state=place.parent_name)
    return f"{kind} · {_('The South')}" if place.is_south and place.kind != "region" else kind


def trail(place: PlaceRow, last: str = "") -> list[Crumb]:
    """The way to a place, and to a page of it."""
    steps = [Crumb(_("United States"), place_url("united-states"))] if place.key != NATION else []
    if place.parent_slug and place.parent_key != NATION:
        steps.append(Crumb(place.parent_name or "", place_url(place.parent_slug)))
    steps.append(Crumb(place.short, place_url(place.slug) if last else ""))
    return [*steps, Crumb(last)] if last else steps


def sections(place: PlaceRow, current: str, counts: Counts | None = None) -> list[Section]:
    """The pages of a place."""
    players = sum(counts.players.values()) if counts else None
    pages = [
        ("place", _("At a glance"), None),
        ("place_openings", _("Openings"), None),
        ("place_happenings", _("Happenings"), counts.total if counts else None),
        ("place_players", _("Players"), players),
        ("place_sectors", _("Sectors"), None),
        ("place_figures", _("Figures"), None),
        ("place_map", _("Map"), None),
        ("place_print", _("For paper"), None),
    ]
    return [Section(label, place_url(place.slug, name), count, name == current) for name, label, count in pages]


def glance(place: PlaceRow, figures: Mapping[str, Mapping[str, Figure]], names: Sequence[str] = GLANCE) -> list[Stat]:
    """The figures at a glance; a measure nobody has for the place says so."""
    shown = [name for name in names if name != "right_to_work" or place.kind in {"state", "county"}]
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
    label = word(words.MEASURE, name)
    own = found.get(place.key)
    borrowed = None
    if own is None and name in LAWS:
        borrowed = found.get(place.parent_key or "") or found.get(NATION)
        own = borrowed
    if own is None:
        return Stat(label, None, unit, state=State.NOT_LOADED)
    is_law = name in LAWS
    return Stat(
        label,
        own.value,
        unit,
        low=own.low,
        high=own.high,
        year=years_counted(own),
        place=place.short,
        comparisons=comparisons(place, found) if unit in COMPARED and not borrowed else (),
        source=told(own.source),
        source_url=source_url(own.source_key) if own.source_key else "",
        state=state_of(own),
        note=law_note(borrowed)
        if borrowed
        else " ".join(part for part in (told(own.note), rank_note(own)) if part and not is_law),
        words=law_words(own) if name == "right_to_work" else "",
    )


def state_of(figure: Figure) -> State:
    """Whether it can be shown as a number."""
    if figure.value is None:
        return State.SUPPRESSED if figure.status == "suppressed" else State.UNKNOWN
    small = figure.observations is not None and figure.observations < SMALL_SAMPLE
    return State.SMALL_SAMPLE if small else State.SHOWN


def comparisons(place: PlaceRow, found: Mapping[str, Figure]) -> tuple[Comparison, ...]:
    """The same figure for the state, the South and the nation."""
    labels = {place.parent_key: place.parent_name, SOUTH: _("The South"), NATION: _("United States")}
    keys = [place.parent_key if place.kind == "county" else None, SOUTH if place.is_south else None, NATION]
    return tuple(
        Comparison(labels[key] or "", found[key].value) for key in keys if key and key != place.key and key in found
    )


def years_counted(figure: Figure) -> str:
    """The year of a figure; of a count over several years, its period (the note of the release says it)."""
    found = COUNTED.match(figure.note or "")
    return years_between(int(found[1]), int(found[2])) if found else str(figure.year)


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
        return _("Place {rank} of {all} in the nation and {south} of {all_south} in the South, highest first.").format(
            rank=number(figure.rank), all=number(figure.ranked), south=number(figure.rank_south),
            all_south=number(figure.ranked_south),
        )  # fmt: skip
    return _("Place {rank} of {all} in the nation, highest first.").format(
        rank=number(figure.rank), all=number(figure.ranked)
    )


def happening_row(row: dict[str, Any], unions: Sequence[tuple[str, str | None]] = ()) -> dict[str, Any]:
    """A happening with the words of its kind and result, and its address."""
    return row | {
        "url": f"/happenings/{quote(row['key'])}/",
        "kind_words": happening_words(row),
        "what": row["title"] or (_("A private person, not named") if row["withheld"] else _("No name on record")),
        "outcome": outcome(row),
        "is_won": row["result"] == "won" or row["kind"] in {"recognition", "first_contract"},
        "unions": unions,
        "city_words": ", ".join(part for part in (row["city"], row["state"]) if part),
    }


def happening_words(row: Mapping[str, Any]) -> str:
    """The kind of a happening; of a charge, whom it is against (the letters of its case: CA employers, CB … CP unions)."""
    if row["kind"] == "charge" and (row.get("case_type") or "") in AGAINST_UNIONS:
        return _("Charge against a union")
    return word(words.HAPPENING, row["kind"])


def happenings_words(count: int | None) -> str:
    """1 happening, 37 happenings."""
    return ngettext("{number} happening", "{number} happenings", count or 0).format(number=number(count or 0))


def site_row(row: dict[str, Any]) -> dict[str, Any]:
    """A place of work with its happenings in words."""
    return row | {"happenings_words": happenings_words(row["happenings"])}


def years_between(first: int, last: int | None) -> str:
    """1999–2010; one year stands alone."""
    return str(first) if last is None or first == last else f"{first}–{last}"


def value_row(row: dict[str, Any]) -> dict[str, Any]:
    """A dated value of a player with words for its field; sums of money as dollars, counts with commas."""
    value = str(row["value"])
    is_number = value.removeprefix("-").isdecimal()
    if is_number and row["field"] in MONEY:
        value = dollars(float(value))
    elif is_number and row["field"] == "members":
        value = number(float(value))
    return row | {"field_words": word(words.FIELD, row["field"]), "value_words": value}


def outcome(row: Mapping[str, Any]) -> str:
    """How it ended, in a few words: won 50 to 20; runs out on …; 300 workers."""
    result = word(words.RESULT, row["result"]) if row["result"] else ""
    if row["votes_for"] is not None and row["votes_against"] is not None:
        tally = _("{votes_for} to {votes_against}").format(
            votes_for=number(row["votes_for"]), votes_against=number(row["votes_against"])
        )
        return f"{result} {tally}".strip()
    if row["expires_on"]:
        return _("contract to {day}").format(day=day(row["expires_on"]))
    if not result and row["size"]:
        return _("{size} workers").format(size=number(row["size"]))
    return result


def suggestion(found: Found) -> Suggestion:
    """An answer of the search as a line under the field."""
    kind = word(words.PLACE if found.kind in words.PLACE else words.PLAYER, found.kind)
    note = f"{kind} · {found.detail}" if found.detail else kind
    view = "place" if found.kind in words.PLACE else "player"
    return Suggestion(found.label, note, f"/{view}s/{found.slug}/")


def coverage_lines(rows: Sequence[Mapping[str, Any]], kinds: Sequence[str]) -> tuple[list[dict[str, Any]], list[str]]:
    """What is loaded, kind by kind with its period, and the kinds of which nothing is."""
    loaded = []
    for kind in kinds:
        found = [row for row in rows if row["kind"] == kind]
        if found:
            days = (
                [row["first_on"] for row in found if row["first_on"]],
                [row["last_on"] for row in found if row["last_on"]],
            )
            loaded.append(
                {
                    "kind": word(words.HAPPENINGS, kind),
                    "first": min(days[0]).year if days[0] else None,
                    "last": max(days[1]) if days[1] else None,
                    "complete": all(row["complete"] for row in found),
                    "notes": list(dict.fromkeys(told(row["note"]) for row in found if row["note"])),
                }
            )
    have = {row["kind"] for row in rows}
    return loaded, [word(words.HAPPENINGS, kind) for kind in kinds if kind not in have]


def sector_row(row: dict[str, Any]) -> dict[str, Any]:
    """A sector with its title in the page's language, whether its density is pooled, and where it was measured."""
    basis = (row["density_basis"] or "").split()
    own = row.get("scheme", "naics") == "naics" and row["code"] in words.SECTOR
    observations = row["density_observations"]
    return row | {
        "title": word(words.SECTOR, row["code"]) if own else row["title"],
        "is_pooled": "pooled" in basis,
        "basis": next((part for part in basis if part != "pooled"), ""),
        "is_small": observations is not None and observations < SMALL_SAMPLE,
    }


def pay(value: float | None) -> str:
    """Dollars a year."""
    return _("{amount} a year").format(amount=dollars(value))
