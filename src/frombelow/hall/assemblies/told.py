"""What the methods say, in the language of the page."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from frombelow.methods.ballots.reading.problems import Fault, Repair
from frombelow.methods.ballots.yes_no import OF_MOTION
from frombelow.methods.common.said import Said

# values that are words, not names: what a majority is a share of
BASES = (
    gettext_noop("yes and no votes"),
    gettext_noop("votes cast"),
    gettext_noop("members present"),
    gettext_noop("members entitled to vote"),
)
TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def told(said: Said) -> str:
    """One sentence. Values (names, numbers) stand as they are."""
    is_of_motion = said.pattern.startswith(OF_MOTION)
    sentence = OF_MOTION * is_of_motion + _(said.pattern.removeprefix(OF_MOTION))
    return sentence.format(
        **{name: isolated(_(value) if value in BASES else value) for name, value in said.values.items()}
    )


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
