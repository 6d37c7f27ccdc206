"""A small register for tests: real file numbers, a few unions."""

from __future__ import annotations

from functools import cache
from typing import Any

from frombelow.methods.linkage.unions import Register

# file number, label, level, number, prefix, suffix, unit name, state, city, seen
ROWS = """
35389|ELECTRICAL WORKERS IBEW AFL-CIO|LU|5||||PA|PITTSBURGH|9
543367|ELECTRICAL WORKERS IBEW AFL-CIO|SC|5||||||1
40119|ELECTRICAL WORKERS IBEW AFL-CIO|LU|1739||||||3
30541|TEAMSTERS|LU|251||||RI|EAST PROVIDENCE|5
43508|TEAMSTERS|LU|705||||IL|CHICAGO|12
12104|BRICKLAYERS AFL-CIO|LU|6||||||0
15152|BRICKLAYERS AFL-CIO|LU|6||WV||||0
511238|BRICKLAYERS AFL-CIO|LU|6||||IL|ROCKFORD|4
515098|BRICKLAYERS AFL-CIO|LU|6||||MN|DULUTH|2
38116|STEELWORKERS, AFL-CIO|LU|647|7|S||||2
35853|STEELWORKERS, AFL-CIO|LU|12075||||||4
45931|STEELWORKERS, AFL-CIO|LU|18||||||0
11661|SERVICE EMPLOYEES|LU|32||BJ||NY|NEW YORK|20
31847|SERVICE EMPLOYEES|LU|1199||||NY|NEW YORK|20
541689|SERVICE EMPLOYEES|D|1199||||OH|COLUMBUS|4
27970|UNITE HERE|LU|7||||MD|BALTIMORE|6
71089|UNITE HERE|LU|57||||||1
17904|BAKERY, TOBACCO AND GRAIN AFL-CIO|LU|100||G||||3
516238|STATE COUNTY AND MUNI EMPLS AFL-CIO|LU|389||||NY|NEW YORK|2
540940|PAINTERS AFL-CIO|DC|57||||PA|PITTSBURGH|3
35974|MACHINISTS AFL-CIO|LU|1266||||WI|WEST ALLIS|3
17207|MACHINISTS AFL-CIO|DC|160||||WA|SEATTLE|3
22384|SECURITY POLICE, FIRE PROF, IND|LU|258||||MI|ROSEVILLE|3
545137|SAG-AFTRA|LBR|0|||CHICAGO|IL|CHICAGO|2
545143|SAG-AFTRA|LBR|0|||LOS ANGELES|CA|LOS ANGELES|2
547120|BLUE BOTTLE INDEPENDENT UNION||0||||||1
408|FRATERNITY OF AMERICAN PROTECTIVE OFFICERS||0||||||1
31860|ENGINEERS, OPERATING, AFL-CIO|LU|150||||IL|COUNTRYSIDE|9
5315|ENGINEERS, OPERATING, AFL-CIO|LU|315||||||0
4310|ENGINEERS, OPERATING, AFL-CIO|LU|431||||||0
"""


def rows() -> list[dict[str, Any]]:
    """The rows as the register reads them."""
    found = []
    for line in ROWS.strip().splitlines():
        f_num, label, level, number, prefix, suffix, unit, state, city, seen = line.split("|")
        found.append(
            {
                "f_num": f_num,
                "labels": [label],
                "levels": [level],
                "numbers": [number],
                "prefixes": [prefix],
                "suffixes": [suffix],
                "unit_name": unit or None,
                "states": [state] if state else [],
                "cities": [city] if city else [],
                "spellings": [],
                "seen": int(seen),
            }
        )
    return found


@cache
def register() -> Register:
    """The register, built once."""
    return Register.from_rows(rows())
