"""Reasons to look at a place first, as sentences. No queries here."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frombelow.hall.kit.templatetags.numbers import day, number, share
from frombelow.hall.terrain import words
from frombelow.hall.terrain.names import readable
from frombelow.hall.terrain.showing import density_years, place_url, player_url, word

Densities = Mapping[tuple[int, str], Mapping[str, Any]]


def facts_of(row: Mapping[str, Any]) -> dict[str, Any]:
    """What an opening was reckoned from."""
    facts: dict[str, Any] = json.loads(row["facts"]) if isinstance(row["facts"], str) else row["facts"]
    return facts


def opening_row(row: dict[str, Any], measured: Densities) -> dict[str, Any]:
    """An opening with its reason in a sentence, its title and where it leads; `measured` as sectors.densities gives it."""
    facts = facts_of(row)
    if row["kind"] == "open_sector":
        title = word(words.SECTOR, row["code"]) if row["code"] in words.SECTOR else facts.get("sector", "")
        url = place_url(row["county__slug"], "place_sectors")
    else:
        title = row["player__name"] or facts.get("employer") or _("Employer not named")
        url = player_url(row["player__slug"]) if row["player__slug"] else ""
    return row | {
        "facts": facts,
        "title": title,
        "url": url,
        "kind_words": word(words.OPENING, row["kind"]),
        "sentence": sentence_of(facts, row, measured),
        "happenings": (row["rows"] or "").split(),
    }


def union_of(facts: Mapping[str, Any], row: Mapping[str, Any]) -> str:
    """The union of an opening as the record writes it, or a word in its place: its body may not be surely recognized."""
    written = facts.get("union")
    return readable(written) if written else row["union__name"] or _("The union")


def on(text: str | None) -> str:
    """An ISO date as the page writes it."""
    return day(date.fromisoformat(text)) if text else _("an unknown day")


def narrow_loss(facts: Mapping[str, Any], row: Mapping[str, Any]) -> str:
    """An election narrowly lost."""
    short = facts.get("short") or 0
    if facts.get("votes_for") == facts.get("votes_against"):
        return _(
            "{union} tied {votes} to {votes} on {day}, which counts as lost: one vote more would have won."
        ).format(union=union_of(facts, row), votes=number(facts.get("votes_for")), day=on(facts.get("day")))
    return ngettext(
        "{union} lost by {votes_for} to {votes_against} on {day}: {short} vote more would have won.",
        "{union} lost by {votes_for} to {votes_against} on {day}: {short} votes more would have won.",
        short,
    ).format(
        union=union_of(facts, row), votes_for=number(facts.get("votes_for")), votes_against=number(facts.get("votes_against")),
        day=on(facts.get("day")), short=number(short),
    )  # fmt: skip


def no_first_contract(facts: Mapping[str, Any], row: Mapping[str, Any]) -> str:
    """A win without a first contract."""
    return _("{union} won on {day} (unit of {size}); no contract of theirs is on record since.").format(
        union=union_of(facts, row), day=on(facts.get("won_on")), size=size_words(facts.get("size"))
    )


def repeated_charges(facts: Mapping[str, Any], row: Mapping[str, Any]) -> str:
    """Repeated charges."""
    return _("{charges} unfair-labor-practice charges within {years} years, the last on {day}.").format(
        charges=number(facts.get("charges")), years=number(facts.get("years")), day=on(facts.get("last_on"))
    )


def contract_expiring(facts: Mapping[str, Any], row: Mapping[str, Any]) -> str:
    """A contract near its end."""
    sentence = (
        _("The contract of {union} (unit of {size}) ran out on {day}; no newer notice is on record.")
        if facts.get("is_past")
        else _("The contract of {union} (unit of {size}) runs out on {day}.")
    )
    return sentence.format(
        union=union_of(facts, row), day=on(facts.get("expires_on")), size=size_words(facts.get("size"))
    )


def open_sector(facts: Mapping[str, Any], row: Mapping[str, Any], measured: Densities) -> str:
    """A large sector of low density and an organized one in the same county, with their intervals where we have them."""
    code, county = facts.get("neighbour_code"), row["county_id"]
    neighbor = word(words.SECTOR, code) if code else facts.get("neighbour", "")
    own, other = measured.get((county, row["code"])), measured.get((county, code or ""))
    if own is None or other is None:
        return _("{jobs} jobs, {density} of the workers in a union; in {neighbor} it is {neighbor_density}.").format(
            jobs=number(facts.get("jobs")), density=share(facts.get("density")), neighbor=neighbor,
            neighbor_density=share(facts.get("neighbour_density")),
        )  # fmt: skip
    return _(
        "{jobs} jobs here ({jobs_year}). In {place}, {density} of its workers are in a union ({interval}, {year}); in "
        "{neighbor} it is {neighbor_density} ({neighbor_interval})."
    ).format(
        jobs=number(own["jobs"]), jobs_year=own["year"], place=own["measured_in"] or _("this county"),
        density=share(own["density"]), interval=interval_words(own), year=density_years(own), neighbor=neighbor,
        neighbor_density=share(other["density"]), neighbor_interval=interval_words(other),
    )  # fmt: skip


def newer_elections(nation: date | None, longer: Sequence[tuple[str, date]]) -> str:
    """Why some states crowd the head of a list: their elections are on record for longer. '' where none are."""
    if nation is None or not longer:
        return ""
    return _(
        "Elections are complete to {day} for the country, and to {later} for {states}: newer openings stand where newer "
        "records are."
    ).format(
        day=day(nation), later=day(max(until for _name, until in longer)), states=", ".join(name for name, _until in longer)
    )  # fmt: skip


def interval_words(row: Mapping[str, Any]) -> str:
    """The interval of a density in words."""
    if row["density_low"] is None or row["density_high"] is None:
        return _("no interval published")
    return _("{low} to {high}").format(low=share(row["density_low"]), high=share(row["density_high"]))


SENTENCES = {
    "narrow_loss": narrow_loss,
    "no_first_contract": no_first_contract,
    "repeated_charges": repeated_charges,
    "contract_expiring": contract_expiring,
}


def sentence_of(facts: Mapping[str, Any], row: Mapping[str, Any], measured: Densities) -> str:
    """The reason of an opening; '' for a kind this hall does not know."""
    if row["kind"] == "open_sector":
        return open_sector(facts, row, measured)
    return SENTENCES[row["kind"]](facts, row) if row["kind"] in SENTENCES else ""


def size_words(size: int | None) -> str:
    """How many workers, or that nobody says."""
    return number(size) if size else _("unknown size")
