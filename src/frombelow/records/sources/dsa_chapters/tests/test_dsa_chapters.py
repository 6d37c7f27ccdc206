"""Chapters are placed by their ZIP codes."""

from pathlib import Path

from frombelow.records.sources.dsa_chapters import SOURCE
from frombelow.records.sources.sampling import clean_sample


def test_a_chapter_stands_in_the_county_of_most_of_its_zip_codes(tmp_path: Path) -> None:
    places = [("27701", "37063"), ("27703", "37063"), ("27705", "37063"), ("27514", "37135")]
    files = {
        "chapters": [{"zip": zip_code, "chapter": "NC Piedmont"} for zip_code, _ in places],
        "zips": [{"zip": zip_code, "fips": fips, "state": "NC"} for zip_code, fips in places],
    }
    tables, _ = clean_sample(SOURCE, tmp_path, files)
    [chapter] = tables["player"]
    assert (chapter["player_id"], chapter["name"]) == ("org-dsa-nc-piedmont", "NC Piedmont DSA")
    assert (chapter["zip"], chapter["state"], chapter["address_quality"]) == ("27703", "NC", "none")
    assert tables["player_value"][0]["value"] == "4"
