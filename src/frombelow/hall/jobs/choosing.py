"""What a reader wants to weigh: a preset by its name, or weights and demands of their own, read from an address.

An address that makes no sense is refused in one sentence; the page then shows the ranking it begins with.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol
from urllib.parse import urlencode

from frombelow.hall.jobs import words
from frombelow.hall.kit.refusals import Refused
from frombelow.methods.potential.cells import KEYS
from frombelow.methods.potential.demands import DEMANDS
from frombelow.methods.potential.presets import DEFAULT, DEMANDS_OF, PRESETS

HEAVIEST = 10
LEAST = (0, 100, 1_000, 10_000)  # workers a cell must have to be listed
USUAL_LEAST = 100
BOTH, SCORE, MANY = ORDERS = ("both", "score", "many")  # what comes first: likely and many, likely, many
OWN = "own"  # says that the demands that follow are all that are chosen, even if none does


class Given(Protocol):
    """The words of an address, as Django reads them."""

    def keys(self) -> Iterable[str]: ...
    def getlist(self, name: str, /) -> list[str]: ...


@dataclass(frozen=True)
class Choice:
    """What is weighed. `preset` is '' where the reader set the weights; `least` workers a cell must have; `asked_order` is '' where none was asked for.

    `is_usual`: nobody asked for the preset, the page begins with it. Links do not carry it on, so that each page begins with its own.
    """

    preset: str
    weights: tuple[tuple[str, float], ...]
    demands: tuple[str, ...]
    least: int = USUAL_LEAST
    asked_order: str = ""
    is_usual: bool = False

    @property
    def usual_order(self) -> str:
        """Both, unless the weights count the workers already."""
        return SCORE if "size" in self.by_part else BOTH

    @property
    def order(self) -> str:
        """What comes first: the score, how many workers without a union, or both."""
        return self.asked_order or self.usual_order

    @property
    def by_part(self) -> dict[str, float]:
        """Part -> weight, those that weigh anything."""
        return dict(self.weights)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The same as words of an address; none for what a page begins with."""
        pairs: list[tuple[str, str]] = []
        if not self.preset:
            pairs += [(key, f"{weight:g}") for key, weight in self.weights]
        elif not self.is_usual:
            pairs.append(("preset", self.preset))
        if self.demands != demands_of(self.preset):
            pairs += [("only", OWN), *(("demand", key) for key in self.demands)]
        if self.least != USUAL_LEAST:
            pairs.append(("least", str(self.least)))
        if self.asked_order:
            pairs.append(("order", self.asked_order))
        return pairs

    @cached_property  # every link of a page has it
    def query(self) -> str:
        """The same, run together."""
        return urlencode(self.pairs)

    def address(self, page: str, **more: str) -> str:
        """A page with this choice, and with more words."""
        query = "&".join(part for part in (self.query, urlencode({k: v for k, v in more.items() if v})) if part)
        return f"{page}?{query}" if query else page


def preset_choice(key: str, least: int = USUAL_LEAST, order: str = "", *, usual: str = DEFAULT) -> Choice:
    """The weights and demands of a preset; `usual` is the one that the page begins with."""
    weights = tuple((part, float(PRESETS[key].weights[part])) for part in KEYS if PRESETS[key].weights.get(part))
    return Choice(key, weights, demands_of(key), least, order, is_usual=key == usual)


def demands_of(preset: str) -> tuple[str, ...]:
    """The demands that a preset chooses: all, where it names none."""
    return tuple(key for key in DEMANDS if key in DEMANDS_OF.get(preset, tuple(DEMANDS)))


def read_choice(given: Given, known: Sequence[str] = (), usual: str = DEFAULT) -> Choice:
    """The choice of an address; `known` names the other words this page understands, `usual` the preset it begins with. Raises Refused."""
    least, order = read_least(word(given, "least")), read_order(word(given, "order"))
    strange = [name for name in given.keys() if name not in {*KEYS, *words.ASKED, *known}]  # noqa: SIM118
    if strange:
        raise Refused(
            "There is no part named “{asked}”; the ranking below is the one we begin with. The parts stand in the form.",
            asked=strange[0][:40],
        )
    weights = tuple((key, weight) for key in KEYS if (weight := read_weight(key, word(given, key))))
    if not weights and any(word(given, key) for key in KEYS):
        raise Refused("All weights are 0: give at least one part a weight. The ranking below is the one we begin with.")
    if weights:
        return with_demands(Choice("", weights, demands_of(""), least, order), given)
    asked = read_preset(word(given, "preset"))
    return with_demands(replace(preset_choice(asked or usual, least, order), is_usual=not asked), given)


def word(given: Given, name: str) -> str:
    """A word of the address; '' where it is not said. The last counts."""
    return (given.getlist(name) or [""])[-1]


def read_least(asked: str) -> int:
    """How many workers a cell must have. Raises Refused for what is none of the steps."""
    if not asked:
        return USUAL_LEAST
    if asked.isascii() and asked.isdigit() and int(asked[:9]) in LEAST:
        return int(asked)
    raise Refused(
        "“{asked}” is none of the sizes to begin with ({sizes} workers); the ranking below is the one we begin with.",
        asked=asked[:40], sizes=", ".join(f"{size:,}" for size in LEAST),
    )  # fmt: skip


def read_order(asked: str) -> str:
    """What is to come first; '' where nothing is said. Raises Refused."""
    if asked and asked not in ORDERS:
        raise Refused(
            "There is no order named “{asked}”; the ranking below is the one we begin with.", asked=asked[:40]
        )
    return asked


def read_weight(key: str, asked: str) -> float:
    """The weight of one part; 0 where nothing is said. Raises Refused for what is no number from 0 to HEAVIEST."""
    text = asked.strip().replace(",", ".")
    try:
        weight = float(text) if text else 0.0
    except ValueError:
        weight = -1.0
    if not 0 <= weight <= HEAVIEST:
        raise Refused(
            "The weight of “{part}” must be a number from 0 to {heaviest}, and “{asked}” is none; "
            "the ranking below is the one we begin with.",
            part=str(words.PART[key]), heaviest=HEAVIEST, asked=asked[:40],
        )  # fmt: skip
    return weight


def read_preset(asked: str) -> str:
    """The preset asked for; '' where nothing is said. Raises Refused for one that is none."""
    if asked and asked not in PRESETS:
        raise Refused(
            "There is no ready choice named “{asked}”; the ranking below is the one we begin with.", asked=asked[:40]
        )
    return asked


def with_demands(choice: Choice, given: Given) -> Choice:
    """The choice with the demands the address names, where it names any. Raises Refused."""
    asked = given.getlist("demand")
    if not asked and word(given, "only") != OWN:
        return choice
    if strange := [key for key in asked if key not in DEMANDS]:
        raise Refused(
            "There is no demand named “{asked}”; the ranking below is the one we begin with.", asked=strange[0][:40]
        )
    return replace(choice, demands=tuple(key for key in DEMANDS if key in asked))
