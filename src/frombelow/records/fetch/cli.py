"""`frombelow records fetch`: brings public records from their publishers into a folder a build can read."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TaskID, TextColumn, TransferSpeedColumn
from rich.table import Column, Table

from frombelow.records.faults import RecordsFault

if TYPE_CHECKING:  # loaded only when the command runs, so that other commands start at once
    from frombelow.records.fetch.catalog import Download, Item
    from frombelow.records.fetch.download import Progress as Told
    from frombelow.records.fetch.run import Outcome

FOLDER = click.Path(path_type=Path, file_okay=False)


@click.command("fetch")
@click.argument("sources", nargs=-1)
@click.option("--to", "folder", type=FOLDER, help="Folder of raw records to put the files in.")
@click.option("--year", "years", type=click.IntRange(1990, 2100), multiple=True, help="Year of a yearly file; last year if none.")  # fmt: skip
@click.option("--state", "states", multiple=True, help="Two letters, for files by state; every state if none.")
@click.option("--area", "areas", multiple=True, help="County, e.g. 37063, to fetch jobs and pay of that county only.")
@click.option("--day", help="YYYYMMDD, for a file whose name carries its day.")
@click.option("--catalog", type=click.Path(path_type=Path, dir_okay=False), help="Another list of downloads.")  # fmt: skip
def fetch_command(
    sources: tuple[str, ...],
    folder: Path | None,
    years: tuple[int, ...],
    states: tuple[str, ...],
    areas: tuple[str, ...],
    day: str | None,
    catalog: Path | None,
) -> None:
    """Fetch public records from their publishers; with no SOURCE, list what there is. Needs internet.

    SOURCE is a name from that list, or 'all'. What was stopped goes on where it was;
    what is unchanged is not sent again.
    """
    from frombelow.records.fetch.catalog import CATALOG, Wanted, order, read_catalog

    console = Console()
    try:
        downloads = read_catalog(catalog or CATALOG)
        if not sources:
            console.print(_list(downloads))
            return
        if folder is None:
            raise RecordsFault("Say where the files go: --to FOLDER.")
        items = order(downloads, sources, Wanted(years, states, areas, day), datetime.now(UTC).year)
    except RecordsFault as fault:
        click.echo(str(fault), err=True)
        sys.exit(1)
    failed = _run(items, folder, console)
    if failed:
        click.echo(f"{failed} of {len(items)} could not be fetched.", err=True)
        sys.exit(1)


def _run(items: list[Item], folder: Path, console: Console) -> int:
    """Fetch with a bar; returns how many failed."""
    from frombelow.records.fetch.run import fetch_all

    failed = 0
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        for outcome in fetch_all(items, folder, watch=_Bar(bar)):
            failed += outcome.failed
            _say(outcome)
    return failed


def _say(outcome: Outcome) -> None:
    click.echo(outcome.sentence, err=outcome.failed)


class _Bar:
    """A bar per file, gone when the file is there."""

    def __init__(self, bar: Progress) -> None:
        self.bar = bar
        self.task: TaskID | None = None

    def begin(self, item: Item) -> Told:
        task = self.task = self.bar.add_task(item.title, total=None)
        return lambda at_hand, in_all: self.bar.update(task, completed=at_hand, total=in_all)

    def end(self) -> None:
        if self.task is not None:
            self.bar.remove_task(self.task)


def _list(downloads: tuple[Download, ...]) -> Table:
    table = Table(Column("source", no_wrap=True), "what it brings", "changes", "needs", title="What can be fetched")
    for download in downloads:
        needs = " ".join(f"--{blank}" for blank in download.blanks)
        table.add_row(download.source, download.contains, download.changes, needs)
    return table
