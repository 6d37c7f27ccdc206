"""Specification: what is written, and the county it means.

Title: Placing a city in its county.
"""

import pytest

from frombelow.methods.linkage.places import place
from frombelow.methods.linkage.places.tests.small_country import small_country

PLACES = small_country()

# city | state | ZIP | county | a part of the reason
TABLE = """
Durham                 | NC             |            | 37063 | Durham lies in Durham County (95 %) and Wake County (5 %).
DURHAM                 | North Carolina |            | 37063 | Durham lies in
Durham, NC             | NC             |            | 37063 | Durham lies in
City of Durham         | N.C.           |            |       | is not a state
City of Durham         | nc             |            | 37063 | Durham lies in
Ft. Bragg              | NC             |            | 37037 | Fort Bragg lies in Chatham County.
LaGrange               | NC             |            | 37037 | La Grange lies in
Mt Vernon              | NY             |            | 36119 | Mount Vernon lies in Westchester County.
NYC                    | NY             |            | 36061 | New York lies in
Bx                     | New York       |            | 36005 | Bronx lies in
Ralegh                 | NC             |            | 37183 | “Ralegh”, read as Raleigh, lies in Wake County.
Chapl Hil              | NC             |            | 37135 | read as Chapel Hill
Chapel                 | NC             |            | 37135 | read as Chapel Hill
Durham (Duke Hospital) | NC             |            | 37063 | Durham lies in
Raleigh and Durham     | NC             |            | 37183 | names several places
Port of Raleigh Dock 4 | NC             |            | 37183 | read as Raleigh
Washington DC          | DC             |            | 11001 | Washington lies in District of Columbia.
anywhere               | DC             |            | 11001 | is one county
Fairfax                | VA             |            | 51600 | Fairfax city (55 %) and Fairfax County (45 %)
Fairfax                | VA             | 22031      | 51059 | ZIP 22031 lies in Fairfax County.
Fairfax                | VA             | 22031-1234 | 51059 | ZIP 22031 lies in Fairfax County.
Durham                 | NC             | 27601      | 37183 | ZIP 27601 lies in Wake County
Raleigh                | NC             | 27701      | 37183 | city and ZIP disagree
Raleigh                | NC             | 27703      | 37183 | Raleigh lies in
Durham                 | NC             | 10451      | 37063 | ZIP 10451 is of another state and does not count.
Durham                 | NC             | 99999      | 37063 | ZIP 99999 is in no list and does not count.
                       |                | 27701      | 37063 | ZIP 27701 lies in Durham County.
27701                  | NC             |            | 37063 | ZIP 27701 lies in Durham County.
Carrboro               | NC             |            | 37037 | Federal coders wrote Chatham County for 20 of 22 units there.
RDU Cargo              | NC             |            | 37183 | in no list of places. Federal coders wrote Wake County for 2 of 2
Siler City             | NC             |            | 37037 | Siler City lies in Chatham County (90 %)
Zzyzx Qwrtp            | NC             | 27601      | 37183 | is not known; ZIP 27601 lies in Wake County.
Zzyzx Qwrtp            | NC             |            |       | is no place known in North Carolina
Durham                 | ZZ             |            |       | “ZZ” is not a state.
Durham                 |                |            |       | No state is given
"""


@pytest.mark.parametrize("line", TABLE.strip("\n").splitlines())
def test_what_is_written_and_the_county_it_means(line: str) -> None:
    city, state, zip_code, fips, reason = (cell.strip() for cell in line.split("|"))
    answer = place(PLACES, city, state, zip_code)
    assert (answer.fips or "") == fips
    assert reason in answer.reason
