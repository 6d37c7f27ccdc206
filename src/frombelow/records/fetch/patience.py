"""Trying again: pauses that grow, and the publisher's own word on when to come back."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar

import httpx

from frombelow.records.faults import RecordsFault

AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Patience:
    """Pauses of 1, 2, 4 … seconds, at most `longest`; a publisher may ask for up to `asked` seconds."""

    tries: int = 6
    first: float = 1.0
    longest: float = 60.0
    asked: float = 300.0
    sleep: Callable[[float], None] = time.sleep


class HiccupError(Exception):
    """Something that may pass; `wait` is how many seconds the publisher asks for."""

    def __init__(self, sentence: str, wait: float | None = None) -> None:
        super().__init__(sentence)
        self.wait = wait


def patiently(work: Callable[[], Answer], title: str, patience: Patience) -> Answer:
    """Do something that may hiccup, again and again. Raises RecordsFault when patience ends."""
    for attempt in range(patience.tries):
        try:
            return work()
        except HiccupError as hiccup:
            said = f"{title}: {hiccup}"
            if hiccup.wait is not None and hiccup.wait > patience.asked:
                raise RecordsFault(f"{said} The publisher asks to come back in {_spoken(hiccup.wait)}.") from hiccup
            if attempt + 1 < patience.tries:
                patience.sleep(max(hiccup.wait or 0.0, _pause(patience, attempt)))
        except httpx.TransportError as error:
            said = f"{title}: the connection failed ({str(error) or type(error).__name__})."
            if attempt + 1 < patience.tries:
                patience.sleep(_pause(patience, attempt))
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise RecordsFault(f"{title}: it cannot be fetched ({str(error) or type(error).__name__}).") from error
    raise RecordsFault(f"{said} Tried {patience.tries} times; try again later: what arrived is kept.")


def check_answer(answer: httpx.Response, allowed: tuple[int, ...]) -> None:
    """Raise HiccupError for what may pass, RecordsFault for what will not."""
    if answer.status_code in allowed:
        return
    told = f"the publisher answered {answer.status_code} {answer.reason_phrase}".rstrip()
    if answer.status_code in AGAIN:
        raise HiccupError(told + ".", retry_after(answer))
    raise RecordsFault(f"{answer.url}: {told}. The file may have moved: look at the source's card.")


def retry_after(answer: httpx.Response) -> float | None:
    """Seconds the publisher asks to wait (a number or a date, RFC 9110 section 10.2.3), None if it does not say."""
    written = answer.headers.get("Retry-After", "").strip()
    if written.isdigit():
        return float(written)
    try:
        then = parsedate_to_datetime(written)
    except ValueError:
        return None
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    return max(0.0, (then - datetime.now(UTC)).total_seconds())


def _pause(patience: Patience, attempt: int) -> float:
    """Growing, and a little different every time, so that many people do not come back at one moment."""
    whole = min(patience.longest, patience.first * 2.0**attempt)
    return whole * (0.75 + 0.25 * random.random())  # noqa: S311 - no secret depends on it


def _spoken(seconds: float) -> str:
    return f"{round(seconds / 60)} minutes" if seconds >= 120 else f"{round(seconds)} seconds"
