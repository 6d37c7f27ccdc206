from datetime import date
from pathlib import Path

from frombelow.records.sources.nlrb_case_pages import SOURCE
from frombelow.records.tests.happening_samples import clean, only

PAGE = {
    "case_number": "12-CB-006105",
    "Date Filed": "11/30/2009",
    "Status": "Closed",
    "Location": "Orlando, FL",
    "name": "Service Workers, Local 74 (American Coa",
}
PEOPLE = [
    {"case_number": "12-CB-006105", "type": "Charged Party / Respondent", "subtype": "Legal Representative"},
    {
        "case_number": "12-CB-006105",
        "type": "Involved Party",
        "subtype": "Employer",
        "participant": "AMERICAN COACHLINES",
        "address": "Orlando, FL | 32811-6400",
    },
    {
        "case_number": "12-CB-006105",
        "type": "Charged Party / Respondent",
        "subtype": "Union",
        "participant": "Local 74, SEIU",
        "address": "Orlando, FL | 32812-2513",
    },
    {"case_number": "12-CB-006105", "type": "Charging Party", "subtype": "Individual"},
]


def test_participants_and_allegations(tmp_path: Path) -> None:
    told = [
        {"case_number": "12-CB-006105", "allegation": words}
        for words in ("8(b)(1)(A) Coercion", "8(b)(1)(A) Coercion", "8(b)(2) Hiring")
    ]
    tables, _ = clean(SOURCE, tmp_path, page=[PAGE], participant=PEOPLE, allegation=told)
    charge = only(tables["happening"])
    assert charge["detail"] == "8(b)(1)(A) Coercion | 8(b)(2) Hiring"
    assert charge["happened_on"] == date(2009, 11, 30)
    assert charge["withheld"]
    parties = {party["role"]: (party["name"], party["zip"]) for party in tables["party"]}
    assert parties == {
        "employer": ("AMERICAN COACHLINES", "32811"),
        "charged_union": ("Local 74, SEIU", "32812"),
        "participant": (None, None),
    }


def test_a_name_cut_off_in_its_brackets_still_tells_both(tmp_path: Path) -> None:
    tables, _ = clean(SOURCE, tmp_path, page=[PAGE])
    assert {(p["role"], p["name"]) for p in tables["party"]} == {
        ("charged_union", "Service Workers, Local 74"),
        ("employer", "American Coa"),
    }
