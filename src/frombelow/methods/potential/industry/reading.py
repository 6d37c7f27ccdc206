"""Which marks each view adds, and employers turned into matrices of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from frombelow.methods.potential.industry import evidence as marks
from frombelow.methods.potential.industry.evidence import Evidence
from frombelow.methods.potential.industry.vocabulary import Vocabulary

Marks = Callable[[Evidence], Set[str]]


@dataclass(frozen=True)
class Kind:
    """One kind of marks, how many told employers must leave a mark for it to count, and whether rare ones weigh more."""

    read: Marks
    least: int
    is_weighed: bool = True


# What the regression reads, by view: names; unions; units.
FOR_REGRESSION = (
    (Kind(marks.marks_of_names, 3), Kind(marks.marks_of_letters, 5)),
    (Kind(marks.marks_of_unions, 3), Kind(marks.marks_of_union_names, 3)),
    (Kind(marks.marks_of_units, 3),),
)
# Pieces of words are no separate witnesses, so naive Bayes, which takes them for such, does without.
FOR_BAYES = (
    (Kind(marks.marks_of_names, 1, False),),
    (Kind(marks.marks_of_unions, 1, False), Kind(marks.marks_of_union_names, 1, False)),
    (Kind(marks.marks_of_units, 1, False),),
)
VIEWS = len(FOR_REGRESSION)


@dataclass(frozen=True)
class Reader:
    """Kinds of marks by view, each with the marks it knows."""

    kinds: tuple[tuple[Kind, ...], ...]
    known: tuple[tuple[Vocabulary, ...], ...]

    @classmethod
    def of(cls, kinds: tuple[tuple[Kind, ...], ...], employers: Sequence[Evidence]) -> Reader:
        """A reader that knows the marks of these employers."""
        return cls(
            kinds,
            tuple(
                tuple(Vocabulary.of(map(kind.read, employers), kind.least, is_weighed=kind.is_weighed) for kind in view)
                for view in kinds
            ),
        )

    def by_kind(self, employers: Sequence[Evidence]) -> list[list[sparse.csr_array]]:
        """One matrix for each kind, view by view."""
        return [
            [words.matrix(map(kind.read, employers)) for words, kind in zip(known, kinds, strict=True)]
            for known, kinds in zip(self.known, self.kinds, strict=True)
        ]

    def by_view(self, employers: Sequence[Evidence]) -> tuple[sparse.csr_array, ...]:
        """One matrix for each view: the marks it adds to the views before it."""
        return tuple(sparse.hstack(view, format="csr") for view in self.by_kind(employers))


def view_of(employer: Evidence) -> int:
    """The widest view an employer's evidence allows: 2 with units, 1 with unions, 0 with names alone."""
    return int(np.flatnonzero(views_of(employer))[-1])


def views_of(employer: Evidence) -> tuple[bool, bool, bool]:
    """Which views an employer's evidence allows. The one with unions alone is passed over where it met none."""
    return True, bool(employer.unions or employer.union_names), bool(employer.units)
