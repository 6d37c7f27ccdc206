"""The page cache: public pages of one release, rendered once per language and kept compressed in memory.

A release never changes, so a page made from it alone is right for as long as that release is loaded. The cache is a WSGI
layer in front of Django: a warm page costs a dictionary look-up. Each server process has its own.
"""

from __future__ import annotations

import gzip
import hashlib
import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from dataclasses import dataclass
from functools import lru_cache, wraps
from threading import Lock
from typing import Any, TypeVar, cast

import brotli
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.module_loading import import_string

from frombelow.hall.kit import readonly
from frombelow.hall.kit.kept import page_of_release
from frombelow.hall.kit.languages import preferred
from frombelow.hall.kit.themes import THEME_COOKIE, known_theme

Environ = dict[str, Any]
Headers = list[tuple[str, str]]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]
Key = tuple[str, ...]
View = TypeVar("View", bound=Callable[..., HttpResponseBase])

PUBLIC_HEADER = "X-Public-Page"
RELEASE_SECONDS = 1.0  # how long an answer to "which release?" is believed
BROTLI_QUALITY = 5  # within 3 % of the best size on our pages, at a tenth of its time
OWN_HEADERS = {PUBLIC_HEADER.lower(), "content-length", "vary", "etag", "cache-control"}
VARY = "Accept-Encoding, Accept-Language, Cookie, HX-Request"

logger = logging.getLogger(__name__)


def public_page(view: View) -> View:
    """Mark a view whose GET pages depend on the release, the address, the language and the theme, and on nothing else."""

    @wraps(view)
    def marked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if request.method in {"GET", "HEAD"} and response.status_code == 200 and not response.streaming:
            response.headers[PUBLIC_HEADER] = "yes"
        return response

    return cast(View, marked)


