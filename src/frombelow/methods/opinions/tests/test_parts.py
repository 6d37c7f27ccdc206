"""The smaller parts: votes as a value, routing, statements that say the same, sentences, the picture."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections import Counter
from hashlib import sha256

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frombelow.methods.opinions import dividing, telling
from frombelow.methods.opinions.answer import opinions, with_groups
from frombelow.methods.opinions.dividing import divides, uncertain
from frombelow.methods.opinions.likeness import near_duplicates
from frombelow.methods.opinions.picture import Words, marks, svg
from frombelow.methods.opinions.routing import lot, next_statement
from frombelow.methods.opinions.tallies import Tally
from frombelow.methods.opinions.tests.conversations import Table, camps, crowd, tables
from frombelow.methods.opinions.votes import Statement, Votes


@given(tables())
def test_votes_remember_everything(drawn: tuple[Table, list[str]]) -> None:
    table, statements = drawn
    votes = Votes.of_table(table, statements)
    assert {person: votes.of_person(person) for person in votes.people.tolist()} == table
    assert len(votes.statements) == len(statements)


@pytest.mark.parametrize(
    ("person", "statement", "vote", "why"),
    [
        ([0, 0], [0, 0], [1, 1], "a person voted twice on one statement"),
        ([0], [0], [7], "a vote is none of 1"),
    ],
)
def test_wrong_votes_are_refused(person: list[int], statement: list[int], vote: list[int], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Votes.of(person, statement, vote, ["ana"], ["1"])


def test_keys_that_stand_twice_are_refused() -> None:
    with pytest.raises(ValueError, match="a person stands twice"):
        Votes.of([], [], [], ["ana", "ana"], ["1"])
    with pytest.raises(ValueError, match="a statement stands twice"):
        Votes.of([], [], [], ["ana"], ["1", "1"])
    with pytest.raises(ValueError, match="a vote is none of 1"):
        Votes.of_table({"ana": {"1": 1}}).with_vote("ana", 0, 7)


def test_statements_stand_in_natural_order() -> None:
    votes = Votes.of_table({"ana": {"10": 1, "2": 1, "b": 1, "a10": 1, "a2": 1}})
    assert [s.key for s in votes.statements] == ["2", "10", "a2", "a10", "b"]


STATEMENTS = tuple(Statement(str(number), is_out=number == 3) for number in range(5))


def test_the_next_statement_is_a_lot_by_weight() -> None:
    weight = np.array([1.0, 3.0, 0.0, 50.0, 6.0])
    drawn = Counter(next_statement(weight, STATEMENTS, {"0"}, f"p{number}", "seed") for number in range(3000))
    assert set(drawn) == {1, 4}  # 0 was seen, 2 weighs nothing, 3 is out
    assert drawn[4] / drawn[1] == pytest.approx(2, abs=0.25)


def test_the_lot_can_be_drawn_again() -> None:
    weight = np.ones(5)
    one = [next_statement(weight, STATEMENTS, set(), f"p{n}", "seed") for n in range(40)]
    assert one == [next_statement(weight, STATEMENTS, set(), f"p{n}", "seed") for n in range(40)]
    assert one != [next_statement(weight, STATEMENTS, set(), f"p{n}", "other") for n in range(40)]
    assert lot("seed", "a") == int(sha256(b"seed|a").hexdigest()[:13], 16) / 2**52
    assert next_statement(weight, STATEMENTS, {"0", "1", "2", "4"}, "p", "seed") is None


@given(st.text(max_size=8), st.lists(st.text(max_size=8), max_size=3))
def test_a_lot_lies_between_nought_and_one(seed: str, parts: list[str]) -> None:
    assert 0 <= lot(seed, *parts) < 1


TEXTS = {
    "same": ("Rents are too high!", "rents are too high", "These two have the same words."),
    "slip": (
        "The bus should run every ten minutes at night.",
        "The bus should run every ten minuts at night",
        "These two have nearly the same text.",
    ),
    "put differently": (
        "We need more buses at night",
        "At night, more buses are needed by us: night buses",
        "These two have nearly the same text.",
    ),
    "order": (
        "Night buses for hospital workers",
        "For workers of the hospital: a night bus",
        "These two put the same words differently.",
    ),
    "not": (
        "We should strike before the holidays",
        "We should not strike before the holidays",
        "These two are alike but for a “not”: they may say the opposite.",
    ),
    "number": (
        "The lowest wage should be 25 dollars an hour",
        "The lowest wage should be 30 dollars an hour",
        "These two are alike but name different numbers.",
    ),
    "spanish": (
        "Necesitamos más autobuses por la noche para los trabajadores del hospital",
        "Necesitamos mas autobús por la noche para trabajadores de hospitales",
        "These two have nearly the same text.",
    ),
    "spanish not": (
        "Debemos hacer huelga antes de las fiestas",
        "Nunca debemos hacer huelga antes de las fiestas",
        "These two are alike but for a “not”: they may say the opposite.",
    ),
    "nothing alike": ("Rents are too high", "The bus is late", None),
    "no text": ("", "", None),
}


@pytest.mark.parametrize("kind", TEXTS)
def test_statements_that_say_nearly_the_same(kind: str) -> None:
    one, other, sentence = TEXTS[kind]
    found = near_duplicates([Statement("1", one), Statement("2", other), Statement("3", "Something else entirely")])
    assert [str(telling.tell_twin(twin)) for twin in found] == ([sentence] if sentence else [])


def test_no_statements() -> None:
    assert near_duplicates([]) == ()


def tally(*groups: tuple[int, int, int]) -> Tally:
    """One statement: agree, disagree, seen of each group."""
    rows = np.array(groups)
    return Tally(rows[:, :1], rows[:, 1:2], rows[:, 2:])


def test_what_divides() -> None:
    on = np.array([True])
    (one,) = divides(tally((80, 10, 100), (20, 70, 100)), on)
    assert (one.most, one.least) == (0, 1)
    assert one.gap == pytest.approx(0.6)
    assert 0.44 < one.low < 0.5 < 0.6 < one.high < 0.72
    assert divides(tally((8, 1, 10), (5, 5, 10)), on) == ()  # too few to be sure
    assert divides(tally((80, 10, 100)), on) == ()  # one group
    assert divides(tally((80, 10, 100), (20, 70, 100)), ~on) == ()  # off the map


def test_newcombes_interval() -> None:
    """Newcombe (1998), table II, method 10, example (a): 56/70 against 48/80, 95 %: 0.0524 to 0.3339."""
    (one,) = divides(tally((56, 0, 70), (48, 0, 80)), np.array([True])) or (None,)
    assert one is None  # surely less than 0.20 apart
    found = dividing._widest(tally((56, 0, 70), (48, 0, 80)))[0]
    assert (found.low, found.high) == pytest.approx((0.0524, 0.3339), abs=5e-5)


def test_what_is_uncertain() -> None:
    on = np.array([True])
    (one,) = uncertain(tally((3, 1, 5), (2, 0, 4)), tally((5, 1, 9)), on)
    assert (one.seen, one.group, one.fewest) == (9, 1, 4)
    assert uncertain(tally((30, 10, 50), (40, 0, 50)), tally((70, 10, 100)), on) == ()


def test_sentences_name_no_small_group() -> None:
    table, camp = camps(40, 10, 2)
    answer = with_groups(Votes.of_table(table), {p: 2 if at < 3 else camp[p] for at, p in enumerate(table)})
    assert len(answer.hidden) == 2
    hidden = {answer.groups[number].letter for number in answer.hidden}
    for one in answer.consensus:
        assert not any(f"{letter} " in str(telling.tell_united(answer, one)).split(":")[-1] for letter in hidden)
    assert "too small" in str(telling.tell_group(answer, answer.groups[2]))


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        (camps(120, 20, 2)[0], "2 groups."),
        (crowd(200, 30), "No clear groups:"),
        (crowd(5, 3), "Too few people"),
    ],
)
def test_the_picture_says_what_was_found(table: Table, sentence: str) -> None:
    answer = opinions(Votes.of_table(table, [Statement(str(n), "<b>&") for n in range(30)]))
    text = svg(answer)
    root = ElementTree.fromstring(text)
    assert sentence in " ".join(part.text or "" for part in root.iter())
    assert "<b>" not in text
    assert svg(answer, Words(title="Mapa de opiniones")).count("Mapa de opiniones") == 2


def test_many_people_are_drawn_as_fewer_marks() -> None:
    table, _ = camps(2000, 15, 2)
    answer = opinions(Votes.of_table(table))
    drawn = marks(answer)
    assert len(drawn) <= 1024
    assert sum(mark.people for mark in drawn) == len(answer.keys)
