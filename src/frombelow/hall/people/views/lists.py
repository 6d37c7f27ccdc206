"""Issues that people raise, and fields that the group added."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import BOTH, WRITES, Reader, in_group
from frombelow.hall.kit.figures import Crumb
from frombelow.hall.kit.middleware import translated
from frombelow.hall.kit.refusals import Refused
from frombelow.hall.people import words
from frombelow.hall.people.actions import lists
from frombelow.hall.people.forms import FieldForm
from frombelow.hall.people.queries import listing
from frombelow.hall.people.rules.fields import Kind
from frombelow.hall.people.views.people import trail


@in_group(Right.KEEP_LISTS, BOTH)
def shown(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Both lists, with a form to add to each."""
    form = FieldForm(request.POST if request.POST.get("what") == "field" else None)
    if request.method == "POST":
        try:
            if request.POST.get("what") == "issue":
                lists.add_issue(reader=reader, name=request.POST.get("name", ""))
                return redirect("people:lists", reader.group.ident)
            if form.is_valid():
                data = form.cleaned_data
                lists.add_field(
                    reader=reader,
                    label=data["label"],
                    kind=Kind(data["kind"]),
                    choices=data["choices"].splitlines(),
                    is_secret=data["is_secret"],
                )
                return redirect("people:lists", reader.group.ident)
        except Refused as refusal:
            if not form.is_bound:
                raise
            form.add_error(None, translated(refusal))
    context = {
        "reader": reader, "issues": listing.issues_of(reader), "form": form, "trail": trail(reader, Crumb(_("Issues and fields"))),
        "fields": [(field, words.FIELD_KINDS[Kind(field.kind)]) for field in listing.fields_of(reader)],
    }  # fmt: skip
    return render(request, "people/lists.html", context, status=422 if form.errors else 200)


@in_group(Right.KEEP_LISTS, WRITES)
def end_issue(request: HttpRequest, reader: Reader, issue: str) -> HttpResponse:
    """An issue is not offered any more."""
    found = listing.issue_of(reader, issue)
    if found is None:
        raise Http404
    lists.end_issue(reader=reader, issue=found)
    return redirect("people:lists", reader.group.ident)


@in_group(Right.KEEP_LISTS, WRITES)
def end_field(request: HttpRequest, reader: Reader, field: str) -> HttpResponse:
    """A field is not offered any more."""
    found = listing.field_of(reader, field)
    if found is None:
        raise Http404
    lists.end_field(reader=reader, field=found)
    return redirect("people:lists", reader.group.ident)
