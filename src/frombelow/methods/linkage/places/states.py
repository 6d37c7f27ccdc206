"""The states, the District of Columbia and the inhabited territories, by the Census Bureau's codes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class State:
    """USPS code, 2-digit FIPS code, name; `is_south`: Census South region (sixteen states and DC)."""

    usps: str
    fips: str
    name: str
    is_south: bool


_SOUTH = frozenset(
    ["AL", "AR", "DC", "DE", "FL", "GA", "KY", "LA", "MD", "MS", "NC", "OK", "SC", "TN", "TX", "VA", "WV"]
)
_ROWS = """
AL 01 Alabama|AK 02 Alaska|AZ 04 Arizona|AR 05 Arkansas|CA 06 California|CO 08 Colorado|CT 09 Connecticut
DE 10 Delaware|DC 11 District of Columbia|FL 12 Florida|GA 13 Georgia|HI 15 Hawaii|ID 16 Idaho|IL 17 Illinois
IN 18 Indiana|IA 19 Iowa|KS 20 Kansas|KY 21 Kentucky|LA 22 Louisiana|ME 23 Maine|MD 24 Maryland
MA 25 Massachusetts|MI 26 Michigan|MN 27 Minnesota|MS 28 Mississippi|MO 29 Missouri|MT 30 Montana|NE 31 Nebraska
NV 32 Nevada|NH 33 New Hampshire|NJ 34 New Jersey|NM 35 New Mexico|NY 36 New York|NC 37 North Carolina
ND 38 North Dakota|OH 39 Ohio|OK 40 Oklahoma|OR 41 Oregon|PA 42 Pennsylvania|RI 44 Rhode Island
SC 45 South Carolina|SD 46 South Dakota|TN 47 Tennessee|TX 48 Texas|UT 49 Utah|VT 50 Vermont|VA 51 Virginia
WA 53 Washington|WV 54 West Virginia|WI 55 Wisconsin|WY 56 Wyoming|AS 60 American Samoa|GU 66 Guam
MP 69 Northern Mariana Islands|PR 72 Puerto Rico|VI 78 Virgin Islands
"""

STATES: tuple[State, ...] = tuple(
    State(row[:2], row[3:5], row[6:], row[:2] in _SOUTH) for row in _ROWS.strip().replace("\n", "|").split("|")
)
BY_USPS = {state.usps: state for state in STATES}
BY_FIPS = {state.fips: state for state in STATES}

# spellings that are neither the name nor the USPS code
_OTHER_WORDS = {
    "dist of columbia": "DC",
    "washington dc": "DC",
    "d c": "DC",
    "us virgin islands": "VI",
    "u s virgin islands": "VI",
    "commonwealth of puerto rico": "PR",
    "northern marianas": "MP",
}
_WORDS = {state.name.lower(): state.usps for state in STATES} | _OTHER_WORDS


def usps_code(text: str) -> str | None:
    """'Mississippi', 'MS', 'ms.' -> 'MS'; None for what is no state."""
    words = " ".join(text.replace(".", " ").replace(",", " ").split())
    if words.upper() in BY_USPS:
        return words.upper()
    return _WORDS.get(words.lower())
