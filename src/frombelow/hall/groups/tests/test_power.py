"""Power flows upwards: founding, election, delegation, recall, and what ends by itself."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.http import Http404
from django.utils.timezone import localdate

from frombelow.hall.groups.actions import decisions, leaving, mandates, recalls, turfs
from frombelow.hall.groups.models import Decision, Mandate
from frombelow.hall.groups.queries.charters import charter_of
from frombelow.hall.groups.queries.members import in_force
from frombelow.hall.groups.rules.charter import as_data
from frombelow.hall.groups.rules.decisions import ChangeCharter, Elect, EndMandate, Kind, Votes
from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.tests.world import CHARTER, NOW, account, group_of, join, reader
from frombelow.hall.kit import journal
from frombelow.hall.kit.refusals import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    return account("Ada")


@pytest.fixture
def caucus(ada):
    return group_of(ada)


@pytest.fixture
def others(caucus, ada):
    people = [account(name) for name in ("Ben", "Cleo", "Dan")]
    join(caucus, ada, *people)
    return people


def elect(caucus, ada, others, member, office="steward", **values):
    decision = decisions.record(
        reader=reader(ada, caucus), kind=Kind.ELECTION, title="Election", words="", decided_on=localdate(NOW), votes=Votes(4, 3, 1),
        effects=[Elect(member=member.ident, office=office, **values)],
    )  # fmt: skip
    for one in others[:2]:
        decision = decisions.bear_witness(reader=reader(one, caucus), decision=decision, agrees=True)
    return decision


def of(who, caucus):
    return reader(who, caucus).membership


def test_the_founder_holds_every_office_until_the_first_election_is_due(ada, caucus):
    assert reader(ada, caucus).may_whole(Right.EXPORT)
    later = NOW + timedelta(days=190)
    assert not reader(ada, caucus, later).may(Right.EXPORT)
    assert reader(ada, caucus, later).may(Right.SEE_GROUP)


def test_a_stranger_learns_nothing(caucus):
    with pytest.raises(Http404):
        reader(account("Eve"), caucus)


def test_a_decision_counts_when_two_others_bear_witness(ada, caucus, others):
    decision = decisions.record(
        reader=reader(ada, caucus), kind=Kind.ELECTION, title="Election", words="", decided_on=localdate(NOW), votes=Votes(4, 3, 1),
        effects=[Elect(member=of(others[0], caucus).ident, office="chair")],
    )  # fmt: skip
    assert not reader(others[0], caucus).may(Right.ADMIT)
    decisions.bear_witness(reader=reader(others[0], caucus), decision=decision, agrees=True)
    assert not reader(others[0], caucus).may(Right.ADMIT)
    with pytest.raises(Refused, match="cannot bear witness"):
        decisions.bear_witness(reader=reader(ada, caucus), decision=decision, agrees=True)
    decisions.bear_witness(reader=reader(others[1], caucus), decision=decision, agrees=True)
    assert reader(others[0], caucus).may(Right.ADMIT)
    assert not reader(ada, caucus).may(Right.ADMIT), "one seat: the founder is succeeded"


def test_a_witness_who_says_no_takes_another_to_outweigh(ada, caucus, others):
    decision = decisions.record(
        reader=reader(ada, caucus),
        kind=Kind.DECISION,
        title="A picnic",
        words="",
        decided_on=localdate(NOW),
        votes=Votes(4, 3, 1),
        effects=[],
    )
    for one, agrees in zip(others, (True, False, True), strict=True):
        decision = decisions.bear_witness(reader=reader(one, caucus), decision=decision, agrees=agrees)
    assert decision.counts_since is None


def test_a_steward_reaches_their_turf_only(ada, caucus, others):
    dock = turfs.add(reader=reader(ada, caucus), name="Dock")
    office = turfs.add(reader=reader(ada, caucus), name="Office")
    elect(caucus, ada, others, of(others[2], caucus), turf=dock.ident)
    reach = reader(others[2], caucus).reach(Right.SEE_NOTES)
    assert (reach.covers(dock.pk), reach.covers(office.pk), reach.covers(None)) == (True, False, False)


def test_nobody_gives_what_they_do_not_hold(ada, caucus, others):
    dock = turfs.add(reader=reader(ada, caucus), name="Dock")
    elect(caucus, ada, others, of(others[2], caucus), turf=dock.ident)
    steward = reader(others[2], caucus)
    own = steward.mandates[0]
    until = NOW + timedelta(days=30)
    given = mandates.delegate(
        reader=steward, out_of=own, to=of(others[0], caucus), role="activist", title="Caller", turf=dock, until=until
    )
    assert reader(others[0], caucus).reach(Right.ADD_CONVERSATIONS).turfs == {dock.pk}
    with pytest.raises(Refused, match="do not hold there"):
        mandates.delegate(
            reader=steward,
            out_of=own,
            to=of(others[0], caucus),
            role="activist",
            title="Caller",
            turf=None,
            until=until,
        )
    with pytest.raises(Refused, match="do not hold there"):
        mandates.delegate(
            reader=steward, out_of=own, to=of(others[0], caucus), role="officer", title="Chair", turf=dock, until=until
        )
    with pytest.raises(Refused, match="for longer"):
        mandates.delegate(
            reader=steward,
            out_of=own,
            to=of(others[0], caucus),
            role="activist",
            title="x",
            turf=dock,
            until=until.replace(year=2040),
        )
    mandates.resign(reader=steward, mandate=own)
    given.refresh_from_db()
    assert given.ended_how == "giver_ended"
    assert not reader(others[0], caucus).may(Right.SEE_PEOPLE)


def test_a_petition_at_its_bar_opens_the_vote_and_the_vote_ends_the_mandate(ada, caucus, others):
    chair = Mandate.unscoped.get(group=caucus, office="chair")
    recall = recalls.begin(reader=reader(others[0], caucus), mandate=chair, reason="Never calls a meeting.")
    assert recall.vote_open_since is None or charter_of(caucus).signatures_for_recall(4) == 1
    recall.refresh_from_db()
    assert recall.vote_open_since == NOW
    decision = decisions.record(
        reader=reader(others[0], caucus), kind=Kind.RECALL, title="Recall of the chair", words="", decided_on=localdate(NOW), votes=Votes(4, 3, 1),
        effects=[EndMandate(mandate=chair.ident)], recall=recall,
    )  # fmt: skip
    for one in others[1:]:
        decisions.bear_witness(reader=reader(one, caucus), decision=decision, agrees=True)
    chair.refresh_from_db()
    assert chair.ended_how == "recalled"
    assert not reader(ada, caucus).may(Right.ADMIT)


def test_a_charter_changes_by_the_decision_it_asks_for(ada, caucus, others):
    change = ChangeCharter(charter={**as_data(CHARTER), "export_limit": 50})
    with pytest.raises(Refused, match="more votes"):
        decisions.record(
            reader=reader(ada, caucus),
            kind=Kind.CHARTER,
            title="Lists",
            words="",
            decided_on=localdate(NOW),
            votes=Votes(4, 2, 2),
            effects=[change],
        )
    with pytest.raises(Refused, match="of this kind"):
        decisions.record(
            reader=reader(ada, caucus),
            kind=Kind.DECISION,
            title="Lists",
            words="",
            decided_on=localdate(NOW),
            votes=Votes(4, 4, 0),
            effects=[change],
        )
    decision = decisions.record(
        reader=reader(ada, caucus),
        kind=Kind.CHARTER,
        title="Lists",
        words="",
        decided_on=localdate(NOW),
        votes=Votes(4, 3, 1),
        effects=[change],
    )
    for one in others[:2]:
        decisions.bear_witness(reader=reader(one, caucus), decision=decision, agrees=True)
    assert charter_of(caucus).export_limit == 50


def test_the_last_officer_cannot_leave_the_others_without_anyone(ada, caucus, others):
    with pytest.raises(Refused, match="Before you leave"):
        leaving.leave(reader=reader(ada, caucus))
    leaving.leave(reader=reader(others[0], caucus))
    with pytest.raises(Http404):
        reader(others[0], caucus)


def test_every_deed_is_in_a_journal_that_is_whole(ada, caucus, others):
    elect(caucus, ada, others, of(others[2], caucus))
    found = journal.check(caucus.ident)
    assert found.is_whole
    assert found.entries >= 9
    assert in_force(NOW).filter(group=caucus).count() == 4
    assert Decision.unscoped.count() == 1
