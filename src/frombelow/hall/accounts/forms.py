"""What is asked for. Forms tidy; rules and actions decide."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from frombelow.hall.accounts.common_passwords import common_passwords, words
from frombelow.hall.accounts.rules.names import (
    Names,
    check_shown_name,
    check_sign_in_name,
    tidy_shown_name,
    tidy_sign_in_name,
)
from frombelow.hall.accounts.rules.passwords import check_password
from frombelow.hall.kit.middleware import translated
from frombelow.hall.kit.refusals import Refused

PLAIN: dict[str, Any] = {"autocapitalize": "none", "autocorrect": "off", "spellcheck": "false"}
MOST_LETTERS = 1000  # of anything typed here; the rules say how many are good


class Form(forms.Form):
    """A form whose refusals stand at its top, in the reader's language."""

    def refuse(self, refusal: Refused, field: str | None = None) -> None:
        """A rule said no."""
        self.add_error(field, translated(refusal))


def checked(check: Callable[[], None]) -> None:
    """A rule's refusal stands at the field that it is about."""
    try:
        check()
    except Refused as refusal:
        raise ValidationError(translated(refusal)) from None


def text(label: Any, *, help_text: Any = "", required: bool = True, **attrs: Any) -> forms.CharField:
    """A line of text."""
    return forms.CharField(
        label=label, help_text=help_text, required=required, max_length=MOST_LETTERS, widget=forms.TextInput(attrs)
    )  # fmt: skip


def secret(label: Any, *, help_text: Any = "", autocomplete: str, required: bool = True) -> forms.CharField:
    """A password: taken as it was typed."""
    widget = forms.PasswordInput({"autocomplete": autocomplete})
    return forms.CharField(
        label=label, help_text=help_text, required=required, strip=False, max_length=MOST_LETTERS, widget=widget
    )


def own_device() -> forms.BooleanField:
    """Whether others use this device too."""
    return forms.BooleanField(
        label=_("This is my own device"), required=False,
        help_text=_("You stay signed in for up to 30 days, and are signed out after a day without a visit. Otherwise after 20 minutes, or when the browser is closed."),
    )  # fmt: skip


class NamesForm(Form):
    """The two names of a new account."""

    sign_in_name = text(
        _("Name to sign in with"), autocomplete="username", **PLAIN,
        help_text=_("Only you use it; others do not see it. Letters, digits, dots and dashes. Better not your real name, and no e-mail address."),
    )  # fmt: skip
    shown_name = text(
        _("Name that others see"), autocomplete="nickname",
        help_text=_("In your groups. It need not be your legal name, and you can change it."),
    )  # fmt: skip

    def clean_sign_in_name(self) -> str:
        name = tidy_sign_in_name(self.cleaned_data["sign_in_name"])
        checked(lambda: check_sign_in_name(name))
        return name

    def clean_shown_name(self) -> str:
        name = tidy_shown_name(self.cleaned_data["shown_name"])
        checked(lambda: check_shown_name(name))
        return name

    @property
    def names(self) -> Names:
        """As they are kept."""
        return Names(self.cleaned_data["sign_in_name"], self.cleaned_data["shown_name"])


class SignUpForm(NamesForm):
    """A new account with a password."""

    password = secret(
        _("Password"), autocomplete="new-password",
        help_text=_("At least 10 letters. Three or four words that do not belong together are good."),
    )  # fmt: skip
    is_own = own_device()

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        names = (self.cleaned_data.get("sign_in_name", ""), self.cleaned_data.get("shown_name", ""))
        checked(lambda: check_password(password, names=names, common=common_passwords(), words=words()))
        return password


class SignInForm(Form):
    """Name and password."""

    sign_in_name = text(_("Name to sign in with"), autocomplete="username webauthn", **PLAIN)
    password = secret(_("Password"), autocomplete="current-password")
    is_own = own_device()


class DigitsForm(Form):
    """What an authenticator shows."""

    digits = text(
        _("Six digits"),
        autocomplete="one-time-code",
        inputmode="numeric",
        help_text=_("Your authenticator app shows them."),
    )


class CodeForm(Form):
    """A code on paper."""

    sign_in_name = text(_("Name to sign in with"), autocomplete="username", **PLAIN)
    code = text(
        _("Code"), autocomplete="off", **PLAIN, help_text=_("Three blocks of four, like abcd-efgh-jkmn. It works once.")
    )
    is_own = own_device()


class PasswordForm(Form):
    """The password again."""

    password = secret(_("Password"), autocomplete="current-password")


class ProofForm(PasswordForm):
    """The password again, and the digits where the account has an authenticator."""

    digits = text(
        _("Six digits"),
        autocomplete="one-time-code",
        inputmode="numeric",
        help_text=_("Your authenticator app shows them."),
    )

    def __init__(self, *args: Any, with_digits: bool, **values: Any) -> None:
        super().__init__(*args, **values)
        if not with_digits:
            del self.fields["digits"]


class NewPasswordForm(Form):
    """A new password."""

    password = secret(
        _("New password"), autocomplete="new-password",
        help_text=_("At least 10 letters. Three or four words that do not belong together are good."),
    )  # fmt: skip


class AccountForm(Form):
    """How somebody is shown and spoken to."""

    shown_name = text(_("Name that others see"), autocomplete="nickname")
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    is_discreet = forms.BooleanField(
        label=_("Discreet"), required=False,
        help_text=_("Neutral words where others may look at your screen: in the title of the tab, in notices, in the calendar."),
    )  # fmt: skip


class PasskeyNameForm(Form):
    """What somebody calls a passkey."""

    name = text(
        _("Name of the passkey"),
        autocomplete="off",
        help_text=_("So that you know which it is: “my phone”, “key on my ring”."),
    )
