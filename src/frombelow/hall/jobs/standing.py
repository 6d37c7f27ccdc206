"""Where something stands, in words that people read."""

from __future__ import annotations

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from frombelow.hall.kit.templatetags.numbers import number

TEENS = (11, 12, 13)
ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def ordinal(place: int) -> str:
    """1st, 22nd, 113th; 1.º in Spanish."""
    if get_language() == "es":
        return f"{number(place)}.º"
    return number(place) + ("th" if place % 100 in TEENS else ENDINGS.get(place % 10, "th"))


def range_of_rank(low: int, high: int, among: int) -> str:
    """How far a rank could move, `among` being how many are ranked."""
    if low == high:
        return _("surely")
    if low == 1 and high == among:
        return _("could stand anywhere")
    if low == 1:
        return _("among the first {high}").format(high=number(high))
    if high == among:
        return _("between {low} and last").format(low=ordinal(low))
    return _("between {low} and {high}").format(low=ordinal(low), high=ordinal(high))
