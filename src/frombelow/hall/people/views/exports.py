"""Taking a list out of the hall: asked for, agreed on, fetched once."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frombelow.hall.accounts.fresh import fresh_sign_in
from frombelow.hall.groups.queries.charters import charter_of
from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import READS, WRITES, Reader, in_group
from frombelow.hall.kit.exports import rows_as
from frombelow.hall.kit.figures import Crumb
from frombelow.hall.kit.middleware import translated
from frombelow.hall.kit.refusals import Refused
from frombelow.hall.people import words
from frombelow.hall.people.actions import exports
from frombelow.hall.people.queries import exporting
from frombelow.hall.people.rules.exporting import Column
from frombelow.hall.people.views.find import read_steps
from frombelow.hall.people.views.people import trail


class AskForm(forms.Form):
    """Which columns, and what for."""

    columns = forms.TypedMultipleChoiceField(
        label=gettext_lazy("What should stand in the file"), choices=list(words.COLUMNS.items()), coerce=Column, widget=forms.CheckboxSelectMultiple,
        initial=[Column.NAME, Column.PHONE], required=False,
    )  # fmt: skip
    purpose = forms.CharField(
        label=gettext_lazy("What is it for?"),
        help_text=gettext_lazy("Members read this in the journal."),
        max_length=200,
        required=False,
    )


@in_group(Right.EXPORT, READS)
def shown(request: HttpRequest, reader: Reader) -> HttpResponse:
    """The lists that were asked for."""
    return exports_page(request, reader)


def exports_page(
    request: HttpRequest, reader: Reader, form: forms.Form | None = None, steps: str = "[]"
) -> HttpResponse:
    """The page, with the form to ask for one where steps were brought along."""
    rows = [
        (one, exports.stands(one, reader), one.by_id == reader.membership.pk) for one in exporting.exports_for(reader)
    ]
    context = {
        "reader": reader, "trail": trail(reader, Crumb(_("Lists taken out"))), "rows": rows, "form": form, "steps": steps,
        "people": exporting.people(reader, read_steps(steps)).count() if form else 0, "limit": charter_of(reader.group).export_limit,
    }  # fmt: skip
    return render(request, "people/exports.html", context, status=422 if form and form.errors else 200)


@in_group(Right.EXPORT, WRITES)
def ask(request: HttpRequest, reader: Reader) -> HttpResponse:
    """First from a search, then with columns and purpose."""
    steps = request.POST.get("steps", "[]")
    read = read_steps(steps)
    if "purpose" not in request.POST:
        return exports_page(request, reader, AskForm(), steps)
    form = AskForm(request.POST)
    if form.is_valid():
        try:
            exports.ask(
                reader=reader, steps=read, columns=form.cleaned_data["columns"], purpose=form.cleaned_data["purpose"]
            )
            return redirect("people:exports", reader.group.ident)
        except Refused as refusal:
            form.add_error(None, translated(refusal))
    return exports_page(request, reader, form, steps)


@in_group(Right.EXPORT, WRITES)
def agree(request: HttpRequest, reader: Reader, export: str) -> HttpResponse:
    """A second person answers."""
    exports.answer(
        reader=reader, export=exporting.export_for(reader, export), agrees=request.POST.get("agrees") == "yes"
    )
    return redirect("people:exports", reader.group.ident)


@in_group(Right.EXPORT, WRITES)
@fresh_sign_in
def file(request: HttpRequest, reader: Reader, export: str) -> HttpResponseBase:
    """The file, once."""
    asked = exporting.export_for(reader, export)
    rows = exports.take(reader=reader, export=asked)
    last = {next(iter(rows[0])): _("Taken out on {day} for: {purpose}. Number {number}. Delete it when you are done.").format(day=localdate(reader.now).isoformat(), purpose=asked.purpose, number=asked.ident)}  # fmt: skip
    return rows_as("csv", [*rows, last], list(rows[0]), f"list-{asked.ident}")
