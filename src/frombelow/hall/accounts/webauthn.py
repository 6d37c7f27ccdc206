"""Passkeys on the server's side (WebAuthn), with the fido2 library by the makers of the keys: what a browser is asked, and whether its answer is right.

A passkey is found by itself (discoverable) and must ask its owner for a finger, a face or a PIN (user verification): it is
two things at once, something one has and something one is or knows.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialDescriptor,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialType,
    PublicKeyCredentialUserEntity,
    RegistrationResponse,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from frombelow.hall.kit.refusals import Refused


@dataclass(frozen=True)
class Site:
    """Under which name a browser sees this hall. A passkey works only there."""

    name: str  # without the port: the "RP ID"
    origin: str  # https://hall.example.org

    @property
    def server(self) -> Fido2Server:
        """The library's server. Only this very origin, not any page below the name."""
        return Fido2Server(
            PublicKeyCredentialRpEntity(name="frombelow", id=self.name), verify_origin=lambda told: told == self.origin
        )


@dataclass(frozen=True)
class New:
    """A passkey that was just made."""

    credential_id: bytes
    credential: bytes
    count: int


@dataclass(frozen=True)
class Used:
    """A passkey that was just used."""

    credential_id: bytes
    count: int


Raw = bytes | memoryview  # as SQLite and as PostgreSQL give it
Asked = tuple[dict[str, Any], dict[str, Any]]  # what the browser gets, and what is remembered until it answers


def site_of(request: HttpRequest) -> Site:
    """The hall as this browser sees it; Django has checked the name against ALLOWED_HOSTS."""
    host = request.get_host()
    return Site(host.rsplit(":", 1)[0] if not host.endswith("]") else host, f"{request.scheme}://{host}")


def ask_for_new(site: Site, *, ident: str, sign_in_name: str, shown_name: str, there: Iterable[Raw] = ()) -> Asked:
    """Ask a browser to make a passkey. `there`: those of the account, which are not made twice."""
    options, state = site.server.register_begin(
        PublicKeyCredentialUserEntity(id=ident.encode(), name=sign_in_name, display_name=shown_name),
        credentials=[descriptor(one) for one in there],
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return dict(options), dict(state)


def ask_for_proof(site: Site, *, only: Iterable[Raw] = ()) -> Asked:
    """Ask a browser to use a passkey: any of this hall, or one of these."""
    options, state = site.server.authenticate_begin(
        credentials=[descriptor(one) for one in only] or None, user_verification=UserVerificationRequirement.REQUIRED
    )
    return dict(options), dict(state)


def registered(site: Site, state: Mapping[str, Any], answer: str) -> New:
    """The passkey a browser made. Raises Refused."""
    try:
        made = site.server.register_complete(dict(state), RegistrationResponse.from_dict(json.loads(answer)))
    except Exception:
        raise wrong() from None
    assert made.credential_data is not None
    return New(made.credential_data.credential_id, bytes(made.credential_data), made.counter)


def used(site: Site, state: Mapping[str, Any], answer: str, find: Callable[[bytes], bytes | None]) -> Used:
    """The passkey a browser used; `find` gives what is kept of one. Raises Refused."""
    try:
        response = AuthenticationResponse.from_dict(json.loads(answer))
        kept = find(response.raw_id)
        credentials = [AttestedCredentialData(kept)] if kept else []
        site.server.authenticate_complete(dict(state), credentials, response)
    except Exception:
        raise wrong() from None
    return Used(response.raw_id, response.response.authenticator_data.counter)


def descriptor(credential_id: Raw) -> PublicKeyCredentialDescriptor:
    """How a browser is told of a passkey."""
    return PublicKeyCredentialDescriptor(type=PublicKeyCredentialType.PUBLIC_KEY, id=bytes(credential_id))


def wrong() -> Refused:
    """Whatever was wrong: a stranger's key, another page's, an old question."""
    return Refused("This passkey does not open anything here. It may have been removed, or belong to another hall.")
