"""Reasons as people say them, in the language of the page: what a figure means comes before the figure."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from django.utils.translation import gettext as _

from frombelow.hall.jobs import words
from frombelow.hall.jobs.queries.cells import Board
from frombelow.hall.jobs.scoring import without_union
from frombelow.hall.kit.templatetags.numbers import dollars, number, share
from frombelow.methods.potential.cells import KINDS, MOVERS
from frombelow.methods.potential.reasons import Reason

PUBLIC_CODES = frozenset({"61-public", "92"})
BOARDS_TELL = frozenset(
    {"petitions", "charges", "recognitions", "win_rate"}
)  # strikes of public workers are told by the mediators
AS_OFTEN = (0.95, 1.05)  # of the nation's rate: no difference that could be told
NONE = 0.005
MANY_TIMES = 10
STILL = 0.0005  # a year: no growth that could be told


def sentence(reason: Reason, board: Board, row: int) -> str:
    """A reason of a cell."""
    if not reason.known and reason.key in BOARDS_TELL and str(board.cells.code[row]) in PUBLIC_CODES:
        return _("Of public workers hardly any is on record.")
    if reason.key == "position" and str(board.cells.code[row]) not in MOVERS:
        return _("Told only of trades that move, make or carry what others need; here their mean stands in.")
    if not reason.known:
        return _(reason.pattern)
    if reason.key in KINDS:
        rates = board.cells.rates[reason.key]
        return rate(reason.key, float(rates.rate[row]) / rates.national)
    told = OWN.get(reason.key)
    return told(board, row) if told else told_as_written(reason)


def is_hole(board: Board, row: int) -> bool:
    """Public workers of a state whose board's files are not on record."""
    return str(board.cells.code[row]) in PUBLIC_CODES and not np.isfinite(board.cells.rates["petitions"].rate[row])


def told_as_written(reason: Reason) -> str:
    """A reason in the words of the method."""
    return _(reason.pattern).format(**reason.values)


def rate(kind: str, ratio: float) -> str:
    """How often, beside the nation: as a multiple above it, as a share below it."""
    low, high = AS_OFTEN
    if ratio < NONE:
        return str(words.HARDLY[kind])
    if ratio < low:
        return str(words.LESS_OFTEN[kind]).format(share=share(ratio, 0 if ratio >= 2 * NONE else 1))
    if ratio <= high:
        return str(words.AS_OFTEN[kind])
    return str(words.MORE_OFTEN[kind]).format(times=number(ratio, 0 if ratio >= MANY_TIMES else 1))


def size(board: Board, row: int) -> str:
    """How many workers without a union, as exactly as that is known."""
    return _("About {workers} workers without a union.").format(workers=without_about(board, row))


def low_pay(board: Board, row: int) -> str:
    """Pay beside that of other jobs around."""
    return _(
        "A job pays {pay} a year on average, part-time jobs included; all private jobs around pay {around}."
    ).format(pay=dollars(float(board.cells.pay[row])), around=dollars(float(board.cells.area_pay[row])))


def density_here(board: Board, row: int) -> str:
    """Members among workers; where too few were asked in a county, those of its area were."""
    told = words.MEMBERS_OF.get(str(board.cells.place_density_of[row]), words.MEMBERS_OF[""])
    return str(told).format(share=share(float(board.cells.place_density[row])))


def growth(board: Board, row: int) -> str:
    """Whether there are more jobs every year."""
    found = float(board.cells.growth[row])
    if abs(found) < STILL:
        return _("As many jobs of this sector in the state as three years ago.")
    pattern = (
        _("Jobs of this sector in the state grow by {rate} a year.")
        if found > 0
        else _("Jobs of this sector in the state shrink by {rate} a year.")
    )
    return pattern.format(rate=share(abs(found)))


def law(board: Board, row: int) -> str:
    """Whether there is a right-to-work law."""
    return (
        _("The state has a right-to-work law.")
        if board.cells.right_to_work[row]
        else _("The state has no right-to-work law.")
    )


def south(board: Board, row: int) -> str:
    """Whether it lies in the South."""
    return _("It lies in the South.") if board.cells.is_south[row] else _("It lies outside the South.")


OWN: dict[str, Callable[[Board, int], str]] = {
    "size": size, "growth": growth, "low_pay": low_pay, "density_here": density_here, "law": law, "south": south,
}  # fmt: skip


def about(workers: float) -> str:
    """A number of workers as exactly as an estimate is: two figures that count."""
    step = 10 ** max(0, len(str(round(workers))) - 2)
    return number(float(np.round(workers / step)) * step)


def without_about(board: Board, row: int) -> str:
    """Workers without a union, rounded down: never more than the workers themselves, and one at least."""
    found = max(1.0, float(without_union(board.cells)[row]))
    step = 10 ** max(0, len(str(int(found))) - 2)
    return number(found // step * step)
