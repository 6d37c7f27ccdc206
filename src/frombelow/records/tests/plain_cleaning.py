"""The macros of `cleaning.py` once more, slow and plain."""

from __future__ import annotations

import re
from datetime import date, datetime

from frombelow.records.cleaning import CASE, CODES, DAY_FORMATS, FIPS, FIRST_YEAR, LAST_YEAR, TIME_OF_DAY, ZIP, text


def state(value: str | None) -> str | None:
    """USPS code of a state written as code or in full, else None."""
    return CODES.get((text(value) or "").upper())


def fips(value: str | None) -> str | None:
    """The two digits of a state."""
    return FIPS.get(state(value) or "")


def case_number(value: str | None) -> str | None:
    """NLRB case number with a two-digit region and a six-digit serial: 1-RC-20986 -> 01-RC-020986."""
    found = re.match(CASE, (text(value) or "").upper().replace(" ", ""))
    return f"{int(found[1]):02d}-{found[2]}-{int(found[3]):06d}" if found else None


def day(value: str | None) -> date | None:
    """A date between 1930 and 2035 from the ways agencies write one, else None (1899, 3021 and 2121 occur)."""
    written = re.sub(TIME_OF_DAY, "", text(value) or "")
    for pattern in DAY_FORMATS:
        try:
            found = datetime.strptime(written, pattern).date()  # noqa: DTZ007 - a day, not a moment
        except ValueError:
            continue
        return found if FIRST_YEAR <= found.year <= LAST_YEAR else None
    return None


def zip_code(value: str | None) -> str | None:
    """The first five digits of a ZIP code; a lost leading zero (4 digits) is put back."""
    found = re.match(ZIP, text(value) or "")
    return found[1].zfill(5) if found and found[1].strip("0") else None
