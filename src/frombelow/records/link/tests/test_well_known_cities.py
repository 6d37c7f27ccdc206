"""Cities whose county any atlas tells stay in it, whatever was coded for them and however often."""

import pytest

from frombelow.methods.linkage.places import place
from frombelow.records.link.counties import REGISTER, load_gazetteer

CITIES = """
Oklahoma City, OK, Oklahoma County      | Bangor, ME, Penobscot County        | Boston, MA, Suffolk County
Houston, TX, Harris County              | Kansas City, MO, Jackson County     | Portland, ME, Cumberland County
Bronx, NY, Bronx County                 | Brooklyn, NY, Kings County          | New York, NY, New York County
Staten Island, NY, Richmond County      | Augusta, ME, Kennebec County        | St. Cloud, MN, Stearns County
Richmond, VA, Richmond city             | Baltimore, MD, Baltimore city       | St. Louis, MO, St. Louis city
Chicago, IL, Cook County                | Los Angeles, CA, Los Angeles County | San Francisco, CA, San Francisco County
Philadelphia, PA, Philadelphia County   | Pittsburgh, PA, Allegheny County    | Detroit, MI, Wayne County
Cleveland, OH, Cuyahoga County          | Columbus, OH, Franklin County       | Cincinnati, OH, Hamilton County
Milwaukee, WI, Milwaukee County         | Minneapolis, MN, Hennepin County    | Seattle, WA, King County
Portland, OR, Multnomah County          | Denver, CO, Denver County           | Phoenix, AZ, Maricopa County
Atlanta, GA, Fulton County              | Miami, FL, Miami-Dade County        | Birmingham, AL, Jefferson County
Jackson, MS, Hinds County               | Memphis, TN, Shelby County          | New Orleans, LA, Orleans Parish
Durham, NC, Durham County               | Charlotte, NC, Mecklenburg County   | Jefferson City, MO, Cole County
Newburgh, NY, Orange County             | White Plains, NY, Westchester County | Wichita Falls, TX, Wichita County
"""


@pytest.mark.skipif(not REGISTER.is_file(), reason="the release with the place register is not at hand")
@pytest.mark.parametrize("city", [city.strip() for line in CITIES.strip().splitlines() for city in line.split("|")])
def test_a_well_known_city_is_in_its_county(city: str) -> None:
    name, state, county = city.split(", ")
    places = load_gazetteer()
    answer = place(places, name, state)
    assert answer.fips is not None
    assert places.counties[answer.fips].name == county
    assert answer.probability > 0.5
