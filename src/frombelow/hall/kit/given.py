"""JSON that came from outside. Plain Python, so that rules may use it."""

from __future__ import annotations

import json
from typing import Any


def read_json(text: str | bytes) -> Any:
    """What it says. Raises ValueError for what is no JSON, and for what would break the page instead: brackets within brackets without end, halves of letters."""
    try:
        said = json.loads(text)
        json.dumps(said, ensure_ascii=False).encode()  # half a letter (\ud800) is none, and cannot be written
    except RecursionError:
        raise ValueError("nested too deeply") from None
    return said
