"""Zips: whole, cut short, and pretending."""

import io
import struct
import zipfile
from hashlib import sha256

import pytest

from frombelow.records.fetch.tests.conftest import Order
from frombelow.records.fetch.tests.publisher import Publisher

CSV = b"EIN,NAME\n" + b"1,ONE\n" * 5000


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def fetch(publisher: Publisher, order: Order, content: bytes, **fields: object) -> str:
    told = order.fetch(publisher.put("/a.zip", content), members=("*.csv",), **fields)
    assert told.failed == (not order.path.exists())
    return told.sentence


def test_the_wanted_file_is_taken_out(publisher: Publisher, order: Order) -> None:
    content = zipped({"readme.txt": b"hello", "inside/eo.csv": CSV})
    assert fetch(publisher, order, content) == "sample: fetched, sample/sample.csv."
    assert order.path.read_bytes() == CSV
    ledger = (order.path.parent / "fetched.json").read_text()
    assert sha256(CSV).hexdigest() in ledger
    assert sha256(content).hexdigest() in ledger
    assert sorted(p.name for p in order.path.parent.iterdir()) == ["fetched.json", "sample.csv"]


def test_several_files_keep_their_names_and_are_verified_together(publisher: Publisher, order: Order) -> None:
    address = publisher.put("/a.zip", zipped({"one_2024.csv": CSV, "two_2024.csv": CSV}))
    item = order.item(
        address, place="sample/{member}", members=("one_{year}.csv", "two_{year}.csv"), filled={"year": "2024"}
    )
    assert order.all([item])[0].sentence == "sample 2024: fetched, sample/one_2024.csv, sample/two_2024.csv."
    assert "unchanged" in order.all([item])[0].sentence
    (order.folder / "sample/two_2024.csv").write_bytes(b"damaged")
    assert "checksum of two_2024.csv" in order.all([item])[0].sentence


@pytest.mark.parametrize("keep", [0.5, 0.98])
def test_a_zip_cut_short(publisher: Publisher, order: Order, keep: float) -> None:
    whole = zipped({"eo.csv": CSV})
    assert "the zip is damaged or cut short" in fetch(publisher, order, whole[: int(len(whole) * keep)])


def test_a_zip_with_a_wrong_checksum(publisher: Publisher, order: Order) -> None:
    whole = bytearray(zipped({"eo.csv": CSV}))
    whole[50] ^= 0xFF
    assert "the zip is damaged or cut short" in fetch(publisher, order, bytes(whole))


def test_a_zip_that_pretends_to_be_small(publisher: Publisher, order: Order) -> None:
    whole = bytearray(zipped({"eo.csv": CSV}))
    central = whole.rindex(b"PK\x01\x02")
    whole[central + 24 : central + 28] = struct.pack("<L", 100)  # the size it tells
    said = fetch(publisher, order, bytes(whole))
    assert "damaged or cut short" in said
    assert list(order.path.parent.glob("*.new")) == []


def test_a_zip_that_would_grow_beyond_the_limit(publisher: Publisher, order: Order) -> None:
    content = zipped({"eo.csv": b"EIN\n" + b"0" * 1_000_000})
    assert len(content) < 10_000
    assert "unpacked, the zip would have more than 50,000 bytes" in fetch(publisher, order, content, most_bytes=50_000)


@pytest.mark.parametrize("name", ["../eo.csv", "/etc/eo.csv", "a/../../eo.csv", "..\\eo.csv", ".eo.csv"])
def test_a_path_that_leads_elsewhere(publisher: Publisher, order: Order, name: str) -> None:
    assert "a path that leads elsewhere" in fetch(publisher, order, zipped({name: CSV}))


def test_a_locked_file(publisher: Publisher, order: Order) -> None:
    whole = bytearray(zipped({"eo.csv": CSV}))
    whole[6] |= 1
    whole[whole.rindex(b"PK\x01\x02") + 8] |= 1
    assert "locked with a password" in fetch(publisher, order, bytes(whole))


def test_no_zip_and_nothing_wanted_inside(publisher: Publisher, order: Order) -> None:
    assert "damaged or cut short" in fetch(publisher, order, CSV)
    assert "the zip holds no *.csv (found: readme.txt)" in fetch(publisher, order, zipped({"readme.txt": b"hello"}))
