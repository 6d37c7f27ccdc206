"""A public lot that nobody can steer and anybody can draw again: commit first, reveal afterwards.

1. Before the papers are counted, each participant thinks of a secret text and hands in its SHA-256 (the commitment).
2. When all commitments are published, each reveals the text. Nobody can change it any more, and nobody knew the others'.
3. The seed is the SHA-256 of the contest's id and all revealed texts, sorted, each on a line of its own.
4. The order is that of SHA-256(seed|number|name), as hexadecimal text, for each candidate: the smallest first.

As long as one participant chose a text that the others could not guess, nobody could choose the order. The exact bytes are those of these commands:

    printf '%s' 'the secret text' | sha256sum
    printf '%s\\n' 'contest id' 'first text' 'second text' | sha256sum
    printf '%s' 'SEED|3|Ada Lovelace' | sha256sum

A text that is missing or false stops the lot: if it were simply left out, whoever reveals last could look at both orders and pick one.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from frombelow.methods.common.said import Said

SHORTEST = 16  # characters of a secret: fewer could be guessed from the commitment


@dataclass(frozen=True)
class Lot:
    """The outcome. `order` holds the drawn numbers, the most favored first; empty where something stops the lot.

    `missing` have not revealed, `false` revealed another text than they committed to, `short` revealed one too short or with a line break,
    `copied` handed in the same commitment as another.
    """

    seed: str = ""
    order: tuple[int, ...] = ()
    missing: tuple[str, ...] = ()
    false: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    copied: tuple[str, ...] = ()

    @property
    def is_drawn(self) -> bool:
        return bool(self.seed)

    @property
    def reason(self) -> Said:
        """Why it stands as it does."""
        for names, pattern in (
            (self.missing, _MISSING),
            (self.false, _FALSE),
            (self.short, _SHORT),
            (self.copied, _COPIED),
        ):
            if names:
                return Said(pattern, {"names": ", ".join(names), "shortest": str(SHORTEST)})
        return Said("The lot is drawn." if self.is_drawn else "The lot is not drawn: nobody took part.")


def commitment(secret: str) -> str:
    """What a participant hands in first. Blanks and upper or lower case in the secret matter."""
    return _sha256(secret)


def is_good_secret(secret: str) -> bool:
    """Long enough, and one line."""
    return len(secret) >= SHORTEST and not set(secret) & {"\n", "\r"}


def draw(contest: str, commitments: Mapping[str, str], reveals: Mapping[str, str], names: Mapping[int, str]) -> Lot:
    """`commitments` and `reveals` by participant; `names` of the candidates by number."""
    lot = _faults(commitments, reveals)
    if lot != Lot() or not commitments:
        return lot
    seed = seed_of(contest, (reveals[participant] for participant in commitments))
    return Lot(seed=seed, order=order_of(seed, names))


def seed_of(contest: str, reveals: Iterable[str]) -> str:
    """SHA-256 of the contest's id and the texts, sorted by their bytes (UTF-8), a line break after each."""
    lines = [contest, *sorted(reveals, key=str.encode)]
    return _sha256("".join(line + "\n" for line in lines))


def order_of(seed: str, names: Mapping[int, str]) -> tuple[int, ...]:
    """The numbers by SHA-256(seed|number|name), the smallest first."""
    return tuple(sorted(names, key=lambda number: _sha256(f"{seed}|{number}|{names[number]}")))


def _faults(commitments: Mapping[str, str], reveals: Mapping[str, str]) -> Lot:
    """Everything that stops the lot; the empty `Lot` if nothing does."""
    times = Counter(value.lower() for value in commitments.values())
    there = [participant for participant in commitments if participant in reveals]
    return Lot(
        missing=tuple(participant for participant in commitments if participant not in reveals),
        false=tuple(p for p in there if commitment(reveals[p]) != commitments[p].lower()),
        short=tuple(p for p in there if not is_good_secret(reveals[p])),
        copied=tuple(p for p, value in commitments.items() if times[value.lower()] > 1),
    )


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


_MISSING = "The lot is not drawn: {names} did not reveal. Ask them to, or begin a new lot with new commitments."
_FALSE = "The lot is not drawn: the text of {names} is not the one committed to. Begin a new lot with new commitments."
_SHORT = "The lot is not drawn: the text of {names} is shorter than {shortest} characters or has a line break. Begin a new lot."
_COPIED = (
    "The lot is not drawn: {names} handed in the same commitment. Begin a new lot, with a text of one's own for each."
)
