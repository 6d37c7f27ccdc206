"""What the repository promises about itself: reasons, hashes, no outside address, no machine's paths."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import tomllib

import pytest
from pytest_socket import SocketConnectBlockedError

from tests.promises.repository import ROOT, SRC, tracked

NAME = re.compile(r"^\s*\"?([A-Za-z0-9-]+)")


def requirement_lines() -> list[str]:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    project = text.split("[project.scripts]")[0].split("dependencies = [", 1)[1]
    return [line for line in project.splitlines() if line.startswith('    "')]


def test_every_dependency_says_why_it_is_here():
    without = [line.strip() for line in requirement_lines() if not re.search(r",\s*# \S", line)]
    assert not without, without


# the lock files, and the extra that each of them holds beside the dependencies of everybody
LOCKS = {"requirements.lock": "dev", "requirements-spark.lock": "spark"}
PINNED = re.compile(r"^([a-z0-9._-]+)(?:\[[^]]*\])?==(\S+)(.*?)(?=^[a-z0-9._-]+(?:\[[^]]*\])?==|\Z)", re.M | re.S)


def pinned(lock: str) -> dict[str, tuple[str, str]]:
    """name -> its version, and its hashes as written."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return {name: (version, " ".join(rest.split())) for name, version, rest in PINNED.findall(text)}


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_names_versions_and_hashes_and_no_address(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert "index" not in re.sub(r"[a-z0-9-]*index[a-z0-9-]*==", "", text)
    assert pinned(lock)
    assert all("--hash=sha256:" in hashes for _, hashes in pinned(lock).values())


@pytest.mark.parametrize(("lock", "extra"), LOCKS.items())
def test_the_lock_holds_every_dependency(lock, extra):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = project["dependencies"] + project["optional-dependencies"][extra]
    names = [NAME.match(w).group(1).lower().replace("_", "-") for w in wanted]
    missing = [name for name in names if name not in pinned(lock)]
    assert not missing, f"run `make lock`: {missing}"


def test_the_locks_agree_and_the_extra_spark_adds_nothing_but_spark():
    ours, spark = pinned("requirements.lock"), pinned("requirements-spark.lock")
    differ = [name for name in spark if name in ours and spark[name] != ours[name]]
    assert not differ, f"run `make lock`: {differ}"
    assert spark.keys() - ours.keys() == {"pyspark", "py4j"}


# An index address, or a path that only one machine has, does not belong into the project.
FOREIGN = re.compile(
    r"pypi\.org|pythonhosted|registry\.npmjs|deb\.debian\.org|/work/|/root/|/opt/(?:wheels|pypi)|(?<!hall)/home/[a-z]"  # hall/home is an app of ours
)


def test_no_file_names_a_package_index_or_a_machine_path():
    wrong = []
    for path in tracked(
        "*.py", "*.md", "*.toml", "*.sh", "*.html", "*.js", "*.css", "*.lock", "Makefile", ".ci/run", "*.json"
    ):
        if path == ROOT / "tests/promises/test_repository.py":
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if FOREIGN.search(line):
                wrong.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:120]}")
    assert not wrong, "\n".join(wrong)


OUTSIDE = re.compile(r"""(?:src|href|url|action|from|import)\s*[=(]?\s*["'(]\s*(?:https?:)?//(?!www\.w3\.org)""")
LINK = re.compile(r"<a\b[^>]*>")


def test_no_page_or_style_or_script_asks_another_server():
    wrong = []
    for path in tracked("src/*.html", "src/*.css", "src/*.js"):
        text = LINK.sub("", path.read_text(encoding="utf-8"))  # a link is followed by a person, not by a page
        if OUTSIDE.search(text) and "/vendor/" not in path.as_posix():
            wrong.append(str(path.relative_to(ROOT)))
    assert not wrong, wrong


@pytest.mark.filterwarnings("ignore:A test tried to use socket")
def test_tests_cannot_reach_the_network():
    with pytest.raises(SocketConnectBlockedError):
        socket.create_connection(("192.0.2.1", 80), timeout=1)


def test_the_import_contracts_hold():
    result = subprocess.run(
        [str(ROOT / ".venv/bin/lint-imports"), "--no-cache"] if (ROOT / ".venv/bin/lint-imports").exists()
        else [sys.executable, "-m", "importlinter.cli", "lint"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert result.returncode == 0, result.stdout[-3000:]


def test_every_package_folder_of_sources_has_its_card():
    folders = [
        p for p in (SRC / "records" / "sources").iterdir() if p.is_dir() and p.name not in {"__pycache__", "tests"}
    ]
    without = [p.name for p in folders if not (p / "SOURCE.md").is_file()]
    assert not without, without
