"""A code handed over in person: how long it opens, and who may not hand it over."""

from __future__ import annotations

from datetime import timedelta

from frombelow.hall.kit.refusals import Refused

HANDED_LASTS = timedelta(hours=24)


def check_handing_over(*, to: str, by: str) -> None:
    """Idents of two accounts. Raises Refused."""
    if to == by:
        raise Refused("Nobody hands a code to themselves. Make recovery codes on your account page instead.")
