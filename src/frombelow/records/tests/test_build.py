"""Building releases: the same bytes from the same input, faults in one sentence, and nothing half done."""

from __future__ import annotations

import io
import os
import signal
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from rich.console import Console

from frombelow.records.build import build
from frombelow.records.faults import RecordsFault
from frombelow.records.lock import only_one
from frombelow.records.release_format import open_release
from frombelow.records.tests import samples
from frombelow.records.verify import verify


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    return samples.raw_folder(tmp_path / "raw")


def make(raw: Path, place: Path, *, work: str = "work", jobs: int = 1) -> str:
    """Build; returns what was printed."""
    out = io.StringIO()
    summary = build(raw, place, place.parent / work, jobs=jobs, console=Console(file=out), entries=samples.entries())
    summary.show(Console(file=out, width=200))
    return out.getvalue()


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_a_release_is_whole_and_says_what_was_left_out(raw, tmp_path):
    printed = make(raw, tmp_path / "release")
    assert list(verify(tmp_path / "release"))[-1].endswith("is whole.")
    assert "3: not a county" in printed
    assert "1: happened_on: date outside 1930–2035" in printed
    cards = {row["source_id"]: row for row in pq.read_table(tmp_path / "release" / "source.parquet").to_pylist()}
    assert cards["unused"]["status"] == "not_used"
    assert cards["places"]["rows_read"] == 2


def test_the_same_input_gives_the_same_bytes_whatever_the_number_of_jobs(raw, tmp_path):
    make(raw, tmp_path / "one", work="work-one", jobs=1)
    make(raw, tmp_path / "two", work="work-two", jobs=2)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_a_second_build_uses_what_the_first_finished(raw, tmp_path):
    make(raw, tmp_path / "release")
    printed = make(raw, tmp_path / "release")
    assert "Cleaning places: done before" in printed
    assert "Cleaning strikes: done before" in printed


def test_a_changed_file_is_cleaned_again_and_only_that(raw, tmp_path):
    make(raw, tmp_path / "release")
    first = open_release(tmp_path / "release").release_id
    with (raw / "geo/places.csv").open("a", encoding="utf-8") as stream:
        stream.write("28121,Rankin County,MS,155271\n")
    printed = make(raw, tmp_path / "release")
    assert "Cleaning strikes: done before" in printed
    assert "Cleaning places: done before" not in printed
    assert open_release(tmp_path / "release").release_id != first


def test_a_source_without_its_file_is_not_loaded(raw, tmp_path):
    (raw / "strikes/strikes.csv").unlink()
    make(raw, tmp_path / "release")
    cards = {row["source_id"]: row for row in pq.read_table(tmp_path / "release" / "source.parquet").to_pylist()}
    assert cards["strikes"]["status"] == "not_loaded"
    assert "strikes/strikes.csv is not in" in cards["strikes"]["reason"]


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
def test_a_bad_file_is_one_sentence_and_the_old_release_stays(raw, tmp_path, fault):
    make(raw, tmp_path / "release")
    before = contents(tmp_path / "release")
    content, sentence = FAULTS[fault]
    (raw / "geo/places.csv").write_bytes(content)
    with pytest.raises(RecordsFault) as caught:
        make(raw, tmp_path / "release")
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)
    assert contents(tmp_path / "release") == before


def test_a_truncated_parquet_file_is_named(raw, tmp_path):
    from frombelow.records.source import RawFile, Source

    source = Source("cut", {"places": RawFile("geo/cut.parquet", ("fips",))}, samples.clean_places)
    (raw / "geo/cut.parquet").write_bytes(b"PAR1 and then nothing")
    entry = samples.Entry(samples.card("cut"), source, Path(__file__))
    with pytest.raises(RecordsFault, match=r"geo/cut\.parquet cannot be read"):
        build(
            raw, tmp_path / "release", tmp_path / "work", jobs=1, console=Console(file=io.StringIO()), entries=[entry]
        )


def test_two_builds_at_once_the_second_says_so(raw, tmp_path):
    with only_one(tmp_path / "work"), pytest.raises(RecordsFault, match="Another build"):
        make(raw, tmp_path / "release")


def test_no_folder_is_one_sentence(tmp_path):
    with pytest.raises(RecordsFault, match="is not a folder"):
        make(tmp_path / "nowhere", tmp_path / "release")


def killed_while_publishing(raw: Path, place: Path) -> int:
    """Build in a child process that is killed in the middle of writing the release; returns its signal."""
    child = os.fork()
    if child == 0:
        from frombelow.records.steps import publish

        publish._write_file = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
        publish._write_table = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
        make(raw, place)
        os._exit(0)
    return os.waitpid(child, 0)[1]


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_killed_build_leaves_the_old_release_whole_and_the_next_goes_on(raw, tmp_path):
    make(raw, tmp_path / "release")
    before = contents(tmp_path / "release")
    with (raw / "geo/places.csv").open("a", encoding="utf-8") as stream:
        stream.write("28121,Rankin County,MS,155271\n")
    assert killed_while_publishing(raw, tmp_path / "release") == signal.SIGKILL
    assert contents(tmp_path / "release") == before
    assert "Cleaning places: done before" in make(raw, tmp_path / "release")
    assert contents(tmp_path / "release") != before
