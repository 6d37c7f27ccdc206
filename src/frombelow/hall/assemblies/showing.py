"""A count as a page shows it: rows, sentences, what to take along."""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from fractions import Fraction
from io import StringIO

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from frombelow.hall.assemblies.counted import Counted
from frombelow.hall.assemblies.downloads import Download, address, safe
from frombelow.hall.assemblies.told import isolated, told
from frombelow.methods.ballots.as_json import number
from frombelow.methods.ballots.groups import limited
from frombelow.methods.ballots.picture import Words, transfers
from frombelow.methods.ballots.recount import Recount
from frombelow.methods.ballots.result import Deed, Stage, Status
from frombelow.methods.ballots.wording import names

DEEDS = {
    Deed.FIRST: gettext_noop("First preferences"),
    Deed.SURPLUS: gettext_noop("Surplus"),
    Deed.EXCLUSION: gettext_noop("Exclusion"),
    Deed.ITERATION: gettext_noop("Keep values"),
    Deed.FILLING: gettext_noop("Last seats"),
    Deed.ROUND: gettext_noop("Round"),
}


MOST_BARS = 4_000  # stages × candidates of a picture
MOST_ROWS = 300  # candidates in the table of a page
BESIDE = 7  # stages in a table
MOST_DECIMALS = 5  # that a page shows; what is taken along has them all


@dataclass(frozen=True)
class Cell:
    """A candidate's votes after a stage; `state` is elected, excluded or empty."""

    votes: str
    state: str


@dataclass(frozen=True)
class Row:
    """A candidate through all stages."""

    number: int
    name: str
    outcome: str
    is_elected: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class StageTable:
    """Some stages beside each other: their titles, the candidates, what is non-transferable, the quotas."""

    titles: list[tuple[int, str, str]]
    rows: list[Row]
    exhausted: list[str]
    quotas: list[str]


def stage_titles(found: Recount) -> list[tuple[int, str, str]]:
    """Number, deed and whose votes move, for the head of the table."""
    return [(s.number, _(DEEDS[s.deed]), names(found.contest, s.moved)) for s in found.count.stages]


def rows(found: Recount) -> list[Row]:
    """Those elected first, in the order of their election; the others by their last votes."""
    return [_row(found, candidate) for candidate in _in_order(found)]


def tables(found: Recount) -> list[StageTable]:
    """The stages, as many beside each other as a sheet of paper is wide."""
    titles, shown, lost, needed = stage_titles(found), rows(found)[:MOST_ROWS], exhausted(found), quotas(found)
    spans = [slice(start, start + BESIDE) for start in range(0, len(titles), BESIDE)]
    return [
        StageTable(titles[span], [replace(row, cells=row.cells[span]) for row in shown], lost[span], needed[span])
        for span in spans
    ]


def _in_order(found: Recount) -> list[int]:
    count = found.count
    last = count.stages[-1].votes if count.stages else ()
    gone = {candidate: stage.number for stage in count.stages for candidate in stage.excluded}
    others = [candidate for candidate in found.contest.standing if candidate not in count.winners]
    others.sort(key=lambda c: (-gone.get(c, len(count.stages) + 1), -(last[c - 1] if last else 0), c))
    return [*count.winners, *others]


def _row(found: Recount, candidate: int) -> Row:
    count = found.count
    cells = tuple(_cell(stage, candidate, count.decimals) for stage in count.stages)
    is_elected = candidate in count.winners
    outcome = _("elected") if is_elected else _("tied") if candidate in count.tied else ""
    return Row(candidate, isolated(found.contest.name(candidate)), outcome, is_elected, cells)


def _cell(stage: Stage, candidate: int, decimals: int) -> Cell:
    votes, status = stage.votes[candidate - 1], stage.status[candidate - 1]
    state = status.value if status in {Status.ELECTED, Status.EXCLUDED} else ""
    return Cell(_votes(votes, decimals), state)


def _votes(votes: Fraction, decimals: int) -> str:
    return _rounded(votes, decimals) if votes else "–"


def _rounded(votes: Fraction, decimals: int) -> str:
    return number(round(votes, MOST_DECIMALS), MOST_DECIMALS) if decimals > MOST_DECIMALS else number(votes, decimals)


def exhausted(found: Recount) -> list[str]:
    """Votes that no candidate holds, after each stage; empty where there never are any."""
    amounts = [stage.exhausted for stage in found.count.stages]
    return [_votes(amount, found.count.decimals) for amount in amounts] if any(amounts) else []


def quotas(found: Recount) -> list[str]:
    """The quota at each stage, where the rule has one."""
    known = [stage.quota for stage in found.count.stages]
    return ["" if one is None else _rounded(one, found.count.decimals) for one in known] if any(known) else []


def picture(counted: Counted) -> str:
    """The transfers as SVG with words of the page's language; empty where nothing moves, or so much that nobody could follow it."""
    found = counted.found
    if counted.is_cut or len(found.count.stages) * len(found.contest.standing) > MOST_BARS:
        return ""
    words = Words(
        title=_("Transfers of votes, stage by stage"),
        nobody=_("Non-transferable"),
        stage=_("Stage {number}"),
        flow=_("{amount} from {giver} to {taker}"),
        elected=_("elected"),
    )
    return transfers(found.contest, found.count, words)


def downloads(counted: Counted, drawn: str) -> list[Download]:
    """JSON of everything, the stages as CSV, the picture, and the papers as they were read; without those that would be too large."""
    stages = "\ufeff" + _stages_csv(counted.found)
    offered = (
        (_("Everything (JSON)"), "count.json", "application/json", counted.everything),
        (_("Stages (CSV)"), "stages.csv", "text/csv;charset=utf-8", stages),
        (_("Picture (SVG)"), "transfers.svg", "image/svg+xml", drawn),
        (_("Papers as they were read (BLT)"), "papers.blt", "text/plain", counted.blt),
    )
    return [Download(label, name, address(kind, text)) for label, name, kind, text in offered if text]


def _stages_csv(found: Recount) -> str:
    """With all decimals."""
    count, out = found.count, StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_("Candidate"), *(f"{n} {deed}" for n, deed, _whose in stage_titles(found))])
    for candidate in _in_order(found):
        votes = (number(stage.votes[candidate - 1], count.decimals) for stage in count.stages)
        writer.writerow([safe(found.contest.name(candidate)), *votes])
    writer.writerow([_("Non-transferable"), *(number(stage.exhausted, count.decimals) for stage in count.stages)])
    return out.getvalue()


def sentences(found: Recount) -> list[tuple[int, str, list[str]]]:
    """Stage by stage: number, deed, sentences."""
    return [(s.number, _(DEEDS[s.deed]), [told(one) for one in s.said]) for s in found.count.stages]


@dataclass(frozen=True)
class LimitedGroup:
    """A group with its floor or ceiling, and who is in it."""

    name: str
    names: str
    floor: int | None
    ceiling: int | None


def limited_groups(found: Recount) -> list[LimitedGroup]:
    """What the count had to keep."""
    return [
        LimitedGroup(group.name, names(found.contest, group.members), group.floor, group.ceiling)
        for group in limited(found.contest)
    ]