@dataclass(frozen=True)
class Page:
    """A page as it goes over the wire."""

    headers: Headers
    body: bytes
    etag: str

    def answer(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """The page, or 304 where the reader has it already."""
        known = environ.get("HTTP_IF_NONE_MATCH")
        if known and self.etag in {tag.strip().removeprefix("W/") for tag in known.split(",")}:
            start_response("304 Not Modified", [h for h in self.headers if h[0] != "Content-Length"])
            return []
        start_response("200 OK", self.headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [self.body]


class PageCache:
    """Answers public pages from memory; everything else goes on to `application`."""

    def __init__(
        self,
        application: Application,
        *,
        release: Callable[[], str | None],
        megabytes: int,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.application = application
        self.pages = Pages(megabytes * 2**20)
        self.release = Believed(release, clock)

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        environ[readonly.SEEN] = readonly.notice()
        release = self.release() if environ["REQUEST_METHOD"] in {"GET", "HEAD"} else None
        key = key_of(environ, release) if release else None
        if key is None:
            # Whoever reads: what many pages share of a release is the same for all.
            with page_of_release(release) if release else nullcontext():
                return without_mark(self.application, environ, start_response)
        page = self.pages.get(key)
        return page.answer(environ, start_response) if page else self.first_time(key, environ, start_response)

    def first_time(self, key: Key, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Let Django make the page; keep it if the view marked it public."""
        heard: list[tuple[str, Headers]] = []
        # A part of a body cannot be kept: a HEAD request is made as a GET, and answered without its body.
        with page_of_release(key[0]):
            chunks = self.application({**environ, "REQUEST_METHOD": "GET"}, lambda *said: heard.append(said[:2]))
        status, headers = heard[-1]
        names = {name.lower() for name, _ in headers}
        if PUBLIC_HEADER.lower() not in names or "set-cookie" in names:
            start_response(status, unmarked(headers))
            return chunks
        page = page_of(headers, whole(chunks), encoding=key[-1])
        self.pages.put(key, page)
        return page.answer(environ, start_response)


class Pages:
    """The pages used last, up to a number of bytes."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.taken = 0
        self.kept: OrderedDict[Key, Page] = OrderedDict()
        self.lock = Lock()

    def get(self, key: Key) -> Page | None:
        """The page, which counts as used."""
        with self.lock:
            page = self.kept.get(key)
            if page:
                self.kept.move_to_end(key)
            return page

    def put(self, key: Key, page: Page) -> None:
        """Keep the page; those unused longest go first when room runs out."""
        with self.lock:
            before = self.kept.pop(key, None)
            self.taken += len(page.body) - (len(before.body) if before else 0)
            self.kept[key] = page
            while self.taken > self.room and self.kept:
                self.taken -= len(self.kept.popitem(last=False)[1].body)


class Believed:
    """A question whose answer is believed for a second."""

    def __init__(self, ask: Callable[[], str | None], clock: Callable[[], float]) -> None:
        self.ask = ask
        self.clock = clock
        self.answer: str | None = None
        self.until = float("-inf")

    def __call__(self) -> str | None:
        now = self.clock()
        if now >= self.until:
            self.until = now + RELEASE_SECONDS
            self.answer = self.ask()
        return self.answer


def cached(application: Application) -> PageCache:
    """The cache in front of Django, as the settings want it."""
    return PageCache(application, release=loaded_release, megabytes=settings.PAGE_CACHE_MEGABYTES)


def loaded_release() -> str | None:
    """The id of the loaded release, from the function that PAGE_CACHE_RELEASE names. None: nothing may be cached."""
    name = settings.PAGE_CACHE_RELEASE
    if not name:
        return None
    try:
        release: str | None = import_string(name)()
    except Exception:
        # Whatever is wrong with the database, the page itself will say it better than the cache.
        logger.exception("The page cache cannot learn which release is loaded, and rests.")
        return None
    return release


def key_of(environ: Environ, release: str) -> Key | None:
    """What a page depends on; the release stands first, the encoding last; while the hall can only be read, that too. None for a reader with a session: their pages are their own."""
    cookies = cookies_of(environ.get("HTTP_COOKIE", ""))
    if settings.SESSION_COOKIE_NAME in cookies:
        return None
    notice = environ.get(readonly.SEEN)
    return (
        release,
        notice.mark if notice else "",
        preferred(cookies.get(settings.LANGUAGE_COOKIE_NAME, ""), environ.get("HTTP_ACCEPT_LANGUAGE", "")),
        known_theme(cookies.get(THEME_COOKIE, "")),
        environ.get("HTTP_HOST", ""),
        environ.get("HTTP_X_FORWARDED_PROTO", ""),
        environ["PATH_INFO"],
        environ.get("QUERY_STRING", ""),
        environ.get("HTTP_HX_REQUEST", ""),
        environ.get("HTTP_HX_BOOSTED", ""),
        environ.get("HTTP_HX_TARGET", ""),
        encoding_of(environ.get("HTTP_ACCEPT_ENCODING", "")),
    )


def cookies_of(header: str) -> dict[str, str]:
    """The cookies of a request; ours hold plain words, so nothing needs unquoting."""
    pairs = (part.partition("=") for part in header.split(";")) if header else ()
    return {name.strip(): value.strip() for name, _, value in pairs}


@lru_cache(maxsize=256)
def encoding_of(accept: str) -> str:
    """The best encoding the reader takes: br, gzip, or none."""
    taken = {
        item.partition(";")[0].strip() for item in accept.lower().split(",") if "q=0" not in item.replace("q=0.", "")
    }
    return next((name for name in ("br", "gzip") if name in taken), "")


def page_of(headers: Headers, body: bytes, *, encoding: str) -> Page:
    """Compress a page and give it its tag."""
    etag = f'"{hashlib.sha256(body).hexdigest()[:20]}{"-" + encoding if encoding else ""}"'
    body = compressed(body, encoding)
    kept = [(name, value) for name, value in headers if name.lower() not in OWN_HEADERS]
    kept += [("Content-Length", str(len(body))), ("ETag", etag), ("Vary", VARY), ("Cache-Control", "private, no-cache")]
    if encoding:
        kept.append(("Content-Encoding", encoding))
    return Page(kept, body, etag)


def compressed(body: bytes, encoding: str) -> bytes:
    """The body in an encoding; no time of day goes into it, so the same page gives the same bytes."""
    if encoding == "br":
        return bytes(brotli.compress(body, quality=BROTLI_QUALITY))
    return gzip.compress(body, compresslevel=6, mtime=0) if encoding == "gzip" else body


def whole(chunks: Iterable[bytes]) -> bytes:
    """All of a WSGI body, closed as WSGI asks."""
    try:
        return b"".join(chunks)
    finally:
        close = getattr(chunks, "close", None)
        if close:
            close()


def without_mark(application: Application, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    """Pass a request on; our mark does not leave the house."""

    def start(status: str, headers: Headers, *rest: Any) -> Any:
        return start_response(status, unmarked(headers), *rest)

    return application(environ, start)


def unmarked(headers: Headers) -> Headers:
    """The headers without our mark."""
    return [(name, value) for name, value in headers if name.lower() != PUBLIC_HEADER.lower()]
