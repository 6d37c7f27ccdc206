"""Every list of the public records can be taken along: as CSV, JSON and GeoJSON, from the page it stands on.

That each file has the rows of its page is tested with the pages (`hall/terrain/tests/test_files.py`).
"""

from __future__ import annotations

import re

from frombelow.hall.kit.exports import FORMS
from frombelow.hall.kit.templatetags.kit import EXPORT_NAMES
from tests.promises.repository import HALL, tracked

ON_PAPER = {"terrain/print.html"}
LISTS = re.compile(r"\{% pagination |<table |\{% happening_table |\{% opening_list ")


def test_every_list_page_offers_every_form():
    without = [
        name
        for path in tracked("src/frombelow/hall/terrain/templates/*.html", "src/frombelow/hall/kit/templates/*.html")
        if (name := path.relative_to(HALL).as_posix().split("/templates/")[1]) not in ON_PAPER
        and LISTS.search(text := path.read_text(encoding="utf-8"))
        and "{% export_links" not in text
    ]
    assert not without, f"Offer these lists as files with {{% export_links %}}: {without}"


def test_the_links_are_csv_json_and_geojson():
    assert list(EXPORT_NAMES) == list(FORMS) == ["csv", "json", "geojson"]
