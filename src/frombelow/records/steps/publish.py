"""Publish: the tables of a release, its map and its manifest, in a folder that takes the old one's place."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pyarrow as pa

from frombelow.records import parquet
from frombelow.records.catalog import Entry
from frombelow.records.digest import file_digest, value_digest
from frombelow.records.map_asset import SHAPES, build_map
from frombelow.records.release_format import FORMAT, REGISTERS, TABLES
from frombelow.records.steps import cards_table, clean
from frombelow.records.swap import replace_folder
from frombelow.records.tasks import Task
from frombelow.records.work import Work

LEVEL = 17  # of zstd: slow to write, small to ship, as fast to read
SHORT = 12  # hexadecimal digits of a release's id


# table -> the step whose pieces hold its final rows
MADE_BY = {
    "coverage": "clean:", "place_name": "clean:", "player_value": "clean:",
    "player": "link:players", "player_name": "link:players", "site": "link:players",
    "happening": "link:players", "party": "link:players", "tie": "link:ties",
    "union_register": "link:union_register", "place_register": "link:place_register",
    "place": "score:numbers", "measure": "score:numbers", "sector": "score:numbers", "opening": "score:openings",
    "employer_sector": "score:industry", "cell": "score:cells", "sector_year": "clean:", "area_occupation": "clean:",
}  # fmt: skip


def release(
    entries: Sequence[Entry], tasks: Sequence[Task], work: Work, folder: Path, place: Path, *, jobs: int
) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Publish what the tasks made. Returns the rows of the table `source` and the manifest."""
    notes = {e.card.source_id: _notes(work, e.card.source_id) for e in entries if not e.card.not_used}
    tables = {name: found for name in MADE_BY if (found := _final(name, tasks, work)) is not None}
    source_rows = cards_table.rows(entries, notes, cards_table.kept_rows(tables, notes))
    tables["source"] = cards_table.table(source_rows)
    drawn = {"map/counties.json": build_map(folder)} if (folder / SHAPES).is_file() else {}
    inputs = {path: digest for e in entries if e.source for path, digest in clean.inputs(e.source, folder).items()}
    about = {"sources": {row["source_id"]: row["status"] for row in source_rows}, "input": value_digest(inputs)}
    return source_rows, publish(tables, drawn, about, place, jobs=jobs)


def _final(name: str, tasks: Sequence[Task], work: Work) -> pa.Table | None:
    """The final rows of a table; an empty one where nothing made it, None for a register nothing made."""
    made = work.table(name, tuple(task.name for task in tasks if task.name.startswith(MADE_BY[name])))
    return TABLES[name].schema.empty_table() if made is None and name in TABLES else made


def unmet(entries: Sequence[Entry], work: Work) -> list[str]:
    """What the sources' own expectations found wanting, a sentence each."""
    return [f"{e.card.source_id}: {said}" for e in entries for said in _notes(work, e.card.source_id).get("unmet", ())]


def _notes(work: Work, source_id: str) -> dict[str, Any]:
    record = work.record(clean.task_name(source_id))
    return dict(record["notes"]) if record else {}


def publish(
    tables: Mapping[str, pa.Table], others: Mapping[str, bytes], about: Mapping[str, Any], place: Path, *, jobs: int = 1
) -> dict[str, Any]:
    """Write a release beside `place`, then put it there. Returns the manifest.

    `tables`: every table of the format, and the registers; `others`: further files by path; `about`: the
    manifest's lines about the sources and the input.
    """
    new = place.with_name(f".{place.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    names = [name for name in (*TABLES, *REGISTERS) if name in tables]
    with ThreadPoolExecutor(jobs) as pool:  # compressing is C code that runs beside itself
        entries = dict(zip(names, pool.map(lambda name: _write_table(name, tables[name], new), names), strict=True))
    files = {path: _write_file(new / path, content) for path, content in sorted(others.items())}
    content = {"format": FORMAT, "tables": entries, "files": files, **about}
    manifest = {"release_id": value_digest(content)[:SHORT], **content}
    (new / "release.json").write_text(json.dumps(manifest, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    replace_folder(new, place)
    return manifest


def _write_table(name: str, table: pa.Table, folder: Path) -> dict[str, Any]:
    path = folder / f"{name}.parquet"
    settled = parquet.settled(table, TABLES[name], "the release") if name in TABLES else parquet.rounded(table)
    parquet.write(settled, path, level=LEVEL)
    return {"rows": settled.num_rows, "bytes": path.stat().st_size, "sha256": file_digest(path)}


def _write_file(path: Path, content: bytes) -> dict[str, Any]:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return {"bytes": len(content), "sha256": file_digest(path)}
