"""The list, and the page of a person."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import BOTH, READS, WRITES, Reader, in_group, turfs_of
from frombelow.hall.kit.figures import Crumb
from frombelow.hall.people import words
from frombelow.hall.people.actions import persons
from frombelow.hall.people.actions.readings import note_list, note_reading
from frombelow.hall.people.forms import ConsentForm, FieldValueForm, PersonForm, ReachForm, ValueForm
from frombelow.hall.people.models import Person
from frombelow.hall.people.queries import listing
from frombelow.hall.people.queries.duplicates import led_to
from frombelow.hall.people.queries.reading import detail_for, known, person_for, sees
from frombelow.hall.people.rules.consents import Kind as ConsentKind


def trail(reader: Reader, *further: Crumb) -> list[Crumb]:
    """The way here: the group, the list, and further."""
    group = reader.group.ident
    return [
        Crumb(_("My groups"), "/groups/"),
        Crumb(reader.group.name, f"/g/{group}/"),
        Crumb(_("Our people"), f"/g/{group}/people/"),
        *further,
    ]


@in_group(Right.SEE_PEOPLE, READS)
def listed(request: HttpRequest, reader: Reader) -> HttpResponse:
    """People in order, a page at a time."""
    note_list(reader=reader)
    turfs = turfs_of(reader, Right.SEE_PEOPLE)
    turf = next((one for one in turfs if one.ident == request.GET.get("turf")), None)
    found = listing.listed(reader, turfs, turf=turf, after=request.GET.get("after", ""))
    context = {
        "reader": reader,
        "trail": [*trail(reader)[:-1], Crumb(_("Our people"))],
        "turfs": turfs,
        "turf": turf,
        "listed": found,
        **deeds(reader),
    }
    return render(request, "people/list.html", context)


def deeds(reader: Reader) -> dict[str, Any]:
    """What the list offers: what is done every day, and pages that are needed now and then."""
    further = (
        (Right.MERGE, _("Twice on the list"), "duplicates"),
        (Right.KEEP_LISTS, _("Issues and fields"), "lists"),
        (Right.EXPORT, _("Lists taken out"), "exports"),
        (Right.KEEP_KEYS, _("Invented people"), "people/invented"),
        (Right.SEE_GROUP, _("What fades, and when"), "fading"),
    )
    return {
        "may_add": reader.may(Right.EDIT_PEOPLE),
        "may_import": reader.may(Right.IMPORT),
        "may_talk": reader.may(Right.ADD_CONVERSATIONS),
        "further": [(label, f"/g/{reader.group.ident}/{page}/") for right, label, page in further if reader.may(right)],
    }


@in_group(Right.EDIT_PEOPLE, BOTH)
def add(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Somebody new."""
    turfs, whole = turfs_of(reader, Right.EDIT_PEOPLE), reader.may_whole(Right.EDIT_PEOPLE)
    form = PersonForm(request.POST if request.method == "POST" else None, turfs=turfs, whole=whole)
    if request.method == "POST" and form.is_valid():
        person = persons.add(
            reader=reader,
            values=form.cleaned_data["values"],
            turf=form.turf_chosen,
            language=form.cleaned_data["language"],
        )
        return redirect("people:person", reader.group.ident, person.ident)
    context = {"reader": reader, "trail": trail(reader, Crumb(_("Add"))), "form": form}
    return render(request, "people/add.html", context, status=422 if form.errors else 200)


@in_group(Right.SEE_PEOPLE, READS)
def shown(request: HttpRequest, reader: Reader, person: str) -> HttpResponse:
    """Everything of one person that the reader may see. Who was merged into another leads there."""
    kept = led_to(reader, person)
    if kept is not None:
        return redirect("people:person", reader.group.ident, kept.ident)
    return person_page(request, reader, person_for(reader, person))


def person_page(
    request: HttpRequest, reader: Reader, person: Person, wrong: dict[str, Any] | None = None
) -> HttpResponse:
    """The page, with a form in it that was filled in wrong."""
    found = known(reader, person)
    note_reading(reader=reader, person=person, saw_notes=found.sees_notes)
    may_edit = sees(reader, Right.EDIT_PEOPLE, person)
    forms: dict[str, Any] = {
        "value_form": ValueForm(),
        "reach_form": ReachForm(
            initial={"language": person.language, "pronouns": person.pronouns, "reach_by": person.reach_by, "never_by": person.never_by}, sees_contacts=found.sees_contacts,
        ),
        "consent_form": ConsentForm(initial={"on": localdate(reader.now)}),
        **(wrong or {}),
    }  # fmt: skip
    context = {
        "reader": reader, "person": person, "known": found, "trail": trail(reader, Crumb(person.shown_name)), "may_edit": may_edit,
        "may_talk": sees(reader, Right.ADD_CONVERSATIONS, person), "may_place": reader.may(Right.KEEP_TURFS), "may_erase": reader.may(Right.KEEP_KEYS),
        "members": listing.members_to_choose(reader) if may_edit else [],
        "turfs": turfs_of(reader, Right.KEEP_TURFS) if reader.may(Right.KEEP_TURFS) else [],
        "fields": field_forms(reader, found, wrong), "consents": [(words.CONSENTS[kind], row) for kind, row in found.consents.items()],
        "never": [words.WAYS[way] for way in person.never_by if way in words.WAYS], "reach_by": words.WAYS.get(person.reach_by, ""), **forms,
    }  # fmt: skip
    return render(request, "people/person.html", context, status=422 if wrong else 200)


