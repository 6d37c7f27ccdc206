"""Pages on which officers take the whole group out, as one encrypted file that another server takes in."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import IO

from django import forms
from django.conf import settings
from django.db import connection
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy

from frombelow.hall.accounts.fresh import fresh_sign_in
from frombelow.hall.groups.actions import whole_files
from frombelow.hall.groups.models import WholeFile
from frombelow.hall.groups.queries import members
from frombelow.hall.groups.queries.whole_files import how_it_stands, whole_file_with
from frombelow.hall.groups.queries.whole_files import whole_files as every_file
from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.rules.whole_files import LONGEST_PURPOSE
from frombelow.hall.groups.scope import BOTH, READS, WRITES, Reader, in_group
from frombelow.hall.groups.views.common import attempt
from frombelow.hall.home.safekeeping import keys
from frombelow.hall.home.safekeeping.group_out import group_out
from frombelow.hall.home.safekeeping.trouble import Trouble
from frombelow.hall.kit.refusals import Refused
from frombelow.hall.kit.turns import Turns

SHOWN = 50  # requests on the page
_packing = Turns(1)  # a file of a large group takes minutes


class AskForm(forms.Form):
    """What for."""

    purpose = forms.CharField(
        label=gettext_lazy("What is it for?"),
        help_text=gettext_lazy("Members read this in the journal."),
        max_length=LONGEST_PURPOSE,
        required=False,
    )


@in_group(Right.EXPORT, READS)
def shown(request: HttpRequest, reader: Reader) -> HttpResponse:
    """What the file is, and every time that it was asked for."""
    return whole_page(request, reader, AskForm())


def whole_page(request: HttpRequest, reader: Reader, form: forms.Form) -> HttpResponse:
    """The page."""
    rows = []
    for one in every_file(reader.group)[:SHOWN]:
        stands = how_it_stands(one)
        rows.append((one, stands, stands.is_open(reader.now), one.by_id == reader.membership.pk))
    context = {
        "reader": reader,
        "rows": rows,
        "form": form,
        "may_ask": reader.may_whole(Right.KEEP_KEYS) and not any(is_open for _, _, is_open, _ in rows),
        "is_alone": members.count(reader.group, reader.now) == 1,
    }
    return render(request, "home/whole.html", context, status=422 if form.errors else 200)


@in_group(Right.KEEP_KEYS, WRITES)
def ask(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """A data keeper asks."""
    form = AskForm(request.POST)
    if form.is_valid():
        asked = attempt(form, lambda: whole_files.ask(reader=reader, purpose=form.cleaned_data["purpose"]))
        if asked:
            return redirect("home:whole", reader.group.ident)
    return whole_page(request, reader, form)


@in_group(Right.EXPORT, WRITES)
def agree(request: HttpRequest, reader: Reader, whole: str) -> HttpResponseBase:
    """A second person answers."""
    whole_files.answer(reader=reader, asked=asked_with(reader, whole), agrees=request.POST.get("agrees") == "yes")
    return redirect("home:whole", reader.group.ident)


@in_group(Right.KEEP_KEYS, BOTH)
@fresh_sign_in
def key(request: HttpRequest, reader: Reader, whole: str) -> HttpResponseBase:
    """The key that opens the file, shown once. Who comes back here after proving who they are finds the button again."""
    asked = asked_with(reader, whole)
    if request.method != "POST":
        return redirect("home:whole", reader.group.ident)
    public, sheet = keys.pair_for_one_file(settings.VAR)
    whole_files.set_key(reader=reader, asked=asked, recipient=public)
    return render(request, "home/whole_key.html", {"reader": reader, "one": asked, "lines": sheet.split()})


@in_group(Right.KEEP_KEYS, BOTH)
@fresh_sign_in
def file(request: HttpRequest, reader: Reader, whole: str) -> HttpResponseBase:
    """The file, once."""
    asked = asked_with(reader, whole)
    if request.method != "POST":
        return redirect("home:whole", reader.group.ident)
    with _packing.one():
        content = packed(reader, whole_files.take(reader=reader, asked=asked))
    name = f"group-{reader.group.ident}-{localdate(reader.now)}.frombelow"
    return FileResponse(content, as_attachment=True, filename=name, content_type="application/octet-stream")


def packed(reader: Reader, asked: WholeFile) -> IO[bytes]:
    """The encrypted file, which has no name on the disk any more when it is handed out. Raises Refused, and then it can be fetched again."""
    settings.VAR.mkdir(parents=True, exist_ok=True)
    try:
        with tempfile.TemporaryDirectory(prefix="whole-", dir=settings.VAR) as folder:
            path = Path(folder) / "group"
            group_out(
                connection=connection, group=reader.group, path=path, recipients=[asked.recipient], signing=keys.signing_key(settings.VAR),
                now=reader.now, by=reader.membership.ident,
            )  # fmt: skip
            return path.open("rb")
    except Trouble:
        whole_files.give_back(asked=asked)
        raise Refused(
            "The file could not be made. If a list is being read in right now, wait until that is done; else ask whoever runs the server."
        ) from None
    except BaseException:
        whole_files.give_back(asked=asked)
        raise


def asked_with(reader: Reader, ident: str) -> WholeFile:
    """One that was asked for. Raises Http404."""
    found = whole_file_with(reader.group, ident)
    if found is None:
        raise Http404
    return found
