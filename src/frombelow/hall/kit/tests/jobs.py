"""Jobs for the tests of bounded work: they run in a process of their own."""

import os
import pickle
import sys
import time
from pathlib import Path

from frombelow.hall.kit.messages import tells
from frombelow.hall.kit.refusals import Refused
from frombelow.methods.ballots.reading.problems import Fault
from frombelow.methods.ballots.result import Said
from frombelow.methods.common.said import Unreadable


def double(report, number) -> int:
    report("Doubling {number} …", number=number)
    return number * 2


def length(report, content) -> int:
    return len(content)


def sleep(report) -> int:
    time.sleep(60)
    return 0


def grow(report) -> bytes:
    return bytes(bytearray(4_000_000_000))


def write(report, path) -> int:
    with open(path, "wb") as file:
        return file.write(b"a member's name")


def refuse(report) -> int:
    raise Refused("There are {seats} seats.", seats=3)


@tells(Fault, Unreadable)
def fault(report, kind: str) -> int:
    said = Said("{n} votes", {"n": "3"})
    raise Fault(said, 4, 5) if kind == "fault" else Unreadable(said, said)


class Hostile:
    """What runs a deed of its choice in whoever unpickles it."""

    def __init__(self, mark: str) -> None:
        self.mark = mark

    def __reduce__(self):
        return Path.touch, (Path(self.mark),)


def taken_over(report, mark: str, kind: bytes) -> int:
    """A file took over this process: it answers with a pickle that runs something, in every place where the hall reads."""
    evil = pickle.dumps(Hostile(mark))
    part = len(evil).to_bytes(8, "big") + evil
    whole = {b"raw": evil, b"cut": b"d" + b"\xff" * 8}.get(kind, kind + part)
    sys.stdout.buffer.write(len(whole).to_bytes(8, "big") + whole)
    sys.stdout.buffer.flush()
    os._exit(0)


def double_of(report, value) -> int:
    """Promises a number, and says something else."""
    return value


def endless(report) -> int:
    sys.stdout.buffer.write((1 << 60).to_bytes(8, "big"))
    sys.stdout.buffer.flush()
    time.sleep(60)
    return 0
