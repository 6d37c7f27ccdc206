"""Every sentence of the hall has its Spanish."""

import subprocess
import sys
from pathlib import Path

import pytest

TOOL = Path(__file__).resolve().parents[5] / "tools" / "messages.py"


def test_every_sentence_has_its_spanish():
    if not TOOL.is_file():
        pytest.skip("tools/messages.py is not part of an installed package")
    check = subprocess.run([sys.executable, str(TOOL), "--check"], capture_output=True, text=True, check=False)
    assert check.returncode == 0, check.stdout + check.stderr
