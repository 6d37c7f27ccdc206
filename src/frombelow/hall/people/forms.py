"""What is asked about people. A form reads and tidies; it saves nothing."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from frombelow.hall.groups.models import Turf
from frombelow.hall.kit import ids
from frombelow.hall.kit.middleware import translated
from frombelow.hall.kit.refusals import Refused
from frombelow.hall.people import words
from frombelow.hall.people.models import Field, Issue
from frombelow.hall.people.rules import details
from frombelow.hall.people.rules.consents import Kind as ConsentKind
from frombelow.hall.people.rules.conversations import Answer, Channel, Reached, Said
from frombelow.hall.people.rules.details import Value
from frombelow.hall.people.rules.fields import Kind as FieldKind
from frombelow.hall.people.rules.fields import tidied
from frombelow.hall.people.rules.seeds import LONGEST

LANGUAGES = [("", gettext_lazy("not said")), ("en", "English"), ("es", "Español")]


class Day(forms.DateInput):
    """A day, as browsers ask for one."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class PersonForm(forms.Form):
    """Somebody new: what organizers write on a card. Only a name is needed."""

    given = forms.CharField(label=gettext_lazy("Given name"), max_length=80, required=False)
    family = forms.CharField(label=gettext_lazy("Family name"), max_length=80, required=False)
    chosen = forms.CharField(
        label=gettext_lazy("What people call them"),
        help_text=gettext_lazy("If it is another name. It is the one that is shown."),
        max_length=80,
        required=False,
    )
    phone = forms.CharField(
        label=gettext_lazy("Phone"), max_length=40, required=False, widget=forms.TextInput(attrs={"type": "tel"})
    )
    email = forms.CharField(
        label=gettext_lazy("E-mail"), max_length=200, required=False, widget=forms.TextInput(attrs={"type": "email"})
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=LANGUAGES, required=False)
    turf = forms.ChoiceField(label=gettext_lazy("Turf"), required=False)

    def __init__(self, *args: Any, turfs: Iterable[Turf], whole: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.turfs = {turf.ident: turf for turf in turfs}
        none = [("", _("in no turf"))] if whole else []
        field: Any = self.fields["turf"]
        field.choices = [*none, *((turf.ident, turf.name) for turf in self.turfs.values())]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        values: list[Value] = []
        take(self, values, "given", lambda: names(data))
        if data.get("phone"):
            take(self, values, "phone", lambda: [details.phone(data["phone"])])
        if data.get("email"):
            take(self, values, "email", lambda: [details.email(data["email"])])
        data["values"] = values
        return data

    @property
    def turf_chosen(self) -> Turf | None:
        """The turf; None for none."""
        return self.turfs.get(self.cleaned_data["turf"])


class SeedForm(PersonForm):
    """Somebody who does not exist."""

    chosen = None  # type: ignore[assignment]  # one name is enough
    whose = forms.CharField(
        label=gettext_lazy("Whose phone or e-mail this is"),
        help_text=gettext_lazy("In your words. It is sealed, and read only here."),
        max_length=LONGEST,
        required=False,
    )
    field_order = ("given", "family", "phone", "email", "whose", "turf", "language")


class ReachedForm(forms.Form):
    """Somebody called or wrote to a seed."""

    on = forms.DateField(label=gettext_lazy("On which day?"), widget=Day)
    words = forms.CharField(
        label=gettext_lazy("Who was it, and what did they want?"),
        help_text=gettext_lazy("A number, a name, the first words. It is sealed."),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def names(data: dict[str, Any]) -> list[Value]:
    """The names of a card. Raises Refused for none."""
    found = []
    if data.get("chosen"):
        found.append(details.name(full=data["chosen"], label=details.NameLabel.CHOSEN))
    if data.get("given") or data.get("family") or not found:
        found.append(details.name(given=data.get("given", ""), family=data.get("family", "")))
    return found


def take(form: forms.Form, values: list[Value], name: str, read: Callable[[], list[Value]]) -> None:
    """Read values; a refusal stands at its field."""
    try:
        values += read()
    except Refused as refusal:
        form.add_error(name, translated(refusal))


class ValueForm(forms.Form):
    """One more value: a name, a phone number, an e-mail address, an address."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What"),
        choices=[("phone", gettext_lazy("Phone")), ("email", gettext_lazy("E-mail")), ("name", gettext_lazy("Name")), ("address", gettext_lazy("Address"))],
        widget=forms.RadioSelect, initial="phone",
    )  # fmt: skip
    value = forms.CharField(
        label=gettext_lazy("Value"),
        help_text=gettext_lazy("An address: street, city, state and ZIP, with commas between."),
        max_length=300,
    )
    label = forms.ChoiceField(
        label=gettext_lazy("Which"), required=False,
        choices=[("", gettext_lazy("not said")), *((key, text) for key, text in words.PLACES.items() if key), *((key, text) for key, text in words.NAMES.items() if key)],
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("value") and data.get("kind"):
            try:
                data["read"] = read_value(data["kind"], data["value"], data.get("label", ""))
            except Refused as refusal:
                self.add_error("value", translated(refusal))
        return data


def read_value(kind: str, text: str, label: str) -> Value:
    """A value from what was typed. Raises Refused."""
    if kind == "name":
        return details.name(full=text, label=label if label in set(details.NameLabel) else "")
    place = label if label in words.PLACES else ""
    if kind == "phone":
        return details.phone(text, place)
    if kind == "email":
        return details.email(text, place)
    return details.address(address_parts(text), place)


def address_parts(text: str) -> dict[str, str]:
    """“214 Dock St, Jackson, MS 39201” in parts."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    found = dict(zip(("street", "city"), parts, strict=False))
    if len(parts) > 2:
        state, _blank, zip_code = parts[2].partition(" ")
        found |= {"state": state, "zip": zip_code.strip()}
    return found


class ReachForm(forms.Form):
    """How somebody wants to be called and reached."""

    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=LANGUAGES, required=False)
    pronouns = forms.CharField(
        label=gettext_lazy("Pronouns"), help_text=gettext_lazy("Only if they gave them."), max_length=40, required=False
    )
    reach_by = forms.ChoiceField(
        label=gettext_lazy("Wants to be reached by"),
        required=False,
        choices=[("", gettext_lazy("not said")), *words.WAYS.items()],
    )
    never_by = forms.MultipleChoiceField(
        label=gettext_lazy("Never by"),
        required=False,
        choices=list(words.WAYS.items()),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, sees_contacts: bool, **kwargs: Any) -> None:
        """`sees_contacts`: the ways to reach them are known to whom their phone is known, and kept as they are by others."""
        super().__init__(*args, **kwargs)
        if not sees_contacts:
            del self.fields["reach_by"], self.fields["never_by"]


class ConsentForm(forms.Form):
    """What somebody agreed to, or took back."""

    kind = forms.ChoiceField(
        label=pgettext_lazy("to what somebody agrees", "To"),
        choices=list(words.CONSENTS.items()),
        widget=forms.RadioSelect,
        initial=ConsentKind.CONTACT,
    )
    is_given = forms.TypedChoiceField(
        label=gettext_lazy("They said"), choices=[("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))], coerce=lambda word: word == "yes",
        widget=forms.RadioSelect,
    )  # fmt: skip
    on = forms.DateField(label=gettext_lazy("On"), widget=Day)
    how = forms.CharField(
        label=gettext_lazy("How"),
        help_text=gettext_lazy("For example: on a card at the meeting."),
        max_length=120,
        required=False,
    )


class Shared(dict[str, forms.Field]):
    """The fields of a form whose forms share those that none of them changes: Django copies every field with its choices for every form, a sixth of the time a conversation takes to be written down."""

    def __init__(self, fields: Mapping[str, forms.Field], *changed: str) -> None:
        super().__init__(fields)
        self.changed = changed

    def __deepcopy__(self, memo: dict[int, Any]) -> dict[str, forms.Field]:
        return {**self, **{name: copy.deepcopy(self[name], memo) for name in self.changed}}


class TalkForm(forms.Form):
    """A conversation, so that a thumb can write it down in a minute: taps first, words last, and only who and whether is needed."""

    token = forms.CharField(widget=forms.HiddenInput, max_length=40, initial=ids.ident)
    reached = forms.ChoiceField(
        label=gettext_lazy("Reached?"),
        choices=list(words.REACHED.items()),
        widget=forms.RadioSelect,
        initial=Reached.TALKED,
    )
    how = forms.ChoiceField(
        label=gettext_lazy("How"),
        choices=list(words.CHANNELS.items()),
        widget=forms.RadioSelect,
        initial=Channel.IN_PERSON,
    )
    issues = forms.MultipleChoiceField(
        label=gettext_lazy("Issues they raised"), required=False, widget=forms.CheckboxSelectMultiple
    )
    ask = forms.CharField(label=gettext_lazy("What did you ask them to do?"), max_length=200, required=False)
    answer = forms.ChoiceField(
        label=gettext_lazy("Their answer"),
        choices=list(words.ANSWERS.items()),
        widget=forms.RadioSelect,
        required=False,
        initial="",
    )
    due_on = forms.DateField(label=gettext_lazy("By which day?"), required=False, widget=Day)
    words = forms.CharField(
        label=gettext_lazy("In their own words"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    fears = forms.CharField(
        label=gettext_lazy("What they fear"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 2})
    )
    named = forms.CharField(
        label=gettext_lazy("Whom they named"), help_text=gettext_lazy("One a line: people they trust, talk to, could bring."), required=False,
        max_length=2000, widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    follow_up_on = forms.DateField(label=gettext_lazy("Follow up on"), required=False, widget=Day)
    follow_up_by = forms.ChoiceField(label=gettext_lazy("Who follows up"), required=False)
    minutes = forms.IntegerField(label=gettext_lazy("Minutes"), required=False, min_value=0, max_value=600)
    at = forms.DateTimeField(
        label=gettext_lazy("When"), help_text=gettext_lazy("Left empty: just now."), required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        issues: Callable[[], Iterable[Issue]],
        members: Callable[[], Iterable[tuple[str, str]]],
        **kwargs: Any,
    ) -> None:
        """`issues`, `members`: asked only where they are shown or one of them was chosen."""
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["issues"].choices = lambda: [(issue.ident, issue.name) for issue in issues()]
        fields["follow_up_by"].choices = lambda: [("", _("nobody yet")), *members()]

    def said(self, now: Any) -> Said:
        """The conversation as a value."""
        data = self.cleaned_data
        return Said(
            token=data["token"], at=data["at"] or now, how=Channel(data["how"]), reached=Reached(data["reached"]), minutes=data["minutes"],
            issues=tuple(data["issues"]), words=data["words"], fears=data["fears"], named=tuple(line.strip() for line in data["named"].splitlines() if line.strip()),
            ask=data["ask"], answer=Answer(data["answer"]), due_on=data["due_on"], follow_up_by=data["follow_up_by"], follow_up_on=data["follow_up_on"],
        )  # fmt: skip


TalkForm.base_fields = Shared(TalkForm.base_fields, "issues", "follow_up_by")


class FieldForm(forms.Form):
    """A field of the group's own."""

    label = forms.CharField(label=gettext_lazy("Name of the field"), max_length=80)
    kind = forms.ChoiceField(
        label=gettext_lazy("What stands in it"),
        choices=list(words.FIELD_KINDS.items()),
        widget=forms.RadioSelect,
        initial=FieldKind.TEXT,
    )
    choices = forms.CharField(
        label=gettext_lazy("Answers"),
        help_text=gettext_lazy("One a line, for a field with several answers."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    is_secret = forms.BooleanField(
        label=gettext_lazy("Secret: sealed, and read only by those who may see notes"), required=False,
        help_text=gettext_lazy("For what can cost somebody their job or their home. It cannot be searched, and it is never exported."),
    )  # fmt: skip


class FieldValueForm(forms.Form):
    """The value of a field of the group."""

    def __init__(self, *args: Any, field: Field, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.field = field
        self.fields["text"] = widget_of(field)

    def clean_text(self) -> str:
        field = self.field
        try:
            return tidied(
                self.cleaned_data["text"], label=field.label, kind=FieldKind(field.kind), choices=field.choices
            )
        except Refused as refusal:
            raise ValidationError(translated(refusal)) from None


def widget_of(field: Field) -> forms.CharField:
    """How a field is asked for."""
    answers = {
        FieldKind.CHOICE: [(one, one) for one in field.choices],
        FieldKind.YES_NO: [("yes", _("Yes")), ("no", _("No"))],
    }
    choices = answers.get(FieldKind(field.kind))
    widget: Any = (
        forms.Select(choices=[("", "—"), *choices])
        if choices
        else Day()
        if field.kind == FieldKind.DAY
        else forms.TextInput()
    )
    return forms.CharField(label=field.label, required=False, max_length=500, widget=widget)
