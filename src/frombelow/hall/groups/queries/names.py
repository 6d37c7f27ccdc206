"""What the rows that decisions and the journal name by their idents are called, as the group's pages show them."""

from __future__ import annotations

from functools import cached_property

from django.db.models import Q
from django.utils.translation import gettext as _

from frombelow.hall.groups.models import (
    CharterVersion,
    Group,
    GroupTie,
    Invitation,
    Mandate,
    Membership,
    OwnRole,
    Recall,
    Turf,
)


def name_of(membership: Membership) -> str:
    """A member's name in the group; who left long ago has none any more."""
    return membership.shown_name or _("a former member")


class Names:
    """The names of one group; each kind is asked once, and only if it is needed."""

    def __init__(self, group: Group) -> None:
        self.group = group

    @cached_property
    def members(self) -> dict[str, str]:
        """Everybody who is or was a member."""
        return {row.ident: name_of(row) for row in Membership.unscoped.filter(group=self.group)}

    @cached_property
    def turfs(self) -> dict[str, str]:
        """Turfs, closed ones too."""
        return dict(Turf.unscoped.filter(group=self.group).values_list("ident", "name"))

    @cached_property
    def offices(self) -> dict[str, str]:
        """Offices of every version of the charter; the newest name counts."""
        versions = CharterVersion.unscoped.filter(group=self.group).order_by("number").values_list("data", flat=True)
        return {office["key"]: office["title"] for data in versions for office in data.get("offices", ())}

    @cached_property
    def roles(self) -> dict[str, str]:
        """Roles of the group's own."""
        return dict(OwnRole.unscoped.filter(group=self.group).values_list("key", "title"))

    @cached_property
    def groups(self) -> dict[str, str]:
        """Groups that this one is or was tied to."""
        ties = GroupTie.unscoped.filter(Q(lower=self.group) | Q(upper=self.group)).select_related("lower", "upper")
        return {one.ident: one.name for tie in ties for one in (tie.lower, tie.upper)}

    @cached_property
    def mandates(self) -> dict[str, tuple[str, str]]:
        """Mandates in the group, and those of its delegates elsewhere: title, and who holds it."""
        rows = Mandate.unscoped.filter(Q(group=self.group) | Q(sent_by=self.group)).select_related("membership")
        return {row.ident: (row.title, name_of(row.membership)) for row in rows}

    @cached_property
    def recalls(self) -> dict[str, str]:
        """Petitions: the ident of the mandate each is about."""
        return dict(Recall.unscoped.filter(group=self.group).values_list("ident", "mandate__ident"))

    def inviting(self, fingerprint: str) -> str:
        """The group that an invitation for groups, which this one was given, is of."""
        name = Invitation.unscoped.filter(fingerprint=fingerprint, purpose="groups").values_list("group__name").first()
        return name[0] if name else _("another group")

    def member(self, ident: str) -> str:
        """The name of a member."""
        return self.members.get(ident, _("somebody"))

    def office(self, key: str) -> str:
        """The title of an office."""
        return self.offices.get(key, key)

    def tied(self, ident: str) -> str:
        """The name of a group."""
        return self.groups.get(ident, _("another group"))

    def mandate(self, ident: str) -> tuple[str, str]:
        """Title and holder of a mandate."""
        return self.mandates.get(ident, (_("a mandate"), _("somebody")))
