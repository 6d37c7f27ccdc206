"""What must be true of the unions' reports."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa


def expectations(tables: Mapping[str, pa.Table]) -> list[str]:
    """Sentences on what is wrong; empty when all is well."""
    values = tables["player_value"]
    fields = set(values["field"].to_pylist())
    wrong = [
        f"olms_reports_2021: no body has a value of {name!r}."
        for name in ("members", "receipts", "dues")
        if name not in fields
    ]
    keys = list(zip(*(values[name].to_pylist() for name in ("player_id", "field", "as_of")), strict=True))
    if len(set(keys)) != len(keys):
        wrong.append("olms_reports_2021: a value stands twice.")
    return wrong
