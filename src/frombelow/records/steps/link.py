"""Link: who and where. Joins the tellings of one event, places them, and finds the players behind the names."""

from __future__ import annotations

from collections.abc import Sequence

from frombelow.records.tasks import Task


def tasks(cleaned: Sequence[str]) -> list[Task]:
    """`cleaned`: the tasks of the step clean, by name."""
    return []
