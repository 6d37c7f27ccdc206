"""Work in a process of its own: its steps, its answer, its limits."""

import pickle
import time

import pytest

from frombelow.hall.kit.bounded import Limits, Still, within
from frombelow.hall.kit.messages import Broken, Done, Step
from frombelow.hall.kit.refusals import Refused
from frombelow.hall.kit.tests.jobs import Hostile
from frombelow.methods.ballots.reading.problems import Fault
from frombelow.methods.common.said import Unreadable

JOBS = "frombelow.hall.kit.tests.jobs"
LIMITS = Limits(seconds=20, megabytes=600, command="frombelow count")


def said(work) -> list:
    """What came; on a busy machine there are beats in between."""
    return [one for one in work if one != Still()]


def test_steps_come_first_then_the_answer():
    assert said(within(LIMITS, f"{JOBS}:double", 21)) == [Step("Doubling {number} …", {"number": 21}), Done(42)]


def test_large_contents_go_through():
    assert said(within(LIMITS, f"{JOBS}:length", b"x" * 9_000_000)) == [Done(9_000_000)]


def test_time_is_limited():
    started = time.monotonic()
    with pytest.raises(Refused, match=r"longer than 1 seconds.*frombelow count"):
        list(within(Limits(1, 600, "frombelow count"), f"{JOBS}:sleep"))
    assert time.monotonic() - started < 10


def test_memory_is_limited():
    with pytest.raises(Refused, match=r"600 megabytes.*frombelow count"):
        list(within(LIMITS, f"{JOBS}:grow"))


def test_nothing_can_be_written(tmp_path):
    with pytest.raises(Broken, match="File too large"):
        list(within(LIMITS, f"{JOBS}:write", tmp_path / "kept"))
    assert not (tmp_path / "kept").read_bytes()


def test_what_a_job_refuses_is_refused_here():
    with pytest.raises(Refused) as refusal:
        list(within(LIMITS, f"{JOBS}:refuse"))
    assert str(refusal.value) == "There are 3 seats."


def test_what_a_job_may_raise_comes_whole():
    with pytest.raises(Fault) as fault:
        list(within(LIMITS, f"{JOBS}:fault", "fault"))
    assert (str(fault.value), fault.value.line, fault.value.column) == ("Line 4, column 5: 3 votes", 4, 5)
    with pytest.raises(Unreadable) as unreadable:
        list(within(LIMITS, f"{JOBS}:fault", "unreadable"))
    assert [str(one) for one in unreadable.value.problems] == ["3 votes", "3 votes"]


@pytest.mark.parametrize("kind", [b"d", b"s", b"f", b"x", b"raw", b"cut"])
def test_a_process_that_was_taken_over_runs_nothing_here(tmp_path, kind):
    mark = tmp_path / "it ran"
    with pytest.raises(Broken):
        list(within(LIMITS, f"{JOBS}:taken_over", str(mark), kind))
    assert not mark.exists()
    pickle.loads(pickle.dumps(Hostile(str(mark))))
    assert mark.exists(), "in whoever unpickles it, it would have run"


@pytest.mark.parametrize("value", ["<b>", None, 1.5, b"1"])
def test_an_answer_of_another_type_is_none(value):
    with pytest.raises(Broken, match="int"):
        list(within(LIMITS, f"{JOBS}:double_of", value))


def test_an_answer_that_is_too_long_is_not_waited_for():
    with pytest.raises(Refused, match="600 megabytes"):
        list(within(LIMITS, f"{JOBS}:endless"))


def test_a_closed_iterator_ends_the_work_and_gives_the_turn_back():
    work = within(LIMITS, f"{JOBS}:double", 1)
    next(work)
    work.close()
    assert said(within(LIMITS, f"{JOBS}:double", 2))[-1] == Done(4)


def test_while_nothing_is_said_it_can_be_noticed_that_nobody_listens():
    work = within(LIMITS, f"{JOBS}:sleep")
    assert next(work) == Still()
    started = time.monotonic()
    work.close()
    assert time.monotonic() - started < 5
