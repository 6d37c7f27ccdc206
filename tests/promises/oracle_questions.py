"""Every way to ask the list: all its pages, steps of a search with what may be meant by them, searches that are kept, lists that are taken out or along."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.test import Client
from hypothesis import strategies as st

from frombelow.hall.people.models import Export
from frombelow.hall.people.rules.finding import DAYS, FIXED, About, Move
from tests.promises.oracle_world import CHANCE, Subject, put_back
from tests.promises.test_pages import TRIED, url_of

TOKEN = re.compile(rb'name="(?:csrfmiddlewaretoken|token)" value="[^"]*"|"token": "[^"]*"')


@dataclass(frozen=True)
class Question:
    """One way to ask, and what it is called where an answer betrays something."""

    name: str
    ask: Callable[[Client, Subject], bytes]

    def __repr__(self) -> str:
        return self.name


def answer(client: Client, subject: Subject, question: Question) -> bytes:
    """What comes, without the token of the form; everything is as before."""
    with put_back(), CHANCE.still():
        return TOKEN.sub(b"", question.ask(client, subject))


def said(response: HttpResponse) -> bytes:
    """An answer as bytes: its number, where it leads, its kind, what it says."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    head = (response.headers.get(name, "") for name in ("Location", "Content-Type", "Content-Disposition"))
    return b"\n".join([str(response.status_code).encode(), *(line.encode() for line in head), body])


def home(subject: Subject) -> str:
    return f"/g/{subject.world.own.group.ident}/"


# ---- pages ----


def pages() -> list[Question]:
    """Every page of a group that is opened, with the ids of what is there."""
    return [
        Question(one.name, page(one)) for one in TRIED if "GET" in one.methods and one.name != "people:along_worker"
    ]


def page(address: Any) -> Callable[[Client, Subject], bytes]:
    return lambda client, subject: said(client.get(url_of(address, subject.world.own)))


def listed(where: str) -> Question:
    """The list from somebody on, or of a turf."""

    def ask(client: Client, subject: Subject) -> bytes:
        turf = subject.world.own.turfs["Dock"].ident
        query = {
            "after": f"after={subject.ident}",
            "turf": f"turf={turf}",
            "both": f"turf={turf}&after={subject.ident}",
        }
        return said(client.get(f"{home(subject)}people/?{query[where]}"))

    return Question(f"the list, {where}", ask)


def along(client: Client, subject: Subject) -> bytes:
    """A list to take along, of every turf there is."""
    turfs = ["", *(one.ident for one in subject.world.own.turfs.values())]
    return b"\n".join(said(client.post(f"{home(subject)}along/pack/", {"turf": turf})) for turf in turfs)


def fetched(client: Client, subject: Subject) -> bytes:
    """The file of a list that waits, if this reader asked for one."""
    waiting = list(subject.exports.values())
    return b"\n".join(said(client.post(f"{home(subject)}exports/{ident}/file/")) for ident in waiting)


def pair(client: Client, subject: Subject) -> bytes:
    """The person beside another, as who merges sees them."""
    other = subject.world.own.ids["first"]
    return said(client.get(f"{home(subject)}duplicates/pair/{subject.ident}/{other}/"))


def answered(client: Client, subject: Subject) -> bytes:
    """“The same person”: it asks where the two differ."""
    ident = subject.world.own.ids["suggestion"]
    return said(client.post(f"{home(subject)}duplicates/{ident}/answer/", {"answer": "later"}))


FIXED_QUESTIONS = [
    *pages(), listed("after"), listed("turf"), listed("both"),
    Question("a list to take along", along), Question("a list taken out", fetched), Question("two side by side", pair), Question("an answer to a suggestion", answered),
]  # fmt: skip


# ---- searches ----


def steps_of(about: About, value: str, *, is_not: bool, key: str = "", move: Move = Move.ADD) -> list[dict[str, Any]]:
    """Everybody, then a step that narrows, adds or removes; or that step alone."""
    step = {"move": move.value, "conditions": [{"about": about.value, "value": value, "is_not": is_not, "key": key}]}
    return [step] if move == Move.ADD else [{"move": "add", "conditions": []}, step]


