"""Where people stand on the map, and who has a place on it."""

from __future__ import annotations

import numpy as np

from frombelow.methods.opinions.cast import Cast, summed
from frombelow.methods.opinions.plane import FINE, Plane
from frombelow.methods.opinions.settings import Settings
from frombelow.methods.opinions.votes import Ints, Reals, Votes


def positions(cast: Cast, plane: Plane) -> Reals:
    """People × 2: the sum of what each vote cast adds, times √(statements / votes cast), which moves those who voted little away from the middle.

    The sums are of whole numbers, so their order does not matter.
    """
    axes = [summed(steps[cast.code], cast.counts) / FINE * cast.stretch for steps in plane.steps]
    return np.stack(axes, axis=1)


def placed(votes: Votes, settings: Settings) -> Ints:
    """Those who have voted enough to be placed, as places in `votes.people`.

    At least `least_votes` votes (or all statements, if there are fewer); if too few people have that many, the `least_people` most active, and all who
    are as active as the last of them.
    """
    cast = votes.cast
    enough = cast >= max(1, min(settings.least_votes, len(votes.statements)))
    if int(enough.sum()) < settings.least_people and len(cast):
        rank = min(settings.least_people, len(cast))
        enough |= cast >= max(1, int(np.sort(cast)[-rank]))
    return np.flatnonzero(enough)
