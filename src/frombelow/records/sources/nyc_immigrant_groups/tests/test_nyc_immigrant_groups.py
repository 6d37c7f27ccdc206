"""Immigrant organizations of New York City."""

from pathlib import Path

from frombelow.records.sources.nyc_immigrant_groups import SOURCE
from frombelow.records.sources.sampling import clean_sample


def test_boroughs_become_cities_and_streets_stay_out(tmp_path: Path) -> None:
    rows = [
        {
            "name": "Adhikaar",
            "address": "71-07 Woodside Avenue, Woodside, NY 11377",
            "borough": "Queens",
            "languages": "Nepali",
        },
        {"name": "African Communities Together", "address": "127 West 127th Street, NY 10027", "borough": "Manhattan"},
        {"name": "ADHIKAAR", "borough": "Queens"},
    ]
    tables, dropped = clean_sample(SOURCE, tmp_path, {"groups": rows})
    assert [(row["name"], row["city"], row["zip"]) for row in tables["player"]] == [
        ("Adhikaar", "Queens", "11377"),
        ("African Communities Together", "New York", "10027"),
    ]
    assert "Woodside" not in str(tables)
    assert dropped == {"an organization listed twice": 1}
