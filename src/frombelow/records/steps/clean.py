"""Clean: each source turns its raw files into staged tables. One task per source."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from pathlib import Path

import duckdb
import pyarrow as pa

from frombelow.records.catalog import Entry
from frombelow.records.digest import code_digest, file_digest, value_digest
from frombelow.records.faults import RecordsFault, SourceAbsent
from frombelow.records.source import Reader, Source
from frombelow.records.sql import connect
from frombelow.records.steps.expectations import accept
from frombelow.records.tasks import Desk, Task
from frombelow.records.work import Outcome

HERE = Path(__file__).parent
PACKAGE_DEPTH = 4  # frombelow.records.sources.<name>
RECORDS = HERE.parent
# Code that sources share lies beside them and above them: too much of it counts rather than too little.
FOLDERS = (RECORDS, RECORDS / "shapes", RECORDS / "sources")
METHODS = [RECORDS.parent / "methods" / name for name in ("common", "linkage")]  # what sources lean on
SHARED = [HERE / "expectations.py", *METHODS, *(p for folder in FOLDERS for p in folder.iterdir() if p.is_file())]


def tasks(entries: list[Entry], folder: Path) -> list[Task]:
    """One task per source that the card does not rule out."""
    rules = code_digest(SHARED)
    return [
        Task(
            name=task_name(entry.source.source_id),
            run=partial(clean_source, entry.source, folder),
            made_from=value_digest([rules, code_digest([entry.folder]), entry.source.code_version, inputs(entry.source, folder)]),
        )
        for entry in entries
        if entry.source is not None
    ]  # fmt: skip


def task_name(source_id: str) -> str:
    """The name of a source's task."""
    return f"clean:{source_id}"


def inputs(source: Source, folder: Path) -> dict[str, str]:
    """The digest of each file of a source that is at hand, by path."""
    paths = sorted({path for raw in source.files.values() for path in raw.found(folder)})
    return {path.relative_to(folder).as_posix(): file_digest(path) for path in paths}


def clean_source(source: Source, folder: Path, desk: Desk) -> Outcome:
    """Clean one source. A missing file makes the source *not loaded*; other faults stop the build."""
    reader = Reader(source, folder, connect())
    try:
        made = source.clean(reader)
    except SourceAbsent as absent:
        return Outcome({}, {"status": "not_loaded", "reason": str(absent)})
    except (duckdb.Error, pa.ArrowException) as error:
        files = ", ".join(sorted(raw.path for raw in source.files.values()))
        first_line = str(error).splitlines()[0]
        raise RecordsFault(
            f"source {source.source_id} ({files}) holds a value that cannot be read: {first_line}."
        ) from error
    finally:
        reader.con.close()
    tables = {name: accept(name, table, source.source_id, reader.dropped) for name, table in sorted(made.items())}
    notes = {
        "status": "loaded",
        "rows_read": reader.rows_read,
        "dropped": dict(sorted(reader.dropped.items())),
        "staged": {name: table.num_rows for name, table in tables.items()},
        "unmet": unmet(source, tables),
    }
    return Outcome(tables, notes)


def unmet(source: Source, tables: dict[str, pa.Table]) -> list[str]:
    """What the source's own `expect.py` finds wanting in its tables, in sentences; [] without one."""
    module = ".".join(source.clean.__module__.split(".")[:PACKAGE_DEPTH]) + ".expect"
    try:
        found: list[str] = import_module(module).expectations(tables)
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        return []
    return found
