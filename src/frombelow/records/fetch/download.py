"""Brings one file over HTTP: goes on where it stopped, refuses what is too large or no data.

The bytes gather in `NAME.part`; `NAME.part.json` says which version of the file they belong to. A download that
was stopped or killed goes on from there, if the publisher still has the same version (Range with If-Range,
RFC 9110 sections 13.1.5 and 14.2). Only a whole file gets its name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from frombelow.records.faults import RecordsFault
from frombelow.records.fetch.patience import HiccupError, Patience, check_answer, patiently

TIMEOUT = httpx.Timeout(60.0, connect=20.0)
AGENT = "frombelow (public labor records, one request at a time)"
WEB_PAGE = (b"<!doctype html", b"<html", b"<head", b"<script")

Progress = Callable[[int, int | None], None]  # bytes at hand, bytes in all if known


@dataclass(frozen=True)
class Version:
    """What the publisher says of the version it sent. `unchanged`: nothing was sent, the old file still stands."""

    etag: str | None = None
    last_modified: str | None = None
    unchanged: bool = False

    @property
    def validator(self) -> str | None:
        """What If-Range may compare: a strong ETag, else the date."""
        return self.etag if self.etag and not self.etag.startswith("W/") else self.last_modified


@contextmanager
def client() -> Iterator[httpx.Client]:
    """An HTTP client that follows redirects and does not wait for ever."""
    with httpx.Client(timeout=TIMEOUT, follow_redirects=True, headers={"User-Agent": AGENT}) as http:
        yield http


def download(
    http: httpx.Client,
    address: str,
    part: Path,
    *,
    title: str,
    most_bytes: int,
    known: Version | None = None,
    patience: Patience | None = None,
    progress: Progress = lambda at_hand, in_all: None,
) -> Version:
    """Bring a file to `part`, whole. `known`: the version that stands already; if it is still the newest, nothing is sent.

    Raises RecordsFault with one sentence; what arrived is kept where it can be used again.
    """
    attempt = _Attempt(http, address, part, title, most_bytes, known, progress)
    try:
        return patiently(attempt.run, title, patience or Patience())
    except OSError as error:
        raise RecordsFault(f"{title}: {part} cannot be written ({error.strerror or error}). Make room, or choose another folder.") from error  # fmt: skip


@dataclass(frozen=True)
class _Attempt:
    """One way to the file, tried as often as needed."""

    http: httpx.Client
    address: str
    part: Path
    title: str
    most_bytes: int
    known: Version | None
    progress: Progress

    def run(self) -> Version:
        at_hand, version = partial(self.part, self.address)
        with self.http.stream("GET", self.address, headers=self._headers(at_hand, version)) as answer:
            if answer.status_code == 304 and self.known:
                return Version(self.known.etag, self.known.last_modified, unchanged=True)
            if answer.status_code == 416:
                if answer.headers.get("Content-Range") == f"bytes */{at_hand}":
                    return version  # the earlier download had all of it, and was stopped before it was unpacked
                forget(self.part)
                raise HiccupError("the publisher has another version than the one begun; begun anew.")
            check_answer(answer, (200, 206))
            self._check_scheme(answer)
            goes_on = answer.status_code == 206 and _begins_at(answer) == at_hand
            if answer.status_code == 206 and not goes_on:
                forget(self.part)
                raise HiccupError("the publisher sent another part than the one asked for; begun anew.")
            return self._receive(answer, at_hand if goes_on else 0)

    def _headers(self, at_hand: int, version: Version) -> dict[str, str]:
        plain = {"Accept-Encoding": "identity"}  # the bytes as they are, so that their count and their parts agree
        if at_hand and version.validator:
            return plain | {"Range": f"bytes={at_hand}-", "If-Range": version.validator}
        if self.known and self.known.etag:
            return plain | {"If-None-Match": self.known.etag}
        if self.known and self.known.last_modified:
            return plain | {"If-Modified-Since": self.known.last_modified}
        return plain

    def _check_scheme(self, answer: httpx.Response) -> None:
        if self.address.startswith("https:") and answer.url.scheme != "https":
            raise RecordsFault(
                f"{self.title}: the publisher leads to {answer.url}, which is not protected. Not fetched."
            )

    def _receive(self, answer: httpx.Response, at_hand: int) -> Version:
        version = Version(answer.headers.get("ETag"), answer.headers.get("Last-Modified"))
        in_all = _length(answer, at_hand)
        if in_all is not None and in_all > self.most_bytes:
            raise self._refused(self._too_large(in_all))
        _begin(self.part, self.address, version)
        with self.part.open("ab" if at_hand else "wb") as stream:
            for chunk in answer.iter_bytes():
                if stream.tell() == 0:
                    self._refuse_web_page(answer.headers, chunk)
                if stream.tell() + len(chunk) > self.most_bytes:
                    raise self._refused(self._too_large(stream.tell() + len(chunk)))
                stream.write(chunk)
                self.progress(stream.tell(), in_all)
            received = stream.tell()
        if in_all is not None and received != in_all:
            raise HiccupError(f"the connection ended after {received:,} of {in_all:,} bytes.")
        return version

    def _refuse_web_page(self, headers: Mapping[str, str], chunk: bytes) -> None:
        start = chunk[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        if "text/html" in headers.get("Content-Type", "").lower() or start.startswith(WEB_PAGE):
            raise self._refused(
                f"{self.title}: the publisher answered with a web page instead of data ({self.address}). "
                "The file may have moved, or the publisher is closed for the moment."
            )

    def _refused(self, sentence: str) -> RecordsFault:
        """What came is not what was asked for: nothing of it is kept."""
        forget(self.part)
        return RecordsFault(sentence)

    def _too_large(self, size: int) -> str:
        return (
            f"{self.title}: the file has {size:,} bytes or more, the limit is {self.most_bytes:,}. "
            "Not fetched; if it has grown for good, raise most_bytes in the list of downloads."
        )


def partial(part: Path, address: str) -> tuple[int, Version]:
    """Bytes of an earlier, stopped download that may be gone on with, and their version; 0 if there are none."""
    try:
        told = json.loads(_sidecar(part).read_text(encoding="utf-8"))
        version = Version(told["etag"], told["last_modified"])
        if told["address"] == _steady(address) and version.validator and part.is_file():
            return part.stat().st_size, version
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return 0, Version()


def forget(part: Path) -> None:
    """Remove what arrived of a file."""
    part.unlink(missing_ok=True)
    _sidecar(part).unlink(missing_ok=True)


def _sidecar(part: Path) -> Path:
    return part.with_name(part.name + ".json")


def _begin(part: Path, address: str, version: Version) -> None:
    part.parent.mkdir(parents=True, exist_ok=True)
    told = {"address": _steady(address), "etag": version.etag, "last_modified": version.last_modified}
    _sidecar(part).write_text(json.dumps(told) + "\n", encoding="utf-8")


def _steady(address: str) -> str:
    """The address without its query, which may hold a key that is another one every time."""
    return address.partition("?")[0]


def _begins_at(answer: httpx.Response) -> int | None:
    found = re.match(r"bytes (\d+)-", answer.headers.get("Content-Range", ""))
    return int(found[1]) if found else None


def _length(answer: httpx.Response, at_hand: int) -> int | None:
    """Bytes of the whole file, if the publisher tells."""
    whole = re.match(r"bytes \d+-\d+/(\d+)$", answer.headers.get("Content-Range", ""))
    if whole:
        return int(whole[1])
    if answer.headers.get("Content-Encoding", "identity") != "identity":
        return None  # packed although asked not to: the length is that of the packed bytes
    length = answer.headers.get("Content-Length", "")
    return at_hand + int(length) if length.isdigit() else None
