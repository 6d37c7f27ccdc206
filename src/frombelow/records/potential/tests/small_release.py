"""A nation of four counties and four sectors, small enough to add up by hand.

Ohio (39) has a metropolitan area m10000 of two counties, 39001 and 39003, and a county outside of it, 39005; Alabama (01), in the South, has one county, 01001.
"""

from __future__ import annotations

from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq

from frombelow.records.potential.facts import cells_on, opened
from frombelow.records.release_format import EMPLOYER_SECTOR, HAPPENING, PARTY, TABLES
from frombelow.records.staging import AREA_OCCUPATION, COVERAGE, MEASURE, SECTOR, SECTOR_YEAR

TODAY = date(2024, 1, 1)
COUNTIES = ("01001", "39001", "39003", "39005")
PLACES = (
    ("us", "nation", None, None, False, None), ("01", "state", "AL", None, True, 1000), ("39", "state", "OH", None, False, 10_000),
    ("m10000", "metro", None, None, False, 9000), ("01001", "county", "AL", None, True, 1000), ("39001", "county", "OH", "m10000", False, 6000),
    ("39003", "county", "OH", "m10000", False, 3000), ("39005", "county", "OH", None, False, 1000),
)  # fmt: skip
NAMES = {"us": "United States", "01": "Alabama", "39": "Ohio", "m10000": "Salem, OH", "01001": "Lee County", "39001": "Salem County",
         "39003": "Dover County", "39005": "Wood County"}  # fmt: skip
# Private workers by county and sector; None: withheld.
JOBS = {
    ("39001", "62"): 2000.0, ("39001", "72"): 1000.0, ("39001", "48-49"): None, ("39001", "61"): 100.0,
    ("39003", "62"): 800.0, ("39003", "72"): None, ("39003", "48-49"): None,
    ("39005", "62"): 200.0, ("39005", "72"): 100.0,
    ("01001", "62"): 300.0, ("01001", "72"): 200.0,
}  # fmt: skip
PAY = {"62": 50_000.0, "72": 25_000.0, "61": 45_000.0}
TOTALS = {"39001": 3600.0, "39003": 1500.0, "39005": 300.0, "01001": 500.0}
AVERAGE = {"39001": 40_000.0, "39003": 52_000.0, "39005": 30_000.0, "01001": 35_000.0}  # pay of all jobs
METRO = {"62": 2800.0, "72": 1400.0, "48-49": 800.0}


def _sector(place, code, **more):
    told = {
        "place_id": place,
        "scheme": "naics",
        "code": code,
        "title": f"Sector {code}",
        "source_id": "abs_2017",
        "year": 2017,
    }
    return told | {"jobs_status": "reported", "pay_status": "reported", "level": 1} | more


def sectors():
    """The business survey, the business patterns of the area, and density of state and nation."""
    rows = [
        _sector(place, code, jobs=jobs, pay=PAY.get(code), density=0.1, density_low=0.05, density_high=0.15, density_year=2020,
                jobs_status="suppressed" if jobs is None else "reported")
        for (place, code), jobs in JOBS.items()
    ]  # fmt: skip
    rows += [_sector("m10000", code, jobs=jobs, source_id="cbp_2018", year=2018) for code, jobs in METRO.items()]
    rows += [
        _sector(
            "39",
            code,
            jobs=jobs,
            source_id="union_density",
            density=0.4,
            density_low=0.3,
            density_high=0.5,
            density_year=2020,
        )
        for code, jobs in (("61", 600.0), ("92", 500.0))
    ]
    return rows + [
        _sector(
            "us",
            code,
            jobs=1.0,
            source_id="oews_2025",
            density=0.2,
            density_low=0.1,
            density_high=0.3,
            density_year=2020,
        )
        for code in ("61", "62", "72", "92", "48-49")
    ]


def measure(place, name, value, year=2019, source="county_profile", status="reported"):
    """A figure of a year."""
    return {"place_id": place, "measure": name, "year": year, "value": value, "status": status, "source_id": source}


def measures():
    """Totals of workers; income, density, people and law of the counties."""
    rows = [measure(place, "jobs", total, 2017, "abs_2017") for place, total in TOTALS.items()]
    for place in COUNTIES:
        rows += [
            measure(place, "mean_pay", AVERAGE[place], 2017, "abs_2017"),
            measure(place, "right_to_work", float(place == "01001")),
        ]
        rows += [measure(place, "share_black", 0.2), measure(place, "share_hispanic", 0.1)]
        rows.append(measure(place, "union_density", 0.12) | {"low": 0.1, "high": 0.14})
    return rows


