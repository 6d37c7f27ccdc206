"""What the stamp of a cleaned source is made of."""

from __future__ import annotations

import re

from frombelow.records.steps.clean import METHODS, RECORDS

IMPORTED = re.compile(r"^from frombelow\.methods\.(\w+)", re.MULTILINE)


def test_every_method_a_source_leans_on_is_in_its_stamp():
    code = [path for path in (RECORDS / "sources").rglob("*.py") if "tests" not in path.parts]
    leant_on = {name for path in code for name in IMPORTED.findall(path.read_text(encoding="utf-8"))}
    assert leant_on <= {folder.name for folder in METHODS}
    assert all(folder.is_dir() for folder in METHODS)
