"""Finding people. What is looked for is sent in a form: an address is kept in too many places."""

from __future__ import annotations

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import BOTH, READS, WRITES, Reader, in_group, turfs_of
from frombelow.hall.kit.figures import Crumb
from frombelow.hall.kit.given import read_json
from frombelow.hall.kit.middleware import translated
from frombelow.hall.kit.refusals import Refused
from frombelow.hall.people import words
from frombelow.hall.people.actions import finds
from frombelow.hall.people.actions.readings import note_list
from frombelow.hall.people.queries import finding, listing
from frombelow.hall.people.queries.finds import find_for, finds_for
from frombelow.hall.people.rules import finding as rules
from frombelow.hall.people.rules.finding import Move, Step
from frombelow.hall.people.views.people import trail


@in_group(Right.SEE_PEOPLE, BOTH)
def find(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Words and steps, and who is found."""
    if request.method != "POST":
        return find_page(request, reader, [])
    steps = read_steps(request.POST.get("steps", "[]"))
    typed, deed = request.POST.get("q", ""), request.POST.get("deed", "")
    try:
        return find_page(request, reader, next_steps(reader, steps, typed, deed))
    except Refused as refusal:
        return find_page(request, reader, steps, typed=typed, wrong=translated(refusal))


def read_steps(text: str) -> list[Step]:
    """The steps so far, as the form brought them back. Raises Refused."""
    try:
        return rules.of_data(read_json(text))
    except ValueError:
        raise Refused("These steps cannot be read. Begin again.") from None


def next_steps(reader: Reader, steps: list[Step], typed: str, deed: str) -> list[Step]:
    """The steps after what was asked for: one more, or one less. Raises Refused."""
    if deed.startswith("without-") and deed[8:].isdigit():
        return [step for number, step in enumerate(steps) if number != int(deed[8:])]
    keys = [field.key for field in listing.fields_of(reader) if not field.is_secret]
    conditions = rules.typed(typed, keys)
    move = Move(deed) if steps and deed in set(Move) else Move.ADD
    return [*steps, Step(move, conditions)] if conditions or not steps else steps


def find_page(
    request: HttpRequest, reader: Reader, steps: list[Step], *, typed: str = "", wrong: str = "", name: str = ""
) -> HttpResponse:
    """The page."""
    if steps:
        note_list(reader=reader)
    turfs, fields = turfs_of(reader, Right.SEE_PEOPLE), listing.fields_of(reader)
    people = finding.in_order(reader, steps, turfs, listing.ROWS + 1) if steps else []
    context: dict[str, Any] = {
        "reader": reader, "trail": trail(reader, Crumb(_("Find"))), "steps": finding.moved(reader, steps), "data": json.dumps(rules.as_data(steps)),
        "rows": people[: listing.ROWS], "is_more": len(people) > listing.ROWS, "typed_words": typed, "wrong": wrong,
        "finds": finds_for(reader), "name": name, "keys": [*rules.searchable(), *(one.key for one in fields if not one.is_secret)],
        "moves": words.MOVES.items(), "hide_search": True,
        "may_export": reader.may(Right.EXPORT),
    }  # fmt: skip
    return render(request, "people/find.html", context, status=422 if wrong else 200)


@in_group(Right.SEE_PEOPLE, WRITES)
def save(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Keep the steps under a name."""
    steps = read_steps(request.POST.get("steps", "[]"))
    try:
        kept = finds.save(
            reader=reader,
            name=request.POST.get("name", ""),
            steps=steps,
            is_shared=request.POST.get("is_shared") == "on",
        )
    except Refused as refusal:
        return find_page(request, reader, steps, wrong=translated(refusal), name=request.POST.get("name", ""))
    return redirect("people:find_saved", reader.group.ident, kept.ident)


@in_group(Right.SEE_PEOPLE, READS)
def saved(request: HttpRequest, reader: Reader, find: str) -> HttpResponse:
    """A way to find people that was kept."""
    kept = find_for(reader, find)
    return find_page(request, reader, rules.of_data(kept.steps), name=kept.name)


@in_group(Right.SEE_PEOPLE, WRITES)
def forget(request: HttpRequest, reader: Reader, find: str) -> HttpResponse:
    """It is not needed any more."""
    kept = find_for(reader, find)
    if kept.by_id != reader.membership.pk:
        raise Http404
    finds.forget(reader=reader, find=kept)
    return redirect("people:find", reader.group.ident)
