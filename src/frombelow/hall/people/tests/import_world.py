"""Imports in a small world: the works run at once, within the test."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from frombelow.hall.groups.scope import Reader
from frombelow.hall.kit import ids
from frombelow.hall.kit.bounded import Limits
from frombelow.hall.kit.messages import Done, Step
from frombelow.hall.people.actions import imports
from frombelow.hall.people.imports import checking, work
from frombelow.hall.people.imports.committing import Pace
from frombelow.hall.people.imports.jobs import FILE
from frombelow.hall.people.imports.store import KEY_BYTES, Store
from frombelow.hall.people.models import Import
from frombelow.hall.people.rules.imports import Differs

SAMPLES = Path(__file__).parent / "samples"
QUICK = Pace(rows=1_000, nap=0)


def handed_in(reader: Reader, content: bytes | str, name: str = "list.csv") -> Import:
    """A file, as a page hands it in."""
    ident = ids.ident()
    store = Store(work.folder() / ident, os.urandom(KEY_BYTES))
    store.put(FILE, content.encode() if isinstance(content, str) else content)
    return imports.begin(reader=reader, ident=ident, store=store, file_name=name)


def checked(
    reader: Reader, one: Import, targets: Sequence[str] | None = None, differs: Differs = Differs.FILE
) -> Import:
    """Its columns placed, and checked."""
    imports.place(reader=reader, one=one, targets=targets or one.plan["targets"], differs=differs)
    return done(one)


def committed(reader: Reader, one: Import, pace: Pace = QUICK) -> Import:
    """Written."""
    imports.commit(reader=reader, one=one)
    return done(one, pace)


def undone(reader: Reader, one: Import, pace: Pace = QUICK) -> Import:
    """Taken back."""
    imports.undo(reader=reader, one=one)
    return done(one, pace)


def done(one: Import, pace: Pace = QUICK) -> Import:
    """After the work that is to be done."""
    imports.do(one.ident, pace)
    one.refresh_from_db()
    return one


def imported(
    reader: Reader, content: bytes | str, targets: Sequence[str] | None = None, differs: Differs = Differs.FILE
) -> Import:
    """All of it."""
    return committed(reader, checked(reader, handed_in(reader, content), targets, differs))


def at_once(_limits: Limits, job: str, *arguments: Any) -> Iterator[Step | Done]:
    """In place of `kit.bounded`: the job in this process, which takes a second less."""
    module, name = job.split(":")
    steps: list[Step] = []
    value = getattr(import_module(module), name)(
        lambda pattern, **values: steps.append(Step(pattern, values)), *arguments
    )
    yield from steps
    yield Done(value)


def set_up(monkeypatch: pytest.MonkeyPatch, settings: Any, folder: Path) -> None:
    """Works are done when the test says so, in a folder of its own, and read files at once."""
    settings.VAR = folder
    monkeypatch.setattr(work, "start", lambda ident: None)
    monkeypatch.setattr(imports, "within", at_once)
    monkeypatch.setattr(checking, "without_turn", at_once)
