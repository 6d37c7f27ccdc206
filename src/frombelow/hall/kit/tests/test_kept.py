"""What many pages share: kept for one release and language, and only while a page of a release is made."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread
from typing import Any

import pytest
from django.conf import settings
from django.test import RequestFactory
from django.utils import translation

from frombelow.hall.kit.kept import kept, kept_few, page_of_release
from frombelow.hall.kit.pagecache import PUBLIC_HEADER, PageCache

asked: list[tuple[str, int]] = []


@kept
def answer(word: str, number: int) -> list[str]:
    asked.append((word, number))
    return [word] * number


@pytest.fixture(autouse=True)
def nothing_asked() -> None:
    asked.clear()


def test_an_answer_is_kept_for_a_release() -> None:
    for _ in range(3):
        with page_of_release("a first one"):
            assert answer("local", 2) == ["local", "local"]
    assert asked == [("local", 2)]


@pytest.mark.parametrize(
    ("release", "language", "number"), [("another", "en", 2), ("a second", "es", 2), ("a second", "en", 3)]
)
def test_it_is_asked_anew_for_another_release_language_or_value(release: str, language: str, number: int) -> None:
    for made_for, spoken, given in (("a second", "en", 2), (release, language, number)):
        with page_of_release(made_for), translation.override(spoken):
            answer("employer", given)
    assert asked[-1] == ("employer", number)


def test_nothing_is_kept_outside_a_page() -> None:
    for _ in range(3):
        answer("council", 1)
    assert len(asked) == 3


def test_a_page_that_breaks_leaves_no_release_behind() -> None:
    with pytest.raises(RuntimeError), page_of_release("a third"):
        raise RuntimeError
    answer("agency", 1)
    answer("agency", 1)
    assert len(asked) == 2


def test_the_page_cache_says_of_which_release_a_page_is() -> None:
    release = "a fourth"

    def page(environ: dict[str, Any], start_response: Callable[..., None]) -> list[bytes]:
        start_response("200 OK", [(PUBLIC_HEADER, "yes")])
        return [answer("community", 1)[0].encode()]

    cache = PageCache(page, release=lambda: release, megabytes=1, clock=iter(range(0, 99, 2)).__next__)
    for path in ("/one/", "/two/", "/three/"):
        cache(RequestFactory().get(path).environ, lambda *said: None)
    assert asked == [("community", 1)]
    release = "a fifth"
    cache(RequestFactory().get("/one/").environ, lambda *said: None)
    assert len(asked) == 2


def test_what_pages_share_is_kept_for_readers_with_a_session_too() -> None:
    def page(environ: dict[str, Any], start_response: Callable[..., None]) -> list[bytes]:
        start_response("200 OK", [])
        return [answer("steward", 1)[0].encode()]

    cache = PageCache(page, release=lambda: "an eighth", megabytes=1)
    for name in ("one", "two"):
        cookie = {"HTTP_COOKIE": f"{settings.SESSION_COOKIE_NAME}={name}"}
        cache(RequestFactory().get("/", **cookie).environ, lambda *said: None)
    assert asked == [("steward", 1)]


@kept_few(1)
def large(number: int) -> list[int]:
    asked.append(("large", number))
    return [number] * 1000


def test_what_is_large_is_kept_once_for_all_languages() -> None:
    for spoken in ("en", "es", "en"):
        with page_of_release("a sixth"), translation.override(spoken):
            large(1)
    assert asked == [("large", 1)]


def test_only_the_last_few_large_answers_are_kept() -> None:
    with page_of_release("a seventh"):
        for number in (1, 2, 1):
            large(number)
    large(1)
    assert len(asked) == 4


def test_who_comes_while_a_large_answer_is_made_waits_for_it() -> None:
    begun, go_on = Event(), Event()
    made: list[int] = []

    @kept_few(2)
    def large(number: int) -> int:
        made.append(number)
        begun.set()
        go_on.wait(5)
        return number

    def ask() -> None:
        with page_of_release("of many"):
            large(1)

    readers = [Thread(target=ask) for _ in range(4)]
    for reader in readers:
        reader.start()
    begun.wait(5)
    go_on.set()
    for reader in readers:
        reader.join(5)
    assert made == [1]
