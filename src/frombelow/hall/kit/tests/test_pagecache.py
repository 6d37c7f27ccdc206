"""The page cache: warm pages, what they depend on, and what it must never keep."""

import gzip

import brotli
import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from frombelow.hall.kit.pagecache import PUBLIC_HEADER, PageCache, encoding_of, public_page

MARK = (PUBLIC_HEADER, "yes")


class Hall:
    """A WSGI program that counts its calls and answers with their number."""

    def __init__(self, *headers, status="200 OK"):
        self.calls = 0
        self.headers = list(headers)
        self.status = status
        self.closed = 0

    def __call__(self, environ, start_response):
        self.calls += 1
        start_response(self.status, [("Content-Type", "text/plain"), ("Content-Length", "9"), *self.headers])
        return self

    def __iter__(self):
        yield b"answer "
        yield str(self.calls).encode()

    def close(self):
        self.closed += 1


class Clock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def cache_of(clock):
    def make(hall, release=lambda: "r1", megabytes=1):
        return PageCache(hall, release=release, megabytes=megabytes, clock=clock)

    return make


def get(cache, path="/", method="GET", **headers):
    """(status, headers, body) of a request."""
    said = []
    environ = getattr(RequestFactory(), method.lower())(path, **headers).environ
    chunks = cache(environ, lambda status, headers, *_: said.append((status, dict(headers))))
    body = b"".join(chunks)
    return said[0][0], said[0][1], body


def test_a_public_page_is_made_once(cache_of):
    hall = Hall(MARK)
    cache = cache_of(hall)
    assert [get(cache)[2] for _ in range(3)] == [b"answer 1"] * 3
    assert (hall.calls, hall.closed) == (1, 1)


def test_the_mark_stays_in_the_house(cache_of):
    for hall in (Hall(MARK), Hall(MARK, ("Set-Cookie", "a=b")), Hall(MARK, status="200 OK")):
        cache = cache_of(hall)
        assert PUBLIC_HEADER not in get(cache)[1]
        assert PUBLIC_HEADER not in get(cache, method="POST")[1]


@pytest.mark.parametrize("hall", [Hall(), Hall(MARK, ("Set-Cookie", "a=b"))])
def test_other_pages_are_made_each_time(cache_of, hall):
    cache = cache_of(hall)
    assert [get(cache)[2], get(cache)[2]] == [b"answer 1", b"answer 2"]


def test_a_post_is_never_answered_from_memory(cache_of):
    cache = cache_of(Hall(MARK))
    get(cache)
    assert get(cache, method="POST")[2] == b"answer 2"


def test_a_reader_with_a_session_is_never_answered_from_memory(cache_of):
    cache = cache_of(Hall(MARK))
    assert get(cache)[2] == b"answer 1"
    assert get(cache, HTTP_COOKIE="theme=dark; sessionid=abc")[2] == b"answer 2"


@pytest.mark.parametrize(
    "other",
    [
        {"path": "/?page=2"},
        {"HTTP_COOKIE": "language=es"},
        {"HTTP_ACCEPT_LANGUAGE": "es-MX,es;q=0.9"},
        {"HTTP_COOKIE": "theme=dark"},
        {"HTTP_HX_REQUEST": "true"},
        {"HTTP_HOST": "hall.example"},
        {"HTTP_ACCEPT_ENCODING": "gzip"},
        {"HTTP_X_FORWARDED_PROTO": "https"},
    ],
)
def test_what_a_page_depends_on(cache_of, other):
    hall = Hall(MARK)
    cache = cache_of(hall)
    get(cache)
    get(cache, **other)
    get(cache, **other)
    assert hall.calls == 2


def test_readers_who_differ_in_nothing_that_matters_share_a_page(cache_of):
    hall = Hall(MARK)
    cache = cache_of(hall)
    get(cache, HTTP_ACCEPT_LANGUAGE="en-US,en", HTTP_USER_AGENT="one")
    get(cache, HTTP_ACCEPT_LANGUAGE="fr,en;q=0.5", HTTP_USER_AGENT="other", HTTP_COOKIE="theme=pink; else=1")
    assert hall.calls == 1


def test_another_release_is_another_page(cache_of, clock):
    releases = iter(["r1", "r2"])
    cache = cache_of(Hall(MARK), release=lambda: next(releases))
    assert get(cache)[2] == b"answer 1"
    clock.now = 0.5
    assert get(cache)[2] == b"answer 1"
    clock.now = 1.5
    assert get(cache)[2] == b"answer 2"


def test_without_a_release_nothing_is_kept(cache_of):
    cache = cache_of(Hall(MARK), release=lambda: None)
    assert [get(cache)[2], get(cache)[2]] == [b"answer 1", b"answer 2"]


def test_pages_are_compressed_once(cache_of):
    cache = cache_of(Hall(MARK))
    _, headers, body = get(cache, HTTP_ACCEPT_ENCODING="gzip, deflate, br")
    assert (headers["Content-Encoding"], brotli.decompress(body)) == ("br", b"answer 1")
    assert headers["Content-Length"] == str(len(body))
    _, headers, body = get(cache, HTTP_ACCEPT_ENCODING="gzip")
    assert (headers["Content-Encoding"], gzip.decompress(body)) == ("gzip", b"answer 2")


@pytest.mark.parametrize(
    ("accept", "encoding"),
    [("gzip, br", "br"), ("gzip;q=0.5", "gzip"), ("br;q=0, gzip", "gzip"), ("", ""), ("identity", "")],
)
def test_the_best_encoding(accept, encoding):
    assert encoding_of(accept) == encoding


def test_a_page_the_reader_has_is_not_sent_again(cache_of):
    cache = cache_of(Hall(MARK))
    _, headers, _ = get(cache)
    for known in (headers["ETag"], f'W/{headers["ETag"]}, "other"'):
        status, again, body = get(cache, HTTP_IF_NONE_MATCH=known)
        assert (status, body) == ("304 Not Modified", b"")
        assert "Content-Length" not in again
    assert get(cache, HTTP_IF_NONE_MATCH='"other"')[0] == "200 OK"


def test_head_is_answered_without_a_body(cache_of):
    cache = cache_of(Hall(MARK))
    assert get(cache, method="HEAD")[2] == b""
    assert get(cache)[2] == b"answer 1"


def test_pages_unused_longest_make_room(cache_of):
    hall = Hall(MARK)
    cache = cache_of(hall)
    cache.pages.room = 2 * len(b"answer 1")
    for path in ("/a", "/b", "/a", "/c"):
        get(cache, path)
    assert hall.calls == 3
    get(cache, "/a")
    assert hall.calls == 3, "/a was used last"
    get(cache, "/b")
    assert hall.calls == 4, "/b had to make room"
    assert cache.pages.taken <= cache.pages.room


def test_only_whole_good_get_pages_are_marked():
    view = public_page(lambda request, status: HttpResponse("x", status=status))
    assert PUBLIC_HEADER in view(RequestFactory().get("/"), 200).headers
    assert PUBLIC_HEADER not in view(RequestFactory().get("/"), 404).headers
    assert PUBLIC_HEADER not in view(RequestFactory().post("/"), 200).headers
