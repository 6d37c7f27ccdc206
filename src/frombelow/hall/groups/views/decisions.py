"""Decisions recorded by hand, and the witnesses to them."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from frombelow.hall.groups import telling, words
from frombelow.hall.groups.actions import decisions as deeds
from frombelow.hall.groups.decision_forms import MATTERS, EffectForm, Matter
from frombelow.hall.groups.forms import DecisionForm
from frombelow.hall.groups.models import Decision
from frombelow.hall.groups.queries import decisions as asked
from frombelow.hall.groups.queries.names import Names
from frombelow.hall.groups.rules.decisions import as_data
from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import BOTH, READS, WRITES, Reader, in_group
from frombelow.hall.groups.views.common import attempt, page, sent, to
from frombelow.hall.groups.views.deciding import asked_votes, what_it_takes
from frombelow.hall.kit.pages import page_of


@in_group(Right.SEE_GROUP, READS)
def decisions(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """Every decision, those that wait for witnesses first."""
    rows = page_of(request, asked.decisions(reader.group))
    context = {"rows": rows, "waiting": asked.waiting(reader.group), "kinds": words.DECISIONS}
    return page(request, reader, "decisions", context)


@in_group(Right.SEE_GROUP, READS)
def decision(request: HttpRequest, reader: Reader, number: int) -> HttpResponseBase:
    """One decision: what, who was for it, who says that it was so."""
    one = decision_of(reader, number)
    said = list(asked.witnesses(one))
    agree = sum(1 for witness in said if witness.agrees)
    names = Names(reader.group)
    return page(request, reader, "decision", {
        "decision": one,
        "kind": words.DECISIONS[one.kind],
        "effects": [told for data in one.effects if (told := telling.told_effect(data, names))],
        "witnesses": said,
        "missing": max(0, one.witnesses_needed - agree + (len(said) - agree)),
        "is_open": deeds.is_open(one),
        "is_mine": one.recorded_by_id == reader.membership.pk,
        "may_witness": asked.waiting_for(reader.membership).filter(pk=one.pk).exists(),
    })  # fmt: skip


@in_group(Right.RECORD_DECISIONS, READS)
def matters(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """What was decided?"""
    return page(request, reader, "matters", {"matters": MATTERS.values()})


@in_group(Right.RECORD_DECISIONS, BOTH)
def record(request: HttpRequest, reader: Reader, matter: str) -> HttpResponseBase:
    """One form: what was decided, and how many were for it."""
    if matter not in MATTERS:
        raise Http404
    chosen = MATTERS[matter]
    effect = chosen.form(sent(request), group=reader.group, now=reader.now, initial=request.GET.dict())
    votes = DecisionForm(sent(request), today=timezone.localdate(reader.now))
    votes.fields["title"].required = chosen.form is EffectForm
    if effect.is_valid() and votes.is_valid():
        found = attempt(votes, lambda: recorded(reader, chosen, effect, votes))
        if found:
            return to("decision", reader, found.number)
    context = {"matter": chosen, "effect": effect, "votes": votes, **what_it_takes(reader, chosen.kind)}
    return page(request, reader, "record", context, is_wrong=sent(request) is not None)


def recorded(reader: Reader, matter: Matter, effect: EffectForm, votes: DecisionForm) -> Decision:
    """The decision; without a title it is called by what it changes."""
    effects, names = effect.effects(), Names(reader.group)
    title = votes.cleaned_data["title"] or telling.told_effect(as_data(effects[0]), names)
    return deeds.record(
        reader=reader, kind=matter.kind, title=title[:200], words=votes.cleaned_data["words"], decided_on=votes.cleaned_data["decided_on"],
        votes=asked_votes(votes), effects=effects,
    )  # fmt: skip


@in_group(Right.JOIN_IN, WRITES)
def witness(request: HttpRequest, reader: Reader, number: int) -> HttpResponseBase:
    """It was so, or it was not."""
    one = decision_of(reader, number)
    deeds.bear_witness(reader=reader, decision=one, agrees=request.POST.get("agrees") == "yes")
    return to("decision", reader, number)


@in_group(Right.JOIN_IN, WRITES)
def withdraw(request: HttpRequest, reader: Reader, number: int) -> HttpResponseBase:
    """Take back what one recorded wrongly."""
    deeds.withdraw(reader=reader, decision=decision_of(reader, number))
    return to("decision", reader, number)


def decision_of(reader: Reader, number: int) -> Decision:
    """The decision with this number. Raises Http404."""
    found = asked.decision_with(reader.group, number)
    if found is None:
        raise Http404
    return found
