"""What the look for known faults of packages says: a fault, none, or that nobody could be asked; never "none" where nobody answered."""

from __future__ import annotations

import importlib.util
import json
import subprocess
from types import SimpleNamespace

import pytest

from tests.promises.repository import ROOT

SPEC = importlib.util.spec_from_file_location("audit_tool", ROOT / "tools" / "audit.py")
MENDED = {"id": "PYSEC-2026-1", "fix_versions": ["5.2.9"], "aliases": [], "description": ""}


@pytest.fixture
def tool(monkeypatch):
    module = importlib.util.module_from_spec(SPEC)
    monkeypatch.setitem(__import__("sys").modules, "audit_tool", module)
    SPEC.loader.exec_module(module)
    return module


def answers(tool, monkeypatch, stdout: str):
    monkeypatch.setattr(tool, "run", lambda *_command: SimpleNamespace(stdout=stdout, returncode=1))
    return tool.main([])


def found(*dependencies) -> str:
    return json.dumps({"dependencies": dependencies, "fixes": []})


def package(name: str, *faults, **more) -> dict:
    return {"name": name, "version": "1", **(more if more else {"vulns": list(faults)})}


def test_a_known_fault_ends_the_run(tool, monkeypatch, capsys):
    assert answers(tool, monkeypatch, found(package("django", MENDED), package("click"))) == 1
    assert capsys.readouterr().out.splitlines() == [
        "django 1: PYSEC-2026-1, mended in 5.2.9",
        "2 packages looked at, 1 known faults.",
    ]


def test_none_is_known(tool, monkeypatch, capsys):
    assert answers(tool, monkeypatch, found(package("click"), package("local", skip_reason="not found"))) == 0
    assert capsys.readouterr().out == "1 packages looked at, 0 known faults.\nNothing is known of 1: local.\n"


@pytest.mark.parametrize("stdout", ["", "error: no network", found(package("click", skip_reason="not found"))])
def test_where_nobody_could_be_asked_that_is_said(tool, monkeypatch, capsys, stdout):
    assert answers(tool, monkeypatch, stdout) == 0
    assert capsys.readouterr().out.startswith("Known faults of packages were not looked for")


def test_a_tool_that_hangs_is_given_up(tool, monkeypatch, capsys):
    def hangs(*_command):
        raise subprocess.TimeoutExpired("uv", 600)

    monkeypatch.setattr(tool, "run", hangs)
    assert tool.main([]) == 0
    assert "were not looked for" in capsys.readouterr().out


def test_every_night_looks_and_no_test_run_does():
    recipes = (ROOT / "Makefile").read_text(encoding="utf-8")
    night = recipes[recipes.index("\nnightly:") : recipes.index("\n## make audit")]
    assert "tools/audit.py" in night
    assert "audit.py" not in (ROOT / "tools" / "test.sh").read_text(encoding="utf-8")
