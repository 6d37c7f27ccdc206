"""`fetched.json`, beside the files it speaks of: where each came from, when, and what its bytes were."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from frombelow.records.digest import file_digest

NAME = "fetched.json"


@dataclass(frozen=True)
class Entry:
    """One fetched file. `sha256` and `bytes` are of the file as it lies there (unpacked), `archive_sha256` of the zip."""

    address: str
    fetched_on: str
    sha256: str
    bytes: int
    etag: str | None = None
    last_modified: str | None = None
    archive_sha256: str | None = None


def read(folder: Path) -> dict[str, Entry]:
    """File name -> entry; empty if there is no ledger or it is damaged (the files are then fetched again)."""
    try:
        content = json.loads((folder / NAME).read_text(encoding="utf-8"))
        return {name: Entry(**entry) for name, entry in content["files"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def note(path: Path, entry: Entry) -> None:
    """Enter a file in the ledger of its folder, in one step."""
    entries = read(path.parent) | {path.name: entry}
    content: dict[str, Any] = {"files": {name: asdict(one) for name, one in sorted(entries.items())}}
    ledger = path.with_name(NAME)
    new = ledger.with_name(f".{NAME}.new")
    new.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    new.replace(ledger)


def standing(folder: Path, address: str) -> tuple[dict[str, Entry], str]:
    """What was fetched from this address and lies there unchanged; else nothing, and why it is fetched again."""
    found = {name: entry for name, entry in read(folder).items() if entry.address == address}
    for name, entry in found.items():
        path = folder / name
        if not path.is_file():
            return {}, f"{name} is gone"
        if path.stat().st_size != entry.bytes or file_digest(path) != entry.sha256:
            return {}, f"the checksum of {name} is no longer the one it was fetched with"
    return found, ""
