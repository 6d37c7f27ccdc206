"""The import map: bare names of island modules (`terrain/map`) resolved to their hashed addresses."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from django.contrib.staticfiles.finders import get_finders
from django.templatetags.static import static


@dataclass(frozen=True)
class ImportMap:
    """The JSON text of the map, and its hash as a Content-Security-Policy source."""

    text: str
    digest: str


@lru_cache(maxsize=1)
def import_map() -> ImportMap:
    """The map of this process: `static/<app>/islands/<name>.js` is imported as `<app>/<name>`."""
    modules = {bare_name(path): static(path) for path in sorted(island_files())}
    text = json.dumps({"imports": modules}, separators=(",", ":"))
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return ImportMap(text, f"sha256-{digest}")


def island_files() -> set[str]:
    """Paths below the static folders of every JavaScript file in an `islands` folder."""
    return {
        path.replace("\\", "/")
        for finder in get_finders()
        for path, _ in finder.list([])
        if path.endswith(".js") and PurePosixPath(path.replace("\\", "/")).parts[1:2] == ("islands",)
    }


def bare_name(path: str) -> str:
    """`terrain/islands/map.js` → `terrain/map`."""
    app, _, rest = path.partition("/islands/")
    return f"{app}/{rest.removesuffix('.js')}"
