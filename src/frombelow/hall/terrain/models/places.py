"""Places, and the numbers about them."""

from __future__ import annotations

from django.db import models

from frombelow.hall.terrain.models.fields import all_open, flag, link, number, real, text, whole, words
from frombelow.hall.terrain.models.sources import Source


class Place(models.Model):
    """The nation, a state, a county, a metropolitan area, or the South (made while loading)."""

    id = number()
    key = models.TextField(unique=True)
    kind = words()
    name = words()
    slug = models.TextField(unique=True)
    state = text()
    parent = link("self")
    metro = link("self")
    is_south = flag()
    latitude = real()
    longitude = real()
    population = whole()

    SECRECY = all_open(
        "id", "key", "kind", "name", "slug", "state", "parent", "metro", "is_south", "latitude", "longitude",
        "population",
    )  # fmt: skip

    class Meta:
        indexes = [
            models.Index(fields=["parent", "name"], name="place_parent"),
            models.Index(fields=["metro", "name"], name="place_metro"),
            models.Index(fields=["kind", "name"], name="place_kind"),
        ]

    def __str__(self) -> str:
        return self.name


class Measure(models.Model):
    """One number about a place. `rank` 1 is the highest among places of its kind (`rank_south`: in the South)."""

    id = number()
    place = link(Place, null=False)
    measure = words()
    year = whole()
    value = real()
    low = real()
    high = real()
    observations = whole()
    status = words()
    note = text()
    source = link(Source)
    is_latest = flag()
    rank = whole()
    ranked = whole()
    rank_south = whole()
    ranked_south = whole()

    SECRECY = all_open(
        "id", "place", "measure", "year", "value", "low", "high", "observations", "status", "note", "source",
        "is_latest", "rank", "ranked", "rank_south", "ranked_south",
    )  # fmt: skip

    class Meta:
        indexes = [
            models.Index(fields=["place", "is_latest"], name="measure_place"),
            models.Index(fields=["measure", "is_latest"], name="measure_latest"),
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.year}"


class Sector(models.Model):
    """One industry or occupation in a place: jobs, pay, union density."""

    id = number()
    place = link(Place, null=False)
    scheme = words()
    code = words()
    title = words()
    level = whole()
    parent_code = text()
    jobs = real()
    jobs_status = words()
    establishments = whole()
    pay = real()
    pay_status = words()
    year = whole()
    source = link(Source)
    density = real()
    density_low = real()
    density_high = real()
    density_observations = whole()
    density_basis = text()
    density_year = whole()
    density_source = link(Source)

    SECRECY = all_open(
        "id", "place", "scheme", "code", "title", "level", "parent_code", "jobs", "jobs_status", "establishments",
        "pay", "pay_status", "year", "source", "density", "density_low", "density_high", "density_observations",
        "density_basis", "density_year", "density_source",
    )  # fmt: skip

    class Meta:
        indexes = [models.Index(fields=["place", "scheme", "level"], name="sector_place")]

    def __str__(self) -> str:
        return self.title


class Tally(models.Model):
    """How many there are of a kind in a place: players (no year), or happenings in one year (0: undated).

    Counted while loading, so that no page counts again.
    """

    id = number()
    place = link(Place, null=False)
    what = words()
    kind = words()
    year = whole()
    count = whole()

    SECRECY = all_open("id", "place", "what", "kind", "year", "count")

    class Meta:
        indexes = [models.Index(fields=["place", "what"], name="tally_place")]

    def __str__(self) -> str:
        return f"{self.count} {self.kind}"
