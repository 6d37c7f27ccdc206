"""What is asked on the pages of groups. What a decision changes has its forms in `decision_forms`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from math import isclose
from typing import Any

from anyascii import anyascii
from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frombelow.hall.groups import charter_words, words
from frombelow.hall.groups.rules.charter import LONGEST_TERM, Charter, Joining, Keeping, Office, Thresholds, check
from frombelow.hall.groups.rules.joining import LONGEST_DAYS, MOST_USES, Purpose
from frombelow.hall.groups.rules.rights import ROLES
from frombelow.hall.kit.middleware import translated
from frombelow.hall.kit.refusals import Refused

EMPTY_ROWS = 2  # offices that can be added at once
MOST_OFFICES = 30
LONG = {"rows": 3}


class Day(forms.DateField):
    """A day, picked or written as 2026-11-26."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def in_half_a_year() -> date:
    """A day to begin with, where a mandate ends on a day of one's choice."""
    return localdate() + timedelta(days=182)


class OptionalDay(Day):
    """A day that may be left open."""

    def __init__(self, **values: Any) -> None:
        super().__init__(required=False, **values)


class NameForm(forms.Form):
    """The name of a group, and how one is known in it."""

    name = forms.CharField(label=gettext_lazy("Name of the group"), max_length=120)
    shown_name = forms.CharField(
        label=gettext_lazy("Your name in this group"),
        max_length=80,
        help_text=gettext_lazy("As the others know you. It need not be the name on your papers."),
    )


class ShownNameForm(forms.Form):
    """How one is known in a group that one joins."""

    shown_name = forms.CharField(
        label=gettext_lazy("Your name in this group"),
        max_length=80,
        help_text=gettext_lazy("As the others know you. It need not be the name on your papers."),
    )


class AskForm(ShownNameForm):
    """Asking to join."""

    how = forms.ChoiceField(label=gettext_lazy("Who answers"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=gettext_lazy("A few words about you"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs=LONG),
        help_text=gettext_lazy("Who knows you, where you work or live. It is deleted when you have an answer."),
    )

    def __init__(self, *args: Any, ways: list[Joining], **values: Any) -> None:
        super().__init__(*args, **values)
        labels = {
            Joining.VOUCHING: _("Members who know me vouch for me"),
            Joining.OPEN_FORM: _("Nobody there knows me yet: an officer answers"),
        }
        self.fields["how"].choices = [(way.value, labels[way]) for way in ways]  # type: ignore[attr-defined]
        self.fields["how"].initial = ways[0] if ways else None


class CodeForm(forms.Form):
    """A code copied from paper."""

    code = forms.CharField(label=gettext_lazy("Code"), max_length=60)


class InviteForm(forms.Form):
    """For how long, and for how many."""

    days = forms.IntegerField(label=gettext_lazy("For how many days"), min_value=1, initial=14)
    uses = forms.IntegerField(
        label=gettext_lazy("For how many people at most"), min_value=1, max_value=MOST_USES, initial=20
    )

    def __init__(self, *args: Any, purpose: Purpose, **values: Any) -> None:
        super().__init__(*args, **values)
        days: Any = self.fields["days"]
        self.fields["days"] = forms.IntegerField(
            label=days.label, min_value=1, max_value=LONGEST_DAYS[purpose], initial=14
        )
        if purpose is Purpose.ASKING:
            self.initial = {"days": 90, "uses": 200}
        if purpose is Purpose.GROUPS:
            self.initial = {"days": 30, "uses": 1}
            self.fields["uses"].label = _("For how many groups at most")

    def ends_at(self, now: datetime) -> datetime:
        """When it ends."""
        return now + timedelta(days=self.cleaned_data["days"])


class TurfForm(forms.Form):
    """A turf."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=80)
    about = forms.CharField(
        label=gettext_lazy("What belongs to it"), required=False, max_length=1000, widget=forms.Textarea(attrs=LONG)
    )


class ReasonForm(forms.Form):
    """Why somebody is to be recalled."""

    reason = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("Members read this before they sign. Your name stands under it."),
    )


class LetInForm(forms.Form):
    """Which member lost every way in, and that one has met them."""

    member = forms.ChoiceField(label=gettext_lazy("Who"))
    met = forms.BooleanField(
        label=gettext_lazy("I have met them in person, I know them, and they asked me for this."),
        error_messages={
            "required": gettext_lazy("Meet them first: whoever writes or calls may be somebody else. Then tick this.")
        },
    )

    def __init__(self, *args: Any, members: list[tuple[str, str]], **values: Any) -> None:
        super().__init__(*args, **values)
        self.fields["member"].choices = members  # type: ignore[attr-defined]


class DelegateForm(forms.Form):
    """A part of what one holds, given to another for a time."""

    out_of = forms.ChoiceField(label=gettext_lazy("Out of which of your mandates"))
    to = forms.ChoiceField(label=gettext_lazy("To whom"))
    role = forms.ChoiceField(label=gettext_lazy("As what"))
    title = forms.CharField(label=gettext_lazy("What it is called"), max_length=80, required=False)
    turf = forms.ChoiceField(label=gettext_lazy("Over what"), required=False)
    until = Day(label=gettext_lazy("Until when"))

    def __init__(self, *args: Any, choices: Mapping[str, list[tuple[str, str]]], latest: date, **values: Any) -> None:
        """`latest`: the day on which the last of one's own mandates ends."""
        super().__init__(*args, **values)
        self.fields["until"].initial = min(in_half_a_year(), latest)
        for name, offered in choices.items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]


