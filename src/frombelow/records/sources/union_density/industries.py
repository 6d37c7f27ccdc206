"""Which NAICS sector a Census industry code (2012 list, as the survey used it to 2020) belongs to."""

from __future__ import annotations

# First code of each range, in ascending order, and its sector.
RANGES = (
    (170, "11"), (370, "21"), (570, "22"), (770, "23"), (1070, "31-33"), (4070, "42"), (4670, "44-45"),
    (6070, "48-49"), (6470, "51"), (6870, "52"), (7071, "53"), (7270, "54"), (7570, "55"), (7580, "56"),
    (7860, "61"), (7970, "62"), (8561, "71"), (8660, "72"), (8770, "81"), (9370, "92"),
)  # fmt: skip
LAST = 9590


def sector_of(industry: int) -> str | None:
    """The sector of a code, None outside the list (the armed forces): 8680 (restaurants) -> 72."""
    if not RANGES[0][0] <= industry <= LAST:
        return None
    return next(sector for first, sector in reversed(RANGES) if industry >= first)
