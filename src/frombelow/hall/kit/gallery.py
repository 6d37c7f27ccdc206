"""Values for the gallery page. They are made up, and the page says so."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frombelow.hall.kit.drawings import Neighbor
from frombelow.hall.kit.figures import Comparison, Crumb, Section, Stat, State, Suggestion


class GalleryForm(forms.Form):
    """Two fields that are both wrong."""

    year = forms.IntegerField(label=gettext_lazy("Year"))
    email = forms.EmailField(label=gettext_lazy("E-mail"))


def gallery_context() -> dict[str, Any]:
    """Everything the gallery shows."""
    return {
        "trail": [Crumb(_("All places"), "#"), Crumb(_("A state"), "#"), Crumb(_("A county"))],
        "sections": [
            Section(_("Players"), "#players", 312, is_current=True),
            Section(_("Happenings"), "#happenings", 1204),
            Section(_("Sectors"), "#sectors"),
            Section(_("Openings"), "#openings", 9),
        ],
        "stats": stats(),
        "rows": [
            {"name": "UFCW Local 1208", "city": "Tar Heel", "members": 3110, "for": 2041, "against": 1879},
            {"name": "SEIU Local 22", "city": "Durham", "members": 1480, "for": 96, "against": 31},
            {"name": "UE Local 150", "city": "Raleigh", "members": None, "for": 55, "against": 55},
        ],
        "counts": {year: (year * 7919) % 23 for year in range(1999, 2027)},
        "won": {year: ((year * 7919) % 23) * 2 // 3 for year in range(1999, 2027)},
        "neighbors": neighbors(),
        "ties": [("nat", "council"), ("hospital", "campus")],
        "page": Paginator(range(1240), 50).page(7),
        "suggestions": [
            Suggestion("Durham County", _("county in North Carolina"), "#"),
            Suggestion("Durham", _("city in North Carolina, in Durham County"), "#"),
        ],
        "form": GalleryForm({"year": "MCMXC", "email": "no"}),
        "a_day": date(2026, 3, 14),
        "shades": ["0", "1", "2", "3", "4", "5", "none"],
    }


def stats() -> list[Stat]:
    """One card for each state a figure can be in."""
    source = _("a made-up table")
    comparisons = (Comparison(_("State"), 0.027), Comparison(_("South"), 0.052), Comparison(_("Nation"), 0.100))
    return [
        Stat(
            _("Union members"), 0.061, "share", 0.044, 0.083, "2025", _("Here"), comparisons, source, "#",
            note=_("Of every 1,000 employees, 61 belong to a union."),
        ),
        Stat(_("Jobs"), 238_412, "jobs", year="2025", source=source, url="#"),
        Stat(
            _("Minimum wage"), 7.25, "dollars_per_hour", year="2026", place=_("Here"),
            comparisons=(Comparison(_("Nation"), 7.25),), source=source,
        ),
        Stat(_("Right-to-work law"), 1, "flag", year="2026", source=source, words=_("in force since 1947")),
        Stat(_("Union members, hotels"), 0.031, "share", 0.004, 0.102, "2025", state=State.SMALL_SAMPLE, source=source,
             caution=_("Measured in the state, not here.")),
        Stat(_("Pay, mining"), None, "dollars", year="2025", state=State.SUPPRESSED, source=source),
        Stat(_("Safety inspections"), None, "count", state=State.NOT_LOADED),
        Stat(_("Income per household"), None, "dollars", state=State.UNKNOWN),
    ]  # fmt: skip


def neighbors() -> list[Neighbor]:
    """The ties of a made-up local."""
    belongs, represents, charged = _("Belongs to"), _("Represents workers at"), _("Filed charges against")
    return [
        Neighbor("nat", "Service Employees International Union", belongs, 3, "#"),
        Neighbor("council", "Southern Region Joint Council", belongs, 1, "#"),
        Neighbor("hospital", "Duke University Hospital", represents, 9, "#"),
        Neighbor("campus", "Duke University", represents, 5, "#"),
        Neighbor("linen", "Triangle Linen and Laundry Services of the Carolinas", represents, 1, "#"),
        Neighbor("care", "Piedmont Home Care", charged, 14, "#"),
    ]
