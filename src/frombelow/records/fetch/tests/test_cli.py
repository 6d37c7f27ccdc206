"""`frombelow records fetch` as a person types it."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from frombelow.records.cli import records
from frombelow.records.fetch.catalog import read_catalog
from frombelow.records.fetch.tests.publisher import Publisher
from frombelow.records.fetch.tests.test_unpack import zipped

LIST = """
[[download]]
source = "states"
address = "{address}/eo_{state}.csv"
place = "states/eo_{state}.csv"
kind = "csv"
columns = ["EIN"]
most_bytes = 1000
changes = "every month"
contains = "organizations"

[[download]]
source = "years"
address = "{address}/file?report={key}"
place = "years/{member}"
member = "lm_{year}.txt"
kind = "pipes"
columns = ["RPT_ID"]
most_bytes = 1000
changes = "every day"
contains = "reports"
[download.lookup]
visit = "{address}/front"
address = "{address}/list"
names = "filenames"
keys = "keys"
"""


@pytest.fixture
def catalog(publisher: Publisher, tmp_path: Path) -> Path:
    path = tmp_path / "list.toml"
    path.write_text(LIST.replace("{address}", publisher.address))
    return path


def run(catalog: Path, *words: str) -> Result:
    return CliRunner().invoke(records, ["fetch", *words, "--catalog", str(catalog)])


def test_what_there_is() -> None:
    told = CliRunner().invoke(records, ["fetch"])
    assert told.exit_code == 0
    assert all(download.source in told.output for download in read_catalog())


def test_one_state_fails_the_other_arrives(publisher: Publisher, catalog: Path, tmp_path: Path) -> None:
    publisher.put("/eo_nc.csv", b"EIN\n1\n")
    told = run(catalog, "states", "--to", str(tmp_path / "raw"), "--state", "MS", "--state", "NC")
    assert told.exit_code == 1
    assert (tmp_path / "raw/states/eo_nc.csv").read_bytes() == b"EIN\n1\n"
    assert "states nc: fetched, states/eo_nc.csv." in told.output
    assert "eo_ms.csv: the publisher answered 404" in told.output
    assert "1 of 2 could not be fetched." in told.output


def test_a_year_is_looked_up_in_the_publishers_list(publisher: Publisher, catalog: Path, tmp_path: Path) -> None:
    publisher.put("/front", b"<html>", content_type="text/html")
    publisher.put("/list", b'{"filenames": ["2023", "2024"], "keys": ["x1", "x2"]}')
    publisher.put("/file?report=x2", zipped({"lm_2024.txt": b"RPT_ID|F_NUM\n1|2\n"}))
    told = run(catalog, "years", "--to", str(tmp_path), "--year", "2024")
    assert told.exit_code == 0, told.output
    assert (tmp_path / "years/lm_2024.txt").read_bytes() == b"RPT_ID|F_NUM\n1|2\n"
    assert "report=2024" in (tmp_path / "years/fetched.json").read_text()
    assert [method for method, *_ in publisher.seen] == ["GET", "POST", "GET"]
    missing = run(catalog, "years", "--to", str(tmp_path), "--year", "1999")
    assert "no file of that year (it has 2023 to 2024)" in missing.output
    publisher.put("/list", b"[]")
    assert "list of files cannot be read" in run(catalog, "years", "--to", str(tmp_path)).output


@pytest.mark.parametrize(
    ("words", "said"),
    [(("states",), "Say where the files go: --to FOLDER."), (("stats", "--to", "x"), "There is no download 'stats'.")],
)
def test_orders_that_do_not_fit(publisher: Publisher, catalog: Path, words: tuple[str, ...], said: str) -> None:
    told = run(catalog, *words)
    assert told.exit_code == 1
    assert said in told.output
    assert publisher.seen == []
