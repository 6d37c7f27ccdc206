"""What is asked beside a file of ballots."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frombelow.hall.assemblies import rules_on_offer
from frombelow.hall.assemblies.group_lines import groups_in
from frombelow.methods.ballots.groups import Group
from frombelow.methods.ballots.recount import Options

MOST_SEATS = 999
MOST_LETTERS = 10_000
SEED = re.compile(r"[0-9a-fA-F]{64}")


class Numbers(forms.CharField):
    """Numbers of candidates: 3, 1, 2."""

    def clean(self, value: Any) -> tuple[int, ...]:
        parts = re.split(r"[\s,;>]+", super().clean(value).strip())
        if not all(part.isascii() and part.isdigit() for part in parts if part):
            raise ValidationError(_("Write the numbers of candidates with commas between them, like 3, 1, 2."))
        return tuple(int(part[:9]) for part in parts if part)


class CountForm(forms.Form):
    """A rule, and what the file may leave open."""

    rule = forms.ChoiceField(label=gettext_lazy("Rule"), initial=rules_on_offer.STANDARD)
    seats = forms.IntegerField(label=gettext_lazy("Seats"), required=False, min_value=1, max_value=MOST_SEATS)
    withdrawn = Numbers(label=gettext_lazy("Withdrawn"), required=False)
    order = Numbers(label=gettext_lazy("Order for ties"), required=False)
    seed = forms.CharField(label=gettext_lazy("Seed of a public lot"), required=False)
    groups = forms.CharField(
        label=gettext_lazy("Groups with floors and ceilings"), required=False, max_length=MOST_LETTERS, strip=False
    )
    pasted = forms.CharField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: Any = rules_on_offer.menu()
        self.fields["rule"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField

    def clean_seed(self) -> str:
        seed: str = self.cleaned_data["seed"].strip().lower()
        if seed and not SEED.fullmatch(seed):
            raise ValidationError(_("The seed of a public lot is a SHA-256: 64 digits and letters from a to f."))
        return seed

    def clean_groups(self) -> tuple[Group, ...]:
        return groups_in(self.cleaned_data["groups"])

    @property
    def options(self) -> Options:
        """What was asked, as the count wants it."""
        asked = self.cleaned_data
        return Options(asked["seats"], asked["withdrawn"], asked["order"], asked["seed"], groups=asked["groups"])
