"""A file of packed rows: tar, compressed, encrypted to keys that are not on this machine, with a signed list of what is in it.

    age( zstd( tar( rows/<table>/00001.jsonl …, manifest.json, manifest.sig ) ) )

Everything flows: no row touches the disk in clear. Any other machine can open it with the programs `age`, `zstd` and `tar`.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import tarfile
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

import pyrage
import zstandard
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from frombelow.hall.home.safekeeping.trouble import Trouble

FORMAT = "frombelow-rows-1"
MANIFEST, SIGNATURE = "manifest.json", "manifest.sig"
PIECES = "pieces"  # in the manifest: the name of each piece, in order, with its SHA-256
LEVEL = 3  # of compression
READ_AT_ONCE = 2**20  # bytes
LARGEST = 256 * 2**20  # bytes of one piece: more is none of ours

Piece = tuple[str, bytes]


# ---- writing ----


def write(
    path: Path,
    pieces: Iterable[Piece],
    manifest: Callable[[], dict[str, Any]],
    *,
    recipients: Iterable[str],
    signing: Ed25519PrivateKey,
) -> dict[str, Any]:
    """Write the file, whole or not at all; returns its manifest. `manifest` is asked when all pieces were given."""
    said: dict[str, Any] = {}
    to = [pyrage.x25519.Recipient.from_str(recipient) for recipient in recipients]
    half = path.with_name(f".{path.name}.half")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with open(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            source = Pulled(compressed(tarred(with_manifest(pieces, manifest, signing, said))))
            pyrage.encrypt_io(source, file, to)
            if source.fault is not None:
                raise source.fault
            file.flush()
            os.fsync(file.fileno())
        half.rename(path)
    except OSError as error:
        raise Trouble(f"{path} could not be written: {error.strerror}. Nothing half-written is left.") from error
    finally:
        with suppress(OSError):
            half.unlink(missing_ok=True)
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)
    return said


def with_manifest(
    pieces: Iterable[Piece], manifest: Callable[[], dict[str, Any]], signing: Ed25519PrivateKey, said: dict[str, Any]
) -> Iterator[Piece]:
    """The pieces, then what they were, then the signature of that."""
    listed = []
    for name, content in pieces:
        listed.append([name, hashlib.sha256(content).hexdigest()])
        yield name, content
    said |= {"format": FORMAT, **manifest(), PIECES: listed}
    text = json.dumps(said, indent=1, sort_keys=True).encode()
    yield MANIFEST, text
    yield SIGNATURE, signing.sign(text)


def tarred(pieces: Iterable[Piece]) -> Iterator[bytes]:
    """As tar has them (ustar)."""
    for name, content in pieces:
        info = tarfile.TarInfo(name)
        info.size, info.mode = len(content), 0o600
        yield info.tobuf(tarfile.USTAR_FORMAT)
        yield content
        yield bytes(-len(content) % tarfile.BLOCKSIZE)
    yield bytes(2 * tarfile.BLOCKSIZE)


def compressed(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """By zstd."""
    press = zstandard.ZstdCompressor(level=LEVEL).compressobj()
    for chunk in chunks:
        yield press.compress(chunk)
    yield press.flush()


class Pulled(io.RawIOBase):
    """Chunks as a file to be read from. A fault while they are made is kept: age would tell of it as of something read wrongly."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self.chunks = chunks
        self.left = memoryview(b"")
        self.fault: BaseException | None = None

    def readable(self) -> bool:
        """Yes."""
        return True

    def read(self, size: int = -1) -> bytes:
        """At most so many bytes; none at the end."""
        while not self.left:
            try:
                self.left = memoryview(next(self.chunks))
            except StopIteration:
                return b""
            except BaseException as fault:
                self.fault = fault
                return b""
        size = len(self.left) if size < 0 else size
        taken, self.left = self.left[:size], self.left[size:]
        return bytes(taken)


# ---- reading ----


@contextmanager
def opened(path: Path, identity: str) -> Iterator[Iterator[Piece]]:
    """The pieces of a file, in order. Raises Trouble for another key, and for a file that was changed or cut."""
    with stream(path, identity) as clear:
        yield pieces_of(path, clear)


