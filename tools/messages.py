"""Gathers the sentences of the hall into its Spanish catalog and compiles it, without the gettext programs.

`python tools/messages.py` writes `django.po` (new sentences empty, vanished ones gone) and `django.mo`;
`--check` writes nothing and fails on a sentence that is missing, doubtful, stale, or whose placeholders differ.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
HALL = ROOT / "src" / "frombelow" / "hall"
CATALOG = HALL / "locale" / "es" / "LC_MESSAGES" / "django.po"
COMPILED = CATALOG.with_suffix(".mo")
Words = str | tuple[str, ...]
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "Refused": (1,),  # a rule's sentence, translated by the middleware
    "TooMany": (1,),
    "report": (1,),  # what a job says of its steps
    "PastTheEnd": (1,),
    "counted": (2, 3),  # what a journal says of a number of people
}
METHODS = ROOT / "src" / "frombelow" / "methods"
TELLING = (
    "ballots",
    "opinions",
    "common",
    "potential",
)  # methods whose sentences the hall tells in the reader's language
# words with a blank between them, ending as a sentence does or holding a {value}; no pattern of the re module
SENTENCE = re.compile(r"(?=.*\w.* )(?!.*\\)(?:[^\n]*[.:…]|[^\n]*\{\w+\}[^\n]*)", re.DOTALL)
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|(?<!\{)\{(\w+)[^{}]*\}(?!\})|</?(\w+)")
# A date of its own in every run would make every run a change.
NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)


def main(arguments: list[str]) -> int:
    """Write the catalog, or with --check say what is wrong with it."""
    settings.configure(USE_I18N=True)
    gathered = gather()
    if arguments == ["--check"]:
        faults = list(faults_of(kept(), gathered))
        print("\n".join(faults) or f"{len(gathered)} sentences, each with its Spanish.")
        return 1 if faults else 0
    if arguments:
        print("tools/messages.py knows one option, --check.")
        return 2
    catalog = updated(kept(), gathered)
    CATALOG.parent.mkdir(parents=True, exist_ok=True)
    CATALOG.write_bytes(as_po(catalog))
    COMPILED.write_bytes(as_mo(catalog))
    empty = sum(1 for message in catalog if message.id and not has_words(message))
    print(f"{len(gathered)} sentences, {empty} of them without Spanish yet: {CATALOG.relative_to(ROOT)}")
    return 0


def gather() -> Catalog:
    """Every sentence of the hall's templates and Python files, with the files it stands in."""
    catalog = Catalog(locale="es", domain="django")
    for path in sorted([*HALL.rglob("*.html"), *HALL.rglob("*.py")]):
        if {"tests", "migrations"} & set(path.parts):
            continue
        for line, words, comments, context in sentences(path):
            place = str(path.relative_to(ROOT))
            catalog.add(words, None, [(place, line)], auto_comments=comments, context=context)
    for path in sorted(path for folder in TELLING for path in (METHODS / folder).rglob("*.py")):
        if "tests" not in path.parts:
            for line, words in sentences_of_a_method(path.read_text(encoding="utf-8")):
                catalog.add(words, None, [(str(path.relative_to(ROOT)), line)])
    return catalog


def sentences(path: Path) -> Iterator[tuple[int, Words, list[str], str | None]]:
    """The sentences of one file: line, words, remarks for translators, context."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        yield from sentences_of_python(text)
    else:
        # a template is first turned into the calls it stands for
        source = templatize(text, origin=str(path))
        yield from extract("python", BytesIO(source.encode("utf-8")), KEYWORDS, ["Translators:"])


def sentences_of_python(text: str) -> Iterator[tuple[int, Words, list[str], str | None]]:
    """The sentences of a Python file, read as a tree: Babel's own reader misses calls inside f-strings before 3.12."""
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        places = KEYWORDS.get(name, ()) or (1,) if name in KEYWORDS else ()
        context = next((constant(node, place[0]) for place in places if isinstance(place, tuple)), None)
        words = [constant(node, place) for place in places if isinstance(place, int)]
        if words and all(words):
            found = [word for word in words if word]
            yield node.lineno, found[0] if len(found) == 1 else tuple(found), [], context


