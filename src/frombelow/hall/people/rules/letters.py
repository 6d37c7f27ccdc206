"""Letters: conversations sealed on a phone to the group's letterbox.

A letter is JSON in base64: `key`, a fresh AES key sealed with the box's public key (RSA-OAEP, SHA-256); `iv`, twelve bytes; `text`, the
conversation under AES-256-GCM. The Web Cryptography API of any phone since 2018 makes the same (see `islands/along.js`).
"""

from __future__ import annotations

import base64
import json
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from frombelow.hall.kit.given import read_json
from frombelow.hall.kit.refusals import Refused

BITS = 3072
LONGEST = 60_000  # characters of a letter
PADDING = padding.OAEP(mgf=padding.MGF1(hashes.SHA256()), algorithm=hashes.SHA256(), label=None)


def new_pair() -> tuple[str, str]:
    """A public and a private key, base64."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=BITS)
    public = key.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    private = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return base64.b64encode(public).decode(), base64.b64encode(private).decode()


def opened(letter: str, private_key: str) -> dict[str, Any]:
    """What a letter says. Raises Refused for one that this box cannot open."""
    if len(letter) > LONGEST:
        raise Refused("This is too long to be a conversation.")
    key = serialization.load_der_private_key(base64.b64decode(private_key), None)
    assert isinstance(key, rsa.RSAPrivateKey)
    try:
        outer = read_json(base64.b64decode(letter, validate=True))
        secret = key.decrypt(base64.b64decode(outer["key"]), PADDING)
        text = AESGCM(secret).decrypt(base64.b64decode(outer["iv"]), base64.b64decode(outer["text"]), None)
        inner = read_json(text)
    except (ValueError, KeyError, TypeError, InvalidTag):
        raise Refused("This conversation cannot be opened here. Write it down again.") from None
    if not isinstance(inner, dict):
        raise Refused("This conversation cannot be opened here. Write it down again.")
    return inner


def sealed(text: dict[str, Any], public_key: str) -> str:
    """A letter, as a phone makes it."""
    key = serialization.load_der_public_key(base64.b64decode(public_key))
    assert isinstance(key, rsa.RSAPublicKey)
    secret, iv = AESGCM.generate_key(256), AESGCM.generate_key(128)[:12]
    body = AESGCM(secret).encrypt(iv, json.dumps(text).encode(), None)
    outer = {"key": key.encrypt(secret, PADDING), "iv": iv, "text": body}
    encoded = {name: base64.b64encode(value).decode() for name, value in outer.items()}
    return base64.b64encode(json.dumps(encoded).encode()).decode()
