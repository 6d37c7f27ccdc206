"""Who sees what. The one place that decides: every read of members' data takes a `Reader`, every page of a group enters here.

Who is not a member of a group gets the same 404 as for a group that does not exist. A member who lacks a right is told which right,
and who holds it. A row out of a member's reach (another turf, another group) is not there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, reduce, update_wrapper
from operator import or_
from typing import Concatenate, ParamSpec

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from frombelow.hall.accounts.fresh import is_by_two, signed_in, two_first
from frombelow.hall.accounts.models import Account
from frombelow.hall.groups.models import Group, Mandate, Membership, OwnRole, Turf
from frombelow.hall.groups.queries.charters import asks_for_two_proofs
from frombelow.hall.groups.queries.members import SENT, in_force, is_closed
from frombelow.hall.groups.rules.rights import GRAVE, MEMBER, NOWHERE, ROLES, Reach, Right, rights_of
from frombelow.hall.kit.prepared import MOMENT, NUMBER, TEXT, Prepared, Slot
from frombelow.hall.kit.refusals import Refused

Asked = ParamSpec("Asked")
# What every page of a group asks first.
MEMBERSHIP: Prepared[Membership] = Prepared(
    lambda: Membership.unscoped.select_related("group").filter(
        account_id=Slot("account", NUMBER), left_on=None, group__ident=Slot("ident", TEXT), group__closed_on=None
    )[:1]
)
MANDATES: Prepared[Mandate] = Prepared(
    lambda: in_force(Slot("now", MOMENT)).filter(membership_id=Slot("membership", NUMBER)).select_related("turf")
)
TURFS: Prepared[Turf] = Prepared(
    lambda: Turf.unscoped.filter(group_id=Slot("group", NUMBER), ended_on=None).order_by("name")
)


@dataclass(frozen=True)
class Reader:
    """Somebody in a group, with everything they may do there at this moment."""

    account: Account
    group: Group
    membership: Membership
    mandates: tuple[Mandate, ...]
    rights: Mapping[Right, Reach]
    now: datetime

    def may(self, right: Right) -> bool:
        """Whether they hold the right, anywhere."""
        return right in self.rights or (right == Right.RECORD_DECISIONS and self.is_leaderless)

    @cached_property
    def is_leaderless(self) -> bool:
        """Nobody holds a mandate to record decisions: the terms have run out. Then every member may, so that the group can elect."""
        own = own_roles(self.group)
        recording = [key for key in (*ROLES, *own) if Right.RECORD_DECISIONS in rights_of_role(key, own)]
        return not in_force(self.now).filter(group=self.group, role__in=recording, turf=None).exists()

    def reach(self, right: Right) -> Reach:
        """Over what they hold it."""
        return self.rights.get(right, NOWHERE)

    def may_whole(self, right: Right) -> bool:
        """Whether they hold the right over the whole group."""
        return self.reach(right).is_whole

    def check(self, right: Right) -> None:
        """Raises NoMandate where they do not hold the right anywhere."""
        if not self.may(right):
            raise NoMandate(right, self.group)

    def within(self, right: Right, turf: str = "turf") -> Q:
        """Rows this right reaches, for a table with columns `group` and `turf`. Nothing without the right."""
        reach = self.reach(right)
        own = Q(group=self.group)
        if reach.is_whole:
            return own
        return own & Q(**{f"{turf}__in": reach.turfs}) if reach.turfs else Q(pk__in=())

    def shape(self, right: Right) -> int | None:
        """Over how many turfs they hold it, None for the whole group: what `within_shape` asks for."""
        return None if self.may_whole(right) else len(self.reach(right).turfs)

    def values(self, right: Right) -> dict[str, int]:
        """What a prepared question that stays `within_shape` is told, by the names of its slots."""
        turfs = () if self.may_whole(right) else sorted(self.reach(right).turfs)
        return {"group": self.group.pk, **{f"turf_{n}": turf for n, turf in enumerate(turfs)}}


def within_shape(turfs: int | None) -> Q:
    """As `Reader.within`, with slots: over so many turfs, None for the whole group."""
    own = Q(group_id=Slot("group", NUMBER))
    if turfs is None:
        return own
    any_of = [Q(turf_id=Slot(f"turf_{n}", NUMBER)) for n in range(turfs)]  # Django takes no slots in a list
    return own & reduce(or_, any_of) if any_of else Q(pk__in=())


class NoMandate(Refused):
    """A member does something that their mandates do not cover."""

    status = 403

    def __init__(self, right: Right, group: Group) -> None:
        super().__init__("You hold no mandate for this. The page of offices says who does, and how mandates are given.")
        self.right = right
        pages = ((_("Offices"), "groups:offices"), (group.name, "groups:home"))
        self.ways = [(label, reverse(page, args=[group.ident])) for label, page in pages]


def enter(account: Account, ident: str, now: datetime) -> Reader:
    """The account as a reader of a group. Raises Http404 where they are no member, or there is no such group."""
    membership = MEMBERSHIP.first(account=account.pk, ident=ident)
    if membership is None or is_closed(account, membership, now):
        raise Http404
    reader = reader_of(account, membership, now)
    if membership.how == SENT and not any(mandate.sent_by_id for mandate in reader.mandates):
        raise Http404
    return reader


def reader_of(account: Account, membership: Membership, now: datetime) -> Reader:
    """What a membership and the mandates in force that hang on it give."""
    mandates = tuple(MANDATES.models(now=now, membership=membership.pk))
    own = own_roles(membership.group) if any(mandate.role not in ROLES for mandate in mandates) else {}
    roles: list[tuple[frozenset[Right], int | None]] = [(MEMBER.rights, None)]
    roles += [(rights_of_role(mandate.role, own), mandate.turf_id) for mandate in mandates]
    return Reader(account, membership.group, membership, mandates, rights_of(roles), now)


def rights_of_role(key: str, own: Mapping[str, frozenset[Right]]) -> frozenset[Right]:
    """What a role allows: of the program, else of the group; nothing where neither knows it."""
    return ROLES[key].rights if key in ROLES else own.get(key, frozenset())


def own_roles(group: Group) -> dict[str, frozenset[Right]]:
    """The roles a group added."""
    known = set(Right)
    rows = OwnRole.unscoped.filter(group=group).values_list("key", "rights")
    return {key: frozenset(Right(name) for name in names if name in known) for key, names in rows}


def turfs_of(reader: Reader, right: Right) -> list[Turf]:
    """The turfs of the group that a right reaches."""
    reach = reader.reach(right)
    return [turf for turf in TURFS.models(group=reader.group.pk) if reach.covers(turf.pk)]


def lacks_a_proof(request: HttpRequest, reader: Reader, right: Right) -> bool:
    """Whether the charter asks for two proofs before this right is used, and this browser showed one only."""
    if right not in GRAVE or not asks_for_two_proofs(reader.group, reader.now):
        return False
    return not is_by_two(request, reader.account)


READS, WRITES, BOTH = ("GET", "HEAD"), ("POST",), ("GET", "HEAD", "POST")
View = Callable[Concatenate[HttpRequest, Reader, Asked], HttpResponseBase]


def in_group(right: Right, methods: tuple[str, ...] = BOTH) -> Callable[[View[Asked]], Callable[..., HttpResponseBase]]:
    """Decorator of a page of a group (`…/<group>/…`): signed in, a member, and with this right. The view gets the reader.

    Who is no member learns nothing, not even which methods an address takes. No browser or proxy keeps the page.
    Where the charter asks for two proofs before a grave right is used, who showed one only is led to the page for that (decision 0041).
    """

    def decorate(view: View[Asked]) -> Callable[..., HttpResponseBase]:
        def entered(request: HttpRequest, /, group: str, *args: Asked.args, **kwargs: Asked.kwargs) -> HttpResponseBase:
            assert isinstance(request.user, Account)
            reader = enter(request.user, group, timezone.now())
            if request.method not in methods:
                return HttpResponseNotAllowed(methods)
            reader.check(right)
            if lacks_a_proof(request, reader, right):
                return two_first(request)
            response = view(request, reader, *args, **kwargs)
            add_never_cache_headers(response)
            return response

        guarded = update_wrapper(signed_in(entered), view)
        guarded.right, guarded.methods = right, methods  # type: ignore[attr-defined]  # config.access reads them
        return guarded

    return decorate
