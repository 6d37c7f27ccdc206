"""What the pages of a place share: loading it, reading filters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from frombelow.hall.terrain import queries, reasons, words
from frombelow.hall.terrain.queries import sectors
from frombelow.hall.terrain.queries.places import PlaceRow
from frombelow.hall.terrain.rules import FIRST_YEAR, LAST_YEAR, read_year


def load_place(slug: str) -> PlaceRow:
    """The place of an address. Raises Http404 with a sentence."""
    place = queries.place_of(slug)
    if place is None:
        raise Http404(
            _("No place here is called “{name}”. Search for a county, a city, a ZIP code or a state.").format(
                name=slug.replace("-", " ")[:60]
            )
        )
    return place


class Filters:
    """Reads the filters of an address; what makes no sense is left out and said, and everything typed stays typed."""

    def __init__(self, request: HttpRequest) -> None:
        self.given = request.GET
        self.complaints: list[str] = []

    def text(self, name: str) -> str:
        """Free words."""
        return self.given.get(name, "").strip()[:100].replace("\0", "")

    def choice(self, name: str, allowed: Iterable[str]) -> str:
        """One of several words, or nothing."""
        asked = self.given.get(name, "")
        if asked and asked not in allowed:
            self.complaints.append(
                _("“{asked}” is not a choice for “{field}”, so this filter is left out.").format(
                    asked=asked[:40], field=words.FILTER.get(name, name)
                )
            )
            return ""
        return asked

    def year(self, name: str) -> int | None:
        """A year, or nothing."""
        asked = self.given.get(name, "").strip()
        try:
            return read_year(asked)
        except ValueError:
            self.complaints.append(
                _("“{asked}” is not a year between {first} and {last}, so this filter is left out.").format(
                    asked=asked[:40], first=FIRST_YEAR, last=LAST_YEAR
                )
            )
            return None

    def years(self) -> tuple[int | None, int | None]:
        """First and last year; one single `year` stands for both."""
        one = self.year("year")
        first, last = (one, one) if one else (self.year("first"), self.year("last"))
        if first and last and first > last:
            self.complaints.append(_("The first year is after the last, so the years are left out."))
            return None, None
        return first, last


def opening_rows(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Openings as a page shows them; those of sectors with the densities of the sector and of the one beside it."""
    found = list(rows)
    measured = sectors.densities(
        {row["county_id"] for row in found if row["kind"] == "open_sector" and row["county_id"]}
    )
    return [reasons.opening_row(row, measured) for row in found]


def options(kinds: Mapping[str, Any], chosen: str, keys: Iterable[str] | None = None) -> list[tuple[str, str, bool]]:
    """Choices of a menu: value, words, whether chosen."""
    return [(key, str(kinds[key]), key == chosen) for key in keys or kinds]


def year_link(request: HttpRequest) -> str:
    """The beginning of an address that narrows this list to one year."""
    query = request.GET.copy()
    for name in ("year", "first", "last", "page"):
        query.pop(name, None)
    return f"?{query.urlencode()}&year=" if query else "?year="
