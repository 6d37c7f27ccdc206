"""A file into the list: hand it in, place its columns, see what would happen, write it, undo it."""

from __future__ import annotations

import json
import os
from itertools import groupby
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import BOTH, READS, WRITES, Reader, in_group
from frombelow.hall.kit import ids
from frombelow.hall.kit.exports import rows_as
from frombelow.hall.kit.figures import Crumb
from frombelow.hall.kit.middleware import translated
from frombelow.hall.kit.pages import page_of
from frombelow.hall.kit.refusals import Refused
from frombelow.hall.kit.sealing import Unreadable
from frombelow.hall.kit.uploads import MEGABYTE
from frombelow.hall.people.actions import imports as deeds
from frombelow.hall.people.imports import checking, telling, undoing, work
from frombelow.hall.people.imports.arriving import MOST_BYTES, Arriving
from frombelow.hall.people.imports.columns import KNOWN
from frombelow.hall.people.imports.store import KEY_BYTES, Spoiled, Store
from frombelow.hall.people.models import Import
from frombelow.hall.people.queries.imports import fillable, import_for, imports_for, named
from frombelow.hall.people.rules.imports import AT_WORK, LONGEST_LABEL, Differs, Problem, State
from frombelow.hall.people.views.people import trail

PER_PAGE = 25
LOOK_AGAIN = 2  # seconds
MOST_LEFT = 100
MENU_FIELD = "column-"


