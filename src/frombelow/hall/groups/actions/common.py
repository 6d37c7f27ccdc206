"""What every deed of a group begins and ends with."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from frombelow.hall.groups.models import Group
from frombelow.hall.kit import journal


def held(group: Group) -> Group:
    """The group's row, held until the end of the transaction: what a group decides happens one after the other."""
    return Group.unscoped.select_for_update().get(pk=group.pk)


def note(
    group: Group, deed: str, *, by: str, now: datetime, about: str = "", facts: Mapping[str, Any] | None = None
) -> None:
    """An entry in the journal of the group. `by` is the ident of an account or of a membership."""
    journal.write(chain=group.ident, deed=f"groups.{deed}", by=by, about=about, facts=facts, now=now)
