"""Recalling who holds a mandate: the petition, its bar, and the vote that it opens."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _

from frombelow.hall.groups.actions import decisions as deciding
from frombelow.hall.groups.actions import recalls as deeds
from frombelow.hall.groups.forms import DecisionForm, ReasonForm
from frombelow.hall.groups.models import Decision, Recall
from frombelow.hall.groups.queries import decisions
from frombelow.hall.groups.queries.charters import charter_of
from frombelow.hall.groups.queries.names import name_of
from frombelow.hall.groups.rules.decisions import EndMandate, Kind
from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import BOTH, READS, WRITES, Reader, in_group
from frombelow.hall.groups.views.common import attempt, page, sent, to
from frombelow.hall.groups.views.deciding import asked_votes, what_it_takes
from frombelow.hall.groups.views.mandates import mandate_of


@in_group(Right.JOIN_IN, BOTH)
def begin(request: HttpRequest, reader: Reader, mandate: str) -> HttpResponseBase:
    """Begin a petition, with the reason."""
    about = mandate_of(reader, mandate)
    form = ReasonForm(sent(request))
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        recall = attempt(form, lambda: deeds.begin(reader=reader, mandate=about, reason=reason))
        if recall:
            return to("recall", reader, recall.ident)
    bar = charter_of(reader.group).signatures_for_recall(what_it_takes(reader, Kind.RECALL)["size"])
    context = {"form": form, "mandate": about, "needed": bar}
    return page(request, reader, "recall_begin", context, is_wrong=sent(request) is not None)


@in_group(Right.SEE_GROUP, READS)
def recall(request: HttpRequest, reader: Reader, recall: str) -> HttpResponseBase:
    """The petition, how far it is, and whether the vote is open."""
    found = recall_of(reader, recall)
    bar = decisions.bar_of(found, reader.membership, charter_of(reader.group), reader.now)
    recorded = decisions.decisions(reader.group).filter(recall=found)
    context = {"recall": found, "bar": bar, "decisions": recorded, **what_it_takes(reader, Kind.RECALL)}
    return page(request, reader, "recall", context)


@in_group(Right.JOIN_IN, WRITES)
def sign(request: HttpRequest, reader: Reader, recall: str) -> HttpResponseBase:
    """Sign it."""
    deeds.sign(reader=reader, recall=recall_of(reader, recall))
    return to("recall", reader, recall)


@in_group(Right.JOIN_IN, BOTH)
def record(request: HttpRequest, reader: Reader, recall: str) -> HttpResponseBase:
    """What came of the vote. Any member may record it: the officers may be whom it is about."""
    found = recall_of(reader, recall)
    votes = DecisionForm(sent(request), today=timezone.localdate(reader.now))
    votes.fields["title"].required = False
    if votes.is_valid():
        decision = attempt(votes, lambda: recorded(reader, found, votes))
        if decision:
            return to("decision", reader, decision.number)
    context = {"recall": found, "votes": votes, **what_it_takes(reader, Kind.RECALL)}
    return page(request, reader, "recall_record", context, is_wrong=sent(request) is not None)


def recorded(reader: Reader, recall: Recall, votes: DecisionForm) -> Decision:
    """The decision on the recall."""
    asked = votes.cleaned_data
    title = asked["title"] or _("Recall of {who}").format(who=name_of(recall.mandate.membership))
    return deciding.record(
        reader=reader, kind=Kind.RECALL, title=title, words=asked["words"], decided_on=asked["decided_on"], votes=asked_votes(votes),
        effects=[EndMandate(mandate=recall.mandate.ident)], recall=recall,
    )  # fmt: skip


def recall_of(reader: Reader, ident: str) -> Recall:
    """The petition. Raises Http404."""
    found = decisions.recall_with(reader.group, ident)
    if found is None:
        raise Http404
    return found
