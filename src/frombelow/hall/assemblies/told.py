"""What the methods say, in the language of the page."""

from __future__ import annotations

from django.utils.translation import gettext as _

from frombelow.methods.ballots.reading.problems import Fault, Repair
from frombelow.methods.common.said import Said


def told(said: Said) -> str:
    """One sentence. Values (names, numbers) stand as they are."""
    return _(said.pattern).format(**said.values)


def told_fault(fault: Fault) -> str:
    """Where it is, what is wrong, what to do."""
    return _placed(fault.where, fault.said)


def told_repair(repair: Repair) -> str:
    """Which lines, and what was read."""
    return _placed(repair.where, repair.said)


def _placed(where: Said | None, said: Said) -> str:
    return _("{place}: {sentence}").format(place=told(where), sentence=told(said)) if where else told(said)
