"""Players: union bodies, employers, agencies, community organizations; and their sites."""

from __future__ import annotations

from django.db import models

from frombelow.hall.terrain.models.fields import all_open, day, link, number, real, text, whole, words
from frombelow.hall.terrain.models.places import Place
from frombelow.hall.terrain.models.sources import Source


class Player(models.Model):
    """A union body, employer, agency or community organization. Lower ids took part in more happenings."""

    id = number()
    key = models.TextField(unique=True)
    kind = words()
    name = words()
    slug = models.TextField(unique=True)
    affiliation = link("self")
    affiliation_words = text()
    designation = text()
    number = text()
    unit_name = text()
    category = text()
    city = text()
    state = text()
    zip = text()
    county = link(Place)
    state_place = link(Place)
    metro = link(Place)
    place_probability = real()
    address_quality = text()
    naics = text()
    members = whole()
    members_year = whole()
    receipts = real()
    receipts_year = whole()
    founded_on = day()
    first_year = whole()
    last_year = whole()
    happenings = whole()
    source = link(Source)

    SECRECY = all_open(
        "id", "key", "kind", "name", "slug", "affiliation", "affiliation_words", "designation", "number", "unit_name",
        "category", "city", "state", "zip", "county", "state_place", "metro", "place_probability", "address_quality",
        "naics", "members", "members_year", "receipts", "receipts_year", "founded_on", "first_year", "last_year",
        "happenings", "source",
    )  # fmt: skip

    class Meta:
        indexes = [
            models.Index(fields=["county", "kind", "id"], name="player_county"),
            models.Index(fields=["state_place", "kind", "id"], name="player_state"),
            models.Index(fields=["metro", "kind", "id"], name="player_metro"),
            models.Index(fields=["kind", "id"], name="player_kind"),
            models.Index(fields=["affiliation", "id"], name="player_affiliation"),
        ]

    def __str__(self) -> str:
        return self.name


class PlayerName(models.Model):
    """A spelling a player goes by."""

    id = number()
    player = link(Player, null=False)
    name = words()
    source = link(Source)
    rows = whole()
    first_year = whole()
    last_year = whole()

    SECRECY = all_open("id", "player", "name", "source", "rows", "first_year", "last_year")

    class Meta:
        indexes = [models.Index(fields=["player"], name="player_name_player")]

    def __str__(self) -> str:
        return self.name


class PlayerValue(models.Model):
    """One dated value about a player, with its source."""

    id = number()
    player = link(Player, null=False)
    field = words()
    value = words()
    as_of = day()
    source = link(Source)

    SECRECY = all_open("id", "player", "field", "value", "as_of", "source")

    class Meta:
        indexes = [models.Index(fields=["player"], name="player_value_player")]

    def __str__(self) -> str:
        return f"{self.field}: {self.value}"


class Site(models.Model):
    """A place of work: an employer in a city. `x` and `y` are its point on the county map, in map units."""

    id = number()
    key = words()
    player = link(Player, null=False)
    name = words()
    city = text()
    state = text()
    zip = text()
    county = link(Place)
    place_probability = real()
    latitude = real()
    longitude = real()
    x = real()
    y = real()
    first_year = whole()
    last_year = whole()
    happenings = whole()

    SECRECY = all_open(
        "id", "key", "player", "name", "city", "state", "zip", "county", "place_probability", "latitude", "longitude",
        "x", "y", "first_year", "last_year", "happenings",
    )  # fmt: skip

    class Meta:
        indexes = [
            models.Index(fields=["player", "id"], name="site_player"),
            models.Index(fields=["county", "id"], name="site_county"),
        ]

    def __str__(self) -> str:
        return self.name
