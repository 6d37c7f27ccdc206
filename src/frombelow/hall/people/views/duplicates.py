"""Who may be twice on the list: the queue, two people side by side, those that are sure together, and taking a merge back."""

from __future__ import annotations

from math import floor
from typing import Any

import pyarrow as pa
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import BOTH, READS, WRITES, Reader, in_group
from frombelow.hall.kit.figures import Crumb
from frombelow.hall.kit.pages import page_of
from frombelow.hall.kit.progress import page_in_progress
from frombelow.hall.people.actions import merging, suggesting
from frombelow.hall.people.likeness import reasons, shown
from frombelow.hall.people.linking.job import SURE
from frombelow.hall.people.models import Person, Suggestion
from frombelow.hall.people.queries import duplicates as query
from frombelow.hall.people.queries.duplicates import Side
from frombelow.hall.people.queries.reading import person_for
from frombelow.hall.people.rules.details import Kind
from frombelow.hall.people.rules.merging import ASKED
from frombelow.hall.people.views.people import trail
from frombelow.hall.people.words import WAYS

PER_PAGE = 10
PREVIEWED = 500  # merged together at most


def way(reader: Reader, *further: Crumb) -> list[Crumb]:
    """The way here."""
    return trail(reader, Crumb(_("Twice on the list"), f"/g/{reader.group.ident}/duplicates/"), *further)


