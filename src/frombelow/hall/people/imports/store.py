"""A file while it waits: sealed, in a folder of its own beside the database, with a key of its own that stands in the import's row, sealed with the key of
the group. It is in no backup; where the row forgets the key, nobody can read it any more.

Each file is a row of pieces: length, nonce, ciphertext. A piece is bound to the name of the file, its place in it, and whether it is the last.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
NONCE_BYTES = 12
LENGTH_BYTES = 4
PIECE = 1 << 20


class Spoiled(Exception):
    """What lies in the folder was not written with this key, or was changed or cut."""


class Store:
    """The folder of one import."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self.folder = folder
        self.key = key
        self._cipher = AESGCM(key)

    def write(self, name: str) -> Writer:
        """A new file."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(self.folder / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        return Writer(os.fdopen(descriptor, "wb"), name, self._cipher)

    def put(self, name: str, content: bytes) -> None:
        """A file at once."""
        with self.write(name) as file:
            file.write(content)

    def get(self, name: str) -> bytes:
        """All of a file."""
        return b"".join(self.pieces(name))

    def pieces(self, name: str) -> Iterator[bytes]:
        """A file piece by piece. Raises Spoiled, and FileNotFoundError."""
        with open(self.folder / name, "rb") as file:
            number, is_last = 0, False
            while not is_last:
                head = file.read(LENGTH_BYTES + 1)
                if len(head) < LENGTH_BYTES + 1:
                    raise Spoiled(name)
                is_last = bool(head[LENGTH_BYTES])
                sealed = file.read(int.from_bytes(head[:LENGTH_BYTES], "big"))
                try:
                    yield self._cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], place(name, number, is_last))
                except (InvalidTag, ValueError):
                    raise Spoiled(name) from None
                number += 1

    def open(self, name: str) -> Reader:
        """A file to be read from its beginning, as often as one likes."""
        return Reader(self, name)

    def remove(self) -> None:
        """All of it."""
        shutil.rmtree(self.folder, ignore_errors=True)


def place(name: str, number: int, is_last: bool) -> bytes:
    """What a piece is bound to."""
    return f"{name}:{number}:{int(is_last)}".encode()


class Writer:
    """Seals what is written to it, a piece at a time."""

    def __init__(self, file: IO[bytes], name: str, cipher: AESGCM) -> None:
        self._file, self._name, self._cipher = file, name, cipher
        self._held = bytearray()
        self._number = 0
        self.size = 0

    def write(self, content: bytes) -> None:
        """More of it."""
        self._held += content
        self.size += len(content)
        while len(self._held) > PIECE:
            self._put(bytes(self._held[:PIECE]), is_last=False)
            del self._held[:PIECE]

    def _put(self, piece: bytes, *, is_last: bool) -> None:
        nonce = os.urandom(NONCE_BYTES)
        sealed = nonce + self._cipher.encrypt(nonce, piece, place(self._name, self._number, is_last))
        self._file.write(len(sealed).to_bytes(LENGTH_BYTES, "big") + bytes([is_last]) + sealed)
        self._number += 1

    def close(self) -> None:
        """The end: without it a file counts as cut."""
        if not self._file.closed:
            self._put(bytes(self._held), is_last=True)
            self._file.close()

    def drop(self) -> None:
        """Give up."""
        self._file.close()

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, kind: object, *_rest: object) -> None:
        if kind is None:
            self.close()
        else:
            self.drop()


class Reader:
    """A sealed file as other code reads files: forward, and again from the beginning."""

    def __init__(self, store: Store, name: str) -> None:
        self._store, self._name = store, name
        self.seek(0)

    def seek(self, at: int, whence: int = 0) -> int:
        """Back to the beginning; nothing else."""
        if at or whence:
            raise OSError("a sealed file is read from its beginning")
        self._pieces = self._store.pieces(self._name)
        self._held = b""
        return 0

    def read(self, size: int = -1) -> bytes:
        """So many bytes, or all that are left; fewer only at the end."""
        parts, have = [self._held], len(self._held)
        while size < 0 or have < size:
            piece = next(self._pieces, None)
            if piece is None:
                break
            parts.append(piece)
            have += len(piece)
        whole = b"".join(parts)
        if size < 0:
            self._held = b""
            return whole
        self._held = whole[size:]
        return whole[:size]
