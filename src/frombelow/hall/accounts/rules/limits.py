"""How often one may try.

Guesses must not get far, and a stranger's guesses must not keep the owner out. So tries are counted apart: a browser that signed in to
the account before holds a mark and has tries of its own; all others share those of the account, and those of the hall. When the
shared ones are used up, others wait; the owner's own browsers, passkeys and codes on paper go on.

Passkeys and codes on paper are not counted: a passkey cannot be guessed, and a hundred guesses a second for a year would find a code (58
random bits, asked for together with the name) with a chance of one in nine million (`chance_of_a_code`). What is not counted cannot be used up
by somebody else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from frombelow.hall.kit.refusals import Refused


@dataclass(frozen=True)
class Budget:
    """So many tries in a window of time."""

    name: str
    most: int
    window: timedelta

    def ends_at(self, now: datetime) -> datetime:
        """When the window that holds `now` ends. Windows stand side by side and are the same for everybody."""
        begun = int(now.timestamp() // self.window.total_seconds())
        return datetime.fromtimestamp((begun + 1) * self.window.total_seconds(), UTC)


HOUR, DAY = timedelta(hours=1), timedelta(days=1)
# Ten wrong passwords an hour are 88,000 a year; the twenty thousand that everybody tries first are not taken at sign-up.
OWN_DEVICE = Budget("own_device", 10, HOUR)
OTHER_DEVICES = Budget("other_devices", 10, HOUR)  # of one account, together
WHOLE_HALL = Budget(
    "whole_hall", 600, HOUR
)  # of all accounts, on devices that are not known: one guess each at very many names
# Six digits are few, and three codes count at a time: twenty tries a day find one within a year with a chance of one in fifty, and only who
# knows the password gets to try.
SECOND_OWN_DEVICE = Budget("second_own_device", 20, DAY)
SECOND_OTHER_DEVICES = Budget("second_other_devices", 20, DAY)
SIGN_UPS = Budget("sign_ups", 120, HOUR)  # of the hall; also what a list of names costs that is tried for who is here
INVITED_SIGN_UPS = Budget("invited_sign_ups", 600, HOUR)  # apart, so that strangers cannot use up what a meeting needs

CODE_BITS = 58  # ids.code
RECOVERY_CODES = 10


def chance_of_a_code(tries: float) -> float:
    """The chance that so many guesses find one of an account's codes."""
    return float(tries * RECOVERY_CODES / 2**CODE_BITS)


class TooMany(Refused):
    """The tries are used up until a time."""

    status = 429


def too_many_on_own_device(ends_at: datetime) -> TooMany:
    """The browser is known."""
    return TooMany(
        "That was wrong too often on this device. Try again after {time}, or use a passkey or a code on paper now.",
        time=ends_at,
    )


def too_many_elsewhere(ends_at: datetime) -> TooMany:
    """The browser is not known; who uses up the tries may be somebody else."""
    return TooMany(
        "Somebody, perhaps not you, tried too often. Try again after {time}. Until then a passkey, a code on paper, and devices on which you signed in before go on working.",
        time=ends_at,
    )


def too_many_sign_ups(ends_at: datetime) -> TooMany:
    """The hall takes so many new accounts in an hour."""
    return TooMany(
        "Too many accounts were made in the last hour. Try again after {time}, or ask a member for an invitation.",
        time=ends_at,
    )
