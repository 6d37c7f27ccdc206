"""Industries of metropolitan areas: three sectors are put together from finer industries."""

import json
from pathlib import Path

from frombelow.records.sources.cbp_2018 import SOURCE
from frombelow.records.sources.sampling import clean_sample

TITLES = json.dumps({"taxonomies": {"3": [{"id": "311", "name": "Food Manufacturing ", "description": ""}]}})
COUNTIES = [{"cbsa_code": "20500", "cbsa_type": "metro"}, {"cbsa_code": "10100", "cbsa_type": "micro"}]


def industries(total: float) -> list[dict[str, object]]:
    jobs = {"00": total, "62": 500.0, "99": 1.0, "311": 100.0, "441": 200.0, "484": 100.0, "3111": 40.0}
    return [{"cbsa_code": "20500", "naics_code": code, "EMP": n, "ESTAB": 9.0} for code, n in jobs.items()]


def sectors(folder: Path, total: float) -> dict[str, tuple[float | None, str, str]]:
    files = {"cbp": industries(total), "counties": COUNTIES, "naics_2017": TITLES, "naics_2022": TITLES}
    tables, dropped = clean_sample(SOURCE, folder, files)
    assert dropped["industries finer than three digits"] == 1
    return {row["code"]: (row["jobs"], row["jobs_status"], row["title"]) for row in tables["sector"]}


def test_split_sectors_are_added_up(tmp_path: Path) -> None:
    found = sectors(tmp_path, 901.0)
    assert found["31-33"] == (100.0, "reported", "Manufacturing")
    assert found["44-45"] == (200.0, "reported", "Retail trade")
    assert found["311"] == (100.0, "reported", "Food Manufacturing")
    assert "99" not in found
    assert "00" not in found


def test_a_split_sector_with_missing_parts_is_suppressed(tmp_path: Path) -> None:
    found = sectors(tmp_path, 1200.0)
    assert found["31-33"][:2] == (None, "suppressed")
    assert found["62"][:2] == (500.0, "reported")
