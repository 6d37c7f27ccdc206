"""The charter: to read, its history, and changing it by the decision it asks for."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _

from frombelow.hall.groups import charter_words
from frombelow.hall.groups.actions.decisions import record
from frombelow.hall.groups.forms import CharterForm, DecisionForm
from frombelow.hall.groups.models import Decision
from frombelow.hall.groups.queries import decisions
from frombelow.hall.groups.queries.charters import charter_of
from frombelow.hall.groups.queries.names import Names
from frombelow.hall.groups.rules.charter import as_data, of_data
from frombelow.hall.groups.rules.decisions import ChangeCharter, Kind
from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import BOTH, READS, Reader, in_group
from frombelow.hall.groups.views.common import attempt, page, sent, to
from frombelow.hall.groups.views.deciding import asked_votes, what_it_takes


@in_group(Right.SEE_GROUP, READS)
def charter(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """What members agreed on, in sentences, and every version before."""
    versions = decisions.versions(reader.group)
    chapters = charter_words.told(of_data(versions[0].data), Names(reader.group).roles)
    return page(request, reader, "charter", {"chapters": chapters, "versions": versions, "version": versions[0]})


@in_group(Right.SEE_GROUP, READS)
def version(request: HttpRequest, reader: Reader, number: int) -> HttpResponseBase:
    """A version of the charter, and what it changed."""
    versions = {one.number: one for one in decisions.versions(reader.group)}
    if number not in versions:
        raise Http404
    roles = Names(reader.group).roles
    this, before = versions[number], versions.get(number - 1)
    new = of_data(this.data)
    changed = charter_words.differences(of_data(before.data), new, roles) if before else []
    context = {
        "version": this,
        "chapters": charter_words.told(new, roles),
        "changed": changed,
        "is_first": before is None,
    }
    return page(request, reader, "charter_version", context)


@in_group(Right.RECORD_DECISIONS, BOTH)
def change(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """First the sentences; then what would be different, and the votes it got."""
    old, roles = charter_of(reader.group), Names(reader.group).roles
    form = CharterForm(sent(request), charter=old, own_roles=roles)
    if not form.is_valid() or "back" in request.POST:
        return page(
            request, reader, "charter_change", {"charter": form}, is_wrong=form.is_bound and not form.is_valid()
        )
    changed = charter_words.differences(old, form.charter, roles)
    if not changed:
        form.add_error(None, _("Nothing is different from the charter as it stands."))
        return page(request, reader, "charter_change", {"charter": form}, is_wrong=True)
    is_second = "record" in request.POST
    votes = DecisionForm(request.POST if is_second else None, today=timezone.localdate(reader.now))
    votes.fields["title"].initial = _("The charter changes")
    if is_second and votes.is_valid():
        decision = attempt(votes, lambda: recorded(reader, votes, form))
        if decision:
            return to("decision", reader, decision.number)
    context = {"charter": form, "changed": changed, "votes": votes, **what_it_takes(reader, Kind.CHARTER)}
    return page(request, reader, "charter_preview", context, is_wrong=is_second)


def recorded(reader: Reader, votes: DecisionForm, form: CharterForm) -> Decision:
    """The decision on the new charter."""
    asked: dict[str, Any] = votes.cleaned_data
    return record(
        reader=reader, kind=Kind.CHARTER, title=asked["title"], words=asked["words"], decided_on=asked["decided_on"], votes=asked_votes(votes),
        effects=[ChangeCharter(charter=as_data(form.charter))],
    )  # fmt: skip
