"""The shape of the spec of the opinion map: examples that are tested here and printed by tools/methods.py.

Votes are written in lines like "8: + - . 0": eight people agree with the first statement, disagree with the second, have not seen the third, passed on the fourth.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from frombelow.methods.opinions import telling
from frombelow.methods.opinions.answer import Answer, opinions, with_groups
from frombelow.methods.opinions.votes import Statement, Votes

SIGNS = {"+": 1, "-": -1, "0": 0}


@dataclass(frozen=True)
class About:
    """What the page says before and after its examples. Texts are Markdown."""

    name: str
    what: str
    how: tuple[tuple[str, str], ...]  # headings and texts
    sources: tuple[str, ...]
    weaknesses: tuple[str, ...]
    measured: tuple[tuple[str, ...], ...] = field(default=())  # the first row is the heading


@dataclass(frozen=True)
class Example:
    """Votes in, sentences out. `groups`: the group of each line, where groups are given and not found. Each of `sentences` must be said, word for word."""

    title: str
    statements: tuple[str, ...]
    lines: tuple[str, ...]
    sentences: tuple[str, ...]
    groups: tuple[int, ...] = ()
    note: str = ""

    def __str__(self) -> str:
        return self.title


def answered(example: Example) -> Answer:
    """The answer to an example."""
    table: dict[str, dict[str, int]] = {}
    group: dict[str, int] = {}
    for number, line in enumerate(example.lines):
        people, _, votes = line.partition(":")
        row = {str(at): SIGNS[sign] for at, sign in enumerate(votes.split(), 1) if sign != "."}
        for one in range(int(people)):
            key = f"{number}-{one}"
            table[key] = row
            if example.groups:
                group[key] = example.groups[number]
    votes_cast = Votes.of_table(table, [Statement(str(at), text) for at, text in enumerate(example.statements, 1)])
    return with_groups(votes_cast, group) if example.groups else opinions(votes_cast)


def told(answer: Answer) -> list[str]:
    """Every sentence of an answer, statements by their numbers."""

    def of(place: int) -> str:
        return f"{answer.statements[place].key}: "

    found = [str(telling.tell_groups(answer))]
    found += [of(one.statement) + str(telling.tell_united(answer, one)) for one in answer.consensus]
    found += [of(one.statement) + str(telling.tell_majority(one)) for one in (*answer.agreed, *answer.disagreed)]
    for group in answer.groups:
        found.append(str(telling.tell_group(answer, group)))
        if group.number not in answer.hidden:
            speaks = ((one, telling.tell_representative(answer, group, one)) for one in group.representative)
            found += [of(one.statement) + str(sentence) for one, sentence in speaks]
    found += [of(one.statement) + str(telling.tell_divide(answer, one)) for one in answer.divisive]
    found += [of(one.statement) + str(telling.tell_uncertain(answer, one)) for one in answer.uncertain]
    return [sentence.replace("\u00a0", " ") for sentence in found]


def check(example: Example) -> None:
    """The example's sentences are said."""
    said = told(answered(example))
    for sentence in example.sentences:
        assert sentence in said, "\n".join(said)
