"""Which release is loaded."""

from __future__ import annotations

from frombelow.hall.terrain.models import Release


def release_id() -> str | None:
    """The id of the loaded release; None while the hall is empty."""
    return Release.objects.values_list("release_id", flat=True).first()
