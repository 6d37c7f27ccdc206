"""Looks for known faults of the packages in the locks, with pip-audit, which gets a place of its own: nothing of it is installed beside the hall.

`python tools/audit.py` ends with 1 where a fault is known, with 0 where none is, and says so in one sentence where nobody could be asked.
`python tools/audit.py --bom FILE` writes the packages as a list that other programs read (CycloneDX).
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.lock", "requirements-spark.lock")
PIP_AUDIT, CYCLONEDX = "pip-audit==2.10.1", "cyclonedx-bom==7.5.0"
AUDIT = ("pip-audit", "--require-hashes", "--disable-pip", "--progress-spinner", "off", "--format", "json")
LONGEST = 600  # seconds
NOBODY = "Known faults of packages were not looked for: {why}. Run `make audit` where the network is there."


@dataclass(frozen=True)
class Looked:
    """What came of it: faults as lines, and packages that nobody could say anything about."""

    faults: list[str]
    unknown: list[str]
    known: int

    def told(self) -> str:
        """In sentences."""
        if not self.known and not self.faults:
            return NOBODY.format(why="the package index here says nothing of them")
        lines = [*self.faults, f"{self.known} packages looked at, {len(self.faults)} known faults."]
        if self.unknown:
            lines.append(f"Nothing is known of {len(self.unknown)}: {', '.join(self.unknown)}.")
        return "\n".join(lines)


def looked_at(found: dict[str, Any]) -> Looked:
    """What pip-audit answered."""
    faults, unknown, known = [], [], 0
    for one in found["dependencies"]:
        if "skip_reason" in one:
            unknown.append(one["name"])
            continue
        known += 1
        for fault in one["vulns"]:
            mended = ", ".join(fault.get("fix_versions", [])) or "in no version yet"
            faults.append(f"{one['name']} {one['version']}: {fault['id']}, mended in {mended}")
    return Looked(sorted(faults), sorted(unknown), known)


def run(tool: str, *command: str) -> subprocess.CompletedProcess[str]:
    """A tool in a place of its own."""
    uv = str(Path(sys.executable).parent / "uv")
    whole = [uv, "tool", "run", "--quiet", "--from", tool, *command]
    return subprocess.run(whole, cwd=ROOT, capture_output=True, text=True, check=False, timeout=LONGEST)


def audit() -> int:
    """Both locks."""
    named = [part for lock in LOCKS for part in ("--requirement", lock)]
    try:
        done = run(PIP_AUDIT, *AUDIT, *named)
        found = looked_at(json.loads(done.stdout))
    except (subprocess.TimeoutExpired, json.JSONDecodeError, OSError):
        print(NOBODY.format(why="pip-audit could not be fetched, or got no answer"))
        return 0
    print(found.told())
    return 1 if found.faults else 0


def bill(path: str) -> int:
    """The packages of the lock as CycloneDX."""
    done = run(CYCLONEDX, "cyclonedx-py", "requirements", LOCKS[0], "-o", str(Path(path).resolve()))
    print(f"{path}: the packages of {LOCKS[0]}, CycloneDX." if not done.returncode else done.stderr.strip())
    return done.returncode


def main(arguments: list[str]) -> int:
    """See above."""
    if arguments[:1] == ["--bom"] and len(arguments) == 2:
        return bill(arguments[1])
    if arguments:
        print("tools/audit.py knows one option, --bom FILE.")
        return 2
    return audit()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
