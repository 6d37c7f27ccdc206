"""Groups that belong to others, their delegates, and what fades of people who left."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.http import Http404
from django.utils.timezone import localdate

from frombelow.hall.groups import scope
from frombelow.hall.groups.actions import decisions, joining, leaving, mandates
from frombelow.hall.groups.models import Mandate, Membership
from frombelow.hall.groups.queries import members
from frombelow.hall.groups.rules.charter import Joining
from frombelow.hall.groups.rules.decisions import Close, Effect, JoinGroup, Kind, LeaveGroup, SendDelegate, Votes
from frombelow.hall.groups.rules.joining import Purpose
from frombelow.hall.groups.rules.mandates import Source
from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.tests.world import NOW, account, group_of, join, reader
from frombelow.hall.kit import ids
from frombelow.hall.kit.refusals import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    return account("Ada")


@pytest.fixture
def caucus(ada):
    return group_of(ada)


@pytest.fixture
def coalition():
    return group_of(account("Zoe"), "Coalition")


def decided(who, group, *effects: Effect, kind: Kind = Kind.DECISION, now=NOW):
    """A decision of a group of one, which counts at once."""
    return decisions.record(
        reader=reader(who, group, now), kind=kind, title="So it is", words="", decided_on=localdate(now), votes=Votes(1, 1, 0), effects=list(effects)
    )  # fmt: skip


@pytest.fixture
def tied(ada, caucus, coalition):
    """The caucus is a member of the coalition."""
    zoe = Membership.unscoped.get(group=coalition).account
    _, code = joining.invite(
        reader=reader(zoe, coalition), ends_at=NOW + timedelta(days=9), uses=1, purpose=Purpose.GROUPS
    )
    decided(ada, caucus, JoinGroup(invitation=ids.fingerprint(code), kind="member_of"))
    return coalition


@pytest.fixture
def sent(ada, caucus, tied):
    """Ada speaks for the caucus in the coalition for thirty days."""
    own = reader(ada, caucus).membership
    until = localdate(NOW + timedelta(days=30)).isoformat()
    decided(ada, caucus, SendDelegate(member=own.ident, to=tied.ident, until=until), kind=Kind.ELECTION)
    return Mandate.unscoped.get(group=tied, sent_by=caucus)


def test_a_delegate_counts_only_while_they_are_sent(ada, tied, sent):
    assert members.count(tied, NOW) == 2
    later = NOW + timedelta(days=31)
    assert members.count(tied, later) == 1
    assert tied not in [row.group for row in members.groups_of(ada, later)]
    with pytest.raises(Http404):
        reader(ada, tied, later)


def test_who_is_sent_no_more_goes_home_with_everything_they_held_there(ada, tied, sent):
    there = reader(ada, tied).membership
    other = mandates.give(
        group=tied, to=there, role="teller", title="Teller", source=Source.DECISION, until=sent.until, now=NOW
    )
    mandates.resign(reader=reader(ada, tied), mandate=sent)
    other.refresh_from_db()
    there.refresh_from_db()
    assert (other.ended_how, there.left_on) == ("left", localdate(NOW))
    with pytest.raises(Http404):
        reader(ada, tied)


def test_a_delegate_who_was_sent_twice_stays_until_both_have_ended(ada, caucus, tied, sent):
    there = reader(ada, tied).membership
    again = mandates.give(
        group=tied, to=there, role="delegate", title="delegate", source=Source.ELECTION, until=sent.until, now=NOW, sent_by=caucus
    )  # fmt: skip
    mandates.resign(reader=reader(ada, tied), mandate=sent)
    assert reader(ada, tied).mandates == (again,)


def test_who_leaves_the_group_that_sent_them_speaks_for_it_no_more(ada, caucus, tied, sent):
    leaving.leave(reader=reader(ada, caucus))
    sent.refresh_from_db()
    assert sent.ended_how == "left"
    with pytest.raises(Http404):
        reader(ada, tied)


def test_a_delegate_who_joins_by_an_invitation_stays(ada, tied, sent):
    zoe = Membership.unscoped.get(group=tied, how="founding").account
    join(tied, zoe, ada)
    mandates.resign(reader=reader(ada, tied), mandate=sent)
    assert reader(ada, tied).may(Right.JOIN_IN)


@pytest.mark.parametrize("effect", [lambda tied: LeaveGroup(upper=tied.ident), lambda tied: Close()])
def test_delegates_go_home_when_their_group_leaves_or_ends(ada, caucus, tied, sent, effect):
    chosen = effect(tied)
    decided(ada, caucus, chosen, kind=Kind.CHARTER if isinstance(chosen, Close) else Kind.DECISION)
    sent.refresh_from_db()
    assert sent.ended_how == "decided"
    assert members.count(tied, NOW) == 1


def test_a_group_does_not_join_itself(ada, caucus):
    _, code = joining.invite(
        reader=reader(ada, caucus), ends_at=NOW + timedelta(days=9), uses=1, purpose=Purpose.GROUPS
    )
    with pytest.raises(Refused, match="your own group"):
        decided(ada, caucus, JoinGroup(invitation=ids.fingerprint(code), kind="member_of"))


def test_the_name_of_who_left_is_erased_after_the_days_of_the_charter(ada, caucus):
    ben = account("Ben")
    join(caucus, ada, ben)
    leaving.leave(reader=reader(ben, caucus))
    assert leaving.forget_former_members(NOW + timedelta(days=29)) == 0
    assert leaving.forget_former_members(NOW + timedelta(days=31)) == 1
    left = Membership.unscoped.get(group=caucus, how="invitation")
    assert (left.shown_name, left.account) == ("", None)
    assert leaving.forget_former_members(NOW + timedelta(days=32)) == 0


def test_delegates_whose_term_is_over_are_sent_home_by_the_daily_round(tied, sent):
    leaving.forget_former_members(NOW + timedelta(days=31))
    sent.refresh_from_db()
    assert Membership.unscoped.get(pk=sent.membership_id).left_on is not None


# ---- asking to join ----


def test_without_an_address_of_the_group_nobody_can_ask(ada, caucus):
    with pytest.raises(Refused, match="has ended"):
        joining.ask(token="abcd-efgh-jkmn", how=Joining.OPEN_FORM, words="", shown_name="", by=account("Eve"), now=NOW)


def test_who_asks_is_no_member_and_an_invitation_for_asking_lets_nobody_in(ada, caucus):
    _, code = joining.invite(
        reader=reader(ada, caucus), ends_at=NOW + timedelta(days=300), uses=9, purpose=Purpose.ASKING
    )
    eve = account("Eve")
    with pytest.raises(Refused, match="has ended"):
        joining.accept(token=code, by=eve, shown_name="", now=NOW)
    joining.ask(token=code.upper(), how=Joining.OPEN_FORM, words="Hello", shown_name="", by=eve, now=NOW)
    with pytest.raises(Http404):
        reader(eve, caucus)


def test_two_who_vouch_make_a_member(ada, caucus):
    ben, eve = account("Ben"), account("Eve")
    join(caucus, ada, ben)
    _, code = joining.invite(
        reader=reader(ben, caucus), ends_at=NOW + timedelta(days=9), uses=9, purpose=Purpose.ASKING
    )
    asking = joining.ask(token=code, how=Joining.VOUCHING, words="Hello", shown_name="", by=eve, now=NOW)
    joining.vouch(reader=reader(ben, caucus), asking=asking)
    with pytest.raises(Http404):
        reader(eve, caucus)
    joining.vouch(reader=reader(ada, caucus), asking=asking)
    assert reader(eve, caucus).may(Right.SEE_GROUP)


# ---- when the terms have run out ----


def test_a_group_whose_terms_have_run_out_can_elect(ada, caucus):
    ben = account("Ben")
    join(caucus, ada, ben)
    assert not reader(ben, caucus).may(Right.RECORD_DECISIONS)
    later = NOW + timedelta(days=400)
    assert reader(ben, caucus, later).is_leaderless
    assert reader(ben, caucus, later).may(Right.RECORD_DECISIONS)
    assert not reader(ben, caucus, later).may(Right.ADMIT)


def test_nobody_leaves_every_group_who_would_leave_one_without_an_officer(ada, caucus):
    join(caucus, ada, account("Ben"))
    with pytest.raises(Refused, match="Before you leave"):
        leaving.leave_every_group(account=ada, now=NOW)
    assert scope.enter(ada, caucus.ident, NOW)
