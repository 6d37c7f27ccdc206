"""Happenings, who took part, the ties they show, and the openings they leave."""

from __future__ import annotations

from django.db import models

from frombelow.hall.terrain.models.fields import all_open, day, flag, link, number, real, text, whole, words
from frombelow.hall.terrain.models.places import Place
from frombelow.hall.terrain.models.players import Player, Site
from frombelow.hall.terrain.models.sources import Source


class Happening(models.Model):
    """Something that happened, told once. Lower ids are older; undated ones come first."""

    id = number()
    key = models.TextField(unique=True)
    kind = words()
    case_number = text()
    case_type = text()
    happened_on = day()
    year = whole()
    filed_on = day()
    ended_on = day()
    expires_on = day()
    title = text()
    site = link(Site)
    county = link(Place)
    state_place = link(Place)
    metro = link(Place)
    place_probability = real()
    city = text()
    state = text()
    naics = text()
    size = whole()
    result = text()
    eligible = whole()
    votes_for = whole()
    votes_against = whole()
    challenged = whole()
    void = whole()
    mode = text()
    tally_type = text()
    unit_text = text()
    detail = text()
    status = text()
    as_of = day()
    withheld = flag()
    source = link(Source)
    source_row = words()
    other_sources = text()

    SECRECY = all_open(
        "id", "key", "kind", "case_number", "case_type", "happened_on", "year", "filed_on", "ended_on", "expires_on",
        "title", "site", "county", "state_place", "metro", "place_probability", "city", "state", "naics", "size",
        "result", "eligible", "votes_for", "votes_against", "challenged", "void", "mode", "tally_type", "unit_text",
        "detail", "status", "as_of", "withheld", "source", "source_row", "other_sources",
    )  # fmt: skip

    class Meta:
        indexes = [
            models.Index(fields=["county", "id"], name="happening_county"),
            models.Index(fields=["state_place", "kind", "id"], name="happening_state"),
            models.Index(fields=["metro", "id"], name="happening_metro"),
            models.Index(fields=["kind", "year"], name="happening_kind"),
            models.Index(fields=["site", "id"], name="happening_site"),
        ]

    def __str__(self) -> str:
        return self.title or self.key


class Party(models.Model):
    """A player's part in a happening."""

    id = number()
    happening = link(Happening, null=False)
    role = words()
    position = whole()
    player = link(Player)
    name = text()
    status = words()
    probability = real()
    reason = text()
    candidates = text()
    votes = whole()

    SECRECY = all_open(
        "id", "happening", "role", "position", "player", "name", "status", "probability", "reason", "candidates",
        "votes",
    )  # fmt: skip

    class Meta:
        indexes = [
            models.Index(fields=["happening"], name="party_happening"),
            models.Index(fields=["player", "happening"], name="party_player"),
        ]

    def __str__(self) -> str:
        return f"{self.role}: {self.name}"


class Tie(models.Model):
    """A tie between two players."""

    id = number()
    kind = words()
    from_player = link(Player, null=False)
    to_player = link(Player, null=False)
    first_year = whole()
    last_year = whole()
    happenings = whole()
    source = link(Source)

    SECRECY = all_open("id", "kind", "from_player", "to_player", "first_year", "last_year", "happenings", "source")

    class Meta:
        indexes = [
            models.Index(fields=["from_player", "id"], name="tie_from"),
            models.Index(fields=["to_player", "id"], name="tie_to"),
        ]

    def __str__(self) -> str:
        return self.kind


class Opening(models.Model):
    """A reason to look at a place first; its points are before the weights, which belong to the reader."""

    id = number()
    key = words()
    county = link(Place, null=False)
    state_place = link(Place)
    metro = link(Place)
    kind = words()
    points = models.FloatField()
    year = whole()
    player = link(Player)
    union = link(Player)
    code = text()
    facts = words()
    rows = text()

    SECRECY = all_open(
        "id", "key", "county", "state_place", "metro", "kind", "points", "year", "player", "union", "code", "facts",
        "rows",
    )  # fmt: skip

    class Meta:
        indexes = [
            models.Index(fields=["county", "id"], name="opening_county"),
            models.Index(fields=["state_place", "id"], name="opening_state"),
            models.Index(fields=["metro", "id"], name="opening_metro"),
            models.Index(fields=["player"], name="opening_player"),
        ]

    def __str__(self) -> str:
        return self.kind
