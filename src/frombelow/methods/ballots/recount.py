"""A file of ballots, a rule, and everything there is to say: what the command line and the page Count it again both do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from frombelow.methods.ballots.as_json import as_json
from frombelow.methods.ballots.comparing import Other, others
from frombelow.methods.ballots.fitting import Unfit, check_fits
from frombelow.methods.ballots.groups import Group, with_groups
from frombelow.methods.ballots.margins import Effort, Margin, margin
from frombelow.methods.ballots.papers import Contest
from frombelow.methods.ballots.reading.detect import read_papers
from frombelow.methods.ballots.reading.problems import Repair
from frombelow.methods.ballots.registry import RULES
from frombelow.methods.ballots.result import Count, Said, Settled
from frombelow.methods.ballots.rule import Papers, Rule
from frombelow.methods.ballots.ties import TieBreak, by_lot
from frombelow.methods.common.lots import order_of

MANY_PAPERS = (
    20_000  # distinct ones; above, the margin has bounds only and other rules are not counted unless asked for
)
MOST_LETTERS = 500  # of a candidate's name
Report = Callable[..., None]


@dataclass(frozen=True)
class Options:
    """What may be said beside the file. `order`: a stated order for ties, the most favored first; `seed`: that of a public lot drawn for them.

    `seats` None: as the file says. `groups`: with their floors and ceilings. `withdrawn`: more than the file says. `effort`, `compare` None: by the number of distinct papers.
    """

    seats: int | None = None
    withdrawn: tuple[int, ...] = ()
    order: tuple[int, ...] = ()
    seed: str = ""
    effort: Effort | None = None
    compare: bool | None = None
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True)
class Recount:
    """The file as it was read, the count, and what follows from it."""

    contest: Contest
    papers: Papers
    format: str
    repairs: tuple[Repair, ...]
    count: Count
    margin: Margin | None
    others: tuple[Other, ...]
    is_compared: bool

    @property
    def rule(self) -> Rule:
        return RULES[self.count.rule]

    def as_json(self) -> dict[str, Any]:
        """All of it as plain values."""
        return as_json(self.rule, self.contest, self.papers, self.count, self.margin, self.others, self.repairs)


def quiet(pattern: str, **values: Any) -> None:
    """Reports to nobody."""


def recount(data: bytes, filename: str, key: str, options: Options | None = None, report: Report = quiet) -> Recount:
    """Read, count, look for the margin, count by other rules. `report` hears how far it is.

    Raises `Fault` (the file) or `Unfit` (file, rule and options do not go together), each with one sentence.
    """
    options = options or Options()
    rule = RULES[key]
    report("Reading the file …")
    read = read_papers(data, filename, rule.paper)
    contest = named(read.contest, options)
    ties = settled_by(contest, options)
    check_fits(rule, contest, read.papers)
    report("Counting {papers} papers …", papers=f"{read.papers.total:,}")
    count = rule.count(contest, read.papers, ties)
    few = len(read.papers.weight) <= MANY_PAPERS
    report("Looking for the smallest change that gives another result …")
    effort = options.effort or (Effort.USUAL if few else Effort.BOUNDS_ONLY)
    found = margin(rule, contest, read.papers, count, ties, effort)
    compares = (
        few if options.compare is None else options.compare
    ) and key != "yes-no"  # no other rule answers yes or no
    if compares:
        report("Counting by other rules …")
    compared = others(count, contest, read.papers, ties) if compares else ()
    return Recount(contest, read.papers, read.format.value, read.repairs, count, found, compared, is_compared=compares)


def named(contest: Contest, options: Options, others: Sequence[int] = ()) -> Contest:
    """The contest with what was said beside the file. Raises `Unfit` where that, or `others`, names a candidate who is not there."""
    numbers = range(1, len(contest.candidates) + 1)
    _check_names(contest)
    members = [number for group in options.groups for number in group.members]
    for number in (*options.withdrawn, *options.order, *members, *others):
        if number not in numbers:
            values = {"number": str(number), "candidates": str(len(numbers))}
            raise Unfit(Said("There is no candidate {number}: they are numbered from 1 to {candidates}.", values))
    seats = contest.seats if options.seats is None else options.seats
    withdrawn = contest.withdrawn | frozenset(options.withdrawn)
    order = _whole(options.order, numbers) if options.order else contest.order
    return with_groups(replace(contest, seats=seats, withdrawn=withdrawn, order=order), options.groups)


def _check_names(contest: Contest) -> None:
    for number, name in enumerate(contest.candidates, 1):
        if len(name) > MOST_LETTERS:
            values = {"number": str(number), "letters": str(len(name)), "most": str(MOST_LETTERS)}
            raise Unfit(
                Said("The name of candidate {number} has {letters} letters; write it with at most {most}.", values)
            )


def _whole(order: Sequence[int], numbers: Sequence[int]) -> tuple[int, ...]:
    if sorted(order) != list(numbers):
        values = {"candidates": str(len(numbers))}
        raise Unfit(Said("The order for ties must name each of the {candidates} candidates once, by number.", values))
    return tuple(order)


def settled_by(contest: Contest, options: Options) -> TieBreak | None:
    """A lot comes before an order; an order stated in the file is the contest's own."""
    if options.seed:
        return by_lot(order_of(options.seed, dict(enumerate(contest.candidates, 1))))
    return TieBreak(contest.order, Settled.ORDER) if options.order else None
