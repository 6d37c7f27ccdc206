"""Union density and coverage from the Current Population Survey."""

from __future__ import annotations

import pyarrow as pa

from frombelow.records.source import RawFile, Reader, Source
from frombelow.records.sources.covering import covering
from frombelow.records.sources.states import register_states
from frombelow.records.sources.union_density.areas import area_measures
from frombelow.records.sources.union_density.cells import Cell, sector_rows
from frombelow.records.sources.union_density.industries import sector_of

NAME = "union_density"
CELLS = """
SELECT fips, "IND", "Industry Name ", observations::BIGINT, employment::DOUBLE, members::DOUBLE
FROM state_industry JOIN states ON states.name = upper("State")
WHERE employment::DOUBLE > 0 ORDER BY fips, "IND"::BIGINT
"""


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Measures of areas, and densities of the industries of every state and the nation."""
    for name in ("state_years", "counties", "metros", "cities", "state_industry"):
        reader.view(name)
    register_states(reader.con)
    # So the source writes the District; joined by its full name alone, its density and its public workers were lost.
    reader.con.execute("INSERT INTO states VALUES ('11', 'DC', 'D.C.')")
    cities = reader.sql("SELECT count(*) FROM cities")
    reader.drop(int(cities.column(0)[0].as_py()), "cities: they lie within the counties and areas shown")
    return {
        "measure": area_measures(reader, NAME),
        "sector": sector_rows(_cells(reader)),
        "coverage": covering(
            NAME, ("sectors", "union_coverage", "union_density"), 2016, 2020, complete=False, note="A sample survey."
        ),
    }


def _cells(reader: Reader) -> list[Cell]:
    return [
        Cell(fips, "cps_industry", code.zfill(4), _title(title), sector_of(int(code)), n, employed, members)
        for fips, code, title, n, employed, members in reader.con.execute(CELLS).fetchall()
    ]


def _title(words: str) -> str:
    words = words.strip()
    return words.capitalize() if words.isupper() else words


AREA = ("geoid", "observations", "employment", "members", "covered")
SOURCE = Source(
    NAME,
    {
        "state_years": RawFile("union_density/states.csv", ("State", "YEAR", *AREA[1:])),
        "counties": RawFile("union_density/county_density.csv", AREA),
        "metros": RawFile("union_density/metro_density.csv", AREA),
        "cities": RawFile("union_density/city_density.csv", AREA),
        "state_industry": RawFile("union_density/state_industry.csv", ("State", "IND", "Industry Name ", *AREA[1:4])),
    },
    clean,
)
