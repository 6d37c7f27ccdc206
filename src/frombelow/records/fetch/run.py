"""Fetches an order of files, one after the other. A fault costs one file, not the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

import httpx

from frombelow.records.digest import file_digest
from frombelow.records.faults import RecordsFault
from frombelow.records.fetch import ledger
from frombelow.records.fetch.arrival import check_arrival
from frombelow.records.fetch.catalog import Item
from frombelow.records.fetch.download import Progress, Version, client, download, forget
from frombelow.records.fetch.patience import Patience, check_answer, patiently
from frombelow.records.fetch.unpack import unpack


class Watch(Protocol):
    """Told of every item before and after it is fetched (the terminal's bar)."""

    def begin(self, item: Item) -> Progress:
        """An item begins; returns what to call with the bytes at hand."""

    def end(self) -> None:
        """The item is done."""


@dataclass(frozen=True)
class Outcome:
    """What became of one item: a sentence, and whether it failed."""

    item: Item
    sentence: str
    failed: bool = False


def fetch_all(
    items: Iterable[Item], folder: Path, *, patience: Patience | None = None, watch: Watch | None = None
) -> Iterator[Outcome]:
    """Fetch every item into `folder`; yields what became of each as soon as it is known."""
    with client() as http:
        for item in items:
            progress = watch.begin(item) if watch else _silent
            try:
                yield Outcome(item, fetch(http, item, folder, patience or Patience(), progress))
            except RecordsFault as fault:
                yield Outcome(item, str(fault), failed=True)
            except OSError as error:
                said = f"{item.title}: {error.filename or folder} cannot be written ({error.strerror or error})."
                yield Outcome(item, f"{said} Make room, or choose another folder.", failed=True)
            finally:
                if watch:
                    watch.end()


def _silent(at_hand: int, in_all: int | None) -> None:
    """No bar."""


def fetch(http: httpx.Client, item: Item, folder: Path, patience: Patience, progress: Progress = _silent) -> str:
    """Fetch one item, unless the publisher says that what lies there is still the newest. Returns a sentence.

    Raises RecordsFault; a file that stood there before is then still there.
    """
    place = folder / item.folder
    found, why = ledger.standing(place, item.ledger_address)
    known = next((Version(entry.etag, entry.last_modified) for entry in found.values()), None)
    part = place / (_part_name(item) + ".part")
    address = _address(http, item, patience)
    version = download(
        http, address, part,
        title=item.title, most_bytes=item.download.most_bytes, known=known, patience=patience, progress=progress,
    )  # fmt: skip
    if version.unchanged:
        return f"{item.title}: unchanged since {min(entry.fetched_on for entry in found.values())}, checksum verified."
    try:
        names = _settle(item, part, place, version)
    finally:
        forget(part)
    again = f" (again: {why})" if why else ""
    return f"{item.title}: fetched{again}, {', '.join((item.folder / name).as_posix() for name in names)}."


def _address(http: httpx.Client, item: Item, patience: Patience) -> str:
    """The address of the file, asked of the publisher's list where it has one."""
    lookup, year = item.download.lookup, item.filled.get("year", "")
    if lookup is None:
        return item.address

    def ask() -> dict[str, str]:
        check_answer(http.get(lookup.visit), (200,))  # the list is only shown to those who came by the front page
        answer = http.post(lookup.address)
        check_answer(answer, (200,))
        told = answer.json()
        return dict(zip(map(str, told[lookup.names]), map(str, told[lookup.keys]), strict=True))

    try:
        keys = patiently(ask, item.title, patience)
    except (ValueError, KeyError, TypeError) as error:
        raise RecordsFault(f"{item.title}: the publisher's list of files cannot be read ({lookup.address}).") from error
    if year not in keys:
        raise RecordsFault(f"{item.title}: the publisher has no file of that year (it has {min(keys)} to {max(keys)}).")
    return item.address.replace("{key}", keys[year])


def _part_name(item: Item) -> str:
    return "-".join((item.download.source, *item.filled.values()))


def _settle(item: Item, part: Path, place: Path, version: Version) -> list[str]:
    """Look at what arrived, give it its name, and enter it in the ledger. Returns the names."""
    title, wanted = item.title, item.download
    new = unpack(part, item.members, place, title=title, most_bytes=wanted.most_bytes) if item.members else [part]
    archive = file_digest(part) if item.members else None
    try:
        for path in new:
            check_arrival(path, wanted.kind, wanted.columns, f"{title} ({path.name.removesuffix('.new')})")
        return [_enter(item, path, place, version, archive) for path in new]
    finally:
        for path in new:
            path.unlink(missing_ok=True)


def _enter(item: Item, path: Path, place: Path, version: Version, archive: str | None) -> str:
    name = Path(item.fill(item.download.place).replace("{member}", path.name.removesuffix(".new"))).name
    entry = ledger.Entry(
        address=item.ledger_address,
        fetched_on=datetime.now(UTC).date().isoformat(),
        sha256=file_digest(path),
        bytes=path.stat().st_size,
        etag=version.etag,
        last_modified=version.last_modified,
        archive_sha256=archive,
    )
    path.replace(place / name)
    ledger.note(place / name, entry)
    return name
