"""`frombelow opinions FILE`: the map of opinion of a votes file. What unites comes first."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import click

from frombelow.commands import opinions_tables
from frombelow.commands.files import bytes_of, readable
from frombelow.commands.pictures import check_picture, save
from frombelow.methods.opinions.answer import Answer, opinions, with_groups
from frombelow.methods.opinions.picture import svg
from frombelow.methods.opinions.reading import Reading, read_votes, with_statements
from frombelow.methods.opinions.reading.loose import LARGEST_FILE
from frombelow.methods.opinions.serial import as_json
from frombelow.methods.opinions.settings import STANDARD

FILE = click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)
PICTURE = click.Path(dir_okay=False, path_type=Path)


@click.command(name="opinions")
@click.argument("file", type=FILE)
@click.option("--statements", type=FILE, help="Texts and moderation of the statements (comments.csv or .json).")
@click.option(
    "--given-groups", is_flag=True, help="Take the groups of the file's group-id column instead of finding groups."
)
@click.option("--json", "is_json", is_flag=True, help="Print everything as JSON.")
@click.option(
    "--without-people", is_flag=True, help="Leave out of the JSON who is in which group and where each person stands."
)
@click.option("--picture", type=PICTURE, callback=check_picture, help="Draw the map into this file (.svg or .png).")
@click.option(
    "--seed", default="", help="Any text: it chooses other half-samples. Without it they are always the same."
)
def command(
    file: Path,
    statements: Path | None,
    given_groups: bool,
    is_json: bool,
    without_people: bool,
    picture: Path | None,
    seed: str,
) -> None:
    """Map the opinions in FILE: votes of 1 (agree), -1 (disagree), 0 (pass) on statements.

    FILE has a line per person and a column per statement (participants-votes.csv), or a line per vote (voter-id, comment-id, vote), or is JSON with an object per
    vote. The answer does not depend on the order of lines or columns.
    """
    reading = _read(file, statements)
    answer = _answer(reading, given_groups, seed)
    if picture is not None:
        save(svg(answer), picture)
    if is_json:
        for repair in reading.repairs:
            click.echo(str(repair), err=True)
        # The same votes are the same answer, however their file is written: line ends and encoding are named beside it only.
        told = {"repairs": [str(one) for one in reading.repairs_of_content]}
        told |= as_json(answer, with_people=not without_people)
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        opinions_tables.show(answer, reading.repairs)


def _read(file: Path, statements: Path | None) -> Reading:
    data = bytes_of(file, LARGEST_FILE)
    reading = readable(file, lambda: read_votes(data))
    if statements is None:
        return reading
    told = bytes_of(statements, LARGEST_FILE)
    return readable(statements, lambda: with_statements(reading, told))


def _answer(reading: Reading, given_groups: bool, seed: str) -> Answer:
    settings = replace(STANDARD, seed=seed)
    if not given_groups:
        return opinions(reading.votes, settings)
    if not reading.groups:
        raise click.ClickException("The file names no groups. Leave out --given-groups, or add a column group-id.")
    return with_groups(reading.votes, reading.numbered_groups, settings)
