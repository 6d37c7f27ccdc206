"""People who sign in, their browsers, and a passkey made of software."""

from __future__ import annotations

import hashlib
import json
import os
import re
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.test import Client
from django.utils import timezone
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

from frombelow.hall.accounts.actions import signing_up
from frombelow.hall.accounts.models import Account
from frombelow.hall.accounts.rules.names import Names

PASSWORD = "winter lantern bread"
HOST = "localhost"
FLAG = AuthenticatorData.FLAG


class Quick(Argon2PasswordHasher):
    """For tests that count tries, not milliseconds."""

    memory_cost, time_cost, parallelism = 8, 1, 1


def account(name: str = "ada", *, password: str = PASSWORD, now: datetime | None = None) -> Account:
    """Somebody who signed up with a password."""
    return signing_up.sign_up(
        names=Names(name, name.title()), password=password, language="en", is_invited=True, now=now or timezone.now()
    )


def browser(**headers: str) -> Client:
    """A browser that never was here."""
    return Client(HTTP_HOST=HOST, **headers)


def sign_in(browser: Client, name: str = "ada", password: str = PASSWORD, **more: str) -> Any:
    """Name and password in the form."""
    return browser.post("/sign-in/", {"sign_in_name": name, "password": password, **more})


def is_in(browser: Client) -> bool:
    """Whether the browser is signed in."""
    return browser.get("/account/").status_code == 200


def said(response: Any) -> str:
    """What stands in the box of errors, or in the refusal."""
    text = response.content.decode()
    found = re.search(r'<div class="(?:error-summary|notice notice-warn)".*?</div>', text, re.S)
    return re.sub(r"<[^>]+>", " ", found.group()) if found else ""


class Passkey:
    """An authenticator of software: ES256, asks its owner, counts what it signs."""

    def __init__(self, *, asks_its_owner: bool = True) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.credential_id = os.urandom(32)
        self.count = 0
        self.flags = FLAG.UP | FLAG.UV if asks_its_owner else FLAG.UP

    def data(self, name: str, more: bytes = b"", flags: int = 0) -> bytes:
        self.count += 1
        return AuthenticatorData(
            hashlib.sha256(name.encode()).digest() + bytes([self.flags | flags]) + self.count.to_bytes(4, "big") + more
        )

    def makes(self, options: dict[str, Any], origin: str = f"http://{HOST}") -> str:
        asked = options["publicKey"]
        client = CollectedClientData.create("webauthn.create", asked["challenge"], origin)
        credential = AttestedCredentialData.create(
            bytes(16), self.credential_id, ES256.from_cryptography_key(self.key.public_key())
        )
        made = AttestationObject.create("none", self.data(asked["rp"]["id"], credential, FLAG.AT), {})
        return self.told({"clientDataJSON": websafe_encode(client), "attestationObject": websafe_encode(made)})

    def signs(self, options: dict[str, Any], origin: str = f"http://{HOST}") -> str:
        asked = options["publicKey"]
        client = CollectedClientData.create("webauthn.get", asked["challenge"], origin)
        data = self.data(asked["rpId"])
        signature = self.key.sign(data + client.hash, ec.ECDSA(SHA256()))
        return self.told(
            {
                "clientDataJSON": websafe_encode(client),
                "authenticatorData": websafe_encode(data),
                "signature": websafe_encode(signature),
            }
        )

    def told(self, response: dict[str, Any]) -> str:
        ident = websafe_encode(self.credential_id)
        return json.dumps(
            {"id": ident, "rawId": ident, "type": "public-key", "response": response, "clientExtensionResults": {}}
        )


def add(browser: Client, passkey: Passkey, **more: str) -> Any:
    """Add a passkey to the account that is signed in."""
    options = browser.post("/account/passkeys/ask/").json()
    return browser.post("/account/passkeys/answer/", {"answer": passkey.makes(options), **more})


def sign_in_with(browser: Client, passkey: Passkey, **more: str) -> Any:
    """Sign in with it."""
    options = browser.post("/sign-in/passkey/ask/").json()
    return browser.post("/sign-in/passkey/", {"answer": passkey.signs(options), **more})


def challenge_of(options: dict[str, Any]) -> bytes:
    return websafe_decode(options["publicKey"]["challenge"])
