"""Who signs in, with what, and on which devices. An account needs no e-mail address and no phone, and says nothing of what somebody belongs to."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from frombelow.hall.kit import ids
from frombelow.hall.kit.sealing import Sealed


class Account(AbstractBaseUser):
    """Somebody who can sign in."""

    last_login = None  # the day is enough: seen_on
    ident = models.CharField(max_length=12, unique=True, default=ids.ident)
    sign_in_name = models.CharField(max_length=60, unique=True)  # tidied: lower case, no blanks around it
    shown_name = models.CharField(max_length=80)
    language = models.CharField(max_length=5, default="en")
    is_active = models.BooleanField(default=True)
    is_discreet = models.BooleanField(default=False)  # neutral titles where others can look: tab, notices, calendar
    joined_on = models.DateField()
    seen_on = models.DateField(null=True)
    narrow_to = models.JSONField(default=list)  # rules.hands.Narrow: idents of those whose codes opened it
    narrow_since = models.DateTimeField(null=True)  # when such a code was used last

    USERNAME_FIELD = "sign_in_name"
    objects = BaseUserManager["Account"]()

    SECRECY = {
        "id": "member", "password": "secret", "ident": "member", "sign_in_name": "secret", "shown_name": "member", "language": "member",
        "is_active": "member", "is_discreet": "member", "joined_on": "member", "seen_on": "member", "narrow_to": "member",
        "narrow_since": "member",
    }  # fmt: skip

    def __str__(self) -> str:
        return self.ident


class Passkey(models.Model):
    """A key in a phone, a computer or a stick (WebAuthn). Only its public half is here."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="passkeys")
    ident = models.CharField(max_length=12, unique=True, default=ids.ident)
    name = models.CharField(max_length=60)
    credential_id = models.BinaryField(unique=True)
    credential = models.BinaryField()  # attested credential data, as in the WebAuthn recommendation, 6.5.1
    count = models.PositiveBigIntegerField(
        default=0
    )  # how often the key says it signed: a copy of it would count on its own
    added_on = models.DateField()
    used_on = models.DateField(null=True)

    SECRECY = {
        "id": "member", "account": "member", "ident": "member", "name": "member", "credential_id": "secret", "credential": "secret", "count": "secret",
        "added_on": "member", "used_on": "member",
    }  # fmt: skip

    def __str__(self) -> str:
        return self.ident


class Authenticator(models.Model):
    """An app that shows six digits (RFC 6238). Its seed is sealed with the master key."""

    account = models.OneToOneField(Account, on_delete=models.CASCADE, related_name="authenticator")
    sealed_seed = models.CharField(max_length=200)
    last_step = models.PositiveBigIntegerField(default=0)  # the half minute of the last code taken: no code opens twice
    added_on = models.DateField()

    SECRECY = {
        "id": "member",
        "account": "member",
        "sealed_seed": "secret",
        "last_step": "secret",
        "added_on": "member",
    }
    SEALED = {
        "sealed_seed": Sealed(
            "accounts.authenticator:{account__ident}:seed", owner="", purpose="accounts.authenticator"
        )
    }

    def __str__(self) -> str:
        return f"authenticator of {self.account_id}"


class OneTimeCode(models.Model):
    """A code on paper that opens once: one of ten recovery codes, or one that somebody with the right handed over in person.

    It is deleted when it is used.
    """

    RECOVERY, HANDED = "recovery", "handed"

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="codes")
    kind = models.CharField(max_length=10)
    fingerprint = models.CharField(
        max_length=64, unique=True
    )  # keyed: a copy of the table does not let anybody try codes
    made_by = models.CharField(max_length=12, blank=True)  # ident of the account that handed it over
    opens = models.CharField(max_length=12, blank=True)  # for whom it was handed over: the ident of a group
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)

    SECRECY = {
        "id": "member", "account": "member", "kind": "member", "fingerprint": "secret", "made_by": "member", "opens": "member", "made_at": "member",
        "ends_at": "member",
    }  # fmt: skip

    def __str__(self) -> str:
        return f"{self.kind} of {self.account_id}"


class Session(AbstractBaseSession):
    """A signed-in browser. `session_key` is the fingerprint of what stands in its cookie: who reads the table cannot use it.

    No address, no user agent: what is not kept cannot be asked for.
    """

    session_key = models.CharField(max_length=64, primary_key=True)
    account = models.ForeignKey(Account, null=True, on_delete=models.CASCADE, related_name="sessions")
    ident = models.CharField(max_length=12, unique=True, default=ids.ident)
    device = models.CharField(max_length=60, blank=True)  # "phone" or "computer": no more is kept of it
    signed_in_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)  # to the minute

    SECRECY = {
        "session_key": "secret", "session_data": "secret", "expire_date": "secret", "account": "member", "ident": "member", "device": "member",
        "signed_in_at": "member", "seen_at": "member",
    }  # fmt: skip

    @classmethod
    def get_session_store_class(cls) -> type:
        """The store that fills this table."""
        from frombelow.hall.accounts.sessions import SessionStore

        return SessionStore


class Notice(models.Model):
    """Something happened to an account that its owner should know. Deleted when they have seen it, and after thirty days."""

    NEW_DEVICE, HANDED = "new_device", "handed"

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="notices")
    ident = models.CharField(max_length=12, unique=True, default=ids.ident)
    kind = models.CharField(max_length=20)
    device = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()  # to the minute

    SECRECY = {
        "id": "member",
        "account": "member",
        "ident": "member",
        "kind": "member",
        "device": "member",
        "at": "member",
    }

    def __str__(self) -> str:
        return f"{self.kind} for {self.account_id}"


class Spent(models.Model):
    """How much of a limit is used up: so many tries in a window of time."""

    what = models.CharField(max_length=64, primary_key=True)  # fingerprint of what is limited, with the window
    count = models.PositiveIntegerField(default=0)
    ends_at = models.DateTimeField(db_index=True)

    SECRECY = {"what": "secret", "count": "secret", "ends_at": "secret"}

    def __str__(self) -> str:
        return f"{self.count} until {self.ends_at:%H:%M}"
