"""What is held about oneself: read it, correct it, take it along, take it back."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from frombelow.hall.accounts.fresh import fresh_sign_in
from frombelow.hall.groups.queries.members import member_with
from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import BOTH, READS, WRITES, Reader, in_group
from frombelow.hall.kit.figures import Crumb
from frombelow.hall.people import words
from frombelow.hall.people.actions import own as actions
from frombelow.hall.people.forms import ConsentForm, ValueForm
from frombelow.hall.people.queries import own
from frombelow.hall.people.queries.reading import person_for
from frombelow.hall.people.rules.consents import Kind as ConsentKind
from frombelow.hall.people.views.people import trail


@in_group(Right.SEE_GROUP, READS)
def shown(request: HttpRequest, reader: Reader) -> HttpResponse:
    """One's own record."""
    return own_page(request, reader)


def own_page(request: HttpRequest, reader: Reader, wrong: dict[str, Any] | None = None) -> HttpResponse:
    """The page, with a form in it that was filled in wrong."""
    person = own.own_or_none(reader)
    context: dict[str, Any] = {"reader": reader, "trail": trail(reader, Crumb(_("My record"))), "person": person}
    if person is not None:
        found = own.own_record(reader, person)
        context |= {
            "known": found, "readings": own.readings(reader, person), "value_form": ValueForm(), "consent_form": ConsentForm(initial={"on": localdate(reader.now)}),
            "consents": [(words.CONSENTS[kind], row) for kind, row in found.consents.items()],
            "never": [words.WAYS[way] for way in person.never_by if way in words.WAYS], "reach_by": words.WAYS.get(person.reach_by, ""), **(wrong or {}),
        }  # fmt: skip
    return render(request, "people/own.html", context, status=422 if wrong else 200)


@in_group(Right.SEE_GROUP, READS)
def file(request: HttpRequest, reader: Reader) -> HttpResponse:
    """One's record, to take along."""
    person = own.own_person(reader)
    response = JsonResponse(
        own.as_data(own.own_record(reader, person), own.readings(reader, person)),
        json_dumps_params={"indent": 1, "ensure_ascii": False},
    )
    response.headers["Content-Disposition"] = 'attachment; filename="my-record.json"'
    return response


@in_group(Right.SEE_GROUP, WRITES)
def correct(request: HttpRequest, reader: Reader) -> HttpResponse:
    """A value in one's own words."""
    form = ValueForm(request.POST)
    if not form.is_valid():
        return own_page(request, reader, {"value_form": form})
    actions.correct(reader=reader, value=form.cleaned_data["read"])
    return redirect("people:own", reader.group.ident)


@in_group(Right.SEE_GROUP, WRITES)
def end(request: HttpRequest, reader: Reader, detail: int) -> HttpResponse:
    """A value is not right any more."""
    actions.end_own(reader=reader, detail=own.own_detail(reader, detail))
    return redirect("people:own", reader.group.ident)


@in_group(Right.SEE_GROUP, WRITES)
def consent(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Agree, or take it back."""
    form = ConsentForm(request.POST)
    if not form.is_valid():
        return own_page(request, reader, {"consent_form": form})
    data = form.cleaned_data
    actions.say_own_consent(reader=reader, kind=ConsentKind(data["kind"]), is_given=data["is_given"], on=data["on"])
    return redirect("people:own", reader.group.ident)


@in_group(Right.SEE_GROUP, BOTH)
@fresh_sign_in
def erase_own(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Everything about oneself goes."""
    person = own.own_person(reader)
    if request.method == "POST":
        actions.erase_own(reader=reader)
        return redirect("people:own", reader.group.ident)
    context = {"reader": reader, "trail": trail(reader, Crumb(_("Erase"))), "person": person, "is_own": True}
    return render(request, "people/erase.html", context)


@in_group(Right.EDIT_PEOPLE, WRITES)
def link(request: HttpRequest, reader: Reader, person: str) -> HttpResponse:
    """Somebody on the list is a member."""
    found = person_for(reader, person, Right.EDIT_PEOPLE)
    wanted = request.POST.get("member", "")
    member = member_with(reader.group, wanted, reader.now) if wanted else None
    if wanted and member is None:
        raise Http404
    actions.link_member(reader=reader, person=found, member=member)
    return redirect("people:person", reader.group.ident, person)


@in_group(Right.KEEP_KEYS, BOTH)
@fresh_sign_in
def erase(request: HttpRequest, reader: Reader, person: str) -> HttpResponse:
    """Somebody asked to be forgotten."""
    found = person_for(reader, person)
    if request.method == "POST":
        actions.erase_person(reader=reader, person=found)
        return redirect("people:list", reader.group.ident)
    context = {"reader": reader, "trail": trail(reader, Crumb(_("Erase"))), "person": found, "is_own": False}
    return render(request, "people/erase.html", context)