def covered(source, kind, first, last, complete=True, state="us"):
    """What a source covers."""
    told = {"source_id": source, "kind": kind, "state": state, "first_on": first, "last_on": last}
    return told | {"complete": complete}


# As in the release that ships: filings to 31 March 2022, and twice in 2025 and 2026.
COVERED = (
    covered("votes", "election", date(1999, 3, 1), date(2022, 9, 30)),
    covered("nlrb_recent_filings", "petition", date(2025, 6, 12), date(2026, 4, 30), complete=False),
    covered("nlrb_voluntary_recognitions", "recognition", date(2007, 10, 1), date(2024, 10, 31), complete=False),
    covered("stoppages", "strike", date(1981, 10, 1), date(2020, 12, 31)),
    covered("samples", "charge", date(1999, 1, 1), date(2026, 4, 30), complete=False),
    covered("one_region", "charge", date(2026, 1, 2), date(2026, 8, 20), complete=False, state="OH"),
    covered("sample", "petition", date(1975, 1, 1), date(2024, 2, 29), complete=False),
    covered("one_state", "petition", date(2022, 10, 1), date(2026, 8, 20), state="NC"),
)


def happened(number, kind, day, place="39001", **more):
    """An event on a day."""
    return {
        "happening_id": f"h{number:04}",
        "kind": kind,
        "happened_on": day,
        "place_id": place,
        "source_id": "nlrb",
        "as_of": TODAY,
    } | more


def employer(number, player):
    """Whose event it was."""
    return {
        "happening_id": f"h{number:04}",
        "role": "employer",
        "position": 1,
        "player_id": player,
        "status": "matched",
    }


def tables(
    happenings=(),
    parties=(),
    employers=(),
    years=(),
    more_measures=(),
    sector_rows=None,
    occupations=(),
    coverage=COVERED,
):
    """All tables that the cells are made from."""
    people = [
        {
            "place_id": p,
            "kind": k,
            "state": s,
            "metro_id": m,
            "is_south": south,
            "population": n,
            "name": NAMES[p],
            "slug": p,
        }
        for p, k, s, m, south, n in PLACES
    ]
    spread = [{"player_id": p, "code": code, "probability": share, "basis": "predicted", "position": n}
              for p, shares in employers for n, (code, share) in enumerate(shares.items(), 1)]  # fmt: skip
    grown = [
        {"place_id": p, "code": code, "year": year, "jobs": jobs, "source_id": "bls"} for p, code, year, jobs in years
    ]
    read = happened(0, "contract_notice", None, None)  # tells the day on which the sources were read
    rows = {
        "place": (TABLES["place"], people), "measure": (MEASURE, [*measures(), *more_measures]),
        "sector": (SECTOR, sectors() if sector_rows is None else sector_rows), "happening": (HAPPENING, [read, *happenings]),
        "party": (PARTY, list(parties)), "employer_sector": (EMPLOYER_SECTOR, spread), "sector_year": (SECTOR_YEAR, grown),
        "area_occupation": (AREA_OCCUPATION, list(occupations)), "coverage": (COVERAGE, list(coverage)),
    }  # fmt: skip
    return {name: loose(table, told) for name, (table, told) in rows.items()}


def loose(table, rows):
    """Rows as a table in which every column may be empty."""
    return pa.Table.from_pylist(rows, schema=pa.schema([field.with_nullable(True) for field in table.schema]))


def written(folder, made):
    """The tables as a folder of files."""
    for name, table in made.items():
        pq.write_table(table, folder / f"{name}.parquet")
    return folder


def known(as_of=TODAY, figures_on=None, **more):
    """The cells of the nation on a day."""
    with opened(tables(**more)) as con:
        return cells_on(con, as_of, figures_on)


def of(cells, place, code):
    """The row of a cell."""
    (row,) = [n for n in range(len(cells.code)) if (cells.county[n], cells.code[n]) == (place, code)]
    return row


def same(one, other):
    """Whether two Cells hold the same figures, rates included."""
    import numpy as np

    def flat(cells):
        told = {name: value for name, value in vars(cells).items() if name != "rates"}
        told |= {f"found {kind}": values for kind, values in told.pop("found").items()}
        for kind, rates in cells.rates.items():
            told |= {f"{kind} {name}": np.asarray(value) for name, value in vars(rates).items()}
        return told

    left, right = flat(one), flat(other)
    return left.keys() == right.keys() and all(
        np.array_equal(left[name], right[name], equal_nan=left[name].dtype.kind == "f") for name in left
    )
