"""A day is a day where the hall stands: who joins at a meeting in the evening was there that evening, though in Greenwich it is tomorrow."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from frombelow.hall.groups.actions import decisions
from frombelow.hall.groups.models import Mandate
from frombelow.hall.groups.queries.decisions import waiting_for
from frombelow.hall.groups.rules.decisions import Elect, GiveRole, Kind, Votes
from frombelow.hall.groups.telling import told_day
from frombelow.hall.groups.tests.world import account, group_of, join, reader
from frombelow.hall.kit.refusals import Refused
from frombelow.hall.kit.templatetags.numbers import day

pytestmark = pytest.mark.django_db
NEW_YORK = ZoneInfo("America/New_York")
EVENING = datetime(2026, 11, 26, 21, 0, tzinfo=NEW_YORK).astimezone(UTC)  # the 27th there
THAT_DAY = date(2026, 11, 26)


@pytest.fixture(autouse=True)
def in_new_york(settings):
    settings.TIME_ZONE = "America/New_York"


@pytest.fixture
def meeting():
    """Ada's caucus, which Ben and Cleo joined that evening."""
    ada, ben, cleo = (account(name) for name in ("Ada", "Ben", "Cleo"))
    caucus = group_of(ada, now=EVENING)
    join(caucus, ada, ben, cleo, now=EVENING)
    return caucus, [reader(who, caucus, EVENING) for who in (ada, ben, cleo)]


def recorded(by, on, *effects, kind=Kind.DECISION):
    return decisions.record(
        reader=by, kind=kind, title="It", words="", decided_on=on, votes=Votes(3, 3, 0), effects=list(effects)
    )


def test_who_joins_in_the_evening_bears_witness_that_evening(meeting):
    _, (ada, ben, cleo) = meeting
    decision = recorded(ada, THAT_DAY, Elect(member=cleo.membership.ident, office="chair"), kind=Kind.ELECTION)
    for one in (ben, cleo):
        assert list(waiting_for(one.membership)) == [decision]
        decision = decisions.bear_witness(reader=one, decision=decision, agrees=True)
    assert decision.counts_since == EVENING


def test_tomorrow_lies_ahead_also_where_it_is_tomorrow_in_greenwich(meeting):
    _, (ada, *_others) = meeting
    with pytest.raises(Refused, match="lies ahead"):
        recorded(ada, THAT_DAY + timedelta(days=1))


def test_a_mandate_until_a_day_lasts_until_midnight_there(meeting):
    _, (ada, ben, cleo) = meeting
    decision = recorded(ada, THAT_DAY, GiveRole(ben.membership.ident, "activist", "2026-12-24"))
    for one in (ben, cleo):
        decision = decisions.bear_witness(reader=one, decision=decision, agrees=True)
    until = Mandate.unscoped.get(role="activist").until
    assert until == datetime(2026, 12, 24, 23, 59, 59, 999999, tzinfo=NEW_YORK)
    assert day(until) == told_day(until.isoformat()) == told_day("2026-12-24") == "Dec 24, 2026"


@pytest.mark.parametrize("until", ["9999-12-31", "2127-01-01"])
def test_a_mandate_without_an_end_that_somebody_sees_is_refused(meeting, until):
    _, (ada, ben, _cleo) = meeting
    with pytest.raises(Refused, match="a hundred years"):
        recorded(ada, THAT_DAY, GiveRole(ben.membership.ident, "activist", until))
