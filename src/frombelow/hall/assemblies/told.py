"""What the methods say, in the language of the page."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from frombelow.methods.ballots.reading.problems import Fault, Repair
from frombelow.methods.ballots.yes_no import OF_MOTION
from frombelow.methods.common.said import Said

TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def told(said: Said) -> str:
    """One sentence. Values (names, numbers) stand as they are."""
    whose, verdict = (
        (OF_MOTION, said.pattern.removeprefix(OF_MOTION)) if said.pattern.startswith(OF_MOTION) else ("", said.pattern)
    )
    return (whose + _(verdict)).format(**{name: isolated(value) for name, value in said.values.items()})


def isolated(text: str) -> str:
    """A name with marks that turn the direction of writing keeps them to itself."""
    return f"\u2068{text}\u2069" if TURNS.search(text) else text


def told_fault(fault: Fault) -> str:
    """Where it is, what is wrong, what to do."""
    return _placed(fault.where, fault.said)


def told_repair(repair: Repair) -> str:
    """Which lines, and what was read."""
    return _placed(repair.where, repair.said)


def _placed(where: Said | None, said: Said) -> str:
    return _("{place}: {sentence}").format(place=told(where), sentence=told(said)) if where else told(said)
