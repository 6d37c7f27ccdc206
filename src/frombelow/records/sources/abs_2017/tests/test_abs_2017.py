"""Jobs by county and sector: a withheld figure is never a zero."""

from pathlib import Path

from frombelow.records.sources.abs_2017 import SOURCE
from frombelow.records.sources.sampling import clean_sample


def row(code: str, label: str, firms: str, jobs: str, pay: str) -> dict[str, str]:
    return {
        "stco_code": "28051", "NAICS2017": code, "NAICS2017_LABEL": label, "FIRMPDEMP": firms, "EMP": jobs, "PAYANN": pay,
    }  # fmt: skip


def test_zero_means_withheld(tmp_path: Path) -> None:
    tables, dropped = clean_sample(
        SOURCE,
        tmp_path,
        {
            "abs": [
                row("00", "Total for all sectors", "0", "0", "0"),
                row("44-45", "Retail trade", "44", "329", "6540"),
                row("31-33", "Manufacturing", "0", "0", "0"),
                row("99", "Industries not classified", "0", "0", "0"),
            ]
        },
    )
    making, retail = tables["sector"]
    assert (making["jobs"], making["jobs_status"], making["establishments"], making["pay"]) == (
        None,
        "suppressed",
        None,
        None,
    )
    assert (retail["jobs"], retail["jobs_status"], retail["pay"]) == (329, "reported", round(6540 * 1000 / 329))
    assert [(total["measure"], total["value"], total["status"]) for total in tables["measure"]] == [
        ("jobs", None, "suppressed"),
        ("mean_pay", None, "suppressed"),
    ]
    assert dropped == {"industries not classified": 1}


def test_the_mean_pay_of_a_county_is_told_beside_its_jobs(tmp_path: Path) -> None:
    tables, _ = clean_sample(SOURCE, tmp_path, {"abs": [row("00", "Total for all sectors", "561", "10117", "382105")]})
    assert [(total["measure"], total["value"], total["status"]) for total in tables["measure"]] == [
        ("jobs", 10117, "reported"),
        ("mean_pay", round(382105 * 1000 / 10117), "reported"),
    ]
