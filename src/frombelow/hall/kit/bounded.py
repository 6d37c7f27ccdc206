"""Work on what strangers hand in, within limits: a process of its own, so long and no longer, so much memory and no more.

A job is a function `job(report, *arguments) -> value` in a module; it calls `report(pattern, **values)` to say how far it is. Arguments, reports
and value go through pipes; nothing is written to the disk.

What the process says is plain data (`kit.messages`), read as the type that the job's annotation promises: a file that took over the process cannot
make its reader run anything.
"""

from __future__ import annotations

import os
import pickle
import selectors
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from frombelow.hall.kit.messages import Broken, Done, Failed, Step, Tongue, as_bytes, of_bytes, tongue_of
from frombelow.hall.kit.plain import Unplain
from frombelow.hall.kit.refusals import Refused
from frombelow.hall.kit.turns import Turns

Report = Callable[..., None]
SOURCE = Path(__file__).resolve().parents[3]
LENGTH = 8  # bytes that tell how long the next message is
PIECE = 1 << 20  # bytes read at once
AT_ONCE = 1  # jobs in each server process: the pages of the others must stay quick
PLACES = 2  # jobs that work or wait for their turn; see open_hall's THREADS_PER_WORKER
WAIT_SECONDS = 10.0
BEAT_SECONDS = 1.0  # so often it can be noticed that nobody waits for the answer any more

_places, _turns = Turns(PLACES), Turns(AT_ONCE)


@dataclass(frozen=True)
class Limits:
    """The most a job gets, and the command that has no such limits."""

    seconds: float
    megabytes: int
    command: str


@dataclass(frozen=True)
class Still:
    """Nothing new, but the job goes on: whoever passes this along notices if nobody listens any more, and closes the iterator."""


Work = Iterator[Step | Still | Done]


def within(limits: Limits, job: str, *arguments: Any) -> Work:
    """Run `package.module:function` and give its steps as they come, then Done.

    Raises what the job raises, and Refused where a limit is passed or the hall is busy. Ends the process when the iterator is closed.
    """
    with _places.one(), _turns.one(wait=WAIT_SECONDS):
        yield from _run(limits, job, arguments)


def without_turn(limits: Limits, job: str, *arguments: Any) -> Work:
    """The same for a process that serves no pages, and so keeps nobody waiting."""
    return _run(limits, job, arguments)


def _run(limits: Limits, job: str, arguments: tuple[Any, ...]) -> Work:
    until = time.monotonic() + limits.seconds
    command = [sys.executable, "-m", __name__, job, str(limits.megabytes)]
    alone = os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}  # one core, and memory for one thread
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=SOURCE, env=alone) as child:  # noqa: S603  our own interpreter and module
        assert child.stdin
        assert child.stdout
        sender = threading.Thread(target=_send_all, args=(child.stdin, arguments), daemon=True)
        sender.start()
        try:
            yield from _heard(child.stdout, until, limits, tongue_of(job)[1])
        finally:
            child.kill()
            sender.join()


def _heard(pipe: IO[bytes], until: float, limits: Limits, tongue: Tongue) -> Work:
    """Messages until the last one. Raises what the job raised."""
    while True:
        while time.monotonic() + BEAT_SECONDS < until and not _has_come(pipe, BEAT_SECONDS):
            yield Still()
        message = _next(pipe, until, limits, tongue)
        if isinstance(message, Failed):
            if isinstance(message.error, MemoryError):
                raise _too_much(limits)
            raise message.error
        yield message
        if isinstance(message, Done):
            return


def _next(pipe: IO[bytes], until: float, limits: Limits, tongue: Tongue) -> Step | Done | Failed:
    length = int.from_bytes(_exactly(pipe, LENGTH, until, limits), "big")
    if length > limits.megabytes * 1_000_000:
        raise _too_much(limits)
    try:
        return of_bytes(_exactly(pipe, length, until, limits), tongue)
    except Unplain as fault:
        raise Broken(str(fault)) from None


def _has_come(pipe: IO[bytes], seconds: float) -> bool:
    """Whether there is something to read within so many seconds."""
    with selectors.DefaultSelector() as waiting:
        waiting.register(pipe, selectors.EVENT_READ)
        return bool(waiting.select(max(seconds, 0)))


def _exactly(pipe: IO[bytes], length: int, until: float, limits: Limits) -> bytes:
    """So many bytes, or a refusal when time runs out or the process is gone (it was ended for its memory)."""
    got = bytearray()
    while len(got) < length:
        if not _has_come(pipe, until - time.monotonic()):
            raise _too_long(limits)
        part = os.read(pipe.fileno(), min(length - len(got), PIECE))
        if not part:
            raise _too_much(limits)
        got += part
    return bytes(got)


def _too_long(limits: Limits) -> Refused:
    return Refused(
        "This takes longer than {seconds} seconds, which is the most this page gives. Use the command line for it: {command}",
        seconds=round(limits.seconds),
        command=limits.command,
    )


def _too_much(limits: Limits) -> Refused:
    return Refused(
        "This needs more memory than this page gives ({megabytes} megabytes). Use the command line for it: {command}",
        megabytes=limits.megabytes,
        command=limits.command,
    )


def _send_all(pipe: IO[bytes], arguments: tuple[Any, ...]) -> None:
    try:
        with pipe:
            pickle.dump(arguments, pipe, protocol=pickle.HIGHEST_PROTOCOL)
    except BrokenPipeError:
        pass  # the process ended before it had heard everything; what it said or did not say tells why


def _say(message: Step | Done | Failed, tongue: Tongue) -> None:
    told = as_bytes(message, tongue)
    sys.stdout.buffer.write(len(told).to_bytes(LENGTH, "big") + told)
    sys.stdout.buffer.flush()


def serve(job: str, megabytes: int) -> None:
    """The other side: run one job and tell what came of it."""
    import resource

    most = megabytes * 1_000_000
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # not a byte to any file
    tongue = Tongue(None, {}, {})
    try:
        arguments = pickle.load(sys.stdin.buffer)  # noqa: S301  from the hall itself, before a file was looked at
        function, tongue = tongue_of(job)
        _say(Done(function(lambda pattern, **values: _say(Step(pattern, values), tongue), *arguments)), tongue)
    except Exception as error:  # whatever it is, the page must hear of it
        _say(Failed(error), tongue)


if __name__ == "__main__":
    from frombelow.hall.kit import bounded  # messages must be of the module's types, not of __main__'s

    bounded.serve(sys.argv[1], int(sys.argv[2]))
