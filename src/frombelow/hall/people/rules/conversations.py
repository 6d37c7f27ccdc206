"""Conversations: what is written down, and what cannot be right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from frombelow.hall.kit.refusals import Refused

LONGEST_MINUTES = 600
OFFLINE = timedelta(days=60)  # how old a conversation may be when a device sends it
CLOCK = timedelta(minutes=10)  # a phone's clock may be ahead
WEEK = timedelta(days=7)


class Channel(StrEnum):
    """How people talked."""

    IN_PERSON = "in_person"
    VISIT = "visit"
    PHONE = "phone"
    TEXT = "text"
    EMAIL = "email"
    MEETING = "meeting"


class Reached(StrEnum):
    """Whether they talked, and why not."""

    TALKED = "talked"
    NOT_THERE = "not_there"
    NO_ANSWER = "no_answer"
    LEFT_WORD = "left_word"
    WRONG_NUMBER = "wrong_number"
    MOVED = "moved"
    REFUSED = "refused"
    NEVER_AGAIN = "never_again"  # asks not to be contacted: becomes a consent


class Answer(StrEnum):
    """What they said to the ask."""

    YES = "yes"
    NO = "no"
    MAYBE = "maybe"
    NOT_ASKED = ""


@dataclass(frozen=True)
class Said:
    """A conversation as it was recorded."""

    token: str
    at: datetime
    how: Channel
    reached: Reached
    minutes: int | None = None
    issues: tuple[str, ...] = ()  # idents
    words: str = ""
    fears: str = ""
    named: tuple[str, ...] = ()
    ask: str = ""
    answer: Answer = Answer.NOT_ASKED
    will_do: str = ""  # the commitment, where the answer was yes
    due_on: date | None = None
    follow_up_by: str = ""  # ident of a membership
    follow_up_on: date | None = None


def check(said: Said, on: date, now: datetime) -> None:
    """Raises Refused for what cannot be right. `on` is the day of the conversation where the hall stands."""
    if not 8 <= len(said.token) <= 40:
        raise Refused("This form was sent in a way that cannot be told from another. Open it again.")
    if said.at > now + CLOCK:
        raise Refused("A conversation is written down after it took place: its time lies ahead.")
    if said.at < now - OFFLINE:
        raise Refused("This conversation is more than sixty days old. Write it as a note with its day.")
    if said.minutes is not None and not 0 <= said.minutes <= LONGEST_MINUTES:
        raise Refused("A conversation lasts from 0 to 600 minutes.")
    if said.answer != Answer.NOT_ASKED and not said.ask.strip():
        raise Refused("There is an answer, but nothing was asked. Say what you asked.")
    if said.will_do and said.answer != Answer.YES:
        raise Refused("They said what they will do, but not yes. Set the answer to yes.")
    if said.follow_up_on and said.follow_up_on < on:
        raise Refused("The day to follow up lies before the conversation.")
    if said.reached != Reached.TALKED and (said.answer != Answer.NOT_ASKED or said.issues):
        raise Refused("They were not reached, so they cannot have answered or raised anything.")


def is_too_soon(last: datetime | None, now: datetime) -> bool:
    """Somebody talked with them within a week: hold, so that nobody is swamped. Advice, not a rule."""
    return last is not None and now - last < WEEK
