"""The map of opinion as tables in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from frombelow.methods.common.said import Said
from frombelow.methods.opinions import telling
from frombelow.methods.opinions.answer import Answer

SHOWN = 10


def show(answer: Answer, repairs: Sequence[Said], console: Console | None = None) -> None:
    """What unites, the groups, what divides, what is uncertain."""
    screen = console or Console()
    for repair in repairs:
        screen.print(f"[dim]{escape(str(repair))}[/dim]")
    screen.print(f"{answer.people} people, {len(answer.statements)} statements, {answer.votes} votes.")
    unites = ((one.statement, telling.tell_united(answer, one)) for one in answer.consensus[:SHOWN])
    _print(screen, answer, "What unites", unites)
    screen.print(escape(str(telling.tell_groups(answer))))
    for group in answer.groups:
        speaks = ((one.statement, telling.tell_representative(answer, group, one)) for one in group.representative)
        heading = str(telling.tell_group(answer, group))
        _print(screen, answer, heading, () if group.number in answer.hidden else speaks)
    told = [one for one in answer.divisive if not {one.most, one.least} & answer.hidden]
    divides = ((one.statement, telling.tell_divide(answer, one)) for one in told[:SHOWN])
    _print(screen, answer, _headed("What divides", len(told)), divides)
    unsure = ((one.statement, telling.tell_uncertain(answer, one)) for one in answer.uncertain[:SHOWN])
    _print(screen, answer, _headed("What is uncertain", len(answer.uncertain)), unsure)
    _print_separations(screen, answer)


def _headed(heading: str, count: int) -> str:
    return f"{heading} (the first {SHOWN} of {count})" if count > SHOWN else heading


def _print(screen: Console, answer: Answer, heading: str, rows: Iterable[tuple[int, Said]]) -> None:
    table = Table(title=escape(heading), title_justify="left", title_style="bold", show_header=False, expand=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(ratio=3)
    table.add_column(ratio=2)
    for place, sentence in rows:
        statement = answer.statements[place]
        table.add_row(escape(statement.key), escape(statement.text), escape(str(sentence)))
    screen.print(table if table.row_count else f"[bold]{escape(heading)}[/bold]")


def _print_separations(screen: Console, answer: Answer) -> None:
    """The silhouettes of every number of groups that was tried."""
    if not answer.separations:
        return
    table = Table(title="How well each number of groups separates people", title_justify="left", title_style="bold")
    for column in ("groups", "silhouette", "people in each"):
        table.add_column(column)
    for one in answer.separations:
        sizes = ", ".join(map(str, one.sizes)) + ("" if one.is_allowed else " (too small)")
        table.add_row(str(one.count), f"{one.silhouette:.3f}", sizes)
    screen.print(table)