@in_group(Right.MERGE, READS)
def queue(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Those that wait for an answer, the most probable first."""
    page = page_of(request, query.suggestions_for(reader), PER_PAGE)
    context = {
        "reader": reader,
        "trail": [*way(reader)[:-1], Crumb(_("Twice on the list"))],
        "page": page,
        "cards": [card(reader, one) for one in page],
        "count": query.how_many(reader, SURE),
        "merged": query.merge_for(reader, request.GET["merged"]) if request.GET.get("merged") else None,
    }
    return render(request, "people/duplicates.html", context)


def card(reader: Reader, suggestion: Suggestion) -> dict[str, Any]:
    """One suggestion as the queue shows it."""
    one, other = query.side(reader, suggestion.first), query.side(reader, suggestion.second)
    return {
        "suggestion": suggestion,
        "percent": percent(suggestion.probability),
        "is_sure": suggestion.probability >= SURE,
        "sides": [(one, shown(one)), (other, shown(other))],
        "reasons": reasons(suggestion.outcomes, one, other),
    }


def percent(probability: float) -> str:
    """Rounded down, and never 100: nobody knows that."""
    return (
        f"{floor(min(probability, 0.9999) * 10_000) / 100:.2f}"
        if probability >= SURE
        else f"{floor(probability * 100)}"
    )


@in_group(Right.MERGE, WRITES)
def look(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """Compare everybody on the list; the page tells how far it is."""

    def answer(pairs: pa.Table) -> str:
        count = suggesting.keep(reader=reader, pairs=pairs)
        return render_to_string("people/duplicates_found.html", {"count": count, "reader": reader}, request)

    context = {"reader": reader, "trail": way(reader, Crumb(_("Looking")))}
    return page_in_progress(request, "people/duplicates_look.html", context, suggesting.look(reader), answer)


@in_group(Right.MERGE, WRITES)
def answer(request: HttpRequest, reader: Reader, suggestion: str) -> HttpResponse:
    """Same person, not the same, later: in one tap, unless something must be asked."""
    found = query.suggestion_for(reader, suggestion)
    said = request.POST.get("answer", "")
    address = f"/g/{reader.group.ident}/duplicates/"
    if said == "two":
        merging.not_one(reader=reader, suggestion=found)
    elif said == "later":
        merging.later(reader=reader, suggestion=found)
    elif said == "same":
        if query.asked(found.first, found.second):
            return redirect(f"{address}pair/{found.first.ident}/{found.second.ident}/")
        done = merging.merge(reader=reader, kept=found.first, gone=found.second, probability=found.probability)
        return redirect(f"{address}?merged={done.ident}")
    return redirect(address)


@in_group(Right.MERGE, BOTH)
def pair(request: HttpRequest, reader: Reader, first: str, second: str) -> HttpResponse:
    """Two people side by side: every value, what must be asked, and merging them."""
    people = {ident: person_for(reader, ident, Right.MERGE) for ident in (first, second)}
    if len(people) < 2:
        raise Http404
    if request.method == "POST":
        return merged(request, reader, people)
    sides = [query.side(reader, one) for one in people.values()]
    context = {
        "reader": reader,
        "trail": way(reader, Crumb(_("Two people"))),
        "sides": sides,
        "rows": compared(sides),
        "names": [row for side in sides for row in side.values[Kind.NAME] if row.ended_on is None],
        "questions": questions(*people.values()),
    }
    return render(request, "people/duplicate_pair.html", context)


def merged(request: HttpRequest, reader: Reader, people: dict[str, Person]) -> HttpResponse:
    """Merge the two as it was chosen."""
    first, second = people.values()
    kept = people.get(request.POST.get("kept", ""), first)
    gone = second if kept is first else first
    choices = {
        name: "kept" if request.POST[name] == kept.ident else "gone"
        for name in ASKED
        if request.POST.get(name) in people
    }
    name = request.POST.get("shown", "")
    done = merging.merge(
        reader=reader, kept=kept, gone=gone, choices=choices, shown=int(name) if name.isdecimal() else None
    )
    return redirect(f"/g/{reader.group.ident}/duplicates/?merged={done.ident}")


def compared(sides: list[Side]) -> list[tuple[str, list[list[Any]]]]:
    """Every value of both, by kind, beside each other."""
    kinds = {
        Kind.NAME: _("Names"), Kind.PHONE: _("Phone"), Kind.EMAIL: _("E-mail"), Kind.ADDRESS: _("Address"), Kind.ID: _("Numbers in other programs"), Kind.FIELD: _("Fields of the group"),
    }  # fmt: skip
    rows = [(title, [side.values[kind] for side in sides]) for kind, title in kinds.items()]
    return [(title, values) for title, values in rows if any(values)]


def questions(first: Person, second: Person) -> list[dict[str, Any]]:
    """What somebody must say, with the answers there are."""
    titles = {
        "turf": _("Turf"),
        "membership": _("Member of the group"),
        "language": _("Language"),
        "pronouns": _("Pronouns"),
        "reach_by": _("Wants to be reached by"),
    }
    return [
        {"name": name, "title": titles[name], "answers": [(one.ident, told(name, one)) for one in (first, second)]}
        for name in query.asked(first, second)
    ]


def told(name: str, person: Person) -> str:
    """A field as it is read."""
    if name == "turf":
        return person.turf.name if person.turf else ""
    if name == "membership":
        return person.membership.shown_name if person.membership else ""
    value = getattr(person, name)
    return str(WAYS.get(value, value)) if name == "reach_by" else str(value)


@in_group(Right.MERGE, BOTH)
def sure(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Those that are as good as sure, together: what would be merged, then merging them."""
    if request.method == "POST":
        done = merging.merge_sure(reader=reader, at_least=SURE, most=PREVIEWED)
        return redirect(f"/g/{reader.group.ident}/duplicates/merged/?{'' if done else 'none=1'}")
    rows = query.suggestions_for(reader).filter(probability__gte=SURE)[:PREVIEWED]
    context = {
        "reader": reader,
        "trail": way(reader, Crumb(_("Together"))),
        "rows": [(one, query.asked(one.first, one.second)) for one in rows],
        "most": PREVIEWED,
    }
    return render(request, "people/duplicates_sure.html", context)


@in_group(Right.MERGE, READS)
def merges(request: HttpRequest, reader: Reader) -> HttpResponse:
    """What was merged, each with the way back."""
    page = page_of(request, query.merges_for(reader))
    context = {
        "reader": reader,
        "trail": way(reader, Crumb(_("What was merged"))),
        "page": page,
        "together": together(page),
    }
    return render(request, "people/duplicate_merges.html", context)


def together(page: Any) -> set[int]:
    """The merges of the page that came with others, in one go."""
    times = [one.at for one in page if one.undone_at is None]
    return {one.pk for one in page if one.undone_at is None and times.count(one.at) > 1}


@in_group(Right.MERGE, WRITES)
def undo(request: HttpRequest, reader: Reader, merge: str) -> HttpResponse:
    """Take a merge back, or all that came in one go with it."""
    found = query.merge_for(reader, merge)
    if request.POST.get("all"):
        merging.unmerge_together(reader=reader, merge=found)
        return redirect(f"/g/{reader.group.ident}/duplicates/merged/")
    undone = merging.unmerge(reader=reader, merge=found, are_two=bool(request.POST.get("two")))
    context = {
        "reader": reader,
        "trail": way(reader, Crumb(_("Taken back"))),
        "undone": undone,
        "added": query.details_of(undone.added_since),
    }
    return render(request, "people/duplicate_undone.html", context)
