"""Files handed in: in memory, within their limit, never on the disk."""

import tempfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from frombelow.hall.kit import uploads
from frombelow.hall.kit.refusals import Refused
from frombelow.hall.kit.turns import Turns
from frombelow.hall.kit.uploads import HandedIn, handed_in

MEGABYTE = 1_000_000


def request_with(content: bytes | None):
    fields = {"rule": "scottish"}
    if content is not None:
        fields["file"] = SimpleUploadedFile("ward 1.blt", content)
    return RequestFactory().post("/count/", fields)


def test_a_file_arrives_whole_and_touches_no_disk(monkeypatch):
    monkeypatch.setattr(tempfile, "NamedTemporaryFile", None)
    content = bytes(range(256)) * 20_000
    request = request_with(content)
    assert handed_in(request, 6 * MEGABYTE, "frombelow count") == {"file": HandedIn("ward 1.blt", content)}
    assert request.POST["rule"] == "scottish"
    assert not request.FILES


@pytest.mark.parametrize("content", [None, b""])
def test_no_file_is_none(content):
    assert handed_in(request_with(content), MEGABYTE, "frombelow count") == {}


def test_files_are_told_apart_by_their_field():
    fields = {name: SimpleUploadedFile(f"{name}.csv", name.encode()) for name in ("votes", "statements")}
    files = handed_in(RequestFactory().post("/opinions/", fields), MEGABYTE, "frombelow opinions")
    assert files == {name: HandedIn(f"{name}.csv", name.encode()) for name in ("votes", "statements")}


@pytest.mark.parametrize("size", [MEGABYTE + 1, 3 * MEGABYTE])
def test_above_the_limit_is_refused_in_a_sentence(size):
    with pytest.raises(Refused, match=r"larger than 1 megabytes.*frombelow count"):
        handed_in(request_with(b"x" * size), MEGABYTE, "frombelow count")


def test_a_form_that_says_it_is_huge_is_not_read():
    request = request_with(b"1 2 0")
    request.META["CONTENT_LENGTH"] = str(2_000_000_000)
    with pytest.raises(Refused, match="larger than 1 megabytes"):
        handed_in(request, MEGABYTE, "frombelow count")


def test_a_form_that_comes_in_pieces_without_a_length_is_refused():
    request = request_with(b"1 2 0")
    request.META["CONTENT_LENGTH"] = ""
    with pytest.raises(Refused, match="do not say how long it is"):
        handed_in(request, MEGABYTE, "frombelow count")


def test_few_files_arrive_at_once_so_that_slow_ones_leave_threads_for_pages(monkeypatch):
    monkeypatch.setattr(uploads, "_arriving", Turns(1))
    with uploads._arriving.one(), pytest.raises(Refused, match="busy with files of others"):
        handed_in(request_with(b"1 2 0"), MEGABYTE, "frombelow count")
    assert handed_in(request_with(b"1 2 0"), MEGABYTE, "frombelow count")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"pasted": "1 2 0\n" * 500_000}, "too long. Hand it in as a file."),
        ({f"field{number}": "1" for number in range(3_000)}, "did not arrive as this page sends it"),
    ],
)
def test_a_form_that_django_would_not_read_is_a_sentence(fields, sentence):
    with pytest.raises(Refused, match=sentence):
        handed_in(RequestFactory().post("/count/", fields), 24 * MEGABYTE, "frombelow count")


def test_a_form_without_its_boundary_is_a_sentence():
    request = RequestFactory().generic("POST", "/count/", b"x", content_type="multipart/form-data")
    with pytest.raises(Refused, match="did not arrive"):
        handed_in(request, MEGABYTE, "frombelow count")


class Hostile:
    """A form as long as it likes, that notes how much of it was read."""

    def __init__(self, size: int) -> None:
        head = b'--x\r\nContent-Disposition: form-data; name="next"\r\n\r\n/\r\n--x\r\nContent-Disposition: form-data; name="file"; filename="a.bin"\r\n\r\n'
        self.head, self.left, self.was_read = head, size, 0

    def read(self, size: int = -1) -> bytes:
        part = self.head or b"x" * min(self.left, size if size >= 0 else self.left)
        self.left -= 0 if self.head else len(part)
        self.head = b""
        self.was_read += len(part)
        return part

    readline = read


@pytest.mark.parametrize("size", [2_000_000, 8_000_000_000])
def test_a_page_that_asks_for_no_file_takes_none_and_writes_nothing_to_the_disk(client, monkeypatch, size):
    monkeypatch.setattr(tempfile, "NamedTemporaryFile", None)
    form = Hostile(size)
    answer = client.generic(
        "POST", "/kit/language/", b"", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH=str(size), **{"wsgi.input": form}
    )  # fmt: skip
    assert answer.status_code == 302
    assert form.was_read < 200_000
