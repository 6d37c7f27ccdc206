"""Draws from the code what the code alone knows: `python tools/draw.py` writes docs/drawn/, `--check` compares.

- release.md: every table and column of a release, in plain words
- parts.md: which part of the program imports which (Mermaid)
- secrecy.md: every field that the hall keeps, and how secret it is
- access.md: who may open which address, and what each role may do
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import django
import grimp

ROOT = Path(__file__).resolve().parent.parent
DRAWN = ROOT / "docs" / "drawn"
HEAD = "<!-- drawn by tools/draw.py: change the code, not this file -->\n\n"
DEEP = 3  # frombelow.hall.terrain


def release() -> str:
    """The tables of a release."""
    from frombelow.records import release_format

    lines = [
        "# The tables of a release",
        "",
        f"Format {release_format.FORMAT}. A column marked • is always filled.",
        "",
    ]
    for table in release_format.TABLES.values():
        lines += [f"## {table.name}", "", table.words, "", f"Key: {', '.join(table.key)}.", ""]
        lines += ["| column | type | meaning |", "|---|---|---|"]
        for column in table.columns:
            words = column.words.replace("|", "\\|")
            lines.append(f"| {column.name}{' •' if column.required else ''} | {column.type} | {words} |")
        lines.append("")
    lines += ["## Measures", "", "| measure | unit | meaning |", "|---|---|---|"]
    lines += [f"| {name} | {unit} | {words} |" for name, (unit, words) in release_format.MEASURES.items()]
    return "\n".join(lines) + "\n"


def parts() -> str:
    """Which part imports which."""
    graph = grimp.build_graph("frombelow", cache_dir=None)
    arrows = set()
    for importer in graph.modules:
        if ".tests" in importer:
            continue
        here = ".".join(importer.split(".")[:DEEP])
        for imported in graph.find_modules_directly_imported_by(importer):
            there = ".".join(imported.split(".")[:DEEP])
            if ".tests" not in imported and there != here and there.count(".") == here.count(".") == DEEP - 1:
                arrows.add((here.removeprefix("frombelow."), there.removeprefix("frombelow.")))
    lines = ["# Which part leans on which", "", "```mermaid", "flowchart TD"]
    lines += [f"    {a} --> {b}" for a, b in sorted(arrows)]
    return "\n".join([*lines, "```"]) + "\n"


def secrecy() -> str:
    """Every field of the hall's own tables."""
    from django.apps import apps

    lines = ["# What the hall keeps, and how secret it is", "", "| table | field | secrecy |", "|---|---|---|"]
    ours = (m for m in apps.get_models() if m.__module__.startswith("frombelow."))
    for model in sorted(ours, key=lambda m: m._meta.label):
        fields = model._meta.fields
        lines += [f"| {model._meta.label} | {f.name} | {model.SECRECY.get(f.name, '?')} |" for f in fields]
    return "\n".join(lines) + "\n"


def access() -> str:
    """Every address, and every role."""
    from frombelow.hall.config.access import addresses
    from frombelow.hall.groups.rules.rights import MEMBER, ROLES, WHOLE_GROUP_ONLY, Right

    lines = ["# Who may do what", "", "Every address × every role is tried by `tests/promises/test_pages.py`.", ""]
    lines += [
        "## What each role may do",
        "",
        "A role is given by a mandate, over the whole group or over a turf. ° is held over the whole group only.",
        "",
    ]
    lines += [f"| right | {' | '.join(ROLES)} |", f"|---|{'---|' * len(ROLES)}"]
    for right in Right:
        marks = ["•" if right in role.rights | MEMBER.rights else "" for role in ROLES.values()]
        lines.append(f"| {right}{'°' if right in WHOLE_GROUP_ONLY else ''} | {' | '.join(marks)} |")
    lines += [
        "",
        "## Who may open which address",
        "",
        "To everybody else a page of a group is not there: the same 404 as for a group that never was.",
        "",
    ]
    lines += ["| address | name | methods | who |", "|---|---|---|---|"]
    for one in addresses():
        lines.append(f"| `/{one.route}` | {one.name} | {' '.join(one.methods)} | {one.who} |")
    return "\n".join(lines) + "\n"


def main(check: bool) -> int:
    """Write the drawings, or with `check` name those that are stale."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frombelow.hall.config.settings")
    django.setup()
    stale = []
    for name, draw in {"release.md": release, "parts.md": parts, "secrecy.md": secrecy, "access.md": access}.items():
        path, text = DRAWN / name, HEAD + draw()
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        if check:
            stale.append(name)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    if stale:
        print(f"Stale drawings: {', '.join(stale)}. Run: python tools/draw.py")
    return int(bool(stale))


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