def sentences_of_a_method(text: str) -> Iterator[tuple[int, str]]:
    """What a method says: every text in it that reads as a sentence, or that has room for a value beside words.

    Methods know no gettext, and their patterns stand in tables and branches before they are said; so all are taken that look like it.
    """
    tree = ast.parse(text)
    quiet = set(_not_said(tree))
    for node in ast.walk(tree):
        is_said = isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in quiet
        if is_said and SENTENCE.fullmatch(node.value):
            yield node.lineno, node.value


def _not_said(tree: ast.AST) -> Iterator[int]:
    """Docstrings, parts of f-strings, and what a rule says of itself (its name and its source are the same in every language)."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)) and node.body:
            first = node.body[0]
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                yield id(first.value)
        if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Rule"):
            yield from (id(part) for part in ast.walk(node))


def constant(call: ast.Call, place: int) -> str | None:
    """The text that stands as an argument of a call, counted from 1; None where something else stands there."""
    argument = call.args[place - 1] if len(call.args) >= place else None
    return argument.value if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else None


def kept() -> Catalog:
    """The catalog as it is in the tree; empty at the first run."""
    if not CATALOG.is_file():
        return Catalog(locale="es", domain="django")
    with CATALOG.open("rb") as file:
        return read_po(file, locale="es", domain="django", ignore_obsolete=True)


def updated(catalog: Catalog, gathered: Catalog) -> Catalog:
    """The kept Spanish under today's sentences. Nothing is guessed from similar sentences."""
    catalog.update(gathered, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.header_comment = "# Spanish of the United States for frombelow. AGPL-3.0-or-later."
    catalog.fuzzy = False
    catalog.project, catalog.version = "frombelow", "0.1"
    catalog.last_translator = catalog.language_team = "frombelow"
    catalog.creation_date = catalog.revision_date = NO_DATE
    return catalog


def faults_of(catalog: Catalog, gathered: Catalog) -> Iterator[str]:
    """What is wrong, a line each."""
    for message in gathered:
        if not message.id:
            continue
        known = catalog.get(message.id, message.context)
        if known is None or not has_words(known):
            yield f"{places(message)}: no Spanish for {message.id!r}. Run `make messages` and fill it in."
        elif known.fuzzy:
            yield f"{places(message)}: the Spanish of {message.id!r} is marked as doubtful."
        elif differs(known):
            yield f"{places(message)}: the placeholders or tags of {message.id!r} and its Spanish differ."
    for message in catalog:
        if message.id and gathered.get(message.id, message.context) is None:
            yield f"{CATALOG.name}: {message.id!r} stands nowhere any more. Run `make messages`."
    if not COMPILED.is_file() or COMPILED.read_bytes() != as_mo(updated(catalog, gathered)):
        yield f"{COMPILED.name} is older than {CATALOG.name}. Run `make messages`."


def has_words(message: Message) -> bool:
    """Whether it is translated, in each of its plural forms."""
    return all(message.string) if isinstance(message.string, (list, tuple)) else bool(message.string)


def differs(message: Message) -> bool:
    """Whether a translation lost or gained a placeholder or a tag. The singular of a plural may leave its number out."""
    if isinstance(message.id, (list, tuple)):
        return any(not holes(words) <= holes(message.id[1]) for words in message.string)
    return holes(message.id) != holes(str(message.string))


def holes(words: str) -> set[str]:
    """The placeholders and tags in a sentence."""
    return {next(name for name in found if name) for found in PLACEHOLDER.findall(words)}


def places(message: Message) -> str:
    """The first file and line a sentence stands in."""
    path, line = message.locations[0]
    return f"{path}:{line}"


def as_po(catalog: Catalog) -> bytes:
    """The catalog as text, sorted, with files but no line numbers, so that a moved line is not a change."""
    return written(lambda out: write_po(out, catalog, width=118, sort_output=True, include_lineno=False))


def as_mo(catalog: Catalog) -> bytes:
    """The catalog as gettext reads it."""
    return written(lambda out: write_mo(out, catalog))


def written(write: Callable[[BytesIO], object]) -> bytes:
    """What a writing function writes."""
    out = BytesIO()
    write(out)
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
