"""Sectors of counties with what their scores are made of, and the sectors an employer may belong to."""

from __future__ import annotations

from django.db import models

from frombelow.hall.terrain.models.fields import all_open, link, number, real, text, words
from frombelow.hall.terrain.models.places import Place
from frombelow.hall.terrain.models.players import Player


def always() -> models.FloatField[float, float]:
    """A number that is always there."""
    return models.FloatField()


class Cell(models.Model):
    """A sector in a county. Rates (`*_times`) are multiples of the nation's, `*_error` the standard errors of their logarithms; both empty where a kind is not on record."""

    id = number()
    county = link(Place, null=False)
    code = words()
    workers = always()
    workers_low = always()
    workers_high = always()
    workers_status = words()
    pay = real()
    trade_pay = real()
    area_pay = real()
    density = real()
    density_low = real()
    density_high = real()
    place_density = real()
    place_density_low = real()
    place_density_high = real()
    place_density_of = text()
    trade_density = real()
    growth = real()
    right_to_work = real()
    share_of_color = real()
    petitions_times = real()
    petitions_error = real()
    charges_times = real()
    charges_error = real()
    recognitions_times = real()
    recognitions_error = real()
    strikes_times = real()
    strikes_error = real()
    won = always()
    decided = always()

    SECRECY = all_open(
        "id", "county", "code", "workers", "workers_low", "workers_high", "workers_status", "pay", "trade_pay",
        "area_pay", "density", "density_low", "density_high", "place_density", "place_density_low",
        "place_density_high", "place_density_of", "trade_density", "growth", "right_to_work", "share_of_color", "petitions_times",
        "petitions_error", "charges_times", "charges_error", "recognitions_times", "recognitions_error",
        "strikes_times", "strikes_error", "won", "decided",
    )  # fmt: skip

    class Meta:
        indexes = [models.Index(fields=["county", "code"], name="cell_county")]

    def __str__(self) -> str:
        return f"{self.code} in {self.county_id}"


class EmployerSector(models.Model):
    """A sector an employer may belong to. Position 1 is the likeliest."""

    id = number()
    player = link(Player, null=False)
    position = models.IntegerField()
    code = words()
    probability = always()
    basis = words()

    SECRECY = all_open("id", "player", "position", "code", "probability", "basis")

    class Meta:
        indexes = [
            models.Index(fields=["player", "position"], name="employer_sector_player"),
            models.Index(fields=["code", "position", "player"], name="employer_sector_code"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.probability:.0%}"
