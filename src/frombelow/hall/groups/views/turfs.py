"""Turfs: parts of the list that somebody looks after."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from frombelow.hall.groups.actions import turfs as deeds
from frombelow.hall.groups.forms import TurfForm
from frombelow.hall.groups.queries import mandates
from frombelow.hall.groups.queries.names import name_of
from frombelow.hall.groups.queries.turfs import open_turfs
from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import BOTH, READS, WRITES, Reader, in_group
from frombelow.hall.groups.telling import title_of
from frombelow.hall.groups.views.common import attempt, page, sent, to


@in_group(Right.SEE_GROUP, READS)
def turfs(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """Every turf, and who looks after it."""
    keepers: dict[int | None, list[str]] = {}
    for mandate in mandates.of_group(reader.group, reader.now).exclude(turf=None):
        keepers.setdefault(mandate.turf_id, []).append(f"{name_of(mandate.membership)} ({title_of(mandate)})")
    rows = [(turf, ", ".join(keepers.get(turf.pk, []))) for turf in open_turfs(reader.group)]
    return page(request, reader, "turfs", {"rows": rows, "may_keep": reader.may(Right.KEEP_TURFS)})


@in_group(Right.KEEP_TURFS, BOTH)
def add(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """A new turf."""
    form = TurfForm(sent(request))
    if form.is_valid():
        added = attempt(form, lambda: deeds.add(reader=reader, **form.cleaned_data))
        if added:
            return to("turfs", reader)
    return page(request, reader, "turf_add", {"form": form}, is_wrong=form.is_bound)


@in_group(Right.KEEP_TURFS, WRITES)
def close(request: HttpRequest, reader: Reader, turf: str) -> HttpResponseBase:
    """A turf ends."""
    found = open_turfs(reader.group).filter(ident=turf).first()
    if found is None:
        raise Http404
    deeds.close(reader=reader, turf=found)
    return to("turfs", reader)
