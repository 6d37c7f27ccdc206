"""HTML of the rows that stand on a page by the dozen. In Python and not as templates, since a county page holds a
hundred cells of them and an included template costs fifty times as much. What comes from outside passes `escape`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any
from urllib.parse import quote

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frombelow.hall.kit.templatetags.numbers import day, number, share
from frombelow.hall.terrain.showing import happenings_words

MOST_ROWS_LINKED = 5


def happening_table(rows: Iterable[Mapping[str, Any]]) -> str:
    """Happenings as a table that becomes cards on a phone."""
    rows = list(rows)
    with_union = any(row["unions"] for row in rows)
    heads = [_("What"), _("Kind"), _("Date"), _("Outcome"), _("Union"), _("City")]
    kind, date, outcome, union, city = (escape(head) for head in heads[1:])
    if not with_union:
        heads.remove(_("Union"))
    body = "".join(
        f'<tr><th scope="row"><a href="{escape(row["url"])}">{escape(row["what"])}</a></th>'
        f'<td data-label="{kind}">{escape(row["kind_words"])}</td>'
        f'<td class="nowrap" data-label="{date}">{escape(day(row["happened_on"]))}</td>'
        f'<td data-label="{outcome}"{outcome_class(row)}>{escape(row["outcome"])}</td>'
        + (f'<td data-label="{union}">{union_links(row["unions"])}</td>' if with_union else "")
        + f'<td data-label="{city}">{escape(row["city_words"])}</td></tr>\n'
        for row in rows
    )
    return f'<table class="table table-stack table-lines">{head_row(heads)}<tbody>\n{body}</tbody></table>'


def outcome_class(row: Mapping[str, Any]) -> str:
    """Red for what the workers won; a tally stays on one line."""
    names = [name for name, holds in (("won", row["is_won"]), ("nowrap", row["votes_for"] is not None)) if holds]
    return f' class="{" ".join(names)}"' if names else ""


def head_row(heads: Sequence[str], numbers: int = 0) -> str:
    """The head of a table; its last `numbers` columns hold numbers."""
    first_number = len(heads) - numbers
    cells = "".join(
        f'<th scope="col"{NUM if place >= first_number else ""}>{escape(head)}</th>' for place, head in enumerate(heads)
    )
    return f"<thead><tr>{cells}</tr></thead>"


NUM = ' class="num"'


def union_links(unions: Sequence[tuple[str, str | None]]) -> str:
    """The unions of a happening, linked where the register knows them."""
    return "; ".join(
        f'<a href="/players/{escape(slug)}/">{escape(name)}</a>' if slug else escape(name)
        for name, slug in dict.fromkeys(unions)
    )


def opening_list(
    rows: Iterable[Mapping[str, Any]], *, with_county: bool, with_title: bool = True, start: int = 1
) -> str:
    """Openings as a ranked list: kind, title (but on the page of the employer itself), reason, and the rows behind it."""
    points = escape(_("points"))
    items = "".join(opening_item(row, points, with_county=with_county, with_title=with_title) for row in rows)
    return f'<ol class="openings" start="{start}">{items}</ol>'


def opening_item(row: Mapping[str, Any], points: str, *, with_county: bool, with_title: bool) -> str:
    """One opening."""
    county = ""
    if with_county and row["county__slug"]:
        name = ", ".join(part for part in (row["county__name"].partition(",")[0], row["county__state"]) if part)
        county = f' · <a href="/places/{escape(row["county__slug"])}/">{escape(name)}</a>'
    weight = f'<span class="opening-points">{number(row["weighted"], 2)} {points}</span>' if "weighted" in row else ""
    title = escape(row["title"])
    linked = f'<a href="{escape(row["url"])}">{title}</a>' if row["url"] else title
    title_line = f'<p class="opening-title">{linked}</p>' if with_title else ""
    return (
        f'<li><p class="opening-kind"><span>{escape(row["kind_words"])}{county}</span>{weight}</p>{title_line}'
        f"<p>{escape(row['sentence'])}{row_links(row['happenings'], row['url'])}</p></li>\n"
    )


def row_links(keys: Sequence[str], player: str) -> str:
    """Links to the rows behind a reason; beyond the first few, to all happenings of the player."""
    if len(keys) == 1:
        return f' <a class="row-link" href="/happenings/{quote(keys[0])}/">{escape(_("the record behind it"))}</a>'
    if not keys:
        return ""
    words = _("record {number}")
    links = "".join(
        f' <a class="row-link" href="/happenings/{quote(key)}/" aria-label="{escape(words.format(number=place))}">{place}</a>'
        for place, key in enumerate(keys[:MOST_ROWS_LINKED], 1)
    )
    more = _("and {number} more").format(number=number(len(keys) - MOST_ROWS_LINKED))
    rest = f' <a class="row-link" href="{escape(player)}happenings/">{escape(more)}</a>'
    rest = rest if player and len(keys) > MOST_ROWS_LINKED else ""
    return f' <span class="row-links">{escape(_("Records behind it:"))}{links}{rest}</span>'


def player_list(rows: Iterable[Sequence[Any]]) -> str:
    """Players in a few words each: (slug, name, city, members, members_year, happenings, last_year)."""
    items = []
    for slug, name, city, members, members_year, happenings, _last in rows:
        parts = [escape(city)] if city else []
        if members:
            parts.append(escape(members_in(members, members_year)))
        if happenings:
            parts.append(escape(happenings_words(happenings)))
        items.append(
            f'<li><a href="/players/{escape(slug)}/">{escape(name)}</a><span class="quiet">{" · ".join(parts)}</span></li>\n'
        )
    return f'<ul class="list">{"".join(items)}</ul>'


def members_in(members: int, year: int | None) -> str:
    """1 member, 1,223 members in 2021."""
    return ngettext("{number} member in {year}", "{number} members in {year}", members).format(
        number=number(members), year=year
    )


def largest_sectors(rows: Iterable[Mapping[str, Any]]) -> str:
    """Sectors and their jobs."""
    body = "".join(
        f'<tr><th scope="row">{escape(row["title"])}</th><td class="num">{number(row["jobs"])}</td></tr>'
        for row in rows
    )
    return f'<table class="table">{head_row([_("Sector"), _("Jobs")], 1)}<tbody>{body}</tbody></table>'


def least_organized(rows: Iterable[Mapping[str, Any]]) -> str:
    """Sectors, their density and its interval; pooled ones are marked."""
    pooled = f' <span class="quiet">{escape(_("(pooled)"))}</span>'
    body = "".join(
        f'<tr><th scope="row">{escape(row["title"])}{pooled if row["is_pooled"] else ""}</th>'
        f'<td class="num">{share(row["density"])}</td><td class="num">{interval_words(row)}</td></tr>'
        for row in rows
    )
    return (
        f'<table class="table">{head_row([_("Sector"), _("Density"), _("Interval")], 2)}<tbody>{body}</tbody></table>'
    )


def interval_words(row: Mapping[str, Any]) -> str:
    """The interval of a density, or a dash."""
    return f"{share(row['density_low'])} – {share(row['density_high'])}" if row["density_low"] is not None else "–"


def covered_list(rows: Iterable[Mapping[str, Any]]) -> str:
    """What is loaded, kind by kind, with its period; the holes open below."""
    period, partly, holes = _("from {first} to {last}"), escape(_("incomplete")), escape(_("What to know about it"))
    items = []
    for row in rows:
        line = f"<strong>{escape(row['kind'])}</strong>"
        if row["first"]:
            line += f" {escape(period.format(first=row['first'], last=day(row['last'])))}"
        if not row["complete"]:
            line += f" · {partly}"
        if row["notes"]:
            notes = "".join(f"<li>{escape(note)}</li>" for note in row["notes"])
            line += f'<details class="holes"><summary>{holes}</summary><ul>{notes}</ul></details>'
        items.append(f"<li>{line}</li>\n")
    return f'<ul class="list">{"".join(items)}</ul>'
