"""`frombelow journal`: recompute the journal of a group from a file that a member took along."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from frombelow.commands.files import bytes_of
from frombelow.methods.common import ends
from frombelow.methods.common.journals import PARTS, checked
from frombelow.methods.common.said import Unreadable

MOST_BYTES = 2 * 2**30


@click.command("journal")
@click.argument("journal", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@click.option(
    "--written-down", default="", help="A fingerprint that you wrote down earlier: is it still in the journal?"
)
@click.option(
    "--end",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A signed end of the journal that you kept: is it still in the journal?",
)
def command(journal: Path, written_down: str, end: Path | None) -> None:
    """Check JOURNAL, a file of a group's journal (JSON lines): that nothing in it was changed, dropped or put in another order."""
    lines = _read(journal)
    found = checked(lines)
    if not found.is_whole:
        raise click.ClickException(
            f"Entry {found.first_wrong} does not follow from those before it: it, or one before it, was changed. "
            f"The {found.entries} entries before it are whole."
        )
    click.echo(f"Whole: {found.entries} entries.\nFingerprint of the last: {found.fingerprint}")
    if written_down:
        _find(lines, "".join(written_down.lower().split()))
    if end:
        _find_end(lines, end)


def _find_end(lines: list[dict[str, Any]], path: Path) -> None:
    """Say whether the end that somebody kept is still there."""
    try:
        kept = ends.read(bytes_of(path, MOST_BYTES).decode("utf-8", "replace"))
    except Unreadable as fault:
        raise click.ClickException(f"{path.name}: {fault}") from None
    if kept.end and kept.end.chain not in {line["chain"] for line in lines}:
        raise click.ClickException(f"{path.name} is the end of another journal, of the group {kept.end.chain}.")
    if kept.end and kept.end.number > len(lines):
        raise click.ClickException(
            f"The journal had {kept.end.number} entries on {kept.end.day}, and has {len(lines)} now: its end was cut."
        )
    if kept.signer:
        click.echo(f"The end that you kept was signed by {kept.signer}.")
    _find(lines, kept.fingerprint)


def _find(lines: list[dict[str, Any]], known: str) -> None:
    """Say where a fingerprint stands that was written down."""
    if len(known) < ends.SHORTEST:
        raise click.ClickException(f"Give at least {ends.SHORTEST} digits of the fingerprint.")
    numbers = [line["number"] for line in lines if line["fingerprint"].startswith(known)]
    if not numbers:
        raise click.ClickException(
            "The fingerprint that you wrote down is not in this journal: its past was changed since then."
        )
    click.echo(f"What you wrote down is entry {numbers[0]}: everything up to it is as it was then.")


def _read(journal: Path) -> list[dict[str, Any]]:
    """The entries, one a line."""
    lines = []
    for number, text in enumerate(bytes_of(journal, MOST_BYTES).splitlines(), 1):
        try:
            line = json.loads(text)
        except ValueError:
            line = None
        if not isinstance(line, dict) or not set(PARTS) | {"fingerprint"} <= set(line):
            raise click.ClickException(
                f"{journal.name}, line {number}: this is no entry of a journal. Take the file along again from the page Journal."
            )
        lines.append(line)
    return lines
