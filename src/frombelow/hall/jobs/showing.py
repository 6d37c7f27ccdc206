"""How rows become words and figures on the pages of the South. No queries here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frombelow.hall.jobs import words
from frombelow.hall.jobs.queries.known import Known, Reach
from frombelow.hall.jobs.queries.south import SideBySide, StateRow
from frombelow.hall.jobs.queries.state import Shop
from frombelow.hall.jobs.rules import FIVE, Estimate, Strength, Window
from frombelow.hall.kit.figures import Comparison, Crumb, Section, Stat, State
from frombelow.hall.kit.templatetags.numbers import day, month, number
from frombelow.hall.terrain import panels

THOUSANDS_FROM = 10_000  # people; below, hundreds are told
NO_SOURCE = ("", "")
KEYS: dict[str, Callable[[StateRow], Any]] = {
    "name": lambda row: row.name,
    "density": lambda row: row.density.value if row.density else None,
    "members": lambda row: row.members.value if row.members else None,
    "covered": lambda row: row.covered.value if row.covered else None,
    "law": lambda row: row.law_year,
    "wage": lambda row: row.minimum_wage,
    "won_few": lambda row: row.won_few,
    "won": lambda row: row.won,
    "won_since": lambda row: row.won_since,
    "rate": lambda row: row.won_rate,
    "recognitions": lambda row: row.recognition,
    "strikes": lambda row: row.strike,
    "locals": lambda row: row.locals,
    "largest": lambda row: row.largest.members if row.largest else None,
}


def in_order(rows: Sequence[StateRow], sort: str) -> list[StateRow]:
    """The states in an order (`-` turns it round); those without the figure stand last either way."""
    of = KEYS[sort.removeprefix("-")]
    told = [row for row in rows if of(row) is not None]
    return sorted(told, key=of, reverse=sort.startswith("-")) + [row for row in rows if of(row) is None]


def south_url() -> str:
    """The address of the South."""
    return reverse("jobs:south")


def state_url(slug: str) -> str:
    """The address of a state of it."""
    return reverse("jobs:south_state", args=[slug])


def trail(state: str = "") -> list[Crumb]:
    """The way to the South, and to one state of it."""
    title = _("The South, concretely")
    return [Crumb(title, south_url()), Crumb(state)] if state else [Crumb(title)]


def about(people: float) -> str:
    """A number of people as exactly as it is known: 69,000; 6,400."""
    step = 1000 if people >= THOUSANDS_FROM else 100
    return number(round(people / step) * step)


def range_words(found: Estimate | None) -> str:
    """The interval of a number of people."""
    if found is None or found.low is None or found.high is None:
        return ""
    return _("{low} to {high}").format(low=about(found.low), high=about(found.high))


def law_words(row: StateRow) -> str:
    """Whether the state has a right-to-work law, and since when."""
    if row.right_to_work is None:
        return ""
    if not row.right_to_work:
        return _("no such law")
    return _("since about {year}").format(year=row.law_year) if row.law_year else _("In force")


def cells(row: StateRow, later: Mapping[str, date]) -> dict[str, Any]:
    """A row of the table with what stands in words."""
    return {
        "row": row,
        "url": state_url(row.slug) if row.slug else "",
        "members": about(row.members.value) if row.members else "",
        "members_range": range_words(row.members),
        "law": law_words(row),
        "complete_to": month(later[row.state]) if row.state in later else "",
    }


def period(window: Window | None, years: int) -> str:
    """Five years to Sep 2022."""
    if window is None:
        return ""
    last = month(window.last) if window.is_whole_month else day(window.last)
    return _("{years} years to {month}").format(years=years, month=last)


def stat(
    label: str,
    own: Estimate | None,
    elsewhere: Iterable[tuple[str, Estimate | None]],
    source: tuple[str, str] = NO_SOURCE,
    note: str = "",
    **more: Any,
) -> Stat:
    """A share with its interval beside those of others."""
    key, title = source
    return Stat(
        label,
        own.value if own else None,
        "share",
        low=own.low if own else None,
        high=own.high if own else None,
        comparisons=tuple(Comparison(name, found.value) for name, found in elsewhere if found),
        state=State.SHOWN if own else State.UNKNOWN,
        source=panels.told_here(title)[0] if own else "",
        source_url=f"/sources/{key}/" if own and key else "",
        note=note if own else "",
        **more,
    )


def cards(table: SideBySide, row: StateRow, place: str) -> list[Stat]:
    """The figures of a state, or of the South, beside the rest of the nation."""
    others = [(_("The rest of the nation"), table.rest)]
    if row is not table.south:
        others.insert(0, (_("The South"), table.south))
    survey = table.sources.get("union_density", NO_SOURCE)
    year = str(row.density_year or "")
    rates = [(name, Estimate(other.won_rate)) for name, other in others if other.won_rate is not None]
    return [
        stat(_("Union members among employees"), row.density, [(n, o.density) for n, o in others], survey, year=year,
             place=place, note=without_figure(table) if row is table.south else ""),
        members_card(row, survey, year),
        stat(_("Members among those a contract covers"), row.covered, [(n, o.covered) for n, o in others], survey,
             year=year, place=place, note=_("Reckoned here from two figures of one survey.")),
        rate_card(row, table.windows.get("election"), rates, place),
    ]  # fmt: skip


def members_card(row: StateRow, survey: tuple[str, str], year: str) -> Stat:
    """How many members there are, as far as a survey tells."""
    note = _(
        "The share of {year}, of the {employees} employees whom the survey reckons. Payrolls count more employees, so that "
        "there are likely more members."
    ).format(year=year, employees=about(row.employees or 0))
    return Stat(
        _("Members, estimated"), row.members.value if row.members else None, "people", year=year,
        words=_("about {people}").format(people=about(row.members.value)) if row.members else "",
        caution=range_words(row.members), note=note if row.members else "",
        state=State.SHOWN if row.members else State.UNKNOWN, source=panels.told_here(survey[1])[0] if row.members else "",
        source_url=f"/sources/{survey[0]}/" if row.members else "",
    )  # fmt: skip


def rate_card(row: StateRow, window: Window | None, rates: list[tuple[str, Estimate]], place: str) -> Stat:
    """Elections won in five years for each million people of the labor force."""
    found = row.won_rate
    note = (
        ""
        if row.won is None
        else ngettext("{won} election won.", "{won} elections won.", row.won).format(won=number(row.won))
    )
    return Stat(
        _("Elections won per million workers"), found, "count", year=period(window, 5), place=place, note=note,
        comparisons=tuple(Comparison(name, other.value) for name, other in rates),
        state=State.SHOWN if found is not None else State.UNKNOWN,
    )  # fmt: skip


def without_figure(table: SideBySide) -> str:
    """The states whose density the survey does not tell."""
    names = [row.name for row in table.states if row.density is None]
    return _("Without {places}, which the file does not have.").format(places=", ".join(names)) if names else ""


def laws(row: StateRow) -> list[Stat]:
    """The two laws of a state that sources tell."""
    is_told_by_year = row.law_note == f"Law of about {row.law_year}."
    law = "" if is_told_by_year else panels.told_here(row.law_note)[0]
    wage = row.minimum_wage is not None
    return [
        Stat(_("Right-to-work law"), None, "flag", words=law_words(row), note=law,
             state=State.SHOWN if row.right_to_work is not None else State.UNKNOWN),
        Stat(_("Minimum wage"), row.minimum_wage, "dollars_per_hour", year=str(row.wage_year or ""),
             note=_("The list of laws closes at the end of 2022: today's minimum may be higher.") if wage else "",
             state=State.SHOWN if wage else State.UNKNOWN),
    ]  # fmt: skip


def five_sectors(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The sectors the strategy names, in its order, each with what it stands for; those without figures too."""
    by_code = {row["code"]: row for row in rows}
    return [by_code[code] | {"stands_for": words.FIVE.get(code, "")} for code in FIVE if code in by_code]


