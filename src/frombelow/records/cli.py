"""`frombelow records …`: build, check and look at releases of public records."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from frombelow.records.faults import RecordsFault
from frombelow.records.fetch.cli import fetch_command

FOLDER = click.Path(path_type=Path, file_okay=False)


@click.group()
def records() -> None:
    """Build, check and look at releases of public records."""


records.add_command(fetch_command)


@contextmanager
def plain_faults() -> Iterator[None]:
    """A fault is one sentence and exit status 1, never a traceback."""
    try:
        yield
    except RecordsFault as fault:
        click.echo(str(fault), err=True)
        sys.exit(1)


@records.command("build")
@click.option("--from", "folder", type=FOLDER, required=True, help="Folder with the raw records.")
@click.option(
    "--to", "place", type=FOLDER, default=Path("var/release"), show_default=True, help="Where the release goes."
)
@click.option(
    "--work", "work", type=FOLDER, default=Path("var/work"), show_default=True, help="Where finished pieces wait."
)
@click.option("--jobs", type=click.IntRange(1, 64), default=2, show_default=True, help="Pieces of work done at once.")
def build_command(folder: Path, place: Path, work: Path, jobs: int) -> None:
    """Build a release from raw records. A build that was stopped goes on where it was."""
    from frombelow.records.build import build

    console = Console()
    with plain_faults():
        build(folder, place, work, jobs=jobs, console=console).show(console)


@records.command("check")
@click.argument("folder", type=FOLDER)
def check_command(folder: Path) -> None:
    """Open a release and verify every file of it."""
    from frombelow.records.verify import verify

    with plain_faults():
        for line in verify(folder):
            click.echo(line)


@records.command("sources")
def sources_command() -> None:
    """List the cards of all sources."""
    from frombelow.records.catalog import catalog

    with plain_faults():
        table = Table("source", "what", "covers", "licence", "status")
        for entry in catalog():
            status = "not used: " + (entry.card.reason or "") if entry.card.not_used else "used"
            table.add_row(entry.card.source_id, entry.card.title, entry.card.covers, entry.card.licence, status)
        Console().print(table)
