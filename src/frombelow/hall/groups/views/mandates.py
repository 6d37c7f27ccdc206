"""Offices and mandates: who may do what, by what right, until when; giving a part of it, taking it back, laying it down."""

from __future__ import annotations

from datetime import date, datetime

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from frombelow.hall.groups import scope, words
from frombelow.hall.groups.actions import mandates as deeds
from frombelow.hall.groups.decision_forms import member_choices
from frombelow.hall.groups.forms import DelegateForm
from frombelow.hall.groups.models import Mandate
from frombelow.hall.groups.queries import decisions, mandates
from frombelow.hall.groups.queries.charters import charter_of
from frombelow.hall.groups.queries.members import member_with
from frombelow.hall.groups.queries.names import Names
from frombelow.hall.groups.rules.rights import ROLES, Right, rights_of
from frombelow.hall.groups.scope import BOTH, READS, WRITES, Reader, in_group
from frombelow.hall.groups.telling import title_of
from frombelow.hall.groups.views.common import attempt, page, sent, to
from frombelow.hall.kit.pages import page_of


@in_group(Right.SEE_GROUP, READS)
def offices(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """Every mandate in force, those that are over, and which elections are due."""
    in_force = list(mandates.of_group(reader.group, reader.now))
    return page(request, reader, "offices", {
        "mandates": in_force,
        "sent": mandates.sent(reader.group, reader.now),
        "due": mandates.elections_due(charter_of(reader.group), in_force, reader.now),
        "past": page_of(request, mandates.past(reader.group, reader.now), per_page=20),
        "recalls": decisions.open_recalls(reader.group),
        "roles": own_roles(reader),
        "soon": reader.now + mandates.SOON,
        "is_holding": bool(reader.mandates),
    })  # fmt: skip


@in_group(Right.SEE_GROUP, READS)
def roles(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """Which roles there are, and what each may do."""
    program = [(words.ROLES[key], words.ROLE_HINTS[key], rights_told(role.rights)) for key, role in ROLES.items()]
    own, names = scope.own_roles(reader.group), Names(reader.group).roles
    ours = [(names[key], "", rights_told(rights)) for key, rights in own.items()]
    return page(request, reader, "roles", {"roles": program, "own": ours})


def rights_told(rights: frozenset[Right]) -> list[str]:
    """Rights in sentences, in the order they are written in."""
    return [str(words.RIGHTS[right]) for right in Right if right in rights]


def own_roles(reader: Reader) -> list[str]:
    """The names of the group's own roles."""
    return sorted(Names(reader.group).roles.values())


@in_group(Right.JOIN_IN, BOTH)
def delegate(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """Give another member a part of what one holds, for a time."""
    latest = localdate(max((one.until for one in reader.mandates), default=reader.now))
    form = DelegateForm(sent(request), choices=what_can_be_given(reader), latest=latest)
    if reader.mandates and form.is_valid():
        given = attempt(form, lambda: delegated(reader, form))
        if given:
            return to("offices", reader)
    return page(request, reader, "delegate", {"form": form}, is_wrong=sent(request) is not None)


def what_can_be_given(reader: Reader) -> dict[str, list[tuple[str, str]]]:
    """Only what this member holds: out of which mandates, which roles, over which turfs."""
    own = scope.own_roles(reader.group)
    held = rights_of([(scope.rights_of_role(one.role, own), one.turf_id) for one in reader.mandates])
    roles = {key: scope.rights_of_role(key, own) for key in (*ROLES, *own) if key not in {"member", "delegate"}}
    names = Names(reader.group).roles
    whole = any(one.turf_id is None for one in reader.mandates)
    turfs = [turf for right in held for turf in scope.turfs_of(reader, right)]
    over = {turf.ident: turf.name for turf in turfs}
    return {
        "out_of": [(one.ident, title_of(one)) for one in reader.mandates],
        "to": [pair for pair in member_choices(reader.group, reader.now) if pair[0] != reader.membership.ident],
        "role": [
            (key, words.role_name(key, names)) for key, rights in roles.items() if rights and rights <= held.keys()
        ],
        "turf": [*([("", _("the whole group"))] if whole else []), *over.items()],
    }


def delegated(reader: Reader, form: DelegateForm) -> Mandate:
    """The mandate that was given."""
    asked = form.cleaned_data
    out_of = next(one for one in reader.mandates if one.ident == asked["out_of"])
    member = member_with(reader.group, asked["to"], reader.now)
    assert member is not None  # the form offers members only
    turfs = {turf.ident: turf for right in reader.rights for turf in scope.turfs_of(reader, right)}
    names = Names(reader.group).roles
    return deeds.delegate(
        reader=reader,
        out_of=out_of,
        to=member,
        role=asked["role"],
        title=asked["title"].strip() or names.get(asked["role"], asked["role"]),
        turf=turfs.get(asked["turf"]),
        until=until_when(asked["until"], out_of),
    )


def until_when(day: date, out_of: Mandate) -> datetime:
    """The end of a day; on the last day of the mandate it is given out of, that mandate's own end."""
    return out_of.until if day == localdate(out_of.until) else deeds.last_moment(day)


@in_group(Right.JOIN_IN, WRITES)
def withdraw(request: HttpRequest, reader: Reader, mandate: str) -> HttpResponseBase:
    """Take back a delegation."""
    deeds.withdraw(reader=reader, mandate=mandate_of(reader, mandate))
    return to("offices", reader)


@in_group(Right.JOIN_IN, WRITES)
def resign(request: HttpRequest, reader: Reader, mandate: str) -> HttpResponseBase:
    """Lay down one's own mandate."""
    deeds.resign(reader=reader, mandate=mandate_of(reader, mandate))
    return to("offices", reader)


def mandate_of(reader: Reader, ident: str) -> Mandate:
    """The mandate. Raises Http404."""
    found = mandates.mandate_with(reader.group, ident)
    if found is None:
        raise Http404
    return found
