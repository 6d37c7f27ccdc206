"""The list of downloads, and what an order of it comes to."""

from pathlib import Path

import pytest

from frombelow.records.catalog import catalog as sources
from frombelow.records.faults import RecordsFault
from frombelow.records.fetch.catalog import STATE_FILES, Wanted, order, read_catalog
from frombelow.records.steps.clean import clean_source
from frombelow.records.tasks import Desk
from frombelow.records.work import Work

THIS_YEAR = 2026
DOWNLOADS = read_catalog()


def addresses(*names: str, **wanted: object) -> list[str]:
    return [item.address for item in order(DOWNLOADS, names, Wanted(**wanted), THIS_YEAR)]  # type: ignore[arg-type]


def test_every_download_is_protected_and_goes_where_its_source_looks() -> None:
    files = {entry.card.source_id: entry.source.files.values() for entry in sources() if entry.source}
    for download in DOWNLOADS:
        assert download.address.startswith("https://")
        folder = Path(download.place).parts[0]
        assert folder == download.source
        assert any(Path(raw.path).parts[0] == folder for raw in files[download.source])


def test_the_usual_year_and_every_state() -> None:
    assert addresses("live_qcew") == ["https://data.bls.gov/cew/data/files/2025/csv/2025_annual_singlefile.zip"]
    assert len(addresses("live_irs_bmf")) == len(STATE_FILES) == 52
    assert addresses("live_irs_bmf", states=("NC",)) == ["https://www.irs.gov/pub/irs-soi/eo_nc.csv"]


def test_an_area_or_a_day_chooses_another_file() -> None:
    assert addresses("live_qcew", years=(2023, 2024), areas=("37063",)) == [
        "https://data.bls.gov/cew/data/api/2023/a/area/37063.csv",
        "https://data.bls.gov/cew/data/api/2024/a/area/37063.csv",
    ]
    assert addresses("live_whd", day="20260131") == [
        "https://enfxfr.dol.gov/data_catalog/WHD/whd_whisard_20260131.csv.zip"
    ]
    assert addresses("live_whd")[0].endswith("nightly/whisard.db.zip")


def test_a_publisher_may_call_a_state_by_its_code_or_by_its_name() -> None:
    [address] = addresses("live_union_elections", states=("nc",))
    assert address.endswith("/data/states/north_carolina/NC_data.csv")
    assert len(addresses("live_union_elections")) == 50
    assert addresses("live_union_elections", states=("DC", "NC")) == [address]
    assert addresses("all", states=("DC",))


def test_all_is_what_a_build_reads() -> None:
    names = {item.download.source for item in order(DOWNLOADS, ("all",), Wanted(states=("MS",)), THIS_YEAR)}
    assert names == {download.source for download in DOWNLOADS}


@pytest.mark.parametrize(
    ("names", "wanted", "said"),
    [
        (("nlrb",), Wanted(), "There is no download 'nlrb'. Choose among: nlrb_nightly"),
        (("live_irs_bmf",), Wanted(states=("Ohio",)), "'Ohio' is not the two-letter code"),
        (("live_qcew",), Wanted(areas=("../etc",)), "is not an area of five characters"),
        (("live_union_elections",), Wanted(states=("DC",)), "live_union_elections has no file of DC"),
        (("live_whd",), Wanted(day="31 Jan"), "is not a day written as in the file's name"),
    ],
)
def test_orders_that_do_not_fit(names: tuple[str, ...], wanted: Wanted, said: str) -> None:
    with pytest.raises(RecordsFault, match=said):
        order(DOWNLOADS, names, wanted, THIS_YEAR)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[download]", "cannot be read"),
        ('[[download]]\nsource = "a"', "download 1: 'address' is missing"),
        ("ENTRY".replace("ENTRY", 'kind = "exe"'), "the kind 'exe' is none of"),
        ('place = "../a.csv"', "lies outside the folder"),
    ],
)
def test_a_damaged_list(tmp_path: Path, text: str, said: str) -> None:
    usual = dict.fromkeys(("source", "address", "changes", "contains"), "a") | {"place": "a/a.csv", "kind": "csv"}
    if not text.startswith("["):
        key, value = text.split(" = ")
        entry = usual | {key: value.strip('"')}
        text = "[[download]]\nmost_bytes = 9\n" + "\n".join(f'{k} = "{v}"' for k, v in entry.items())
    path = tmp_path / "list.toml"
    path.write_text(text)
    with pytest.raises(RecordsFault, match=said):
        read_catalog(path)


def test_no_list(tmp_path: Path) -> None:
    with pytest.raises(RecordsFault, match="is missing"):
        read_catalog(tmp_path / "none.toml")


def test_a_fetched_source_that_is_absent_is_not_loaded_and_says_how_to_get_it(tmp_path: Path) -> None:
    fetched = [entry.source for entry in sources() if entry.source and entry.source.is_fetched]
    assert {source.source_id for source in fetched} == {download.source for download in DOWNLOADS}
    for source in fetched:
        notes = clean_source(source, tmp_path, Desk(Work(tmp_path / "work"), ())).notes
        assert notes["status"] == "not_loaded"
        assert f"`frombelow records fetch {source.source_id} --to FOLDER`" in notes["reason"]
        assert str(tmp_path) not in notes["reason"]
