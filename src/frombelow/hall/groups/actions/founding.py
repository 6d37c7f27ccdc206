"""Founding a group."""

from __future__ import annotations

from datetime import datetime

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.utils.timezone import localdate

from frombelow.hall.accounts.models import Account
from frombelow.hall.groups.actions.common import note
from frombelow.hall.groups.actions.keys import new_key
from frombelow.hall.groups.models import CharterVersion, Group, Mandate, Membership
from frombelow.hall.groups.rules import charter as charters
from frombelow.hall.groups.rules.charter import Charter, Kind
from frombelow.hall.groups.rules.mandates import Source
from frombelow.hall.kit.refusals import Refused


@transaction.atomic
def found(*, name: str, kind: Kind, charter: Charter, by: Account, now: datetime, shown_name: str = "") -> Group:
    """A new group. Its founder holds every office until the first election, and at most as long as the charter says."""
    name = " ".join(name.split())
    if not name:
        raise Refused("Give the group a name.")
    charters.check(charter)
    group = Group.unscoped.create(name=name, kind=kind, language=by.language, founded_on=localdate(now))
    CharterVersion.unscoped.create(group=group, number=1, data=charters.as_data(charter), since=now)
    new_key(group, now)
    founder = Membership.unscoped.create(
        group=group,
        account=by,
        shown_name=" ".join(shown_name.split()) or by.shown_name,
        joined_on=localdate(now),
        how="founding",
    )
    until = now + relativedelta(months=charter.first_election_months)
    for office in charter.offices:
        Mandate.unscoped.create(
            group=group, membership=founder, role=office.role, office=office.key, title=office.title, source=Source.FOUNDING, since=now, until=until
        )  # fmt: skip
    note(group, "found", by=founder.ident, now=now, facts={"kind": kind, "offices": [o.key for o in charter.offices]})
    return group
