"""What the commands on files of ballots share: numbers and groups of candidates on the command line, and faults as sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from frombelow.methods.ballots.fitting import Unfit
from frombelow.methods.ballots.groups import Group
from frombelow.methods.ballots.reading.problems import Fault

ORDER_HELP = "A stated order for ties: all candidates, the most favored first."
SEED_HELP = "The seed of a public lot that settles ties (frombelow lot)."
Limit = tuple[str, tuple[int, ...]]


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
        return tuple(int(part[:9]) for part in parts)


class Named(click.ParamType):  # type: ignore[type-arg]  # generic only in its stubs
    """women=1,4,7: a group and its numbers, or how many of it (`most` 1)."""

    def __init__(self, most: int | None = None) -> None:
        self.most = most
        self.name = "GROUP=N" if most else "GROUP=N,N,…"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Limit:  # fmt: skip
        name, _, told = str(value).rpartition("=")
        numbers = Numbers().convert(told, param, ctx)
        if not name.strip() or not numbers or len(numbers) > (self.most or len(numbers)):
            self.fail(f"Write {'women=3' if self.most else 'women=1,4,7'}: the group, =, and its numbers.", param, ctx)
        return name.strip(), numbers


def groups_of(members: Sequence[Limit], floors: Sequence[Limit], ceilings: Sequence[Limit]) -> tuple[Group, ...]:
    """The groups with their floors and ceilings, in the order in which they were named."""
    for told in (members, floors, ceilings):
        names = [name for name, _ in told]
        if doubled := next((name for name in names if names.count(name) > 1), None):
            raise click.ClickException(f"The group “{doubled}” stands there twice: write it once.")
    at_least, at_most, numbers = dict(floors), dict(ceilings), dict(members)
    return tuple(
        Group(name, numbers.get(name, ()), _only(at_least.get(name)), _only(at_most.get(name)))
        for name in dict.fromkeys([*numbers, *at_least, *at_most])
    )


def _only(numbers: tuple[int, ...] | None) -> int | None:
    return numbers[0] if numbers else None


@contextmanager
def sentences(file: Path) -> Iterator[None]:
    """What is wrong with a file, or with what was asked of it, is told in one sentence."""
    try:
        yield
    except Fault as fault:
        raise click.ClickException(f"{file.name}: {fault}") from fault
    except Unfit as unfit:
        raise click.ClickException(str(unfit)) from unfit
