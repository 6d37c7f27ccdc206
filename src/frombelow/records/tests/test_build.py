"""Building releases: the same bytes from the same input, faults in one sentence, and nothing half done."""

from __future__ import annotations

import io
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from rich.console import Console

from frombelow.records.build import build
from frombelow.records.catalog import Entry
from frombelow.records.faults import RecordsFault
from frombelow.records.lock import only_one
from frombelow.records.release_format import open_release
from frombelow.records.source import RawFile, Source
from frombelow.records.tests import samples
from frombelow.records.verify import verify


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with raw records, the release made of them, and the work folder."""
    folder = tmp_path_factory.mktemp("built")
    printed = make(samples.raw_folder(folder / "raw"), folder / "release")
    (folder / "printed.txt").write_text(printed, encoding="utf-8")
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return Path(shutil.copytree(built, tmp_path / "copy"))


def make(raw: Path, place: Path, *, work: str = "work", jobs: int = 1) -> str:
    """Build; returns what was printed."""
    out = io.StringIO()
    summary = build(raw, place, place.parent / work, jobs=jobs, console=Console(file=out), entries=samples.entries())
    summary.show(Console(file=out, width=200))
    return out.getvalue()


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def cards_of(release: Path) -> dict[str, dict[str, object]]:
    return {row["source_id"]: row for row in pq.read_table(release / "source.parquet").to_pylist()}


def test_a_release_is_whole_and_says_what_was_left_out(built):
    assert list(verify(built / "release"))[-1].endswith("is whole.")
    printed = (built / "printed.txt").read_text(encoding="utf-8")
    assert "3: not a county" in printed
    assert "1: happened_on: date outside 1930–2035" in printed
    cards = cards_of(built / "release")
    assert cards["unused"]["status"] == "not_used"
    assert cards["places"]["rows_read"] == 2


def test_the_same_input_gives_the_same_bytes_whatever_the_number_of_jobs(built, tmp_path):
    make(built / "raw", tmp_path / "two", jobs=2)
    assert contents(built / "release") == contents(tmp_path / "two")


def test_a_changed_file_is_cleaned_again_and_only_that(folder):
    first = open_release(folder / "release").release_id
    with (folder / "raw/geo/places.csv").open("a", encoding="utf-8") as stream:
        stream.write("28121,Rankin County,MS,155271\n")
    printed = make(folder / "raw", folder / "release")
    assert "Cleaning strikes: done before" in printed
    assert "Cleaning places: done before" not in printed
    assert open_release(folder / "release").release_id != first


def test_a_source_without_its_file_is_not_loaded(folder):
    (folder / "raw/strikes/strikes.csv").unlink()
    make(folder / "raw", folder / "release")
    card = cards_of(folder / "release")["strikes"]
    assert card["status"] == "not_loaded"
    assert "strikes/strikes.csv is not in" in card["reason"]


FAULTS = {
    "a column renamed": (b"fips,title,state,people\n37063,Durham,NC,1\n", "the column 'name' is missing"),
    "bytes that are not UTF-8": (
        b"fips,name,state,people\n37063,Do\xf1a Ana,NM,1\n",
        "geo/places.csv, line 2, column 9",
    ),
    "a row too long": (b"fips,name,state,people\n37063,Durham,NC,1,9,9\n", "Line: 2"),
    "a quote without end": (b'fips,name,state,people\n37063,"Durham,NC,1\n', "geo/places.csv cannot be read"),
    "a number that is none": (b"fips,name,state,people\n37063,Durham,NC,many\n", "geo/places.csv"),
    "a key twice": (b"fips,name,state,people\n1,A,NC,1\n1,B,NC,2\n", "place_id='1'"),
    "a cell missing": (b"fips,name,state,people\n,A,NC,1\n", "have no 'place_id'"),
    "an empty file": (b"", "geo/places.csv"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_bad_file_is_one_sentence_and_the_old_release_stays(folder, fault):
    before = contents(folder / "release")
    content, sentence = FAULTS[fault]
    (folder / "raw/geo/places.csv").write_bytes(content)
    with pytest.raises(RecordsFault) as caught:
        make(folder / "raw", folder / "release")
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)
    assert contents(folder / "release") == before


def test_a_truncated_parquet_file_is_named(tmp_path):
    source = Source("cut", {"places": RawFile("cut.parquet", ("fips",))}, samples.clean_places)
    (tmp_path / "cut.parquet").write_bytes(b"PAR1 and then nothing")
    entry = Entry(samples.card("cut"), source, Path(__file__))
    with pytest.raises(RecordsFault, match=r"cut\.parquet cannot be read"):
        build(
            tmp_path, tmp_path / "to", tmp_path / "work", jobs=1, console=Console(file=io.StringIO()), entries=[entry]
        )


def test_two_builds_at_once_the_second_says_so(built, tmp_path):
    with only_one(tmp_path / "work"), pytest.raises(RecordsFault, match="Another build"):
        make(built / "raw", tmp_path / "release")


def test_no_folder_is_one_sentence(tmp_path):
    with pytest.raises(RecordsFault, match="is not a folder"):
        make(tmp_path / "nowhere", tmp_path / "release")


KILLED = """
import os, signal, sys
from pathlib import Path
from frombelow.records.steps import publish
from frombelow.records.tests.test_build import make
publish._write_table = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
make(Path(sys.argv[1]) / "raw", Path(sys.argv[1]) / "release")
"""


def test_a_killed_build_leaves_the_old_release_whole_and_the_next_goes_on(folder):
    before = contents(folder / "release")
    with (folder / "raw/geo/places.csv").open("a", encoding="utf-8") as stream:
        stream.write("28121,Rankin County,MS,155271\n")
    assert subprocess.run([sys.executable, "-c", KILLED, str(folder)], check=False).returncode == -signal.SIGKILL
    assert contents(folder / "release") == before
    assert "Cleaning places: done before" in make(folder / "raw", folder / "release")
    assert contents(folder / "release") != before
