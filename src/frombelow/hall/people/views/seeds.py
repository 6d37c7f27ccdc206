"""Invented people on the list: planting one, noting that one was reached, who had the chance to pass it on. For those who keep the keys."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from frombelow.hall.accounts.fresh import fresh_sign_in
from frombelow.hall.groups.queries.charters import charter_of
from frombelow.hall.groups.queries.names import Names
from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import BOTH, WRITES, Reader, in_group, turfs_of
from frombelow.hall.kit.figures import Crumb
from frombelow.hall.kit.middleware import translated
from frombelow.hall.kit.refusals import Refused
from frombelow.hall.people import words
from frombelow.hall.people.actions import seeds as actions
from frombelow.hall.people.forms import ReachedForm, SeedForm
from frombelow.hall.people.queries import seeds as queries
from frombelow.hall.people.queries.seeds import Planted
from frombelow.hall.people.rules.seeds import Chance, Way, in_each
from frombelow.hall.people.views.people import trail


@in_group(Right.KEEP_KEYS, BOTH)
@fresh_sign_in
def listed(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Every seed, and the form to plant one, with a name to begin with."""
    form = plant_form(request, reader)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        asked = {"values": data["values"], "whose": data["whose"], "language": data["language"]}
        try:
            actions.plant(reader=reader, turf=form.turf_chosen, **asked)
            return redirect("people:seeds", reader.group.ident)
        except Refused as refusal:
            form.add_error(None, translated(refusal))
    rows = queries.seeds_for(reader)
    context = {
        "reader": reader, "trail": trail(reader, Crumb(_("Invented people"))), "rows": rows, "form": form,
        "may_plant": reader.may_whole(Right.EDIT_PEOPLE) and reader.may_whole(Right.SEE_CONTACTS), **reached_together(reader, rows),
    }  # fmt: skip
    return render(request, "people/seeds.html", context, status=422 if form.errors else 200)


def plant_form(request: HttpRequest, reader: Reader) -> SeedForm:
    """The form; while nothing is sent, with a name by chance."""
    given, family = ("", "") if request.method == "POST" else queries.suggested_name(reader)
    turfs, whole = turfs_of(reader, Right.EDIT_PEOPLE), reader.may_whole(Right.EDIT_PEOPLE)
    return SeedForm(sent(request), turfs=turfs, whole=whole, initial={"given": given, "family": family})


def reached_together(reader: Reader, rows: Sequence[Planted]) -> dict[str, object]:
    """Of several that were reached: who had the chance with each."""
    reached = [one for one in rows if one.seed.reached_on is not None and not one.is_merged]
    if len(reached) < 2:
        return {"is_reached": bool(reached)}
    names = Names(reader.group)
    who = in_each([queries.chances_of(reader, one) for one in reached])
    return {"is_reached": True, "times": len(reached), "in_each": [names.member(ident) for ident in who]}


def sent(request: HttpRequest) -> Any:
    """What a form was filled in with; None where the page is only opened."""
    return request.POST if request.method == "POST" else None


@in_group(Right.KEEP_KEYS, BOTH)
@fresh_sign_in
def shown(request: HttpRequest, reader: Reader, seed: str) -> HttpResponse:
    """One of them; when it was reached, with who had the chance."""
    one = queries.seed_for(reader, seed)
    form = ReachedForm(sent(request), initial={"on": one.seed.reached_on or localdate(reader.now), "words": one.words})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            actions.note_reached(reader=reader, seed=one.seed, on=data["on"], words=data["words"])
            return redirect("people:seed", reader.group.ident, seed)
        except Refused as refusal:
            form.add_error("on", translated(refusal))
    context = {
        "reader": reader, "one": one, "form": form, "keeping": charter_of(reader.group).keeping,
        "trail": trail(reader, Crumb(_("Invented people"), f"/g/{reader.group.ident}/people/invented/"), Crumb(one.seed.person.shown_name)),
        "chances": told(reader, queries.chances_of(reader, one)),
    }  # fmt: skip
    return render(request, "people/seed.html", context, status=422 if form.errors else 200)


def told(reader: Reader, chances: Sequence[Chance]) -> list[tuple[str, list[tuple[str, date, int]]]]:
    """Names and words for who had the chance. Of what is not noted day by day there is no number of days."""
    names = Names(reader.group)
    return [
        (names.member(one.who), [(str(words.WAYS_TO_SEEDS[times.way]), times.first, 0 if times.way == Way.LISTS else times.days) for times in one.ways])
        for one in chances
    ]  # fmt: skip


@in_group(Right.KEEP_KEYS, WRITES)
@fresh_sign_in
def not_reached(request: HttpRequest, reader: Reader, seed: str) -> HttpResponse:
    """It was one of ours after all."""
    actions.not_reached(reader=reader, seed=queries.seed_for(reader, seed).seed)
    return redirect("people:seed", reader.group.ident, seed)


@in_group(Right.KEEP_KEYS, WRITES)
@fresh_sign_in
def tell(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Members read in the journal that the list got out."""
    actions.tell_members(reader=reader)
    return redirect("groups:journal", reader.group.ident)
