"""How rows become sentences, figures and links on a page. No queries here."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import quote

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frombelow.hall.kit.figures import Crumb, Section, Suggestion
from frombelow.hall.kit.templatetags.numbers import day, dollars, month, number
from frombelow.hall.terrain import words
from frombelow.hall.terrain.queries.finding import Found
from frombelow.hall.terrain.queries.places import NATION, Counts, PlaceRow
from frombelow.hall.terrain.told import told

MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
SMALL_SAMPLE = 50  # respondents
AGAINST_UNIONS = {"CB", "CC", "CD", "CG", "CP"}  # sections 8(b), 8(e) and 8(g) of the National Labor Relations Act
MONEY = {
    "assets", "disbursements", "dues_received", "liabilities", "receipts", "spent_on_politics",
    "spent_on_representation", "strike_benefits", "income", "revenue",
}  # fmt: skip


def word(kinds: Mapping[str, Any], key: str | None) -> str:
    """The word for a kind; an unknown kind stands as it is, without underscores."""
    known = kinds.get(key or "")
    return (key or "").replace("_", " ") if known is None else str(known)


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


def day_words(row: Mapping[str, Any]) -> str:
    """The date of a happening, or '' where none is on record."""
    return day(row["happened_on"]) if row["happened_on"] else ""


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
    elif row["field"] == "tax_exempt_since" and MONTH.fullmatch(value):
        value = month(date(int(value[:4]), int(value[5:]), 1))
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


def loaded_words(kind: str, rows: Sequence[Mapping[str, Any]]) -> str:
    """What is loaded of one kind of happening, in a sentence: why a list of it may be empty."""
    found, _missing = coverage_lines(rows, [kind])
    name = word(words.HAPPENINGS, kind)
    if not found:
        return _(
            "No source in this release covers: {kinds}. That none are shown does not mean that none happened."
        ).format(kinds=name)
    if not found[0]["first"]:
        return ""
    return _("{kind}: loaded from {first} to {last}.").format(
        kind=name, first=found[0]["first"], last=day(found[0]["last"])
    )


def no_community(place: PlaceRow, rows: Sequence[Mapping[str, Any]]) -> str:
    """Says where no file of community organizations is loaded; '' where one is, or for more than a state."""
    state = {"county": place.parent_name, "state": place.name}.get(place.kind)
    if not state or any(row["kind"] == "community" and row["state"] == place.state for row in rows):
        return ""
    return _("For {state} no file of community organizations is loaded, so few or none are shown.").format(state=state)


def sector_row(row: dict[str, Any]) -> dict[str, Any]:
    """A sector with its title in the page's language, whether its density is pooled, and where it was measured."""
    basis = (row["density_basis"] or "").split()
    titles = words.TITLES.get(row.get("scheme", "naics"), {})
    observations = row["density_observations"]
    return row | {
        "title": str(titles.get(row["code"], row["title"])),
        "is_english": row["code"] not in titles,
        "density_years": density_years(row),
        "is_pooled": "pooled" in basis,
        "basis": next((part for part in basis if part != "pooled"), ""),
        "is_small": observations is not None and observations < SMALL_SAMPLE,
    }


def density_years(row: Mapping[str, Any]) -> str:
    """The year of a sector's density, or the years whose answers stand together in it."""
    first, last = words.POOLED.get(row["density_source__key"] or "", (row["density_year"], row["density_year"]))
    return years_between(first, last) if first and last == row["density_year"] else str(row["density_year"] or "")
