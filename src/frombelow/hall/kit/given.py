"""JSON that came from outside. Plain Python, so that rules may use it."""

from __future__ import annotations

import json
from typing import Any


def read_json(text: str | bytes) -> Any:
    """What it says. Raises ValueError for what is no JSON, and for brackets within brackets without end: those would break the page instead."""
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None
