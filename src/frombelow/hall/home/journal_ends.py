"""The end of a group's journal: taken along by members, signed, and looked for later. A tail that was cut shows against it, whoever rules the server."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frombelow.hall.groups.actions import ends as deeds
from frombelow.hall.groups.queries.charters import charter_of
from frombelow.hall.groups.queries.ends import keepers
from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import BOTH, Reader, in_group
from frombelow.hall.home.safekeeping import keys
from frombelow.hall.kit import journal
from frombelow.hall.kit.models import Entry
from frombelow.hall.kit.readonly import only_reads
from frombelow.methods.common import ends
from frombelow.methods.common.ends import End, Kept
from frombelow.methods.common.said import Unreadable

MOST_LETTERS = 2_000


class KeptForm(forms.Form):
    """An end that somebody kept."""

    kept = forms.CharField(
        label=gettext_lazy("What you kept"),
        help_text=gettext_lazy(
            "Paste the whole text, or type at least eight digits of the fingerprint that you wrote down."
        ),
        max_length=MOST_LETTERS,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false", "autocomplete": "off"}),
    )

    def clean_kept(self) -> Kept:
        try:
            return ends.read(self.cleaned_data["kept"])
        except Unreadable as fault:
            raise ValidationError([_(one.pattern).format(**one.values) for one in fault.problems]) from None


@dataclass(frozen=True)
class Found:
    """Whether an end is still there: the entry, if it is; whose journal it was of; whether this hall signed it; whether all before it fits."""

    kept: Kept
    entry: Entry | None
    is_ours: bool
    is_whole: bool
    entries: int

    @property
    def is_cut(self) -> bool:
        """The journal had more entries then than now."""
        return self.kept.end is not None and self.kept.end.number > self.entries

    @property
    def is_there(self) -> bool:
        """It is in the journal at its place, and what stands before it is as it was."""
        at_its_place = self.entry and (self.kept.end is None or self.kept.end.number == self.entry.number)
        return bool(at_its_place) and self.is_whole


@in_group(Right.SEE_GROUP, BOTH)
@only_reads
def shown(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """What it is for; and with an end that somebody kept, whether it is still in the journal."""
    form = KeptForm(request.POST or None)
    found = look_for(reader, form) if form.is_valid() else None
    wanted, taken = charter_of(reader.group).end_keepers, keepers(reader.group, reader.now)
    context = {"reader": reader, "form": form, "found": found, "wanted": wanted, "taken": len(taken)}
    return render(request, "home/journal_end.html", context, status=422 if form.errors else 200)


def look_for(reader: Reader, form: KeptForm) -> Found | None:
    """In the journal of this group; None, and said at the field, where it is of another."""
    kept, chain = form.cleaned_data["kept"], reader.group.ident
    if kept.end and kept.end.chain != chain:
        form.add_error(
            "kept", _("This is the end of another journal, of the group {group}.").format(group=kept.end.chain)
        )
        return None
    checked = journal.check(chain)
    entry = journal.with_fingerprint(chain, kept.fingerprint)
    is_whole = checked.is_whole or (entry is not None and entry.number <= checked.entries)
    return Found(kept, entry, kept.signer == own_signer(), is_whole, journal.length(chain))


@in_group(Right.SEE_GROUP, BOTH)
def file(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """The end, as a text to keep. The journal says who took it along."""
    if request.method != "POST":
        return redirect("home:journal_end", reader.group.ident)
    end = deeds.keep_end(reader=reader)
    response = HttpResponse(signed(end), content_type="text/plain; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="journal-{end.chain}-{end.number}.txt"'
    return response


def signed(end: End) -> str:
    """The text to keep, signed with the key that backups are signed with."""
    key = keys.signing_key(settings.VAR)
    return ends.as_text(end, signer=key.public_key().public_bytes_raw(), sign=key.sign)


def own_signer() -> str:
    """The public half of this hall's key."""
    return keys.signing_key(settings.VAR).public_key().public_bytes_raw().hex()
