"""Groups with their floors and ceilings as text, one a line: "women: 1, 4, 7; at least 3"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from frombelow.methods.ballots.groups import Group

LINE = re.compile(r"(?P<name>[^:]{1,80}):(?P<members>[\d\s,]*)(?P<limits>(?:;[^;]*)+)")
FLOOR = re.compile(r"(?:at least|al menos|como mínimo|min\.?|mín\.?|≥|>=)\s*(\d{1,6})", re.IGNORECASE)
CEILING = re.compile(r"(?:at most|como máximo|como mucho|a lo sumo|max\.?|máx\.?|≤|<=)\s*(\d{1,6})", re.IGNORECASE)


def groups_in(text: str) -> tuple[Group, ...]:
    """The groups that the lines name. Raises ValidationError for the first line that is none."""
    return tuple(_groups(text))


def _groups(text: str) -> Iterator[Group]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield _group(line.strip(), number)


def _group(line: str, number: int) -> Group:
    found = LINE.fullmatch(line)
    limits = [part.strip() for part in found["limits"].split(";") if part.strip()] if found else []
    floors = [int(told[1]) for part in limits if (told := FLOOR.fullmatch(part))]
    ceilings = [int(told[1]) for part in limits if (told := CEILING.fullmatch(part))]
    if not found or not limits or len(floors) + len(ceilings) < len(limits) or max(len(floors), len(ceilings)) > 1:
        sentence = _("Line {number} of the groups is not understood. Write it like this: women: 1, 4, 7; at least 3")
        raise ValidationError(sentence.format(number=number))
    members = tuple(int(digits[:9]) for digits in re.findall(r"\d+", found["members"]))
    return Group(found["name"].strip(), members, *floors or (None,), *ceilings or (None,))
