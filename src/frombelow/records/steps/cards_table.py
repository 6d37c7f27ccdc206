"""The table `source`: every card, and what became of its rows in this build."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from frombelow.records.catalog import Entry
from frombelow.records.release_format import SOURCE

COUNTED = (
    "measure",
    "sector",
    "player",
    "player_value",
    "happening",
)  # the tables whose rows come from one source each


def rows(entries: Sequence[Entry], notes: Mapping[str, Mapping[str, Any]], kept: Counter[str]) -> list[dict[str, Any]]:
    """One row per card. `notes`: what cleaning said, by source_id; `kept`: rows in the release, by source_id.

    A source that adds to another stands there once it is loaded: until then the card of the other says what is missing.
    """
    found = [_row(entry, notes.get(entry.card.source_id, {}), kept) for entry in entries]
    return [
        row
        for entry, row in zip(entries, found, strict=True)
        if row["status"] != "not_loaded" or not entry.card.adds_to
    ]


def table(source_rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    """The rows as a table."""
    return pa.Table.from_pylist([dict(row) for row in source_rows], schema=SOURCE.schema)


def kept_rows(tables: Mapping[str, pa.Table], notes: Mapping[str, Mapping[str, Any]]) -> Counter[str]:
    """Rows of the release by source: those of the table it gives most to, so that nothing is counted twice.

    A happening told by several sources counts for each. Places carry no source: there the staged rows count.
    """
    kept: Counter[str] = Counter()
    for name in COUNTED:
        for source_id, rows in _rows_by_source(tables[name]).items():
            kept[source_id] = max(kept[source_id], rows)
    for source_id, note in notes.items():
        placed = [note.get("staged", {}).get(name, 0) for name in ("place", "place_name")]
        kept[source_id] = max(kept[source_id], *placed)
    return kept


def _rows_by_source(table: pa.Table) -> Counter[str]:
    rows: Counter[str] = Counter(
        {pair["values"]: pair["counts"] for pair in table["source_id"].value_counts().to_pylist()}
    )
    if "other_sources" in table.column_names:
        rows.update(name for names in table["other_sources"].to_pylist() if names for name in names.split())
    return rows


def _row(entry: Entry, note: Mapping[str, Any], kept: Counter[str]) -> dict[str, Any]:
    card = entry.card
    status = "not_used" if card.not_used else note["status"]
    loaded = status == "loaded"
    return {
        "source_id": card.source_id, "title": card.title, "publisher": card.publisher, "licence": card.licence,
        "citation": card.citation, "link": card.link, "covers": card.covers, "faults": card.faults,
        "extracted_on": card.extracted_on, "status": status,
        "reason": card.reason if card.not_used else note.get("reason"),
        "rows_read": note["rows_read"] if loaded else None,
        "rows_kept": kept[card.source_id] if loaded else None,
        "dropped": json.dumps(note["dropped"], ensure_ascii=False) if loaded else None,
    }  # fmt: skip