def searched(steps: list[dict[str, Any]]) -> Question:
    """Whom steps find, how many each moves, in which order."""
    data = json.dumps(steps)
    return Question(f"a search for {data}", lambda client, subject: said(client.post(f"{home(subject)}people/find/", {"steps": data})))  # fmt: skip


def typed(text: str, before: str = "[]") -> Question:
    """What somebody types: read as a name that is nearly so where nobody is called that."""
    data = {"q": text, "deed": "narrow", "steps": before}
    return Question(f"typed: {text!r}", lambda client, subject: said(client.post(f"{home(subject)}people/find/", data)))


def kept(steps: list[dict[str, Any]]) -> Question:
    """A search that is kept, and opened again."""
    data = {"steps": json.dumps(steps), "name": "Kept"}

    def ask(client: Client, subject: Subject) -> bytes:
        leads = client.post(f"{home(subject)}people/find/save/", data)
        return said(client.get(leads["Location"])) if leads.status_code == 302 else said(leads)

    return Question(f"a search kept: {data['steps']}", ask)


def taken_out(steps: list[dict[str, Any]]) -> Question:
    """A list that is asked for, with the number of people, and the journal of it, and the file."""
    data = {"steps": json.dumps(steps), "columns": ["name", "turf", "fields"], "purpose": "Calls"}

    def ask(client: Client, subject: Subject) -> bytes:
        asked = f"{home(subject)}exports/ask/"
        parts = [said(client.post(asked, {"steps": data["steps"]})), said(client.post(asked, data))]
        parts += [said(client.get(f"{home(subject)}{part}")) for part in ("exports/", "journal/")]
        if made := Export.unscoped.exclude(ident__in=subject.exports.values()).filter(purpose="Calls").first():
            parts.append(said(client.post(f"{home(subject)}exports/{made.ident}/file/")))
        return b"\n".join(parts)

    return Question(f"a list taken out: {data['steps']}", ask)


def tellings(value: Any) -> Iterator[str]:
    """Words by which somebody would look for a value."""
    if isinstance(value, bool) or value is None:
        return
    if isinstance(value, date):
        yield value.isoformat()
    elif isinstance(value, int):
        yield from (f"{value:04}", f"601555{value:04}")
    elif isinstance(value, str) and value:
        yield from {value, value[:3], value + "s", value[1:] or value}


@st.composite
def conditions(draw: st.DrawFn, values: tuple[Any, ...], key: str) -> list[dict[str, Any]]:
    """A step about anything, mostly with what one of the two values may be."""
    about = draw(st.sampled_from(list(About)))
    words = sorted({text for one in values for text in tellings(one)}) or ["rosa"]
    fixed = {About.TURF: ["dock", "none", "office", "empty"], About.ISSUE: ["heat", "mold"], About.LANGUAGE: ["en", "es"], About.NAME: [*words, "rosa"], About.LIKE: [*words, "rossa", "nuniez"]}  # fmt: skip
    if about in DAYS:
        spans = ["today", "7d", ">30d", "60d", *(["never"] if about == About.TALKED else [])]
        value = draw(st.sampled_from(spans))
    elif about in FIXED:
        value = draw(st.sampled_from(sorted(FIXED[about])))
    else:
        value = draw(st.sampled_from(fixed.get(about, words)))
    field = key if about == About.FIELD else ""
    return steps_of(about, value[:200], is_not=draw(st.booleans()), key=field, move=draw(st.sampled_from(list(Move))))


@st.composite
def questions(draw: st.DrawFn, values: tuple[Any, ...], key: str) -> Question:
    """Any way to ask."""
    kind = draw(st.integers(0, 9))
    if kind < 3:
        return draw(st.sampled_from(FIXED_QUESTIONS))
    steps = draw(conditions(values, key))
    if kind == 3:
        words = [text for one in values for text in tellings(one)] or ["rossa"]
        return typed(draw(st.sampled_from(words))[:200])
    if kind == 4:
        return kept(steps)
    return taken_out(steps) if kind == 5 else searched(steps)
