"""Values for the gallery page: made-up, and it says so."""

from __future__ import annotations

from typing import Any


def gallery_context() -> dict[str, Any]:
    """Everything the gallery shows."""
    return {}
