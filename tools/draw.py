"""Draws from the code what the code alone knows: `python tools/draw.py` writes docs/drawn/, `--check` compares.

- release.md: every table and column of a release, in plain words
- parts.md: which part of the program imports which (Mermaid)
- secrecy.md: every field that the hall keeps, and how secret it is
- access.md: who may open which address, and what each role may do
- limits.md: how often, how long, how much
- docs/security/asvs.md: the OWASP ASVS list, from asvs.toml beside it
"""

from __future__ import annotations

import os
import sys
import tomllib
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any

import django
import grimp

ROOT = Path(__file__).resolve().parent.parent
DRAWN = ROOT / "docs" / "drawn"
SECURITY = ROOT / "docs" / "security"
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
    lines += [
        "",
        "## While the hall can only be read",
        "",
        "What is sent anywhere else gets 503 (decision 45). Tried address by address by `tests/promises/test_read_only.py`.",
        "",
    ]
    lines += [f"- `/{one.route}` {one.name}" for one in addresses() if hasattr(one.view, "only_reads")]
    return "\n".join(lines) + "\n"


def limits() -> str:
    """How often, how long, how much."""
    from frombelow.hall.accounts import sessions
    from frombelow.hall.accounts.rules import hands, passwords, proof
    from frombelow.hall.accounts.rules import limits as tries
    from frombelow.hall.assemblies import limits as counts
    from frombelow.hall.kit import uploads
    from frombelow.hall.people.imports import arriving, csvs, opening, sheets
    from frombelow.hall.people.rules import budget, exporting, letters

    rows = [
        ("Tries of a password, on a device that signed in before", of(tries.OWN_DEVICE)),
        ("Tries of a password, on all other devices together", of(tries.OTHER_DEVICES)),
        ("Tries of passwords of all accounts, on devices that are not known", of(tries.WHOLE_HALL)),
        ("Tries of an authenticator's digits, on each known device; on all others together", of(tries.SECOND_OTHER_DEVICES)),
        ("New accounts; with an invitation", f"{of(tries.SIGN_UPS)}; {of(tries.INVITED_SIGN_UPS)}"),
        ("A password", f"{passwords.SHORTEST} to {passwords.LONGEST} letters"),
        ("A session without a visit; on one's own device", f"{told(sessions.IDLE[False])}; {told(sessions.IDLE[True])}"),
        ("A session at most; on one's own device", f"{told(sessions.LONGEST[False])}; {told(sessions.LONGEST[True])}"),
        ("What matters asks again after", told(proof.FRESH)),
        ("Between the password and the digits", told(proof.HALF_WAY)),
        ("A code handed over in person opens", f"once, within {told(hands.HANDED_LASTS)}"),
        ("Afterwards the account opens only those who handed it over, and what it joins, for", told(hands.NARROW_LASTS)),
        ("People somebody opens who may not take lists out", f"{of(budget.PEOPLE_AN_HOUR)}; {of(budget.PEOPLE_A_DAY)}"),
        ("Lists and searches, likewise", of(budget.LISTS_AN_HOUR)),
        ("A list to be taken out can be agreed on and fetched", f"once, within {told(exporting.STANDS)}"),
        ("A form without a file", size(uploads.LONGEST_FORM)),
        ("A file of ballots (BLT, PrefLib, ABIF, CSV) or opinions (CSV)", f"{size(counts.MOST_BYTES)}, in memory only"),
        ("A count; a map of opinions", "; ".join(f"{one.seconds:.0f} s and {one.megabytes:,} MB of memory" for one in (counts.COUNT, counts.OPINIONS))),
        ("A list of people (CSV, XLSX, vCard)", f"{size(arriving.MOST_BYTES)}, {opening.MOST_ROWS:,} rows, {opening.MOST_COLUMNS} columns, {csvs.LONGEST_CELL:,} letters a cell"),
        ("A workbook", f"{size(sheets.MOST_PACKED)}, unpacked {size(sheets.MOST_UNPACKED)}, {sheets.MOST_PARTS:,} parts, ratio {sheets.MOST_RATIO}"),
        ("A conversation sent from a phone", f"{letters.LONGEST:,} letters, sealed"),
        ("Files on their way in, in each server process", f"{uploads.AT_ONCE} at once"),
    ]  # fmt: skip
    lines = [
        "# Limits",
        "",
        "What is told when one is reached, and who is not kept out by it, stands in the rules that these come from.",
        "",
    ]
    lines += ["| what | at most |", "|---|---|", *(f"| {what} | {most} |" for what, most in rows)]
    return "\n".join(lines) + "\n"


def of(budget: Any) -> str:
    """10 in 1 hour."""
    return f"{budget.most} in {told(budget.window)}"


def told(span: timedelta) -> str:
    """20 minutes."""
    for unit, seconds in (("day", 86_400), ("hour", 3600), ("minute", 60)):
        number, rest = divmod(int(span.total_seconds()), seconds)
        if number and not rest:
            return f"{number} {unit}{'s' if number > 1 else ''}"
    return f"{span.total_seconds():.0f} seconds"


def size(number: int) -> str:
    """24 MB."""
    return f"{number / 1_000_000:g} MB"


def asvs() -> str:
    """The list of the OWASP ASVS."""
    rows = tomllib.loads((SECURITY / "asvs.toml").read_text(encoding="utf-8"))
    states = ("kept", "partly", "not yet", "not applicable")
    lines = ["# OWASP ASVS 5.0: what is kept, and what is not", ""]
    lines += [
        "Every requirement of levels 1 and 2, and all of chapter 8. The numbers are those of the standard, whose text says what is asked; the words are ours.",
        "",
    ]
    counted = Counter((row["level"], row["state"]) for row in rows.values())
    lines += [f"| level | {' | '.join(states)} | all |", f"|---|{'--:|' * (len(states) + 1)}"]
    for level in (1, 2, 3):
        numbers = [counted[level, state] for state in states]
        lines.append(
            f"| {level}{' (chapter 8)' if level == 3 else ''} | {' | '.join(map(str, numbers))} | {sum(numbers)} |"
        )
    lines += ["", "| number | level | state | why | shown by |", "|---|---|---|---|---|"]
    for number, row in rows.items():
        tests = "<br>".join(f"`{test.rpartition('/')[2]}`" for test in row.get("tests", []))
        lines.append(f"| {number} | {row['level']} | {row['state']} | {row['why']} | {tests} |")
    return "\n".join(lines) + "\n"


def main(check: bool) -> int:
    """Write the drawings, or with `check` name those that are stale."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frombelow.hall.config.settings")
    django.setup()
    stale = []
    drawings = {
        "release.md": release,
        "parts.md": parts,
        "secrecy.md": secrecy,
        "access.md": access,
        "limits.md": limits,
    }
    for path, draw in {**{DRAWN / name: draw for name, draw in drawings.items()}, SECURITY / "asvs.md": asvs}.items():
        text = HEAD + draw()
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        if check:
            stale.append(path.name)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    if stale:
        print(f"Stale drawings: {', '.join(stale)}. Run: python tools/draw.py")
    return int(bool(stale))


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
