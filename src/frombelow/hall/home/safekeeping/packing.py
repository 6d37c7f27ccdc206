"""Rows of the database into a file, with a list of what is in it: counts, migrations, the end of every journal.

A backup packs every table; whoever packs less (one group) gives tables with a `where`, and says so in `what`.
"""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import django
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder

from frombelow.hall.home.safekeeping import archive
from frombelow.hall.home.safekeeping.snapshot import lines, moment
from frombelow.hall.home.safekeeping.tables import PUBLIC, Table
from frombelow.hall.kit.models import Head

ROWS = "rows"


@dataclass
class Packing:
    """What goes into one file."""

    connection: BaseDatabaseWrapper
    tables: Sequence[Table]
    what: str  # "hall": everything; the ident of a group
    now: datetime
    chains: Sequence[str] | None = None  # whose journals are in it; None: all
    counts: dict[str, int] = field(default_factory=dict)
    told: Callable[[str], None] = lambda table: None  # what is packed now

    def pieces(self) -> Iterator[archive.Piece]:
        """Each table, a few thousand rows a piece."""
        for table in self.tables:
            self.told(table.name)
            self.counts[table.name] = 0
            for number, rows in enumerate(lines(self.connection, table), 1):
                self.counts[table.name] += len(rows)
                yield f"{ROWS}/{table.name}/{number:05}.jsonl", ("\n".join(rows) + "\n").encode()

    def manifest(self) -> dict[str, Any]:
        """What the file is and what it holds."""
        return {
            "what": self.what,
            "made_at": self.now.isoformat(timespec="seconds"),
            "engine": self.connection.vendor,
            "versions": {
                "frombelow": version("frombelow"),
                "django": django.get_version(),
                "python": platform.python_version(),
            },
            "migrations": migrations(self.connection),
            "tables": {table.name: {**table.as_data(), "rows": self.counts[table.name]} for table in self.tables},
            "chains": self.heads(),
        }

    def heads(self) -> dict[str, list[Any]]:
        """The end of each journal: its number and its fingerprint."""
        heads = Head.objects.using(self.connection.alias).filter(is_closed=False).order_by("chain")
        if self.chains is not None:
            heads = heads.filter(chain__in=self.chains)
        return {chain: [number, mark] for chain, number, mark in heads.values_list("chain", "number", "fingerprint")}


def migrations(connection: BaseDatabaseWrapper) -> list[list[str]]:
    """Which steps of the members' tables are done in this database."""
    done = MigrationRecorder(connection).applied_migrations()
    return sorted([app, name] for app, name in done if app not in PUBLIC)


def pack(packing: Packing, path: Path, *, recipients: Sequence[str], signing: Ed25519PrivateKey) -> dict[str, Any]:
    """Write the file; returns its manifest. Everything in it is as of one moment."""
    with moment(packing.connection):
        return archive.write(path, packing.pieces(), packing.manifest, recipients=recipients, signing=signing)