def field_forms(reader: Reader, found: Any, wrong: dict[str, Any] | None) -> list[tuple[Any, Any, str]]:
    """The group's fields with their value now, and a form each."""
    rows = []
    now = {detail.field_id: value for detail, value in reversed(found.fields) if detail.ended_on is None}
    for field in listing.fields_of(reader):
        if field.is_secret and not found.sees_notes:
            continue
        form = (wrong or {}).get(f"field_{field.key}") or FieldValueForm(
            field=field, initial={"text": now.get(field.pk, "")}, auto_id=f"{field.key}_%s"
        )
        rows.append((field, form, now.get(field.pk, "")))
    return rows


@in_group(Right.EDIT_PEOPLE, WRITES)
def add_value(request: HttpRequest, reader: Reader, person: str) -> HttpResponse:
    """One more value."""
    found = person_for(reader, person, Right.EDIT_PEOPLE)
    form = ValueForm(request.POST)
    if not form.is_valid():
        return person_page(request, reader, found, {"value_form": form})
    persons.add_value(reader=reader, person=found, value=form.cleaned_data["read"])
    return redirect("people:person", reader.group.ident, person)


@in_group(Right.EDIT_PEOPLE, WRITES)
def end_value(request: HttpRequest, reader: Reader, person: str, detail: int) -> HttpResponse:
    """A value is not right any more."""
    found = person_for(reader, person, Right.EDIT_PEOPLE)
    persons.end_value(reader=reader, person=found, detail=detail_for(found, detail))
    return redirect("people:person", reader.group.ident, person)


@in_group(Right.EDIT_PEOPLE, WRITES)
def reach(request: HttpRequest, reader: Reader, person: str) -> HttpResponse:
    """How they want to be called and reached."""
    found = person_for(reader, person, Right.EDIT_PEOPLE)
    form = ReachForm(request.POST, sees_contacts=sees(reader, Right.SEE_CONTACTS, found))
    if not form.is_valid():
        return person_page(request, reader, found, {"reach_form": form})
    persons.describe(reader=reader, person=found, **form.cleaned_data)
    return redirect("people:person", reader.group.ident, person)


@in_group(Right.ADD_CONVERSATIONS, WRITES)
def consent(request: HttpRequest, reader: Reader, person: str) -> HttpResponse:
    """What they agreed to, or took back."""
    found = person_for(reader, person, Right.ADD_CONVERSATIONS)
    form = ConsentForm(request.POST)
    if not form.is_valid():
        return person_page(request, reader, found, {"consent_form": form})
    data = form.cleaned_data
    persons.say_consent(
        reader=reader,
        person=found,
        kind=ConsentKind(data["kind"]),
        is_given=data["is_given"],
        on=data["on"],
        how=data["how"],
    )
    return redirect("people:person", reader.group.ident, person)


@in_group(Right.EDIT_PEOPLE, WRITES)
def fill_field(request: HttpRequest, reader: Reader, person: str, field: str) -> HttpResponse:
    """The value of a field of the group."""
    found = person_for(reader, person, Right.EDIT_PEOPLE)
    asked = listing.field_of(reader, field)
    if asked is None:
        raise Http404
    form = FieldValueForm(request.POST, field=asked, auto_id=f"{field}_%s")
    if not form.is_valid():
        return person_page(request, reader, found, {f"field_{field}": form})
    persons.fill_field(reader=reader, person=found, field=asked, text=form.cleaned_data["text"])
    return redirect("people:person", reader.group.ident, person)


@in_group(Right.KEEP_TURFS, WRITES)
def put_in_turf(request: HttpRequest, reader: Reader, person: str) -> HttpResponse:
    """Move somebody to a turf, or out of every one."""
    found = person_for(reader, person)
    wanted = request.POST.get("turf", "")
    turf = next((one for one in turfs_of(reader, Right.KEEP_TURFS) if one.ident == wanted), None)
    if wanted and turf is None:
        raise Http404
    persons.put_in_turf(reader=reader, people=[found], turf=turf)
    return redirect("people:person", reader.group.ident, person)
