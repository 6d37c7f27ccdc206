"""Changes of an account in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from frombelow.hall.accounts.models import Account
from frombelow.hall.kit.models import Entry

WORDS = {
    "sign_up": _("The account was made"),
    "set_password": _("A new password was set"),
    "add_passkey": _("A passkey was added"),
    "remove_passkey": _("A passkey was removed"),
    "set_up_authenticator": _("An authenticator was set up"),
    "remove_authenticator": _("The authenticator was removed"),
    "make_recovery_codes": _("New recovery codes were made"),
    "use_recovery_code": _("A recovery code was used"),
    "hand_over": _("A code was handed over by somebody with the right to"),
    "use_handed_code": _("The code that was handed over was used"),
    "take_back": _("The code that was handed over was taken back"),
    "end_sessions": _("Whoever runs the hall signed you out everywhere"),
    "stop_handed": _("The code that was handed over was stopped"),
}


class Change(NamedTuple):
    """One change of how the account is opened."""

    at: Any
    words: Any
    is_by_another: bool


def told_changes(entries: Iterable[Entry], account: Account) -> list[Change]:
    """Entries of the journal as its owner reads them."""
    return [
        Change(entry.at, WORDS.get(entry.deed.removeprefix("accounts."), entry.deed), entry.by != account.ident)
        for entry in entries
    ]
