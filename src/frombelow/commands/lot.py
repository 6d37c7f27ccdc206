"""`frombelow lot`: a public lot that nobody can steer and anybody can draw again. Commit first, reveal afterwards."""

from __future__ import annotations

import csv
import json
import shlex
from io import StringIO
from pathlib import Path

import click

from frombelow.commands.ballots import sentences
from frombelow.commands.files import bytes_of
from frombelow.methods.ballots.reading.detect import MOST_BYTES, read_papers
from frombelow.methods.common.lots import SHORTEST, commitment, draw, is_good_secret

MOST_OF_A_LOT = 1_000_000  # bytes
COLUMNS = ["participant", "commitment", "text"]
FILE = click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)


@click.group("lot")
def command() -> None:
    """Draw a public lot for ties: each participant commits to a secret text; when all have, each reveals it; the texts together decide."""


@command.command("commit")
@click.option(
    "--text", prompt="Your secret text", hide_input=True, confirmation_prompt=True, help="Asked for, unless given here."
)
def commit(text: str) -> None:
    """The commitment to a secret text: hand it in, and keep the text for yourself until all have handed in theirs."""
    if not is_good_secret(text):
        raise click.ClickException(
            f"The text is too short or has a line break: write one line of at least {SHORTEST} characters."
        )
    click.echo(commitment(text))


@command.command("draw")
@click.argument("lot", type=FILE)
@click.option("--contest", required=True, help="What the lot is for, as it was announced with it: stewards-2026.")
@click.option("--ballots", type=FILE, required=True, help="The file of ballots with the candidates' names.")
@click.option("--json", "is_json", is_flag=True, help="Print everything as JSON.")
def draw_lot(lot: Path, contest: str, ballots: Path, is_json: bool) -> None:
    """Draw from LOT, a CSV file with the columns participant, commitment, text: the seed, and the order for ties."""
    commitments, reveals = _read(lot)
    with sentences(ballots):
        candidates = read_papers(bytes_of(ballots, MOST_BYTES), ballots.name).contest.candidates
    drawn = draw(contest, commitments, reveals, dict(enumerate(candidates, 1)))
    if not drawn.is_drawn:
        raise click.ClickException(str(drawn.reason))
    if is_json:
        click.echo(json.dumps({"seed": drawn.seed, "order": list(drawn.order)}, indent=1))
        return
    click.echo(f"Seed:  {drawn.seed}\nOrder: {', '.join(map(str, drawn.order))}  (the most favored first)\n")
    for number in drawn.order:
        click.echo(f"{number:>4}  {candidates[number - 1]}")
    texts = shlex.join([contest, *sorted(reveals.values(), key=str.encode)])
    click.echo(f"\nThe seed is the SHA-256 of these lines; draw it again with\n  printf '%s\\n' {texts} | sha256sum")


def _read(lot: Path) -> tuple[dict[str, str], dict[str, str]]:
    """Commitments and revealed texts by participant; a text that is empty was not revealed."""
    try:
        rows = list(csv.DictReader(StringIO(bytes_of(lot, MOST_OF_A_LOT).decode("utf-8-sig"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as fault:
        raise click.ClickException(
            f"{lot.name} is no CSV file in UTF-8: write one with the columns {', '.join(COLUMNS)}."
        ) from fault
    if not rows or not set(COLUMNS) <= set(rows[0]):
        raise click.ClickException(f"{lot.name} lacks a column or any line below it: write {', '.join(COLUMNS)}.")
    names = [row["participant"] or "" for row in rows]
    if len(set(names)) < len(names) or not all(names):
        raise click.ClickException(f"{lot.name}: each participant must have a name, and stand there once.")
    commitments = {name: (row["commitment"] or "").strip() for name, row in zip(names, rows, strict=True)}
    return commitments, {name: row["text"] for name, row in zip(names, rows, strict=True) if row["text"]}
