"""Verifies a release: every file there, whole, of the right columns, its ids known, and naming no private individual."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq

from frombelow.records.digest import file_digest
from frombelow.records.faults import RecordsFault
from frombelow.records.integrity import dangling
from frombelow.records.persons import is_private_person
from frombelow.records.release_format import TABLES, Release, open_release


def verify(folder: Path) -> Iterator[str]:
    """Yield a line per table that holds; raise RecordsFault at the first that does not."""
    release = open_release(folder)
    for name, entry in release.manifest.get("files", {}).items():
        _check_digest(folder / name, entry["sha256"])
    for name, entry in release.manifest["tables"].items():
        _check_digest(release.path(name), entry["sha256"])
        if name in TABLES:
            _check_columns(release, name)
        yield f"{name}: {entry['rows']:,} rows, {entry['bytes']:,} bytes"
    _check_nobody_named(release)
    _check_references(release)
    yield _persons(release)
    yield f"Release {release.release_id} is whole."


def _check_digest(path: Path, expected: str) -> None:
    if not path.is_file() or file_digest(path) != expected:
        raise RecordsFault(f"{path} is not the file the release was made with. Build or fetch the release again.")


def _check_columns(release: Release, name: str) -> None:
    found = pq.read_schema(release.path(name)).names
    for column in TABLES[name].columns:
        if column.name not in found:
            raise RecordsFault(f"{release.path(name)}: the column {column.name!r} is missing. Build the release again.")


def _check_nobody_named(release: Release) -> None:
    """A withheld row counts, but carries no name."""
    parties = pq.read_table(release.path("party"), columns=["status", "name"])
    named = parties.filter(pc.and_(pc.equal(parties["status"], "withheld"), pc.is_valid(parties["name"])))
    if named.num_rows:
        raise RecordsFault(
            f"{release.folder}: a row about a private individual carries a name. Do not publish this release."
        )


def _check_references(release: Release) -> None:
    """Whoever and whatever a row names is in the release."""
    faults = dangling(release)
    if faults:
        raise RecordsFault(f"{release.folder}: {' '.join(faults)} Build the release again.")


def _persons(release: Release) -> str:
    """The guard against private persons, asked again of every name and title that was not withheld."""
    names = set(pq.read_table(release.path("party"), columns=["name"])["name"].to_pylist())
    for table, column in (("happening", "title"), ("player", "name"), ("player_name", "name"), ("site", "name")):
        names |= set(pq.read_table(release.path(table), columns=[column])[column].to_pylist())
    persons = sorted(name for name in names if name and is_private_person(name))
    if not persons:
        return f"None of {len(names):,} names of parties reads like a private person's."
    return f"{len(persons)} of {len(names):,} names of parties read like a private person's; look at them: {'; '.join(persons[:20])}"
