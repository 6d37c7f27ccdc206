"""The keys of backups. Here lie the public half of the pair that opens them, and the key they are signed with; what opens them is on paper elsewhere.

The sheet that `--new-key` prints once holds both that restoring needs: the secret that opens, and the hall's signature to check.
"""

from __future__ import annotations

import base64
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

import pyrage
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from frombelow.hall.home.safekeeping.trouble import Trouble

RECIPIENTS, SIGNING = "backup_recipients", "backup_signing"
SECRET = re.compile(r"AGE-SECRET-KEY-1[0-9A-Z]+")
SIGNER = re.compile(r"SIGNED-BY-([0-9a-f]{64})")


@dataclass(frozen=True)
class Sheet:
    """What restoring needs."""

    identity: str
    signer: Ed25519PublicKey | None


def folder(var: Path) -> Path:
    """Where the keys of this hall lie."""
    return var / "keys"


def new_pair(var: Path) -> str:
    """A new pair: stores its public half in place of the one before, and returns the sheet with the secret, which is kept nowhere."""
    pair = pyrage.x25519.Identity.generate()
    write(folder(var) / RECIPIENTS, f"{pair.to_public()}\n")
    return f"{pair}\n{spelled(signing_key(var).public_key())}\n"


def pair_for_one_file(var: Path) -> tuple[str, str]:
    """A pair for a single file: its public half, and the sheet with the secret, which is kept nowhere."""
    pair = pyrage.x25519.Identity.generate()
    return str(pair.to_public()), f"{pair}\n{spelled(signing_key(var).public_key())}\n"


def checked_recipient(recipient: str) -> str:
    """A public key of age, whose secret somebody else made. Raises Trouble."""
    try:
        pyrage.x25519.Recipient.from_str(recipient)
    except pyrage.RecipientError:
        raise Trouble(f"{recipient} is no public key of age: it begins with age1.") from None
    return recipient


def add_recipient(var: Path, recipient: str) -> None:
    """Backups open with one more pair, whose secret somebody else made and keeps."""
    known = {*recipients(var), checked_recipient(recipient)}
    write(folder(var) / RECIPIENTS, "".join(f"{one}\n" for one in sorted(known)))


def recipients(var: Path) -> list[str]:
    """The public halves: whoever has one of the secrets can open a backup."""
    try:
        return (folder(var) / RECIPIENTS).read_text(encoding="ascii").split()
    except FileNotFoundError:
        return []


def signing_key(var: Path) -> Ed25519PrivateKey:
    """The key of this hall that backups are signed with; made at the first call."""
    path = folder(var) / SIGNING
    if not path.exists():
        raw = Ed25519PrivateKey.generate().private_bytes(
            serialization.Encoding.Raw, serialization.PrivateFormat.Raw, serialization.NoEncryption()
        )
        write(path, base64.b64encode(raw).decode())
    return Ed25519PrivateKey.from_private_bytes(base64.b64decode(path.read_text(encoding="ascii")))


def spelled(public: Ed25519PublicKey) -> str:
    """The public half of the signature, as the sheet has it."""
    return f"SIGNED-BY-{public.public_bytes_raw().hex()}"


def write(path: Path, text: str) -> None:
    """A file that only its owner reads, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    half = path.with_name(f".{path.name}.half")
    with open(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    half.replace(path)


def sheet_at(place: str) -> str:
    """The text of a sheet: of a file, or for "-" from the keyboard or a pipe. Raises OSError and UnicodeDecodeError."""
    return sys.stdin.read() if place == "-" else Path(place).read_text(encoding="utf-8")


def read_sheet(text: str) -> Sheet:
    """The sheet as somebody typed or stored it, with whatever words around it. Raises Trouble."""
    secret, signer = SECRET.search(text), SIGNER.search(text)
    if secret is None:
        raise Trouble("There is no key in this: the line that opens a backup begins with AGE-SECRET-KEY-1.")
    public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(signer[1])) if signer else None
    return Sheet(secret[0], public)
