"""What federal coders wrote for a place, weighed against geography.

For every bargaining unit of 1999-2010 the Labor Board's staff wrote down a county. Those codings are a source
like others: they know that workplaces with the address Farmingdale stand mostly in Suffolk County, where its
post office is not, and that “Pax River” is in St. Mary's. And they are full of slips, some repeated for years
(Oklahoma City in Canadian County, Bangor in the county after its own in the list). So two questions are kept apart.

*Which county would a federal coder write down?* There the codings may speak for any county.

*Where does the place lie?* There they may say how a place's workplaces are split among the counties in which the place lies,
and, for a name that is in no list, in which county it is; they never move a place to a county in which nothing else has a part
of it. How often coders slip is not learned place by place, only where their slips go: it lengthens or shortens the candidates.

All follow the posterior mean of a Dirichlet-multinomial: geography counts as much as `strength` codings.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from frombelow.methods.linkage.places.gazetteer import Matrix

STRENGTH = 2.0  # codings; the leave-one-out likelihood is flat from 1.2 to 3
# The same for codings of the very ZIP asked for, where a coder's county is the question: what was written once about this ZIP counts as
# much as all else together. Decision 0004 says what that buys and what it costs.
ZIP_STRENGTH = 1.0
LEAST = 0.02  # share of a place's evidence from which a county is one in which the place lies
UNHEARD = 0.01  # share of units coded in a county that nobody had coded for the place before: what keeps the probability below that of memory

Counts = Mapping[str, float]  # county's FIPS -> units coded


@dataclass(frozen=True)
class Codings:
    """Units coded for a city, by county: `zip_code` those with the ZIP asked for, `elsewhere` all others."""

    zip_code: Counts = field(default_factory=dict)
    elsewhere: Counts = field(default_factory=dict)

    def total(self) -> dict[str, float]:
        """County -> units, of both."""
        return {
            fips: self.zip_code.get(fips, 0.0) + self.elsewhere.get(fips, 0.0)
            for fips in sorted({*self.zip_code, *self.elsewhere})
        }


NO_CODINGS = Codings()


def learn(odds: Matrix, counts: Matrix, lies_in: NDArray[np.bool_], strength: float = STRENGTH) -> Matrix:
    """The odds after `counts` codings. All (n,), by county of the state; `lies_in`: counties the place lies in.

    The odds of those counties together, and of all others together, stay what they were; with all of them in `lies_in`, nothing is kept apart.
    """
    learned = odds.copy()
    for part in (lies_in, ~lies_in):
        mass, coded = odds[part].sum(), counts[part]
        if mass > 0:
            learned[part] = mass * (strength * odds[part] / mass + coded) / (strength + coded.sum())
    return learned


def allow_for_the_unheard(learned: Matrix, by_geography: Matrix) -> Matrix:
    """Odds (n,) with a small part given back to all counties but the best, as they are likely by geography.

    Codings seen so far know nothing of a slip nobody has made yet; with each unit's own coding left out, a share of 0.01 calibrates best.
    """
    others = by_geography.copy()
    others[int(learned.argmax())] = 0.0
    total = others.sum()
    allowed: Matrix = (1 - UNHEARD) * learned + UNHEARD * others / total if total > 0 else learned
    return allowed
