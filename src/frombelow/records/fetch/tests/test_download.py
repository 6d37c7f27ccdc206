"""Fetching one file from a publisher that behaves, and from one that does not."""

import json
import signal
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from hashlib import sha256

import pytest

from frombelow.records.fetch.tests.conftest import Order
from frombelow.records.fetch.tests.publisher import Publisher

DATA = b"EIN,NAME\n" + b"".join(b"%09d,AN ORGANIZATION\n" % n for n in range(3000))


def left_over(order: Order) -> list[str]:
    return sorted(p.name for p in order.path.parent.glob("*") if p.name not in ("sample.csv", "fetched.json"))


def test_a_file_arrives_and_is_entered(publisher: Publisher, order: Order) -> None:
    told = order.fetch(publisher.put("/a.csv", DATA))
    assert (told.failed, told.sentence) == (False, "sample: fetched, sample/sample.csv.")
    assert order.path.read_bytes() == DATA
    entry = json.loads((order.path.parent / "fetched.json").read_text())["files"]["sample.csv"]
    assert entry["sha256"] == sha256(DATA).hexdigest()
    assert (entry["bytes"], entry["address"]) == (len(DATA), publisher.address + "/a.csv")
    assert entry["etag"]
    assert entry["last_modified"]
    assert entry["fetched_on"] == datetime.now(UTC).date().isoformat()
    assert left_over(order) == []


def test_what_is_unchanged_is_not_sent_again(publisher: Publisher, order: Order) -> None:
    address = publisher.put("/a.csv", DATA)
    order.fetch(address)
    told = order.fetch(address)
    assert "unchanged since" in told.sentence
    assert "checksum verified" in told.sentence
    assert publisher.headers("If-None-Match")[1]


def test_a_newer_version_takes_the_place(publisher: Publisher, order: Order) -> None:
    order.fetch(publisher.put("/a.csv", DATA))
    order.fetch(publisher.put("/a.csv", DATA + b"9,NEW\n"))
    assert order.path.read_bytes().endswith(b"9,NEW\n")


def test_a_file_whose_checksum_changed_is_fetched_again(publisher: Publisher, order: Order) -> None:
    address = publisher.put("/a.csv", DATA)
    order.fetch(address)
    order.path.write_bytes(DATA.replace(b"AN", b"NO", 1))
    told = order.fetch(address)
    assert "again: the checksum of sample.csv is no longer the one it was fetched with" in told.sentence
    assert order.path.read_bytes() == DATA


def test_a_missing_file_is_fetched_again(publisher: Publisher, order: Order) -> None:
    address = publisher.put("/a.csv", DATA)
    order.fetch(address)
    order.path.unlink()
    assert "sample.csv is gone" in order.fetch(address).sentence
    assert order.path.read_bytes() == DATA


def test_a_connection_that_ends_is_taken_up_where_it_ended(publisher: Publisher, order: Order) -> None:
    told = order.fetch(publisher.put("/a.csv", DATA, cut=20_000))
    assert not told.failed
    assert order.path.read_bytes() == DATA
    asked = publisher.headers("Range")
    assert asked[0] is None
    assert asked[1] is not None
    assert int(asked[1].removeprefix("bytes=").rstrip("-")) > 0
    assert publisher.headers("If-Range")[1]
    assert len(order.pauses) == 1


@pytest.mark.parametrize("with_etag", [True, False])
def test_a_download_that_was_killed_goes_on(publisher: Publisher, order: Order, with_etag: bool) -> None:
    hang = threading.Event()
    address = publisher.put("/a.csv", DATA, cut=30_000, hang=hang, with_etag=with_etag)
    program = (
        "import sys; from pathlib import Path\n"
        "from frombelow.records.fetch.tests.conftest import Order\n"
        f"Order(Path({str(order.folder)!r})).fetch({address!r})\n"
    )
    part = order.path.with_name("sample.part")
    with subprocess.Popen([sys.executable, "-c", program]) as child:
        until = time.monotonic() + 20
        while not (part.is_file() and part.stat().st_size) and time.monotonic() < until:
            time.sleep(0.02)
        child.send_signal(signal.SIGKILL)
    hang.set()
    arrived = part.stat().st_size
    assert arrived > 0
    assert not order.path.exists()
    assert not order.fetch(address).failed
    assert publisher.headers("Range")[1] == f"bytes={arrived}-"
    assert order.path.read_bytes() == DATA
    assert left_over(order) == []


def test_what_arrived_of_an_older_version_is_not_gone_on_with(publisher: Publisher, order: Order) -> None:
    order.folder.joinpath("sample").mkdir()
    part = order.path.with_name("sample.part")
    part.write_bytes(b"x" * 100)
    told = {"address": publisher.address + "/a.csv", "etag": '"older"', "last_modified": None}
    part.with_name("sample.part.json").write_text(json.dumps(told))
    order.fetch(publisher.put("/a.csv", DATA))
    assert publisher.headers("If-Range") == ['"older"']
    assert order.path.read_bytes() == DATA


