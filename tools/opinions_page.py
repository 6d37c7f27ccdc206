"""The page about the map of opinion, printed from its spec: `tools/methods.py` writes it beside the pages of the counting rules."""

from __future__ import annotations

from frombelow.methods.opinions.tests.spec_opinions import ABOUT, EXAMPLES
from frombelow.methods.opinions.tests.spec_shape import Example, answered, told

MARKS = {"+": "+", "-": "−", "0": "pass", ".": ""}
SPEC = "methods/opinions/tests/spec_opinions.py"


def page() -> str:
    """What it is, how it comes about, worked examples, sources, weaknesses."""
    parts = [f"# {ABOUT.name}", ABOUT.what]
    for heading, text in ABOUT.how:
        parts += [f"## {heading}", text]
    for example in EXAMPLES:
        parts += _example(example)
    parts += ["## How often it is misled", MEASURED, _table(ABOUT.measured)]
    parts += ["## Known weaknesses", _list(ABOUT.weaknesses), "## Sources", _list(ABOUT.sources)]
    return "\n\n".join(parts) + "\n"


MEASURED = (
    "Conversations made for this purpose; how many got each answer. In those without groups everyone votes on each statement by a lot of her own, "
    "and 30, 60 or 100 % of the statements are seen; two camps see 60 %."
)


def _example(example: Example) -> list[str]:
    answer = answered(example)
    heading = ["people", *(str(at) for at in range(1, len(example.statements) + 1))]
    rows = [[people, *(MARKS[sign] for sign in votes.split())] for people, votes in _lines(example)]
    if example.groups:
        heading.insert(1, "group")
        for row, number in zip(rows, example.groups, strict=True):
            row.insert(1, answer.groups[number].letter)
    names = "\n".join(f"{at}. {name}" for at, name in enumerate(example.statements, 1))
    said = "\n".join(f"- {sentence}" for sentence in told(answer))
    note = [example.note] if example.note else []
    return [f"## Example: {example.title}", *note, names, _table([heading, *rows]), said]


def _lines(example: Example) -> list[list[str]]:
    return [line.split(":") for line in example.lines]


def _list(texts: tuple[str, ...]) -> str:
    return "\n".join(f"- {text}." if not text.endswith(".") else f"- {text}" for text in texts)


def _table(rows: list[list[str]] | tuple[tuple[str, ...], ...]) -> str:
    lines = [list(rows[0]), ["---"] * len(rows[0]), *map(list, rows[1:])]
    return "\n".join("| " + " | ".join(row) + " |" for row in lines)
