"""What the map of opinion promises, whatever the conversation."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frombelow.methods.opinions import live
from frombelow.methods.opinions.answer import Answer, Clarity, opinions, place_of, with_groups
from frombelow.methods.opinions.serial import as_json
from frombelow.methods.opinions.settings import STANDARD
from frombelow.methods.opinions.stability import adjusted_rand, jaccard
from frombelow.methods.opinions.tests.conversations import Table, camps, crowd, shuffled, tables
from frombelow.methods.opinions.votes import Statement, Votes

SLOW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def told(answer: Answer) -> str:
    """Everything the answer says, to the last digit."""
    return json.dumps(as_json(answer), sort_keys=True)


@SLOW
@given(tables(most_people=30, most_statements=10), st.integers(0, 10_000))
def test_the_order_of_people_and_statements_never_matters(drawn: tuple[Table, list[str]], seed: int) -> None:
    table, statements = drawn
    assert told(opinions(shuffled(table, statements, seed))) == told(opinions(Votes.of_table(table, statements)))


@pytest.mark.parametrize("seed", range(4))
def test_the_order_never_matters_where_people_are_drawn_together(seed: int) -> None:
    table, _ = camps(1500, 20, 3, apart=0.8)
    statements = [str(number) for number in range(20)]
    assert told(opinions(shuffled(table, statements, seed))) == told(opinions(Votes.of_table(table, statements)))


PROGRAM = """
import sys
from frombelow.methods.opinions.tests.conversations import camps, shuffled
from frombelow.methods.opinions.tests.test_laws import told
from frombelow.methods.opinions.answer import opinions
table, _ = camps(1300, 120, 3, voted=0.3, apart=0.8)
print(told(opinions(shuffled(table, [str(n) for n in range(120)], int(sys.argv[1])))))
"""


def test_threads_never_matter() -> None:
    """The same votes in other orders, with one and with several threads in the libraries below, give the same text to the last digit."""
    answers = {_in_a_process(threads, seed) for threads, seed in ((1, 1), (2, 2), (4, 3))}
    assert len(answers) == 1
    assert '"clarity": "clear"' in answers.pop()


def _in_a_process(threads: int, seed: int) -> str:
    names = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
    environment = os.environ | dict.fromkeys(names, str(threads))
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(seed)], env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


@SLOW
@given(tables(most_people=25, most_statements=8), st.data())
def test_one_more_vote_gives_the_answer_from_scratch(drawn: tuple[Table, list[str]], data: st.DataObject) -> None:
    table, statements = drawn
    person = data.draw(st.sampled_from([*table, "p0a", "new"]))
    statement, vote = data.draw(st.sampled_from(statements)), data.draw(st.sampled_from((-1, 0, 1)))
    conversation = live.begin(Votes.of_table(table, statements))
    later = live.update(conversation, person, statement, vote)
    scratch = opinions(Votes.of_table({**table, person: {**table.get(person, {}), statement: vote}}, statements))
    assert told(live.measured(later).answer) == told(scratch)
    assert _without_stability(later.answer) == _without_stability(scratch) or later.answer.clarity != scratch.clarity


def _without_stability(answer: Answer) -> str:
    data = as_json(answer)
    data |= {"stability": None, "sentence": None}
    for group in data["groups"]:
        group |= {"stability": None, "sentence": None}
    return json.dumps(data, sort_keys=True)


def test_a_live_conversation_carries_its_stability() -> None:
    table, _ = camps(120, 14, 2)
    conversation = live.begin(Votes.of_table(table))
    later = live.update(conversation, "someone new", "3", 1)
    assert later.answer.stability is not None
    assert later.answer.stability == conversation.answer.stability
    assert later.answer.stability.votes == later.answer.votes - 1
    assert live.measured(later).answer.stability.votes == later.answer.votes  # type: ignore[union-attr]


@pytest.mark.parametrize("groups", [2, 3])
def test_camps_are_found(groups: int) -> None:
    table, camp = camps(240, 40, groups, apart=0.92)
    answer = opinions(Votes.of_table(table))
    assert answer.clarity is Clarity.CLEAR
    assert len(answer.groups) == groups
    truth = np.array([camp[key] for key in answer.keys.tolist()])
    shared = np.bincount(truth * groups + answer.label, minlength=groups**2).reshape(groups, groups)
    assert adjusted_rand(shared) > 0.95
    assert jaccard(shared).max(axis=1).min() > 0.9


@pytest.mark.parametrize(("people", "statements"), [(60, 30), (400, 40), (1500, 80)])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_crowd_without_groups_has_none(people: int, statements: int, seed: int) -> None:
    answer = opinions(Votes.of_table(crowd(people, statements, seed=seed)))
    assert answer.clarity is Clarity.NONE
    assert answer.groups == ()
    assert answer.separations
    assert answer.stability is not None


def test_everybody_alike() -> None:
    answer = opinions(Votes.of_table({f"p{n}": {"1": 1, "2": -1, "3": 0} for n in range(40)}))
    assert answer.clarity in (Clarity.NONE, Clarity.TOO_FEW)
    assert not answer.plane.loadings.any()
    assert [answer.statements[one.statement].key for one in answer.consensus[:2]] == ["1", "2"]


@pytest.mark.parametrize("people", [0, 1, 2, 9])
def test_too_few_people(people: int) -> None:
    answer = opinions(Votes.of_table({f"p{n}": {"1": 1, "2": (-1) ** n} for n in range(people)}, ["1", "2", "3"]))
    assert answer.clarity is Clarity.TOO_FEW
    assert as_json(answer)["groups"] == []


def test_nothing_at_all() -> None:
    answer = opinions(Votes.of_table({}))
    assert answer.clarity is Clarity.TOO_FEW
    assert as_json(answer)["statements"] == []


def test_a_statement_off_the_map_moves_nobody() -> None:
    table, _ = camps(60, 12, 2)
    statements = [Statement(str(n), is_out=n == 5, is_meta=n == 6) for n in range(12)]
    answer = opinions(Votes.of_table(table, statements))
    assert not answer.plane.loadings[:, 5:7].any()
    turned = {p: {s: -v if s in ("5", "6") else v for s, v in row.items()} for p, row in table.items()}
    assert (opinions(Votes.of_table(turned, statements)).positions == answer.positions).all()
    told_of = {one.statement for one in (*answer.consensus, *answer.divisive, *answer.uncertain)}
    assert not told_of & {5, 6}


def test_turning_all_votes_turns_the_map_only() -> None:
    table, _ = camps(80, 16, 3)
    one = opinions(Votes.of_table(table))
    other = opinions(Votes.of_table({p: {s: -v for s, v in row.items()} for p, row in table.items()}))
    assert (one.label == other.label).all()
    assert [u.value for u in one.consensus] == [u.value for u in other.consensus]
    assert {u.side for u in one.consensus[:1]} != {u.side for u in other.consensus[:1]}


def test_small_groups_are_not_broken_down() -> None:
    table, camp = camps(30, 10, 2)
    few = {person: 2 if at < 3 else camp[person] for at, person in enumerate(table)}
    answer = with_groups(Votes.of_table(table), few)
    hidden = {2} | {min((group.size, group.number) for group in answer.groups if group.number != 2)[1]}
    assert answer.hidden == hidden  # three people alone could be told from the rest by subtraction
    place = place_of(answer, "p0")
    assert place is not None
    assert place.group is None
    data = as_json(answer)
    shown = {"A", "B", "C"} - {"ABC"[number] for number in hidden}
    assert set(data["statements"][0]["groups"]) == shown
    assert all("members" not in one for one in data["groups"] if one["group"] not in shown)
    assert {one["group"] for one in data["map"]["people"]} == {None, *shown}


def test_nobody_has_a_place_before_voting() -> None:
    table, _ = camps(40, 10, 2)
    answer = opinions(Votes.of_table({**table, "quiet": {}}))
    assert place_of(answer, "quiet") is None
    assert place_of(answer, "stranger") is None


def test_another_seed_chooses_other_halves() -> None:
    votes = Votes.of_table(camps(90, 14, 2, apart=0.75)[0])
    one, other = opinions(votes), opinions(votes, replace(STANDARD, seed="another"))
    assert (one.label == other.label).all()
    assert one.stability != other.stability


MEMORY = """
import re
import numpy as np
from frombelow.methods.opinions.cast import Cast
from frombelow.methods.opinions.crosses import cross
from frombelow.methods.opinions.votes import Votes
def most():
    return int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) / 1024
people = np.repeat(np.arange(60_000), 20)
statements = (people * 7 + np.tile(np.arange(20), 60_000) * 47) % 1000
votes = Votes.of(people, statements, people % 3 - 1, np.arange(60_000), range(1000))
before = most()
cross(votes, np.arange(4000))
Cast.by(votes, np.arange(60_000))
print(most() - before)
"""


def test_no_dense_table_of_people_and_statements() -> None:
    """60,000 people and 1,000 statements: as floats the table would have 480 MB."""
    done = subprocess.run([sys.executable, "-c", MEMORY], capture_output=True, text=True, check=True)
    assert float(done.stdout) < 160
