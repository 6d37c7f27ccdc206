"""Exports of other programs, recognized by the names of their columns. One small table a program."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from frombelow.hall.people.rules.details import latin

SEPARATORS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Dialect:
    """The columns of one kind of export, and where they go. Names are compared without case, blanks and marks: `First Name` is `first_name`."""

    key: str
    name: str
    signs: frozenset[str]  # columns that only this program writes
    columns: Mapping[str, str]
    least: int = 2  # so many signs, to be sure


def squashed(header: str) -> str:
    """`Voter File VANID `, `voter_file_vanid` and `VoterFileVANID` are one."""
    return SEPARATORS.sub("", latin(header))


def dialect(key: str, name: str, signs: str, columns: Mapping[str, str], least: int = 2) -> Dialect:
    """A dialect from its table as it is written."""
    return Dialect(
        key,
        name,
        frozenset(squashed(sign) for sign in signs.split(",")),
        {squashed(header): target for header, target in columns.items()},
        least,
    )
