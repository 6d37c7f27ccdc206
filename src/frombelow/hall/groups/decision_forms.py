"""What a decision changes: one form for each thing that members can decide here, with what it makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frombelow.hall.groups import words
from frombelow.hall.groups.forms import Day, in_half_a_year, key_of
from frombelow.hall.groups.models import Group
from frombelow.hall.groups.queries import mandates, members, ties
from frombelow.hall.groups.queries.charters import charter_of
from frombelow.hall.groups.queries.names import Names, name_of
from frombelow.hall.groups.queries.turfs import open_turfs
from frombelow.hall.groups.rules.decisions import (
    AddRole,
    Close,
    Effect,
    Elect,
    EndMandate,
    Expel,
    GiveRole,
    JoinGroup,
    Kind,
    LeaveGroup,
    SendDelegate,
)
from frombelow.hall.groups.rules.rights import ROLES, Right
from frombelow.hall.kit import ids

Choices = list[tuple[str, str]]


class EffectForm(forms.Form):
    """Nothing changes but what members agreed on."""

    def __init__(self, *args: Any, group: Group, now: datetime, **values: Any) -> None:
        super().__init__(*args, **values)
        self.group, self.now = group, now
        self.offer()

    def offer(self) -> None:
        """Fill the choices."""

    def choose(self, name: str, choices: Choices) -> None:
        """Fill the choices of a field."""
        field: Any = self.fields[name]
        field.choices = choices

    def effects(self) -> list[Effect]:
        """What the decision changes."""
        return []


def member_choices(group: Group, now: datetime) -> Choices:
    """Members by name."""
    return [(one.ident, name_of(one)) for one in members.members(group, now).order_by("shown_name")]


def turf_choices(group: Group) -> Choices:
    """Turfs, after the whole group."""
    return [("", _("the whole group")), *((turf.ident, turf.name) for turf in open_turfs(group))]


class Election(EffectForm):
    """Somebody is elected to an office."""

    member = forms.ChoiceField(label=gettext_lazy("Who was elected"))
    office = forms.ChoiceField(label=gettext_lazy("To which office"))
    turf = forms.ChoiceField(label=gettext_lazy("Over what"), required=False)

    def offer(self) -> None:
        self.choose("member", member_choices(self.group, self.now))
        self.choose("office", [(office.key, office.title) for office in charter_of(self.group).offices])
        self.choose("turf", turf_choices(self.group))

    def effects(self) -> list[Effect]:
        asked = self.cleaned_data
        return [Elect(member=asked["member"], office=asked["office"], turf=asked["turf"])]


class GivingRole(EffectForm):
    """Somebody gets a role until a day."""

    member = forms.ChoiceField(label=gettext_lazy("Who"))
    role = forms.ChoiceField(label=gettext_lazy("As what"))
    turf = forms.ChoiceField(label=gettext_lazy("Over what"), required=False)
    until = Day(label=gettext_lazy("Until when"), initial=in_half_a_year)

    def offer(self) -> None:
        own = Names(self.group).roles.items()
        roles = [(key, str(words.ROLES[key])) for key in ROLES if key not in {"member", "delegate"}]
        self.choose("member", member_choices(self.group, self.now))
        self.choose("role", [*roles, *own])
        self.choose("turf", turf_choices(self.group))

    def effects(self) -> list[Effect]:
        asked = self.cleaned_data
        until = asked["until"].isoformat()
        return [GiveRole(member=asked["member"], role=asked["role"], until=until, turf=asked["turf"])]


class SendingDelegate(EffectForm):
    """Somebody speaks for the group in one that it belongs to."""

    member = forms.ChoiceField(label=gettext_lazy("Whom do we send"))
    to = forms.ChoiceField(label=gettext_lazy("To which group"))
    until = Day(label=gettext_lazy("Until when"), initial=in_half_a_year)

    def offer(self) -> None:
        self.choose("member", member_choices(self.group, self.now))
        self.choose("to", [(tie.upper.ident, tie.upper.name) for tie in ties.above(self.group)])

    def effects(self) -> list[Effect]:
        asked = self.cleaned_data
        return [SendDelegate(member=asked["member"], to=asked["to"], until=asked["until"].isoformat())]


class EndingMandate(EffectForm):
    """A mandate ends before its time."""

    mandate = forms.ChoiceField(label=gettext_lazy("Which mandate"))

    def offer(self) -> None:
        rows = [*mandates.of_group(self.group, self.now), *mandates.sent(self.group, self.now)]
        self.choose("mandate", [(row.ident, f"{name_of(row.membership)}: {row.title}") for row in rows])

    def effects(self) -> list[Effect]:
        return [EndMandate(mandate=self.cleaned_data["mandate"])]


class AddingRole(EffectForm):
    """A role of the group's own."""

    role_title = forms.CharField(label=gettext_lazy("What the role is called"), max_length=80)
    rights = forms.MultipleChoiceField(
        label=gettext_lazy("What it may do"),
        widget=forms.CheckboxSelectMultiple,
        choices=[(right.value, words.RIGHTS[right]) for right in Right],
    )

    def effects(self) -> list[Effect]:
        title = self.cleaned_data["role_title"].strip()
        return [AddRole(key=key_of(title, set(ROLES)), title=title, rights=self.cleaned_data["rights"])]


