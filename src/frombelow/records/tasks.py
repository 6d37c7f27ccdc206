"""Runs pieces of work in the order they need each other, several at once, and skips those already done."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from multiprocessing import get_context

import pyarrow as pa

from frombelow.records.digest import value_digest
from frombelow.records.work import Outcome, Work


@dataclass(frozen=True)
class Task:
    """One restartable piece of a build.

    `reads` names the pieces it needs; `made_from` is a fingerprint of everything else it depends on
    (files, code); `run` gets a Desk and must be a module's function (or a partial of one).
    """

    name: str
    run: Callable[[Desk], Outcome]
    reads: tuple[str, ...] = ()
    made_from: str = ""


@dataclass(frozen=True)
class Desk:
    """What a task finds on its desk: the tables of the pieces it reads."""

    work: Work
    reads: tuple[str, ...]

    def table(self, name: str) -> pa.Table:
        """All rows of a table; raises KeyError if no piece made it."""
        found = self.work.table(name, self.reads)
        if found is None:
            raise KeyError(name)
        return found

    def only(self, step: str) -> Desk:
        """A desk with the pieces of one step alone ('clean:', 'link:'): staged and linked tables share names."""
        return Desk(self.work, tuple(name for name in self.reads if name.startswith(step)))

    def maybe(self, name: str) -> pa.Table | None:
        """All rows of a table, or None."""
        return self.work.table(name, self.reads)


@dataclass(frozen=True)
class Done:
    """A finished task: its seconds (0 where an earlier build had done it) and the worker's peak memory in bytes."""

    name: str
    seconds: float
    peak: int
    worker: int
    reused: bool


def stamps_of(tasks: Sequence[Task]) -> dict[str, str]:
    """The stamp of every task: of what it is made from, and of the stamps of what it reads."""
    stamps: dict[str, str] = {}
    for task in tasks:
        stamps[task.name] = value_digest([task.name, task.made_from, [stamps[name] for name in task.reads]])
    return stamps


def run_tasks(tasks: Sequence[Task], work: Work, *, jobs: int) -> Iterator[Done]:
    """Run all tasks (listed so that each comes after those it reads) and yield each when it is done.

    The first fault stops the build; what was finished by then stays.
    """
    stamps = stamps_of(tasks)
    waiting = []
    for task in tasks:
        if work.done(task.name, stamps[task.name]):
            yield Done(task.name, 0.0, 0, 0, reused=True)
        else:
            waiting.append(task)
    if jobs == 1:
        for task in waiting:
            yield _perform(task, work, stamps[task.name])
    elif waiting:
        yield from _run_at_once(waiting, work, stamps, jobs)


def _run_at_once(waiting: list[Task], work: Work, stamps: dict[str, str], jobs: int) -> Iterator[Done]:
    """Hand tasks to worker processes as soon as what they read is there."""
    unfinished = {task.name for task in waiting}
    running: set[Future[Done]] = set()
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        try:
            while waiting or running:
                ready = [task for task in waiting if not unfinished.intersection(task.reads)]
                waiting = [task for task in waiting if task not in ready]
                running |= {pool.submit(_perform, task, work, stamps[task.name]) for task in ready}
                finished, running = wait(running, return_when=FIRST_COMPLETED)
                for future in finished:
                    done = future.result()
                    unfinished.discard(done.name)
                    yield done
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def _perform(task: Task, work: Work, stamp: str) -> Done:
    started = time.perf_counter()
    outcome = task.run(Desk(work, task.reads))
    work.keep(task.name, stamp, outcome)
    return Done(task.name, time.perf_counter() - started, peak_memory(), _worker(), reused=False)


def peak_memory() -> int:
    """The most memory this process has held, in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _worker() -> int:
    import os

    return os.getpid()
