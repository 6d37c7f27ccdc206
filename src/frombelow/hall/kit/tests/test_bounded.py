"""Work in a process of its own: its steps, its answer, its limits."""

import time

import pytest

from frombelow.hall.kit.bounded import Done, Limits, Step, Still, within
from frombelow.hall.kit.refusals import Refused

JOBS = "frombelow.hall.kit.tests.jobs"
LIMITS = Limits(seconds=20, megabytes=600, command="frombelow count")


def test_steps_come_first_then_the_answer():
    assert list(within(LIMITS, f"{JOBS}:double", 21)) == [Step("Doubling {number} …", {"number": 21}), Done(42)]


def test_large_contents_go_through():
    assert list(within(LIMITS, f"{JOBS}:length", b"x" * 9_000_000)) == [Done(9_000_000)]


def test_time_is_limited():
    started = time.monotonic()
    with pytest.raises(Refused, match=r"longer than 1 seconds.*frombelow count"):
        list(within(Limits(1, 600, "frombelow count"), f"{JOBS}:sleep"))
    assert time.monotonic() - started < 10


def test_memory_is_limited():
    with pytest.raises(Refused, match=r"600 megabytes.*frombelow count"):
        list(within(LIMITS, f"{JOBS}:grow"))


def test_nothing_can_be_written(tmp_path):
    with pytest.raises(OSError, match="File too large"):
        list(within(LIMITS, f"{JOBS}:write", tmp_path / "kept"))
    assert not (tmp_path / "kept").read_bytes()


def test_what_a_job_refuses_is_refused_here():
    with pytest.raises(Refused) as refusal:
        list(within(LIMITS, f"{JOBS}:refuse"))
    assert str(refusal.value) == "There are 3 seats."


def test_a_closed_iterator_ends_the_work_and_gives_the_turn_back():
    work = within(LIMITS, f"{JOBS}:double", 1)
    next(work)
    work.close()
    assert list(within(LIMITS, f"{JOBS}:double", 2))[-1] == Done(4)


def test_while_nothing_is_said_it_can_be_noticed_that_nobody_listens():
    work = within(LIMITS, f"{JOBS}:sleep")
    assert next(work) == Still()
    started = time.monotonic()
    work.close()
    assert time.monotonic() - started < 5
