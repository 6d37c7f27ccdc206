"""Finding people. What is looked for is sent in a form: an address is kept in too many places."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import BOTH, READS, WRITES, Reader, in_group, turfs_of
from frombelow.hall.kit.figures import Crumb
from frombelow.hall.kit.given import read_json
from frombelow.hall.kit.middleware import translated
from frombelow.hall.kit.readonly import only_reads
from frombelow.hall.kit.refusals import Refused
from frombelow.hall.people import words
from frombelow.hall.people.actions import finds, persons
from frombelow.hall.people.actions.readings import note_list
from frombelow.hall.people.queries import alike, finding, listing
from frombelow.hall.people.queries.finds import find_for, finds_for
from frombelow.hall.people.rules import finding as rules
from frombelow.hall.people.rules.finding import About, Move, Step
from frombelow.hall.people.views.people import trail

MOST_TOLD = 6  # ways to be called in one sentence


@in_group(Right.SEE_PEOPLE, BOTH)
@only_reads
def find(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Words and steps, and who is found."""
    if request.method != "POST":
        return find_page(request, reader, [])
    steps = read_steps(request.POST.get("steps", "[]"))
    typed, deed = request.POST.get("q", ""), request.POST.get("deed", "")
    try:
        after = next_steps(reader, steps, typed, deed)
        return find_page(request, reader, after, is_new=len(after) > len(steps))
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
    if deed.startswith("exactly-") and deed[8:].isdigit():
        return [exactly(step) if number == int(deed[8:]) else step for number, step in enumerate(steps)]
    keys = [field.key for field in listing.fields_of(reader) if not field.is_secret]
    conditions = rules.typed(typed, keys)
    move = Move(deed) if steps and deed in set(Move) else Move.ADD
    return [*steps, Step(move, conditions)] if conditions or not steps else steps


def exactly(step: Step) -> Step:
    """The step with its names as they were typed."""
    return replace(
        step,
        conditions=tuple(
            replace(one, about=About.WORDS) if one.about == About.LIKE else one for one in step.conditions
        ),
    )


def settled(
    reader: Reader, steps: list[Step], *, is_new: bool
) -> tuple[list[Step], list[Step], Sequence[finding.Moved]]:
    """The steps, the same with like names looked up, and whom each moves. A new step that finds nobody is read as a like name where that finds somebody."""
    ready = alike.all_settled(reader, steps)
    moves = finding.moved(reader, ready)
    if is_new and (moves[-1].change == 0 or moves[-1].count == 0):
        instead = alike.instead(reader, ready)
        if instead is not None:
            return instead, instead, finding.moved(reader, instead)
    return steps, ready, moves


def likes(told: Sequence[alike.Told]) -> list[tuple[alike.Told, str]]:
    """What is said of names that are nearly so, each with its sentence."""
    return [(one, sentence(one)) for one in told if one.is_nobody or one.called]


def sentence(one: alike.Told) -> str:
    """Whether anybody is called what was typed, and what those who are shown are called."""
    called = ", ".join(f"“{way}”" for way in one.called[:MOST_TOLD]) + ("…" if len(one.called) > MOST_TOLD else "")
    if not one.is_nobody:
        return _("Names like “{typed}”. Shown: people called {called}.").format(typed=one.typed, called=called)
    if not called:
        return _("Nobody is called “{typed}”.").format(typed=one.typed)
    return _("Nobody is called “{typed}”. Shown: people called {called}.").format(typed=one.typed, called=called)


def find_page(
    request: HttpRequest,
    reader: Reader,
    steps: list[Step],
    *,
    typed: str = "",
    wrong: str = "",
    name: str = "",
    is_new: bool = False,
) -> HttpResponse:
    """The page. `is_new`: the last step was just added."""
    if steps:
        note_list(reader=reader)
    steps, ready, moves = settled(reader, steps, is_new=is_new)
    turfs, fields = turfs_of(reader, Right.SEE_PEOPLE), listing.fields_of(reader)
    people = finding.in_order(reader, ready, turfs, listing.ROWS + 1, moves[-1]) if steps else []
    context: dict[str, Any] = {
        "reader": reader, "trail": trail(reader, Crumb(_("Find"))), "steps": moves, "likes": likes(alike.told(reader, ready, [row.ident for row in people[: listing.ROWS]])), "data": json.dumps(rules.as_data(steps)),
        "rows": people[: listing.ROWS], "is_more": len(people) > listing.ROWS, "typed_words": typed, "wrong": wrong,
        "finds": finds_for(reader), "name": name, "keys": [*rules.searchable(), *(one.key for one in fields if not one.is_secret)],
        "moves": words.MOVES.items(), "hide_search": True,
        "may_export": reader.may(Right.EXPORT), "turfs": turfs if reader.may(Right.KEEP_TURFS) else [], "found": moves[-1].count if moves else 0,
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


@in_group(Right.KEEP_TURFS, WRITES)
def put_in_turf(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Place everybody who is found in a turf."""
    steps = read_steps(request.POST.get("steps", "[]"))
    wanted = request.POST.get("turf", "")
    turf = next((one for one in turfs_of(reader, Right.KEEP_TURFS) if one.ident == wanted), None)
    if turf is None:
        return find_page(request, reader, steps, wrong=_("Choose the turf first."))
    try:
        persons.put_found_in_turf(
            reader=reader, steps=steps, turf=turf, also_from_others=request.POST.get("from_others") == "on"
        )
    except Refused as refusal:
        return find_page(request, reader, steps, wrong=translated(refusal))
    return redirect(f"{reverse('people:list', args=[reader.group.ident])}?turf={turf.ident}")


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
