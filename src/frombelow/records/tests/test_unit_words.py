"""Persons named in the words of a unit are left out; what bears a person's name stays."""

from __future__ import annotations

import pytest

from frombelow.records.unit_words import without_names

N = "[name left out]"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("All cooks. Petitioner's Information: 1) Mary Doe: 1 Elm Street, Durham", "All cooks"),
        ("The parties have agreed that Michael Doe and Zed Roe may vote.", f"The parties have agreed that {N} and {N} may vote."),
        ("Excluded: Facility Manager Michael Doe.", f"Excluded: Facility Manager {N}."),
        ("its eligibility is not resolved: Michael Q. Doe; Ada Lovelace", f"its eligibility is not resolved: {N}; {N}"),
    ],
)  # fmt: skip
def test_persons_are_left_out(written: str, told: str) -> None:
    assert without_names(written) == told


@pytest.mark.parametrize(
    "written",
    [
        "All nurses at the Thomas Jefferson University Hospital.",
        "located at 640 Kimberly Drive, Carol Stream, Illinois.",
        "painters employed by Todd Robinson Painting, Inc., who work in Beverly Hills, CA",
        "X-Ray Technicians in Northern Virginia Excluded: guards",
        "Guards at Fort Sam Houston, and at the Sidney L. Christie Federal Building",
    ],
)
def test_places_and_firms_stay(written: str) -> None:
    assert without_names(written) == written
