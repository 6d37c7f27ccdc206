"""The sector of an employer whose own rows tell it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from frombelow.methods.potential.industry.evidence import words
from frombelow.methods.potential.industry.rounding import in_thousandths

LEAST_TELLING = 0.1  # share of an employer's rows that must tell a sector,
ENOUGH_TELLING = 10  # unless so many do
# Employers that NAICS itself names: industry 491110 is the Postal Service and what is done under contract with it.
NAMED_BY_NAICS = {"united states postal service": "48-49"}


def shares_told(counts: Mapping[str, int], rows: int) -> dict[str, float]:
    """sector -> share of the rows that tell one, in thousandths, together 1; empty where too few rows tell any.

    `counts`: rows by the sector they tell; `rows`: all rows of the employer. Two slips among thousands of rows do not
    make the Postal Service a builder: at least one row in ten must tell a sector, or ten rows in all.
    """
    told = sum(counts.values())
    if told == 0 or told < min(ENOUGH_TELLING, LEAST_TELLING * rows):
        return {}
    sectors = sorted(counts)
    shares = in_thousandths(np.array([[counts[sector] / told for sector in sectors]]))[0]
    return {sector: float(share) for sector, share in zip(sectors, shares, strict=True) if share > 0}


def sector_by_definition(names: Iterable[str]) -> str | None:
    """The sector of an employer that the classification itself names, if one of its names is that name."""
    return next((NAMED_BY_NAICS[key] for name in names if (key := " ".join(words(name))) in NAMED_BY_NAICS), None)
