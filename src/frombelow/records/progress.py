"""Shows a build as it goes: a bar on a terminal, plain lines otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from frombelow.records.tasks import Done

STEPS = {"clean": "Cleaning", "link": "Linking", "score": "Scoring", "publish": "Publishing"}


@contextmanager
def watching(console: Console, total: int) -> Iterator[Callable[[Done], None]]:
    """What to call with each finished task, of `total`. Plain lines where the output is no terminal."""
    if not console.is_terminal:
        yield lambda done: console.print(sentence(done), highlight=False)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as bar:
        line = bar.add_task("Starting", total=total)
        yield lambda done: bar.update(line, advance=1, description=sentence(done))


def sentence(done: Done) -> str:
    """'Cleaning olms: 2.1 s' or 'Cleaning olms: done before'."""
    step, _, name = done.name.partition(":")
    return f"{STEPS.get(step, step)} {name}: {'done before' if done.reused else f'{done.seconds:.1f} s'}"
