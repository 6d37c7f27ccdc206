"""Ways in: with what somebody can sign in, and that the last one stays."""

from __future__ import annotations

from dataclasses import dataclass, replace

from frombelow.hall.kit.refusals import Refused


@dataclass(frozen=True)
class Ways:
    """With what an account can be opened."""

    has_password: bool
    has_authenticator: bool
    passkeys: int
    recovery_codes: int

    @property
    def lasting(self) -> int:
        """How many ways do not use themselves up."""
        return self.has_password + self.passkeys

    @property
    def are_two(self) -> bool:
        """Whether it can be opened with two proofs: a passkey is two at once."""
        return self.passkeys > 0 or (self.has_password and self.has_authenticator)

    @property
    def is_thin(self) -> bool:
        """One thing lost, and nobody gets in again."""
        return self.lasting < 2 and self.recovery_codes == 0

    def without_a_passkey(self) -> Ways:
        """What is left without one."""
        return replace(self, passkeys=self.passkeys - 1)


def check_removal(left: Ways) -> None:
    """Raises Refused where nothing would be left to sign in with."""
    if left.lasting < 1:
        raise Refused("This is the only way into your account. Set a password or add another passkey first.")