@csrf_exempt  # the token is checked in `arrive`: Django's own check would take the file in before it can be sealed
@in_group(Right.IMPORT, BOTH)
def listed(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """The imports there were, and the form for another file."""
    if request.method == "POST":
        ident = ids.ident()
        door = Arriving(request, Store(work.folder() / ident, os.urandom(KEY_BYTES)))
        request.upload_handlers = [door]
        return _arrive(request, reader, ident, door)
    return form_page(request, reader)


@csrf_protect
def _arrive(request: HttpRequest, reader: Reader, ident: str, door: Arriving) -> HttpResponseBase:
    """The file, once the token is right."""
    try:
        check_arrival(request, door)
        deeds.begin(reader=reader, ident=ident, store=door.store, file_name=door.name)
    except Refused as refusal:
        door.drop()
        return form_page(request, reader, translated(refusal))
    deeds.forget_old(reader.now)
    return redirect("people:import", reader.group.ident, ident)


def check_arrival(request: HttpRequest, door: Arriving) -> None:
    """Raises Refused where no whole file came."""
    try:
        _read = request.POST
    except (SuspiciousOperation, MultiPartParserError, UnreadablePostError):
        raise Refused(
            "The form did not arrive as this page sends it. Open the page again and hand the file in there."
        ) from None
    if door.is_too_big:
        raise Refused("The file is larger than {limit} megabytes. Divide it.", limit=MOST_BYTES // MEGABYTE)
    if not door.is_whole:
        raise Refused("Choose a file.")


def form_page(request: HttpRequest, reader: Reader, wrong: str = "") -> HttpResponse:
    """The form."""
    page = page_of(request, imports_for(reader), PER_PAGE)
    programs = list(dict.fromkeys(one.name for one in KNOWN))
    context = {
        "reader": reader, "trail": trail(reader, Crumb(_("Bring in a file"))), "page": page, "wrong": wrong, "megabytes": MOST_BYTES // MEGABYTE,
        "rows": [(one, telling.STATES[State(one.state)]) for one in page], "programs": programs,
    }  # fmt: skip
    return render(request, "people/import_list.html", context, status=422 if wrong else 200)


@in_group(Right.IMPORT, READS)
def shown(request: HttpRequest, reader: Reader, imported: str) -> HttpResponse:
    """One import, wherever it is on its way."""
    one = import_for(reader, imported)
    state = State(one.state)
    if state in AT_WORK:
        return at_work(request, reader, one)
    if state in {State.ARRIVED, State.FAILED} or (state == State.CHECKED and "columns" in request.GET):
        return placing(request, reader, one)
    return checked(request, reader, one) if state == State.CHECKED else written(request, reader, one)


def context_of(reader: Reader, one: Import, **more: Any) -> dict[str, Any]:
    """What every page of an import has."""
    way = trail(reader, Crumb(_("Bring in a file"), f"/g/{reader.group.ident}/imports/"), Crumb(one.file_name))
    program = next((known.name for known in KNOWN if known.key == one.dialect), "")
    return {"reader": reader, "trail": way, "one": one, "found": one.found, "program": program, **more}


def at_work(request: HttpRequest, reader: Reader, one: Import) -> HttpResponse:
    """How far it is. The page comes again by itself; a work that was ended goes on."""
    deeds.go_on(one)
    most = one.found.get("rows", 0)
    so_far = min(one.found.get("so_far", 0), most)
    context = context_of(
        reader,
        one,
        title=telling.STATES[State(one.state)],
        step=telling.STEPS.get(one.found.get("step", ""), ""),
        so_far=so_far,
        most=most,
        can_stop=one.state == State.COMMITTING,
    )
    response = render(request, "people/import_work.html", context)
    response.headers["Refresh"] = str(LOOK_AGAIN)
    return response


def placing(request: HttpRequest, reader: Reader, one: Import, wrong: str = "") -> HttpResponse:
    """Which column goes where."""
    samples = samples_of(one)
    fields = [(field.key, field.label) for field in fillable(reader)]
    columns = [
        (at, header, values, target, telling.besides(header, target))
        for at, (header, target, values) in enumerate(
            zip(one.plan["header"], one.plan["targets"], samples or [[]] * len(one.plan["header"]), strict=True)
        )
    ]
    why = one.found.get("why", "") if one.state == State.FAILED else ""
    context = context_of(
        reader,
        one,
        columns=[column for column in columns if not is_bare(column)],
        bare=[column for column in columns if is_bare(column)],
        menu=telling.menu(fields),
        wrong=wrong or (_(why).format(**one.found.get("values", {})) if why else ""),
        is_gone=samples is None,
    )
    return render(request, "people/import_place.html", context, status=422 if wrong else 200)


def is_bare(column: tuple[int, str, list[str], str, Any]) -> bool:
    """Whether nothing stands in a column and it goes nowhere: such ones are folded away."""
    _at, _header, values, target, _besides = column
    return not values and not target


def samples_of(one: Import) -> list[list[str]] | None:
    """Three values of each column; None where the file is not here any more."""
    try:
        samples: list[list[str]] = json.loads(checking.store_of(one).get("samples"))
    except (Unreadable, Spoiled, FileNotFoundError):
        return None
    return samples


@in_group(Right.IMPORT, WRITES)
def place(request: HttpRequest, reader: Reader, imported: str) -> HttpResponse:
    """The columns are placed; the file is checked."""
    one = import_for(reader, imported)
    targets = [request.POST.get(f"{MENU_FIELD}{at}", "")[: LONGEST_LABEL + 10] for at in range(len(one.plan["header"]))]
    differs = Differs.LIST if request.POST.get("differs") == Differs.LIST else Differs.FILE
    try:
        deeds.place(reader=reader, one=one, targets=targets, differs=differs)
    except Refused as refusal:
        if State(one.state) not in {State.ARRIVED, State.CHECKED, State.FAILED}:
            raise
        one.plan = one.plan | {"targets": targets, "differs": differs}
        return placing(request, reader, one, translated(refusal))
    return redirect("people:import", reader.group.ident, one.ident)


def checked(request: HttpRequest, reader: Reader, one: Import) -> HttpResponse:
    """What would be written, and every kind of problem with its first rows."""
    try:
        rows = checking.problems_of(checking.store_of(one))
    except (Unreadable, Spoiled, FileNotFoundError):
        return placing(request, reader, one)
    order = list(Problem)
    rows.sort(key=lambda row: order.index(Problem(row[0])))
    kinds = []
    for kind, several in groupby(rows, key=lambda row: str(row[0])):
        first = [telling.sentence(*row) for _at, row in zip(range(checking.FIRST_TOLD), several, strict=False)]
        kinds.append((telling.heading(kind), one.found["problems"].get(kind, 0), first))
    left_out = [header for header, target in zip(one.plan["header"], one.plan["targets"], strict=True) if not target]
    new_fields = [spec["label"] for spec in one.plan["fields"].values() if spec.get("is_new")]
    return render(
        request,
        "people/import_checked.html",
        context_of(reader, one, kinds=kinds, left_out=left_out, new_fields=new_fields),
    )


@in_group(Right.IMPORT, READS)
def problems(request: HttpRequest, reader: Reader, imported: str) -> HttpResponseBase:
    """Every problem, as a list to take along."""
    one = import_for(reader, imported)
    try:
        rows = checking.problems_of(checking.store_of(one))
    except (Unreadable, Spoiled, FileNotFoundError):
        raise Http404 from None
    table = (
        {"row": number, "column": column, "value": value, "problem": telling.sentence(kind, number, column, value)}
        for kind, number, column, value in rows
    )
    return rows_as("csv", table, ("row", "column", "value", "problem"), f"problems-{one.ident}")


@in_group(Right.IMPORT, WRITES)
def commit(request: HttpRequest, reader: Reader, imported: str) -> HttpResponse:
    """Write it."""
    one = import_for(reader, imported)
    deeds.commit(reader=reader, one=one)
    return redirect("people:import", reader.group.ident, one.ident)


@in_group(Right.IMPORT, WRITES)
def undo(request: HttpRequest, reader: Reader, imported: str) -> HttpResponse:
    """Take it back."""
    one = import_for(reader, imported)
    deeds.undo(reader=reader, one=one)
    return redirect("people:import", reader.group.ident, one.ident)


@in_group(Right.IMPORT, WRITES)
def drop(request: HttpRequest, reader: Reader, imported: str) -> HttpResponse:
    """Not this file."""
    deeds.drop(reader=reader, one=import_for(reader, imported))
    return redirect("people:imports", reader.group.ident)


def written(request: HttpRequest, reader: Reader, one: Import) -> HttpResponse:
    """It is on the list, with a way back; or it was taken back, and who stayed."""
    left = named(reader, undoing.left_of(one, MOST_LEFT)) if one.state == State.UNDONE else []
    people = [(row, telling.WHY_STAY[undoing.Stays(row.why)]) for row in left]
    more = {"is_undone": one.state == State.UNDONE, "may_merge": reader.may(Right.MERGE)}
    return render(request, "people/import_done.html", context_of(reader, one, left=people, **more))