# ---- the charter ----


@dataclass(frozen=True)
class OfficeRow:
    """An office in the form of a charter."""

    sentence: str
    fields: Mapping[str, forms.BoundField]
    is_open: bool


class CharterForm(forms.Form):
    """A charter, each of its values in its sentence."""

    who_may_join = forms.CharField(
        label=gettext_lazy("Who may be a member"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    joining = forms.MultipleChoiceField(label=gettext_lazy("How one joins"), widget=forms.CheckboxSelectMultiple)
    vouchers = forms.IntegerField(min_value=1, max_value=10)
    first_election_months = forms.IntegerField(min_value=1, max_value=24)
    quorum = forms.IntegerField(min_value=0, max_value=100)
    recall_share = forms.IntegerField(min_value=1, max_value=100)
    members_per_delegate = forms.IntegerField(min_value=1, max_value=10_000)
    export_limit = forms.IntegerField(min_value=0, max_value=1_000_000)
    two_proofs_from = forms.IntegerField(min_value=0, max_value=1_000_000)
    end_keepers = forms.IntegerField(min_value=0, max_value=1_000)
    keep_notes = forms.IntegerField(min_value=1, max_value=120)
    keep_conversations = forms.IntegerField(min_value=1, max_value=120)
    keep_assessments = forms.IntegerField(min_value=1, max_value=120)
    keep_left_days = forms.IntegerField(min_value=1, max_value=365)
    keep_closed_days = forms.IntegerField(min_value=1, max_value=365)
    own_words = forms.CharField(
        label=gettext_lazy("What else we agreed on, in our own words"), required=False, max_length=10_000, widget=forms.Textarea(attrs={"rows": 4})
    )  # fmt: skip
    THRESHOLDS = ("decision", "charter", "recall", "expulsion")

    def __init__(self, *args: Any, charter: Charter, own_roles: Mapping[str, str], **values: Any) -> None:
        super().__init__(*args, **{**values, "initial": initial_of(charter)})
        self.begun_with, self.own_roles = charter, own_roles
        self.rows = min(MOST_OFFICES, max(len(charter.offices), self.sent_rows()) + EMPTY_ROWS)
        joining: Any = self.fields["joining"]
        joining.choices = [(way.value, words.JOINING[way]) for way in Joining]
        for name in self.THRESHOLDS:
            self.fields[name] = threshold_field(getattr(charter.thresholds, name))
        roles = [(key, words.ROLES[key]) for key in ROLES if key not in {"member", "delegate"}] + list(
            own_roles.items()
        )
        for row in range(self.rows):
            self.fields |= office_fields(row, roles)
        for clause in charter_words.CLAUSES:
            self.fields[clause].label = charter_words.CLAUSES[clause].say(2).replace("{field}", "…")
            self.fields[clause].widget.attrs["class"] = "in-sentence"

    def sent_rows(self) -> int:
        """How many offices were sent along."""
        sent = [int(found[1]) for name in self.data if (found := re.fullmatch(r"office(\d{1,2})_title", name))]
        return max(sent, default=-1) + 1 - EMPTY_ROWS

    def chapters(self) -> list[tuple[charter_words.Chapter, list[tuple[str, SafeString]]]]:
        """The clauses with their fields in them, and the faults of each as its name."""
        return [(chapter, [self.sentence(clause) for clause in chapter.clauses]) for chapter in charter_words.CHAPTERS]

    def sentence(self, clause: charter_words.Clause) -> tuple[str, SafeString]:
        """The name of a clause and its sentence with the field in it."""
        return clause.key, format_html(f"{clause.say(2)} {clause.hint}", field=str_field(self[clause.key]))

    def offices(self) -> list[OfficeRow]:
        """The fields of each office, under its sentence."""
        return [self.office(row) for row in range(self.rows)]

    def office(self, row: int) -> OfficeRow:
        """One office; it stands open where somebody changed it."""
        fields = {part: self[f"office{row}_{part}"] for part in OFFICE_PARTS}
        is_open = self.is_bound and any(f"office{row}_{part}" in self.changed_data for part in OFFICE_PARTS)
        known = self.begun_with.offices[row : row + 1]
        sentence = charter_words.office_line(known[0], self.own_roles).html if known else _("Add an office")
        return OfficeRow(sentence, fields, is_open)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors:
            try:
                self.charter = self.made(cleaned)
                check(self.charter)
            except Refused as refusal:
                raise ValidationError(translated(refusal)) from None
        return cleaned

    def made(self, cleaned: dict[str, Any]) -> Charter:
        """The charter that was filled in."""
        return Charter(
            who_may_join=cleaned["who_may_join"].strip(),
            joining=tuple(Joining(way) for way in cleaned["joining"]),
            vouchers=cleaned["vouchers"],
            offices=self.made_offices(cleaned),
            quorum=cleaned["quorum"] / 100,
            thresholds=Thresholds(**{name: cleaned[name] for name in self.THRESHOLDS}),
            recall_share=cleaned["recall_share"] / 100,
            members_per_delegate=cleaned["members_per_delegate"],
            first_election_months=cleaned["first_election_months"],
            export_limit=cleaned["export_limit"],
            two_proofs_from=cleaned["two_proofs_from"],
            end_keepers=cleaned["end_keepers"],
            keeping=Keeping(**{name: cleaned[f"keep_{name}"] for name in asdict(Keeping())}),
            own_words=cleaned["own_words"].strip(),
        )

    def made_offices(self, cleaned: dict[str, Any]) -> tuple[Office, ...]:
        """The offices that have a name: without one an office is taken out."""
        offices: list[Office] = []
        for row in range(self.rows):
            key, title, role, seats, months = (cleaned.get(f"office{row}_{part}") for part in OFFICE_PARTS)
            title = " ".join((title or "").split())
            if title:
                key = key or key_of(title, {office.key for office in offices})
                offices.append(Office(key, title, role or "officer", seats or 1, months or 12))
        return tuple(offices)

    def hidden(self) -> SafeString:
        """Every value that was sent, for the second step."""
        sent = [(name, value) for name in self.fields for value in self.data.getlist(name)]  # type: ignore[attr-defined]
        return SafeString("".join(format_html('<input type="hidden" name="{}" value="{}">', *pair) for pair in sent))


OFFICE_PARTS = ("key", "title", "role", "seats", "months")


def office_fields(row: int, roles: list[tuple[str, Any]]) -> dict[str, forms.Field]:
    """The fields of one office."""
    title, seats, months = _("Name of the office"), _("Seats"), _("Months of a term")
    return {
        f"office{row}_key": forms.CharField(required=False, max_length=40, widget=forms.HiddenInput),
        f"office{row}_title": forms.CharField(required=False, max_length=60, label=title),
        f"office{row}_role": forms.ChoiceField(required=False, choices=roles, initial="officer", label=_("Role")),
        f"office{row}_seats": forms.IntegerField(required=False, min_value=1, max_value=100, initial=1, label=seats),
        f"office{row}_months": forms.IntegerField(
            required=False, min_value=1, max_value=LONGEST_TERM, initial=12, label=months
        ),
    }


def initial_of(charter: Charter) -> dict[str, Any]:
    """What stands in the fields before they are changed."""
    values: dict[str, Any] = {
        "who_may_join": charter.who_may_join,
        "joining": list(charter.joining),
        "vouchers": charter.vouchers,
        "first_election_months": charter.first_election_months,
        "quorum": round(charter.quorum * 100),
        "recall_share": round(charter.recall_share * 100),
        "members_per_delegate": charter.members_per_delegate,
        "export_limit": charter.export_limit,
        "two_proofs_from": charter.two_proofs_from,
        "end_keepers": charter.end_keepers,
        "own_words": charter.own_words,
        **{f"keep_{name}": value for name, value in asdict(charter.keeping).items()},
    }
    for row, office in enumerate(charter.offices):
        parts = (office.key, office.title, office.role, office.seats, office.term_months)
        values |= {f"office{row}_{part}": value for part, value in zip(OFFICE_PARTS, parts, strict=True)}
    return values


def threshold_field(current: float) -> forms.TypedChoiceField:
    """A choice of thresholds, the charter's own among them."""
    known = [(value, text) for value, text in charter_words.SHARES if not isclose(value, current, abs_tol=0.001)]
    choices = sorted([*known, (current, charter_words.threshold_words(current))], key=lambda choice: choice[0])
    return forms.TypedChoiceField(
        choices=[(str(value), text) for value, text in choices], coerce=float, initial=str(current)
    )


def str_field(field: forms.BoundField) -> SafeString:
    """The field as it stands in a sentence."""
    return SafeString(str(field))


def key_of(title: str, taken: set[str]) -> str:
    """A key for an office or a role, from its name."""
    key = re.sub(r"[^a-z0-9]+", "_", anyascii(title).lower()).strip("_")[:36]
    key = key if key[:1].isalpha() else f"o_{key}".rstrip("_")
    numbered = (f"{key}_{number}" for number in range(2, 100))
    return key if key not in taken else next(one for one in numbered if one not in taken)


# ---- what was counted ----


class VotesForm(forms.Form):
    """What a meeting counted by hand."""

    decided_on = Day(label=gettext_lazy("On which day"))
    present = forms.IntegerField(label=gettext_lazy("Members present"), min_value=1)
    votes_for = forms.IntegerField(label=gettext_lazy("Votes for"), min_value=0)
    votes_against = forms.IntegerField(label=gettext_lazy("Votes against"), min_value=0)
    abstained = forms.IntegerField(label=gettext_lazy("Abstained"), min_value=0, required=False)

    def __init__(self, *args: Any, today: date, **values: Any) -> None:
        super().__init__(*args, **values)
        self.fields["decided_on"].initial = today

    def clean_abstained(self) -> int:
        return self.cleaned_data["abstained"] or 0


class DecisionForm(VotesForm):
    """A decision: what, when, and how many were for it."""

    title = forms.CharField(label=gettext_lazy("What was decided, in one line"), max_length=200)
    words = forms.CharField(
        label=gettext_lazy("In the words of the minutes"), required=False, max_length=10_000, widget=forms.Textarea(attrs={"rows": 4})
    )  # fmt: skip
    field_order = ("title", "words", "decided_on", "present", "votes_for", "votes_against", "abstained")

    def __init__(self, *args: Any, title: str = "", **values: Any) -> None:
        super().__init__(*args, **values)
        self.fields["title"].initial = title
