"""What is told about statements beside the votes: their texts and what moderators did (`comments.csv`, `comments.json`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from frombelow.methods.common.said import Said, Unreadable, said
from frombelow.methods.opinions.reading.entries import objects_of
from frombelow.methods.opinions.reading.loose import Table, loosely, table_of, text_of
from frombelow.methods.opinions.votes import Statement

KEY = ("comment-id", "statement-id", "tid", "id", "statement", "comment")
TEXT = ("comment-body", "body", "text", "txt", "statement-text", "comment-text")
MODERATED = ("moderated", "mod")
META = ("is-meta", "meta")
TRUE = frozenset(("true", "1", "yes", "t"))


def read_statements(data: bytes, repairs: list[Said]) -> dict[str, Statement]:
    """Statements by their keys. `moderated` -1 takes a statement out."""
    text = text_of(data, repairs)
    found: dict[str, Statement] = {}
    for named in _objects(text, repairs):
        key = _first(named, KEY)
        if not key:
            raise Unreadable(said("A statement has no number. Name a column “comment-id” and give each statement one."))
        found[key] = Statement(
            key,
            _first(named, TEXT),
            is_out=_first(named, MODERATED) in ("-1", "-1.0", "−1"),
            is_meta=_first(named, META).lower() in TRUE,
        )
    return found


def _objects(text: str, repairs: list[Said]) -> Iterator[dict[str, str]]:
    if text.lstrip()[:1] in "[{":
        for one in objects_of(text):
            yield {loosely(str(name)): "" if value is None else str(value).strip() for name, value in one.items()}
        return
    table = table_of(text)
    if table.at(*KEY) is None or table.at(*TEXT) is None:
        raise Unreadable(
            said("The heading names no statements. Give at least the columns “comment-id” and “comment-body”.")
        )
    yield from _lines(table, repairs)


def _lines(table: Table, repairs: list[Said]) -> Iterator[dict[str, str]]:
    names = [loosely(cell) for cell in table.heading.cells]
    for line in table.lines:
        cells = line.cells
        if len(cells) > len(names) and names[-1] in TEXT:
            cells = [*cells[: len(names) - 1], ", ".join(cells[len(names) - 1 :])]
            repairs.append(
                said(
                    "Line {line}: a text with commas stands without quotation marks; it was read as one text.",
                    line=line.number,
                )
            )
        yield {name: cell.strip() for name, cell in zip(names, cells, strict=False)}


def _first(named: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((named[name] for name in names if named.get(name)), "")
