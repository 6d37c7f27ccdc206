"""The pages about the ways of counting are printed from the specs as they are."""

from __future__ import annotations

import subprocess
import sys

from tests.promises.repository import ROOT


def test_the_pages_of_the_methods_are_fresh():
    result = subprocess.run(
        [sys.executable, "tools/methods.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr[-2000:]


def test_every_rule_has_a_page():
    from frombelow.methods.ballots.registry import RULES

    missing = [key for key in RULES if not (ROOT / f"docs/methods/ballots-{key}.md").is_file()]
    assert not missing
