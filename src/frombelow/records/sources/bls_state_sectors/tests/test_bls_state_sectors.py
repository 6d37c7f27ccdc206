"""Supersectors of states; the nation from its states."""

from pathlib import Path

from frombelow.records.sources.bls_state_sectors import SOURCE
from frombelow.records.sources.sampling import clean_sample
from frombelow.records.sources.states import FIPS, NAMES


def rows(count: int) -> list[dict[str, object]]:
    states = [name.title() for fips, name in sorted(NAMES.items()) if fips < "60"][:count]
    return [
        {
            "sector": "Information", "state": name, "year": 2025, "all_employees": 85.175, "state_labor_force": 1000.0,
            "state_unempl_rate": 4.0,
        }
        for name in states
    ]  # fmt: skip


def test_the_nation_needs_all_its_states(tmp_path: Path) -> None:
    whole, _ = clean_sample(SOURCE, tmp_path, {"panel": rows(51)})
    part, _ = clean_sample(SOURCE, tmp_path, {"panel": rows(50)})
    nation = {row["measure"]: row["value"] for row in whole["measure"] if row["place_id"] == "us"}
    assert nation == {"labor_force": 51_000_000, "unemployment_rate": 0.04}
    assert not [row for row in part["measure"] if row["place_id"] == "us"]


def test_jobs_are_thousands(tmp_path: Path) -> None:
    tables, _ = clean_sample(SOURCE, tmp_path, {"panel": rows(1)})
    [sector] = tables["sector"]
    assert (sector["place_id"], sector["scheme"], sector["code"], sector["jobs"]) == (
        FIPS["AL"],
        "supersector",
        "50",
        85175,
    )
