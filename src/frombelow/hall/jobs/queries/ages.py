"""How old the figures behind the scores are, and from which sources they come."""

from __future__ import annotations

from typing import Any

from django.db.models import Max

from frombelow.hall.kit.kept import kept
from frombelow.hall.terrain.models import Coverage, Sector

COUNTED = ("petition", "charge")  # of which the newest records have holes


@kept
def ages() -> dict[str, Any]:
    """`workers` and `members`: year, key and title of the source; `events`: the last day on record. None for what the release does not have."""
    workers = Sector.objects.filter(place__kind="county", scheme="naics").order_by("-year", "id")
    members = Sector.objects.filter(place__kind="state", scheme="naics", density__isnull=False).order_by("id")
    last = Coverage.objects.filter(kind__in=COUNTED).aggregate(Max("last_on"))["last_on__max"]
    return {
        "workers": workers.values_list("year", "source__key", "source__title").first(),
        "members": members.values_list("density_year", "density_source__key", "density_source__title").first(),
        "events": last,
    }
