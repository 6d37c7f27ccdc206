"""What many pages of one release share, made once in a process.

The page cache says of which release the page is that is being made. Where nobody says so (tests, commands, what is sent to the hall), nothing
is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from threading import Lock
from typing import TypeVar, TypeVarTuple

from django.utils.translation import get_language

Answer = TypeVar("Answer")
Given = TypeVarTuple("Given")

MOST = 1024  # answers of one function
_release: ContextVar[str | None] = ContextVar("release", default=None)


@contextmanager
def page_of_release(release: str) -> Iterator[None]:
    """Inside, a page of this release is made."""
    token = _release.set(release)
    try:
        yield
    finally:
        _release.reset(token)


def kept(function: Callable[[*Given], Answer]) -> Callable[[*Given], Answer]:
    """Remember what the function answers for as long as the release stays.

    It may depend on the release, the language and its arguments only; they take few values, and nobody changes an answer.
    """

    @lru_cache(maxsize=MOST)
    def remembered(release: str, language: str | None, *given: *Given) -> Answer:
        return function(*given)

    @wraps(function)
    def answer(*given: *Given) -> Answer:
        release = _release.get()
        return function(*given) if release is None else remembered(release, get_language(), *given)

    return answer


def kept_few(most: int) -> Callable[[Callable[[*Given], Answer]], Callable[[*Given], Answer]]:
    """The same for what is large and speaks no language: the `most` answers used last are kept, those of earlier releases fall out."""

    def decorate(function: Callable[[*Given], Answer]) -> Callable[[*Given], Answer]:
        making = Lock()

        @lru_cache(maxsize=most)
        def remembered(release: str, *given: *Given) -> Answer:
            return function(*given)

        @wraps(function)
        def answer(*given: *Given) -> Answer:
            release = _release.get()
            if release is None:
                return function(*given)
            with making:  # who comes while it is made waits for it, instead of making it once more
                return remembered(release, *given)

        return answer

    return decorate
