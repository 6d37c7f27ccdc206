"""The repository as the promise tests see it."""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src" / "frombelow"
HALL = SRC / "hall"

# from the top down; an app may lean on those after it
LEVELS: tuple[tuple[str, ...], ...] = (
    ("config",),
    ("home",),
    ("assemblies", "jobs"),
    ("people",),
    ("groups",),
    ("terrain", "accounts"),
    ("kit",),
)
LEVEL = {app: depth for depth, apps in enumerate(LEVELS) for app in apps}
APPS = tuple(app for apps in LEVELS for app in apps)
COMPOSERS = {"config", "home"}  # they know every app
FRONT_DOORS = {"rules", "models", "queries", "actions", "panels", "scope", "fresh"}


def tracked(*patterns: str) -> list[Path]:
    """Files that belong to the project: tracked, or new and not ignored."""
    out = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return sorted({ROOT / line for line in out.stdout.splitlines() if (ROOT / line).is_file()})
