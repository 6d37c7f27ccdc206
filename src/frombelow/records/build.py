"""Builds a release: clean → link → score → publish. What an earlier, interrupted build finished is used again."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from frombelow.records.catalog import Entry, catalog
from frombelow.records.faults import RecordsFault
from frombelow.records.lock import only_one
from frombelow.records.progress import watching
from frombelow.records.steps import clean, link, publish, score
from frombelow.records.summary import Summary
from frombelow.records.swap import restore
from frombelow.records.tasks import Task, run_tasks
from frombelow.records.work import Work


def build(
    folder: Path,
    place: Path,
    work_folder: Path,
    *,
    jobs: int = 2,
    console: Console | None = None,
    entries: Sequence[Entry] | None = None,
) -> Summary:
    """Build the release at `place` from the raw records in `folder`, keeping finished work in `work_folder`.

    `jobs`: pieces of work done at once; the release does not depend on it. Raises RecordsFault with one
    sentence; the release that stood at `place` is then still there, whole.
    """
    if not folder.is_dir():
        raise RecordsFault(f"{folder} is not a folder. Name the folder that holds the raw records.")
    console = console or Console()
    started = time.perf_counter()
    folder, place, work_folder = folder.resolve(), place.resolve(), work_folder.resolve()
    with only_one(work_folder, place.parent):
        restore(place)
        chosen = list(entries if entries is not None else catalog())
        tasks = plan(chosen, folder)
        work, summary = Work(work_folder), Summary()
        with watching(console, len(tasks)) as watch:
            for done in run_tasks(tasks, work, jobs=jobs):
                summary.done.append(done)
                watch(done)
        summary.unmet = publish.unmet(chosen, work)
        summary.peak_before = summary.peak()
        console.print(f"Publishing to {place}", highlight=False)
        summary.sources, summary.manifest = publish.release(chosen, tasks, work, folder, place, jobs=jobs)
    summary.seconds = time.perf_counter() - started
    return summary


def plan(entries: Sequence[Entry], folder: Path) -> list[Task]:
    """Every task of a build, each after those it reads."""
    cleaning = clean.tasks(list(entries), folder)
    linking = link.tasks([task.name for task in cleaning], folder)
    return [*cleaning, *linking, *score.tasks([task.name for task in (*cleaning, *linking)])]
