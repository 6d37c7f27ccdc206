"""`frombelow count RULE FILE`: count it again, every stage with its reason."""

from __future__ import annotations

import json
from pathlib import Path

import click

from frombelow.commands.files import bytes_of
from frombelow.commands.pictures import check_picture, save
from frombelow.methods.ballots.fitting import Unfit
from frombelow.methods.ballots.margins import Effort
from frombelow.methods.ballots.picture import transfers
from frombelow.methods.ballots.reading.detect import MOST_BYTES
from frombelow.methods.ballots.reading.problems import Fault
from frombelow.methods.ballots.recount import Options, Recount, recount
from frombelow.methods.ballots.registry import RULES

EFFORTS = {"bounds": Effort.BOUNDS_ONLY, "usual": Effort.USUAL, "thorough": Effort.THOROUGH}


class Numbers(click.ParamType):  # type: ignore[type-arg]  # generic only in its stubs
    """3,1,2: numbers of candidates."""

    name = "N,N,…"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, ...]:  # fmt: skip
        if isinstance(value, tuple):
            return value
        parts = [part.strip() for part in str(value).split(",") if part.strip()]
        if not all(part.isascii() and part.isdigit() for part in parts):
            self.fail("Write the numbers of candidates with commas between them, like 3,1,2.", param, ctx)
        return tuple(int(part) for part in parts)


@click.command("count", epilog="Rules: " + ", ".join(RULES) + ".")
@click.argument("rule", metavar="RULE", type=click.Choice(list(RULES)))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@click.option("--seats", type=int, help="Seats to fill, where the file does not say or says otherwise.")
@click.option("--withdrawn", type=Numbers(), default=(), help="Candidates who have withdrawn.")
@click.option(
    "--order", type=Numbers(), default=(), help="A stated order for ties: all candidates, the most favored first."
)
@click.option("--seed", default="", help="The seed of a public lot that settles ties.")
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
    margin: str | None,
    others: bool | None,
    picture: Path | None,
) -> None:  # fmt: skip
    """Count the ballots of FILE (BLT, PrefLib, ABIF, CSV) by RULE: winners, every stage with its reason, ties, the margin, and what
    other rules would have done."""
    options = Options(seats, withdrawn, order, seed, EFFORTS[margin] if margin else None, others)
    found = _count(file, rule, options)
    if picture:
        save(_picture(found), picture)
    if as_json:
        click.echo(json.dumps(found.as_json(), ensure_ascii=False, indent=1))
        return
    from frombelow.commands.count_tables import show

    show(found)


def _count(file: Path, rule: str, options: Options) -> Recount:
    try:
        return recount(bytes_of(file, MOST_BYTES), file.name, rule, options)
    except Fault as fault:
        raise click.ClickException(f"{file.name}: {fault}") from fault
    except Unfit as unfit:
        raise click.ClickException(str(unfit)) from unfit


def _picture(found: Recount) -> str:
    drawn = transfers(found.contest, found.count)
    if not drawn:
        raise click.ClickException("Nothing moves in this count, so there is no picture of it. Leave out --picture.")
    return drawn
