"""Panels: what a lower app offers to the pages of an upper one, so that neither imports the other's templates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Panel:
    """A template of the offering app and the values it needs; `{% panel offered %}` draws it."""

    template: str
    values: Mapping[str, Any] = field(default_factory=dict)
