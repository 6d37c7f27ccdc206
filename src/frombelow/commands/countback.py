"""`frombelow countback FILE --leaver N`: a seat falls vacant, and the papers that elected the member who leaves are counted again."""

from __future__ import annotations

import json
from pathlib import Path

import click

from frombelow.commands.ballots import ORDER_HELP, SEED_HELP, Numbers, sentences
from frombelow.commands.files import bytes_of
from frombelow.methods.ballots.as_json import count_as_json
from frombelow.methods.ballots.reading.detect import MOST_BYTES
from frombelow.methods.ballots.recount import Options
from frombelow.methods.ballots.vacancy import Vacancy, fill


@click.command("countback")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@click.option("--leaver", type=int, required=True, help="The number of the member who leaves.")
@click.option(
    "--consent", type=Numbers(), help="Who of the others consents to follow; without it, all who were not elected."
)
@click.option("--json", "is_json", is_flag=True, help="Print everything as JSON.")
@click.option("--seats", type=int, help="Seats of the election, where the file does not say or says otherwise.")
@click.option("--withdrawn", type=Numbers(), default=(), help="Candidates who had withdrawn before the election.")
@click.option("--order", type=Numbers(), default=(), help=ORDER_HELP)
@click.option("--seed", default="", help=SEED_HELP)
def command(
    file: Path,
    leaver: int,
    consent: tuple[int, ...] | None,
    is_json: bool,
    seats: int | None,
    withdrawn: tuple[int, ...],
    order: tuple[int, ...],
    seed: str,
) -> None:
    """Fill a vacancy from the papers of FILE: the election is counted by Scottish STV, then the papers that elected the member who leaves are
    counted again among those who consent."""
    with sentences(file):
        vacancy = fill(bytes_of(file, MOST_BYTES), file.name, leaver, consent, Options(seats, withdrawn, order, seed))
    if is_json:
        click.echo(json.dumps(_as_json(vacancy), ensure_ascii=False, indent=1))
        return
    from frombelow.commands.count_tables import show_vacancy

    show_vacancy(vacancy)


def _as_json(vacancy: Vacancy) -> dict[str, object]:
    return {
        "leaver": vacancy.leaver,
        "elected": list(vacancy.election.winners),
        "candidates": list(vacancy.contest.candidates),
        **count_as_json(vacancy.countback),
        "repairs": [str(repair) for repair in vacancy.repairs],
    }