def test_a_download_killed_after_its_last_byte(publisher: Publisher, order: Order) -> None:
    address = publisher.put("/a.csv", DATA)
    order.fetch(address)
    etag = json.loads((order.path.parent / "fetched.json").read_text())["files"]["sample.csv"]["etag"]
    part = order.path.with_name("sample.part")
    order.path.rename(part)
    part.with_name("sample.part.json").write_text(json.dumps({"address": address, "etag": etag, "last_modified": None}))
    assert not order.fetch(address).failed
    assert order.path.read_bytes() == DATA


def test_503_then_ok(publisher: Publisher, order: Order) -> None:
    told = order.fetch(publisher.put("/a.csv", DATA, statuses=[(503, {}), (502, {})]))
    assert not told.failed
    first, second = order.pauses
    assert 0.75 <= first <= 1
    assert 1.5 <= second <= 2


def test_retry_after_in_seconds_and_as_a_date(publisher: Publisher, order: Order) -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
    statuses = [(429, {"Retry-After": "7"}), (503, {"Retry-After": later})]
    assert not order.fetch(publisher.put("/a.csv", DATA, statuses=statuses)).failed
    assert order.pauses[0] == 7
    assert 80 < order.pauses[1] <= 90


def test_a_publisher_who_asks_for_too_much_patience(publisher: Publisher, order: Order) -> None:
    told = order.fetch(publisher.put("/a.csv", DATA, statuses=[(503, {"Retry-After": "7200"})]))
    assert told.failed
    assert "asks to come back in 120 minutes" in told.sentence
    assert order.pauses == []


def test_patience_ends(publisher: Publisher, order: Order) -> None:
    told = order.fetch(publisher.put("/a.csv", DATA, statuses=[(503, {})] * 9))
    assert told.failed
    assert told.sentence == (
        "sample: the publisher answered 503 Service Unavailable. Tried 3 times; try again later: what arrived is kept."
    )


def test_404_is_said_at_once(publisher: Publisher, order: Order) -> None:
    told = order.fetch(publisher.address + "/nowhere.csv")
    assert told.failed
    assert "answered 404 Not Found. The file may have moved" in told.sentence
    assert order.pauses == []


def test_nobody_there(publisher: Publisher, order: Order) -> None:
    told = order.fetch("http://127.0.0.1:9/a.csv")
    assert told.failed
    assert "the connection failed" in told.sentence
    assert len(order.pauses) == 2


@pytest.mark.parametrize(
    ("body", "content_type"),
    [(b"\n <!DOCTYPE html><title>Moved</title>", "application/zip"), (b"We are closed", "text/html; charset=utf-8")],
)
def test_a_web_page_instead_of_data(publisher: Publisher, order: Order, body: bytes, content_type: str) -> None:
    order.fetch(publisher.put("/a.csv", DATA))
    told = order.fetch(publisher.put("/a.csv", body, content_type=content_type))
    assert told.failed
    assert "answered with a web page instead of data" in told.sentence
    assert order.path.read_bytes() == DATA  # the good file stays
    assert left_over(order) == []


@pytest.mark.parametrize("with_length", [True, False])
def test_a_file_beyond_the_limit(publisher: Publisher, order: Order, with_length: bool) -> None:
    told = order.fetch(publisher.put("/a.csv", DATA, with_length=with_length), most_bytes=1000)
    assert told.failed
    assert "the limit is 1,000" in told.sentence
    assert left_over(order) == []


def test_a_renamed_column_and_an_empty_file(publisher: Publisher, order: Order) -> None:
    told = order.fetch(publisher.put("/a.csv", DATA), columns=("EIN", "SORT_NAME"))
    assert told.failed
    assert "line 1: the column 'SORT_NAME' is missing (found: EIN, NAME)" in told.sentence
    assert not order.path.exists()
    assert "the file is empty" in order.fetch(publisher.put("/b.csv", b"")).sentence


@pytest.mark.parametrize(("kind", "said"), [("sqlite", "not an SQLite database"), ("json", "not JSON")])
def test_another_kind_of_file(publisher: Publisher, order: Order, kind: str, said: str) -> None:
    assert said in order.fetch(publisher.put("/a.csv", DATA), kind=kind).sentence


def test_a_fault_costs_one_file_only(publisher: Publisher, order: Order) -> None:
    items = [
        order.item(publisher.address + "/nowhere.csv"),
        order.item(publisher.put("/b.csv", DATA), place="sample/b.csv"),
    ]
    assert [told.failed for told in order.all(items)] == [True, False]
    assert (order.folder / "sample/b.csv").read_bytes() == DATA


def test_a_folder_that_cannot_be_written(publisher: Publisher, order: Order) -> None:
    (order.folder / "sample").write_text("a file, no folder")
    told = order.fetch(publisher.put("/a.csv", DATA))
    assert told.failed
    assert "cannot be written" in told.sentence
