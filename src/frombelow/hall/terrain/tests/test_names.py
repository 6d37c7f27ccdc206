"""Names in capitals, as people read them."""

from __future__ import annotations

import pyarrow as pa
import pytest

from frombelow.hall.terrain.names import readable, readable_column


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("BETHLEHEM STEEL CORPORATION", "Bethlehem Steel Corporation"),
        ("UNIVERSITY OF HARTFORD", "University of Hartford"),
        ("THE METHODIST RETIREMENT HOMES INC.", "The Methodist Retirement Homes Inc."),
        ("MCDONNELL DOUGLAS HELICOPTER COMPANY", "McDonnell Douglas Helicopter Company"),
        ("BERENSON'S HARTFORD JAI ALAI", "Berenson's Hartford JAI Alai"),
        ("O'BRIEN'S MOVING & STORAGE, LLC", "O'Brien's Moving & Storage, LLC"),
        ("B. C. ROGERS POULTRY", "B. C. Rogers Poultry"),
        (
            "ALLIANCE HEALTHCARE SERVICES, INC. F/K/A ALLIANCE IMAGING",
            "Alliance Healthcare Services, Inc. F/K/A Alliance Imaging",
        ),
        ("21ST CENTURY CARE OF NC", "21st Century Care of NC"),
        ("SEIU HEALTHCARE", "SEIU Healthcare"),
    ],
)
def test_a_name_in_capitals_is_made_readable(written: str, read: str):
    assert readable(written) == read


@pytest.mark.parametrize("name", ["RATP DEV", "USPS", "AFL-CIO", "Duke University", "eBay", "IBM", "", "3M"])
def test_what_may_be_an_abbreviation_or_is_written_with_care_stays(name: str):
    assert readable(name) == name


def test_a_column_keeps_its_order_and_its_holes():
    table = pa.table({"id": [1, 2, 3], "name": pa.chunked_array([["ACME STEEL", None], ["ACME STEEL"]])})
    assert readable_column(table, "name")["name"].to_pylist() == ["Acme Steel", None, "Acme Steel"]