class Expelling(EffectForm):
    """Somebody is excluded."""

    member = forms.ChoiceField(label=gettext_lazy("Who is excluded"))

    def offer(self) -> None:
        self.choose("member", member_choices(self.group, self.now))

    def effects(self) -> list[Effect]:
        return [Expel(member=self.cleaned_data["member"])]


class JoiningGroup(EffectForm):
    """The group joins another."""

    code = forms.CharField(
        label=gettext_lazy("The code that the other group gave us"),
        max_length=200,
        help_text=gettext_lazy(
            "Twelve letters and digits, or the whole link. An officer of the other group makes it under Invitations."
        ),
    )
    kind = forms.ChoiceField(label=gettext_lazy("We become"), choices=list(words.TIES.items()), initial="member_of")

    def effects(self) -> list[Effect]:
        code = self.cleaned_data["code"].strip().rstrip("/").rpartition("/")[2]
        return [JoinGroup(invitation=ids.fingerprint(ids.tidy_code(code)), kind=self.cleaned_data["kind"])]


class LeavingGroup(EffectForm):
    """The group leaves another."""

    upper = forms.ChoiceField(label=gettext_lazy("Which group do we leave"))

    def offer(self) -> None:
        self.choose("upper", [(tie.upper.ident, tie.upper.name) for tie in ties.above(self.group)])

    def effects(self) -> list[Effect]:
        return [LeaveGroup(upper=self.cleaned_data["upper"])]


class Closing(EffectForm):
    """The group ends."""

    is_sure = forms.BooleanField(label=gettext_lazy("Yes, the group ends for everybody in it"))

    def effects(self) -> list[Effect]:
        return [Close()]


@dataclass(frozen=True)
class Matter:
    """Something that can be decided: its kind, its form, what the page calls it and says about it."""

    key: str
    kind: Kind
    form: type[EffectForm]
    title: Any
    hint: Any


MATTERS = {
    matter.key: matter
    for matter in (
        Matter("plain", Kind.DECISION, EffectForm, gettext_lazy("A decision"), gettext_lazy("What members agreed to do. It changes nothing in the hall by itself.")),
        Matter("election", Kind.ELECTION, Election, gettext_lazy("An election"), gettext_lazy("Somebody holds an office for its term. Record each person by a decision of their own.")),
        Matter("role", Kind.DECISION, GivingRole, gettext_lazy("A role for a time"), gettext_lazy("Somebody gets a role until a day, without an office.")),
        Matter("delegate", Kind.ELECTION, SendingDelegate, gettext_lazy("A delegate"), gettext_lazy("Somebody speaks for us in a group that we belong to.")),
        Matter("end", Kind.DECISION, EndingMandate, gettext_lazy("The end of a mandate"), gettext_lazy("Somebody holds a mandate no more. Against their will, members recall them by a petition.")),
        Matter("new-role", Kind.CHARTER, AddingRole, gettext_lazy("A role of our own"), gettext_lazy("A new role, with the rights that you tick. It takes the votes of a change of the charter.")),
        Matter("join", Kind.DECISION, JoiningGroup, gettext_lazy("Joining another group"), gettext_lazy("We become part of a region, or a member of a coalition.")),
        Matter("leave", Kind.DECISION, LeavingGroup, gettext_lazy("Leaving another group"), gettext_lazy("We belong to it no more, and our delegates there go home.")),
        Matter("exclude", Kind.EXPULSION, Expelling, gettext_lazy("An exclusion"), gettext_lazy("Somebody is no member any more.")),
        Matter("close", Kind.CHARTER, Closing, gettext_lazy("The end of the group"), gettext_lazy("Nobody can enter it any more, and after the days of the charter everything it kept is deleted. Take along before what you need. It takes the votes of a change of the charter.")),
    )
}  # fmt: skip
