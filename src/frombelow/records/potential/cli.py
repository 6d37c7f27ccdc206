"""`frombelow potential`: where organizing can move most, from a release of public records."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from frombelow.methods.potential.demands import DEMANDS
from frombelow.methods.potential.presets import DEFAULT, DEFAULT_OF, PRESETS
from frombelow.methods.potential.ranking import NoWeights
from frombelow.records.faults import RecordsFault
from frombelow.records.potential.levels import LEVELS, Asked, Row, found, known_until
from frombelow.records.release_format import BUNDLED

SHOWN = 25


class Weights(click.ParamType[dict[str, float]]):
    """petitions=10,size=2"""

    name = "weights"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dict[str, float]:
        if isinstance(value, dict):
            return value
        told = {}
        for pair in filter(None, str(value).split(",")):
            key, _, number = pair.partition("=")
            try:
                told[key.strip()] = float(number)
            except ValueError:
                self.fail(f"“{pair}” is no weight. Write them as petitions=10,size=2.", param, ctx)
        return told


class Demands(click.ParamType[tuple[str, ...]]):
    """wage_floor,staffing"""

    name = "demands"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        chosen = tuple(one.strip() for one in value.split(",")) if isinstance(value, str) else tuple(value)
        for one in chosen:
            if one not in DEMANDS:
                self.fail(f"There is no demand named “{one}”; there are {', '.join(DEMANDS)}.", param, ctx)
        return chosen


@click.command("potential", epilog=f"Presets: {', '.join(PRESETS)}.")
@click.option(
    "--level",
    type=click.Choice(LEVELS),
    default="cell",
    help="What is ranked: county × sector (cell), counties, occupations in areas.",
)
@click.option(
    "--preset",
    type=click.Choice(list(PRESETS)),
    help=f"Named weights ({DEFAULT}; of occupations {DEFAULT_OF['occupation']}).",
)
@click.option("--weights", type=Weights(), help="Weights of your own instead: petitions=10,size=2.")
@click.option("--demands", type=Demands(), help="The demands that count: wage_floor,staffing (those of the preset).")
@click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Use nothing dated after this day (the last one on record)."
)
@click.option(
    "--release",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=BUNDLED,
    help="A release (the one that came with the program).",
)
@click.option(
    "--place",
    help="Only this county, state or metropolitan area (37063, 37, m20500). Ranks stay those of the nation.",
)
@click.option("--code", help="Only this sector or occupation: 72, 61-public, 35-3023.")
@click.option(
    "--workers",
    type=click.IntRange(0),
    default=0,
    help="Only rows with at least so many workers, as far as they are known.",
)
@click.option("--top", type=click.IntRange(1), help="Only so many rows.")
@click.option(
    "--engine",
    type=click.Choice(["numpy", "spark"]),
    default="numpy",
    help="Spark for data that outgrow one machine; the ranks are the same.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the rows as JSON.")
def command(
    level: str,
    preset: str | None,
    weights: dict[str, float] | None,
    demands: tuple[str, ...] | None,
    as_of: datetime | None,
    folder: Path,
    place: str | None,
    code: str | None,
    workers: int,
    top: int | None,
    engine: str,
    as_json: bool,
) -> None:  # fmt: skip
    """Rank places, sectors and occupations by their potential for organizing, with reasons, and how far each rank could move."""
    with sentences():
        day = day_on_record(folder, as_of.date()) if as_of else None
        asked = Asked(level, preset, weights, demands, day, place, code, engine, workers)
        rows = list(found(folder, asked, top or (None if as_json else SHOWN)))
    if as_json:
        click.echo("[" + ",\n".join(json.dumps(row.as_json(), ensure_ascii=False) for row in rows) + "]")
        return
    show(rows, asked)


def day_on_record(folder: Path, day: date) -> date:
    """The day, or the last one on record with a note where it lies after that."""
    last = known_until(folder)
    if day > last:
        click.echo(f"Nothing is on record after {last}: this is the ranking as of that day.", err=True)
    return min(day, last)


@contextmanager
def sentences() -> Iterator[None]:
    """Faults as one sentence."""
    try:
        yield
    except (RecordsFault, NoWeights) as fault:
        raise click.ClickException(str(fault)) from fault


def show(rows: list[Row], asked: Asked) -> None:
    """The rows as a table."""
    from rich.console import Console
    from rich.table import Table

    table = Table(
        "rank",
        "could be",
        "place",
        "sector" if asked.level != "occupation" else "occupation",
        "workers",
        "score",
        "why",
        title=asked.title(),
    )
    for row in rows:
        workers = "suppressed" if row.workers is None else f"{row.workers:,.0f}"
        table.add_row(
            f"{row.rank:,}", f"{row.rank_low:,}–{row.rank_high:,}", row.place, row.title, workers, f"{row.score:.1f}", " ".join(row.reasons)
        )  # fmt: skip
    Console().print(table)