def shops_by_answer(shops: Sequence[Shop]) -> tuple[list[dict[str, Any]], dict[str, int]]:
    """The locals whose members are a share of the workers on record, and how many there are of every answer."""
    counts = {answer.value: sum(shop.strength is answer for shop in shops) for answer in Strength}
    shown = [
        {"shop": shop, "answer": str(words.STRENGTH[shop.strength]), "is_majority": shop.strength is Strength.MAJORITY}
        for shop in shops
        if shop.share is not None
    ]
    return shown, counts


def win_row(row: dict[str, Any]) -> dict[str, Any]:
    """A win with its kind in words."""
    kind = _("Recognition") if row["kind"] == "recognition" else _("Election")
    return row | {
        "kind_words": kind,
        "employer": row["title"] or (_("A private person, not named") if row["withheld"] else _("No name on record")),
    }


def known_row(row: Known) -> dict[str, Any]:
    """A source of a kind and what is missing from it, in the language of the page."""
    note, lang = panels.told_here(row.note)
    title, title_lang = panels.told_here(row.source)
    return {
        "kind": panels.kind_words(row.kind), "last": row.last, "is_complete": row.is_complete, "note": note,
        "lang": lang, "source": title, "source_lang": title_lang, "source_key": row.source_key,
    }  # fmt: skip


def reach_row(reach: Reach) -> dict[str, Any]:
    """How far a kind is told: completely, and in part where a source with holes reaches further."""
    is_part = not reach.furthest.is_complete
    return known_row(reach.furthest) | {"complete": reach.complete, "part": reach.last if is_part else None}


def idle_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """A source that could tell more, and why it does not."""
    title, lang = panels.told_here(row["title"])
    reason, reason_lang = panels.told_here(row["reason"])
    return {
        "key": row["key"], "title": title, "lang": lang, "reason": reason.replace("`", ""), "reason_lang": reason_lang,
        "is_used": row["status"] == "not_used",
    }  # fmt: skip


def organization_groups(named: Mapping[str, list[dict[str, Any]]], few: int) -> list[dict[str, Any]]:
    """Organizations by category: the first few by name, and how many there are."""
    return [
        {"title": category_words(name), "count": len(rows), "rows": rows[:few], "rest": rows[few:]}
        for name, rows in named.items()
    ]


def category_words(name: str) -> str:
    """A category in words."""
    return str(words.CATEGORY.get(name, name))


def sections() -> list[Section]:
    """The parts of a state's page."""
    parts = [
        ("membership", _("Members")), ("sectors", _("Sectors")), ("locals", _("Largest locals")),
        ("open-shop", _("Open shop")), ("law", _("Law")), ("wins", _("Wins")), ("groups", _("Organizations")),
        ("unknown", _("What is not known")),
    ]  # fmt: skip
    return [Section(label, f"#{name}") for name, label in parts]
