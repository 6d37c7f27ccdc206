"""Drawings made from the code are fresh."""

from __future__ import annotations

import subprocess
import sys

from tests.promises.repository import ROOT


def test_drawings_are_made_from_the_code_as_it_is():
    result = subprocess.run(
        [sys.executable, "tools/draw.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr[-2000:]
