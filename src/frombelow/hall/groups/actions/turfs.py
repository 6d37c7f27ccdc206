"""Turfs: parts of the list that somebody looks after."""

from __future__ import annotations

from django.db import transaction
from django.utils.timezone import localdate

from frombelow.hall.groups import scope
from frombelow.hall.groups.actions import mandates
from frombelow.hall.groups.actions.common import held, note
from frombelow.hall.groups.models import Turf
from frombelow.hall.groups.queries.members import in_force
from frombelow.hall.groups.rules.mandates import End, Source
from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.kit.refusals import Refused


@transaction.atomic
def add(*, reader: scope.Reader, name: str, about: str = "") -> Turf:
    """A new turf."""
    reader.check(Right.KEEP_TURFS)
    held(reader.group)
    name = " ".join(name.split())
    if not name:
        raise Refused("Give the turf a name.")
    if Turf.unscoped.filter(group=reader.group, name=name, ended_on=None).exists():
        raise Refused("There is a turf “{name}” already.", name=name)
    turf = Turf.unscoped.create(group=reader.group, name=name[:80], about=about.strip())
    note(reader.group, "add_turf", by=reader.membership.ident, now=reader.now, about=f"turf:{turf.ident}")
    return turf


@transaction.atomic
def close(*, reader: scope.Reader, turf: Turf) -> None:
    """A turf ends, and what was delegated over it. What members gave over it they must take back first."""
    reader.check(Right.KEEP_TURFS)
    held(reader.group)
    over_it = in_force(reader.now).filter(turf=turf).select_related("membership", "group")
    if over_it.exclude(source=Source.DELEGATION).exists():
        raise Refused("Somebody was elected for this turf. It can be closed when their mandate has ended.")
    turf.ended_on = localdate(reader.now)
    turf.save(update_fields=["ended_on"])
    for mandate in over_it:
        mandates.end(mandate, End.WITHDRAWN, by=reader.membership.ident, now=reader.now)
    note(reader.group, "close_turf", by=reader.membership.ident, now=reader.now, about=f"turf:{turf.ident}")
