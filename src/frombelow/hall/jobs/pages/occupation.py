"""An occupation: where most people work in it, and where it is most of the work; with what it pays there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from frombelow.hall.jobs.pages.common import PER_PAGE, load_place, trail
from frombelow.hall.jobs.queries import places as inner
from frombelow.hall.jobs.queries import trades
from frombelow.hall.jobs.telling import NATION
from frombelow.hall.kit.exports import rows_as
from frombelow.hall.kit.figures import Section
from frombelow.hall.kit.pagecache import public_page
from frombelow.hall.kit.pages import page_of
from frombelow.hall.terrain import panels
from frombelow.methods.potential.occupations import near_codes

COLUMNS = (
    "place_id", "place", "code", "title", "jobs", "jobs_status", "per_thousand", "pay", "pay_status", "year", "source_id",
)  # fmt: skip
THOUSAND = 1000
MOST_NEAR = 12  # codes that stand near one that is no more: its successors are often not the first


@public_page
def occupation(request: HttpRequest, code: str) -> HttpResponseBase:
    """The metropolitan areas of the nation, or of ?place=, with most of an occupation."""
    found = trades.occupation_of(code)
    if found is None:
        raise Http404(unknown_words(code))
    here = load_place(request.GET.get("place", "") or NATION)
    by_share = request.GET.get("sort") == "share"
    rows = [row | {"per_thousand": per_thousand(row)} for row in trades.areas_with(here, code)]
    if by_share:
        rows.sort(key=lambda row: -(row["per_thousand"] or 0))
    if form := request.GET.get("format"):
        return rows_as(form, map(plain, rows), COLUMNS, f"occupation-{code}", key=("place_id",))
    address = reverse("jobs:occupation", args=[code])
    place = f"place={here.slug}" if here.slug != NATION else ""
    title, lang = panels.told_here(found["source__title"])
    page = page_of(request, range(len(rows)), PER_PAGE)
    context = {
        "occupation": found, "place": here, "trail": trail((found["title"], "")),
        "page": page, "source": title, "source_lang": lang,
        "sorts": [
            Section(_("Most jobs"), f"{address}?{place}".rstrip("?"), is_current=not by_share),
            Section(_("Most of 1,000 jobs there"), f"{address}?sort=share{'&' if place else ''}{place}", is_current=by_share),
        ],
        "is_narrow": here.kind in {"county", "metro"},
        "states": [(row["name"], f"{address}?place={row['slug']}") for row in inner.states()],
        "south_url": f"{address}?place=the-south", "nation_url": address,
    }  # fmt: skip
    return render(request, "jobs/occupation.html", context | {"rows": [rows[k] for k in page.object_list]})


def unknown_words(code: str) -> str:
    """Why there is no such occupation: a newer list split or merged it, or it never was one."""
    titles = trades.occupation_titles()
    near = near_codes(code, titles, MOST_NEAR)
    if near:
        return _(
            "The list of occupations has no {code}; a newer list may have split or merged it. Near it stand {near}."
        ).format(code=code[:20], near=", ".join(f"{one} ({titles[one]})" for one in near))
    return _(
        "“{code}” is no occupation of this release. An occupation has a code like 35-3023; the occupations of a place stand on its page."
    ).format(code=code[:20])


def per_thousand(row: Mapping[str, Any]) -> float | None:
    """Of a thousand jobs of an area, those in the occupation."""
    whole = row.get("all_jobs")
    return THOUSAND * row["jobs"] / whole if row["jobs"] is not None and whole else None


def plain(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row under the names of a file."""
    share = row["per_thousand"]
    return {name: row.get(name) for name in COLUMNS} | {
        "place_id": row["place__key"], "place": row["place__name"], "source_id": row["source__key"],
        "per_thousand": None if share is None else round(share, 3),
    }  # fmt: skip