def pieces_of(path: Path, clear: IO[bytes]) -> Iterator[Piece]:
    """What a tar holds, piece by piece."""
    try:
        with tarfile.open(fileobj=clear, mode="r|", bufsize=READ_AT_ONCE) as tar:
            for info in tar:
                file = tar.extractfile(info) if info.size <= LARGEST else None
                if file is None:
                    raise Trouble(f"{path} holds something that no backup has: {info.name}.")
                yield info.name, file.read()
    except (tarfile.TarError, zstandard.ZstdError, EOFError) as error:
        raise damaged(path) from error


@contextmanager
def stream(path: Path, identity: str) -> Iterator[IO[bytes]]:
    """The tar, decrypted by another thread and unpacked as it comes."""
    try:
        key = pyrage.x25519.Identity.from_str(identity)
        file = path.open("rb")
    except pyrage.IdentityError:
        raise Trouble("This is no key of a backup: it begins with AGE-SECRET-KEY-1.") from None
    except OSError as error:
        raise Trouble(f"{path} cannot be read: {error.strerror}.") from None
    ends, begins = os.pipe()
    faults: list[Exception] = []

    def decrypt() -> None:
        with file, os.fdopen(begins, "wb") as into:
            try:
                pyrage.decrypt_io(file, Through(into), [key])
            except Exception as fault:  # told by whoever reads
                faults.append(fault)

    thread = threading.Thread(target=decrypt, daemon=True)
    thread.start()
    with os.fdopen(ends, "rb") as outer:
        try:
            yield zstandard.ZstdDecompressor().stream_reader(outer, read_size=READ_AT_ONCE)
            # what follows the end of the tar must be read too: age tells only at its end that nothing was cut
            while outer.read(READ_AT_ONCE):
                pass
        except Trouble:
            thread.join(0 if not faults else 5)
            if faults:
                raise told(path, faults[0]) from faults[0]
            raise
    thread.join()
    if faults:
        raise told(path, faults[0]) from faults[0]


class Through(io.RawIOBase):
    """Takes what age writes; an end that nobody reads any more ends it."""

    def __init__(self, into: IO[bytes]) -> None:
        self.into = into

    def writable(self) -> bool:
        """Yes."""
        return True

    def write(self, chunk: Any) -> int:
        """All of it."""
        return self.into.write(chunk)


def told(path: Path, fault: Exception) -> Trouble:
    """What age found, in a sentence."""
    words = str(fault)
    if "No matching keys" in words or "matching" in words:
        return Trouble(f"{path} was encrypted to another key than this one.")
    return damaged(path)


def damaged(path: Path) -> Trouble:
    """It is not as it was written."""
    return Trouble(f"{path} is damaged: it was changed, or is not whole. Take another copy, or the backup before it.")


# ---- checking ----


def check(path: Path, identity: str, signer: Ed25519PublicKey) -> dict[str, Any]:
    """Read all of a file and compare it with its signed list; returns the manifest. Raises Trouble. Nothing is written anywhere."""
    found: list[list[str]] = []
    last: dict[str, bytes] = {}
    with opened(path, identity) as pieces:
        for name, content in pieces:
            if name in (MANIFEST, SIGNATURE):
                last[name] = content
            else:
                found.append([name, hashlib.sha256(content).hexdigest()])
    if last.keys() != {MANIFEST, SIGNATURE}:
        raise damaged(path)
    try:
        signer.verify(last[SIGNATURE], last[MANIFEST])
    except InvalidSignature:
        raise Trouble(
            f"{path} was not signed by the hall that your key names: somebody else wrote it, or it was changed. Do not use it."
        ) from None
    manifest: dict[str, Any] = json.loads(last[MANIFEST])
    if manifest.get("format") != FORMAT:
        raise Trouble(f"{path} is of another format ({manifest.get('format')}); this program reads {FORMAT}.")
    if manifest[PIECES] != found:
        raise damaged(path)
    return manifest


def as_listed(path: Path, pieces: Iterable[Piece], manifest: dict[str, Any]) -> Iterator[Piece]:
    """The pieces, each compared with the list that was checked before: the file may have been exchanged since. Raises Trouble."""
    listed = dict(manifest[PIECES])
    for name, content in pieces:
        if name in (MANIFEST, SIGNATURE):
            continue
        if listed.pop(name, "") != hashlib.sha256(content).hexdigest():
            raise damaged(path)
        yield name, content
    if listed:
        raise damaged(path)
