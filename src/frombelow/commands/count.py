"""`frombelow count RULE FILE`: count it again, every stage with its reason."""

from __future__ import annotations

import json
from pathlib import Path

import click

from frombelow.commands.ballots import ORDER_HELP, SEED_HELP, Limit, Named, Numbers, groups_of, sentences
from frombelow.commands.files import bytes_of
from frombelow.commands.pictures import check_picture, save
from frombelow.methods.ballots.margins import Effort
from frombelow.methods.ballots.picture import transfers
from frombelow.methods.ballots.reading.detect import MOST_BYTES
from frombelow.methods.ballots.recount import Options, Recount, recount
from frombelow.methods.ballots.registry import RULES

EFFORTS = {"bounds": Effort.BOUNDS_ONLY, "usual": Effort.USUAL, "thorough": Effort.THOROUGH}


@click.command("count", epilog="Rules: " + ", ".join(RULES) + ".")
@click.argument("rule", metavar="RULE", type=click.Choice(list(RULES)))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@click.option("--seats", type=int, help="Seats to fill, where the file does not say or says otherwise.")
@click.option("--withdrawn", type=Numbers(), default=(), help="Candidates who have withdrawn.")
@click.option("--order", type=Numbers(), default=(), help=ORDER_HELP)
@click.option("--seed", default="", help=SEED_HELP)
@click.option(
    "--group",
    "members",
    type=Named(),
    multiple=True,
    help="A group of candidates: women=1,4,7. Several times for several.",
)
@click.option(
    "--floor", "floors", type=Named(1), multiple=True, help="At least so many of a group are elected: women=3."
)
@click.option(
    "--ceiling", "ceilings", type=Named(1), multiple=True, help="At most so many of a group are elected: north=2."
)
@click.option(
    "--margin",
    type=click.Choice(list(EFFORTS)),
    help="How hard to look for the margin (usual; bounds for very many papers).",
)
@click.option("--others/--no-others", default=None, help="Count by other rules too (yes; no for very many papers).")
@click.option(
    "--picture",
    type=click.Path(dir_okay=False, path_type=Path),
    callback=check_picture,
    help="Draw the transfers into this file (.svg or .png).",
)
def command(
    rule: str,
    file: Path,
    as_json: bool,
    seats: int | None,
    withdrawn: tuple[int, ...],
    order: tuple[int, ...],
    seed: str,
    members: tuple[Limit, ...],
    floors: tuple[Limit, ...],
    ceilings: tuple[Limit, ...],
    margin: str | None,
    others: bool | None,
    picture: Path | None,
) -> None:  # fmt: skip
    """Count the ballots of FILE (BLT, PrefLib, ABIF, CSV) by RULE: winners, every stage with its reason, ties, the margin, and what
    other rules would have done."""
    options = Options(
        seats, withdrawn, order, seed, EFFORTS[margin] if margin else None, others, groups_of(members, floors, ceilings)
    )
    with sentences(file):
        found = recount(bytes_of(file, MOST_BYTES), file.name, rule, options)
    if picture:
        save(_picture(found), picture)
    if as_json:
        click.echo(json.dumps(found.as_json(), ensure_ascii=False, indent=1))
        return
    from frombelow.commands.count_tables import show

    show(found)


def _picture(found: Recount) -> str:
    drawn = transfers(found.contest, found.count)
    if not drawn:
        raise click.ClickException("Nothing moves in this count, so there is no picture of it. Leave out --picture.")
    return drawn
