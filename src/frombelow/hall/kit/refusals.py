"""Refusals: how a rule says no. Plain Python, so that rules stay free of Django."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


class Refused(Exception):
    """A rule says no, in one sentence that a member can read.

    The English sentence and its values are kept apart, so that the sentence can be translated:
    `Refused("Members can still vote until {time}.", time=closes_at)`.
    """

    status = 409  # of the answer
    ways: Sequence[
        tuple[str, str]
    ] = ()  # pages that lead on, where there are some: what each is called, and its address

    def __init__(self, sentence: str, **values: Any) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.values = values

    def __str__(self) -> str:
        return self.sentence.format(**self.values)
