"""Every sentence of the hall has its Spanish."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

TOOL = Path(__file__).resolve().parents[5] / "tools" / "messages.py"
pytestmark = pytest.mark.skipif(not TOOL.is_file(), reason="tools/messages.py is not part of an installed package")


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("messages", TOOL)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_sentence_has_its_spanish():
    check = subprocess.run([sys.executable, str(TOOL), "--check"], capture_output=True, text=True, check=False)
    assert check.returncode == 0, check.stdout + check.stderr


def test_sentences_of_python_are_found_wherever_they_stand(tool):
    text = """
say(_("plain"), f"<b>{escape(_('inside'))}</b>", pgettext_lazy("result", "open"), other("not a sentence"))
raise Refused("Joined " "up {where}.", where=1)
ngettext("{n} row", "{n} rows", 3)
"""
    found = {(words, context) for _, words, _, context in tool.sentences_of_python(text)}
    assert found == {
        ("plain", None),
        ("inside", None),
        ("open", "result"),
        ("Joined up {where}.", None),
        (("{n} row", "{n} rows"), None),
    }


def test_a_lost_placeholder_is_found(tool):
    assert tool.holes("%(n)s of {all} in <b>{where!r}</b>") == {"n", "all", "b", "where"}
    assert tool.holes("100 %") == set()
