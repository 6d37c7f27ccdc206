"""A publisher on 127.0.0.1: sends what a test gave it, and misbehaves as told."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

LAST_MODIFIED = "Tue, 04 Aug 2026 03:00:00 GMT"


@dataclass
class Faults:
    """How to misbehave. `statuses`: answers before the real one; `cut`: bytes after which the first connection ends."""

    statuses: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    cut: int | None = None
    hang: threading.Event | None = None
    content_type: str = "application/octet-stream"
    with_etag: bool = True
    with_length: bool = True


@dataclass
class Publisher:
    """Files by path, faults by path, and the requests it saw."""

    address: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    faults: dict[str, Faults] = field(default_factory=dict)
    seen: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)

    def put(self, path: str, content: bytes, **faults: Any) -> str:
        """Offer a file; returns its address."""
        self.files[path] = content
        self.faults[path] = Faults(**faults)
        return self.address + path

    def headers(self, name: str) -> list[str | None]:
        """A header of every request, in order."""
        return [headers.get(name) for _, _, headers in self.seen]


class _Quiet(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """A reader who hangs up early is part of the tests."""


@contextmanager
def publishing() -> Iterator[Publisher]:
    """A publisher for the time of a test."""
    publisher = Publisher()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            _answer(self, publisher)

        def do_POST(self) -> None:
            _answer(self, publisher)

        def log_message(self, *_: object) -> None:
            """Silent."""

    server = _Quiet(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    publisher.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield publisher
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _answer(request: BaseHTTPRequestHandler, publisher: Publisher) -> None:
    path = request.path
    publisher.seen.append((request.command, path, dict(request.headers)))
    content, faults = publisher.files.get(path), publisher.faults.get(path, Faults())
    if faults.statuses:
        status, headers = faults.statuses.pop(0)
        _send(request, status, headers, b"")
    elif content is None:
        _send(request, 404, {}, b"")
    else:
        _send_file(request, content, faults)


def _send_file(request: BaseHTTPRequestHandler, content: bytes, faults: Faults) -> None:
    etag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
    headers = {"Content-Type": faults.content_type, "Last-Modified": LAST_MODIFIED}
    headers |= {"ETag": etag} if faults.with_etag else {}
    if request.headers.get("If-None-Match") == etag:
        _send(request, 304, headers, b"")
        return
    start = _start(request, etag)
    if start is not None and start >= len(content):
        _send(request, 416, {"Content-Range": f"bytes */{len(content)}"}, b"")
        return
    status = 200 if start is None else 206
    if start is not None:
        headers["Content-Range"] = f"bytes {start}-{len(content) - 1}/{len(content)}"
    _send(request, status, headers, content[start or 0 :], faults)


def _start(request: BaseHTTPRequestHandler, etag: str) -> int | None:
    asked = request.headers.get("Range", "")
    fits = request.headers.get("If-Range") in (None, etag, LAST_MODIFIED)
    return int(asked.removeprefix("bytes=").rstrip("-")) if asked and fits else None


def _send(
    request: BaseHTTPRequestHandler, status: int, headers: dict[str, str], body: bytes, faults: Faults | None = None
) -> None:
    faults = faults or Faults()
    request.send_response(status)
    for name, value in headers.items():
        request.send_header(name, value)
    if faults.with_length and status != 304:
        request.send_header("Content-Length", str(len(body)))
    if not faults.with_length or faults.cut is not None:
        request.send_header("Connection", "close")
        request.close_connection = True
    request.end_headers()
    if status == 304:
        return
    cut, faults.cut = faults.cut, None
    request.wfile.write(body if cut is None else body[:cut])
    request.wfile.flush()
    if cut is not None and faults.hang:
        faults.hang.wait(20)
