"""The few kinds of columns the tables of the map are made of."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models


def number() -> models.IntegerField[int, int]:
    """The row's own number, given by the loader."""
    return models.IntegerField(primary_key=True)


def whole() -> models.IntegerField[int | None, int | None]:
    """A whole number, or nothing."""
    return models.IntegerField(null=True)


def real() -> models.FloatField[float | None, float | None]:
    """A number with a fraction, or nothing."""
    return models.FloatField(null=True)


def text() -> models.TextField[str | None, str | None]:
    """Words, or nothing: absent is not the same as empty, so it is NULL."""
    return models.TextField(null=True)


def words() -> models.TextField[str, str]:
    """Words that are always there."""
    return models.TextField()


def day() -> models.DateField[date | None, date | None]:
    """A date, or nothing."""
    return models.DateField(null=True)


def flag() -> models.BooleanField[bool, bool]:
    """Yes or no."""
    return models.BooleanField()


def link(to: Any, *, null: bool = True) -> Any:
    """A reference to another row; without constraint or index of its own (see models/__init__)."""
    return models.ForeignKey(to, models.DO_NOTHING, null=null, related_name="+", db_constraint=False, db_index=False)


def all_open(*names: str) -> dict[str, str]:
    """The secrecy of a public table: every field is open. Named one by one, so that a new field is thought about."""
    return dict.fromkeys(names, "open")
