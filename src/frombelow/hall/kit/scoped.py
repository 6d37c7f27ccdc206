"""Tables of members' data cannot be asked without saying who asks.

`Person.objects` raises; the one way to rows is a query that takes a reader (`people.queries.people_for(reader)`). What runs
below the pages, a query or an action of the table's own app, uses `Person.unscoped`; `tests/promises/test_scope.py` holds it there.
"""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models


class Unscoped(Exception):
    """A table was asked without a reader. A mistake in the program: nobody sees anything."""


class ClosedManager(models.Manager[Any]):
    """Raises `Unscoped` for every question."""

    def get_queryset(self) -> NoReturn:
        """No rows without a reader."""
        raise Unscoped(f"{self.model.__name__}: ask through a query of its app that takes a reader.")


class Scoped(models.Model):
    """A table whose rows belong to a group."""

    objects = ClosedManager()
    unscoped = models.Manager[Any]()

    class Meta:
        abstract = True
        base_manager_name = "unscoped"
        default_manager_name = "objects"
