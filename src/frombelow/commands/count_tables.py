"""A count in a terminal: the stages as a table, then the sentences."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from frombelow.methods.ballots.as_json import number
from frombelow.methods.ballots.groups import told_by_limits
from frombelow.methods.ballots.papers import Contest
from frombelow.methods.ballots.recount import Recount
from frombelow.methods.ballots.result import Count, Stage, Status
from frombelow.methods.ballots.vacancy import Vacancy
from frombelow.methods.ballots.wording import names

NAME = 28  # letters of a candidate's name beside her row
BETWEEN = 3  # letters between two columns


def show(found: Recount, console: Console | None = None) -> None:
    """Print all of it."""
    out = console or Console(highlight=False)
    count, contest = found.count, found.contest
    out.print(f"[bold]{escape(contest.title or 'Count')}[/bold]", f"· {escape(found.rule.name)} · {found.format}\n")
    show_stages(contest, count, out)
    for line in _answer(found, count):
        out.print(line)


def show_vacancy(vacancy: Vacancy, console: Console | None = None) -> None:
    """Print how the seat was filled."""
    out = console or Console(highlight=False)
    contest, count = vacancy.contest, vacancy.countback
    leaver = escape(contest.name(vacancy.leaver))
    out.print(f"[bold]{escape(contest.title or 'Countback')}[/bold]", f"· the seat of {leaver}\n")
    show_stages(contest, count, out)
    out.print(f"\n[bold]Follows:[/bold] {escape(names(contest, count.winners)) or 'nobody for sure'}")
    if count.tied:
        out.print(f"[bold]Tied:[/bold] {escape(names(contest, count.tied))}")
    for repair in vacancy.repairs:
        out.print(f"[dim]Repaired:[/dim] {escape(str(repair))}")


def show_stages(contest: Contest, count: Count, out: Console) -> None:
    """As many stages beside each other as the terminal is wide, then their sentences."""
    widest = max((len(_cell(stage.votes[0], count.decimals)) for stage in count.stages), default=1)
    beside = max((out.width - NAME) // (max(widest, 9) + BETWEEN), 1)
    for start in range(0, len(count.stages), beside):
        out.print(_table(contest, count.stages[start : start + beside], count.decimals), "")
    for stage in count.stages:
        for said in stage.said:
            out.print(f"[dim]{stage.number:>3}[/dim]  {escape(str(said))}")


def _table(contest: Contest, stages: tuple[Stage, ...], decimals: int) -> Table:
    table = Table(show_edge=False, pad_edge=False, box=None, header_style="bold")
    table.add_column("", max_width=NAME, no_wrap=True, overflow="ellipsis")
    for stage in stages:
        table.add_column(f"{stage.number} {stage.deed.value.split()[0]}", justify="right", no_wrap=True)
    for candidate in contest.standing:
        votes = [_marked(stage, candidate, decimals) for stage in stages]
        table.add_row(escape(contest.name(candidate)), *votes)
    table.add_row("exhausted", *(_cell(stage.exhausted, decimals) for stage in stages), style="dim")
    return table


def _cell(votes: Fraction, decimals: int) -> str:
    return number(votes, decimals) if votes else "–"


def _marked(stage: Stage, candidate: int, decimals: int) -> str:
    votes, status = _cell(stage.votes[candidate - 1], decimals), stage.status[candidate - 1]
    if status is Status.ELECTED:
        return f"[bold red]{votes}[/bold red]"
    return f"[dim]{votes}[/dim]" if status is Status.EXCLUDED else votes


def _answer(found: Recount, count: Count) -> Iterator[str]:
    yield ""
    yield f"[bold]Elected:[/bold] {escape(names(found.contest, count.winners)) or 'nobody for sure'}"
    if count.tied:
        yield f"[bold]Tied:[/bold] {escape(names(found.contest, count.tied))} ({count.open_seats} to be elected)"
    yield from (f"[bold]Limits:[/bold] {escape(str(said))}" for said in told_by_limits(count))
    yield from (escape(str(said)) for said in count.said)
    if found.margin:
        yield from (f"[bold]Margin:[/bold] {escape(str(said))}" for said in found.margin.said)
    yield from (f"[dim]Other rule:[/dim] {escape(str(other.said))}" for other in found.others)
    yield from (f"[dim]Repaired:[/dim] {escape(str(repair))}" for repair in found.repairs)
