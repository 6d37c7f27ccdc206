"""The lines of a list of people, written in Python: fifty of them as a template cost more than everything else on the page."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from django.utils.translation import gettext as _

from frombelow.hall.groups.models import Turf
from frombelow.hall.people.queries.listing import Row


def people_table(group: str, rows: Sequence[Row]) -> str:
    """A table that becomes a list of cards on a phone."""
    phone, turf = escape(_("Phone")), escape(_("Turf"))
    cells = "".join(
        f'<tr><th scope="row"><a href="/g/{group}/people/{row.ident}/">{escape(row.shown_name)}</a></th>'
        f'<td data-label="{phone}">{escape(row.phone)}</td><td data-label="{turf}">{escape(row.turf)}</td></tr>\n'
        for row in rows
    )
    head = f'<th scope="col">{escape(_("Name"))}</th><th scope="col">{phone}</th><th scope="col">{turf}</th>'
    return f'<table class="table table-stack"><thead><tr>{head}</tr></thead><tbody>\n{cells}</tbody></table>'


def turf_nav(turfs: Sequence[Turf], chosen: Turf | None) -> str:
    """Turfs to choose from."""
    if not turfs:
        return ""
    current = ' aria-current="page"'
    links = "".join(
        f'<li><a href="?turf={one.ident}"{current if chosen and one.pk == chosen.pk else ""}>{escape(one.name)}</a></li>'
        for one in turfs
    )
    every = f'<li><a href="?"{"" if chosen else current}>{escape(_("All"))}</a></li>'
    return f'<nav class="section-nav" aria-label="{escape(_("Turfs"))}"><ul>{every}{links}</ul></nav>'
