"""A map of opinion as a page shows it: what unites, groups, what divides, what is uncertain, what to take along."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from dataclasses import dataclass
from io import StringIO

from django.utils.translation import gettext as _

from frombelow.hall.assemblies.downloads import Download, address, safe
from frombelow.hall.assemblies.told import told
from frombelow.methods.common.said import Said
from frombelow.methods.opinions import telling
from frombelow.methods.opinions.answer import Answer, Group
from frombelow.methods.opinions.picture import Words, chart
from frombelow.methods.opinions.serial import as_json

LISTED = 10  # statements in each list; the rest are behind a disclosure
KINDS = 5  # shapes and colors of groups


@dataclass(frozen=True)
class Line:
    """A statement and what is said of it."""

    key: str
    text: str
    sentence: str


@dataclass(frozen=True)
class GroupShown:
    """A group: its letter, its mark, how stable it is, and what speaks for it."""

    letter: str
    kind: int
    sentence: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Listed:
    """The first lines of a list, and the others."""

    first: tuple[Line, ...]
    others: tuple[Line, ...]


def _listed(answer: Answer, rows: Iterable[tuple[int, Said]]) -> Listed:
    lines = tuple(_line(answer, statement, sentence) for statement, sentence in rows)
    return Listed(lines[:LISTED], lines[LISTED:])


def _line(answer: Answer, statement: int, sentence: Said) -> Line:
    one = answer.statements[statement]
    return Line(one.key, one.text or _("Statement {key}").format(key=one.key), told(sentence))


def unites(answer: Answer) -> Listed:
    """Statements with a majority in every group, surest first; if none is sure, the nearest to it."""
    sure = [one for one in answer.consensus if one.is_sure]
    return _listed(answer, ((one.statement, telling.tell_united(answer, one)) for one in sure or answer.consensus[:3]))


def divides(answer: Answer) -> Listed:
    """Statements that divide groups which may be told about."""
    shown = (one for one in answer.divisive if not {one.most, one.least} & answer.hidden)
    return _listed(answer, ((one.statement, telling.tell_divide(answer, one)) for one in shown))


def uncertain(answer: Answer) -> Listed:
    """Statements of which little is known yet."""
    return _listed(answer, ((one.statement, telling.tell_uncertain(answer, one)) for one in answer.uncertain))


def groups(answer: Answer) -> list[GroupShown]:
    """The greatest first."""
    return [_group(answer, group) for group in answer.groups]


def _group(answer: Answer, group: Group) -> GroupShown:
    told_of = () if group.number in answer.hidden else group.representative
    lines = tuple(_line(answer, one.statement, telling.tell_representative(answer, group, one)) for one in told_of)
    return GroupShown(group.letter, group.number % KINDS, told(telling.tell_group(answer, group)), lines)


def picture(answer: Answer) -> str:
    """The map as SVG."""
    return chart(answer, Words(title=_("Map of opinion")))


def downloads(answer: Answer, drawn: str) -> list[Download]:
    """JSON without the places of persons, the lists as CSV, the picture."""
    everything = json.dumps(as_json(answer, with_people=False), ensure_ascii=False, indent=1)
    return [
        Download(_("Everything (JSON)"), "opinions.json", address("application/json", everything)),
        Download(_("Lists (CSV)"), "opinions.csv", address("text/csv;charset=utf-8", "\ufeff" + _lists_csv(answer))),
        Download(_("Picture (SVG)"), "opinions.svg", address("image/svg+xml", drawn)),
    ]


def _lists_csv(answer: Answer) -> str:
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_("List"), _("Number"), _("Statement"), _("What is known")])
    for name, listed in (
        (_("unites"), unites(answer)),
        (_("divides"), divides(answer)),
        (_("uncertain"), uncertain(answer)),
    ):
        for line in (*listed.first, *listed.others):
            writer.writerow([name, safe(line.key), safe(line.text), line.sentence])
    return out.getvalue()
