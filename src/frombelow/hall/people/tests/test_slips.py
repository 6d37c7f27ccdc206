"""Names that were typed wrong: the quick way finds the same words as the slow one, and the database cuts and writes words as the rules do."""

from __future__ import annotations

import random

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from frombelow.hall.groups.tests.world import account, group_of
from frombelow.hall.people.models import Person
from frombelow.hall.people.queries import index
from frombelow.hall.people.rules import slips
from frombelow.hall.people.tests.naming import NAMES, slipped

WORDS = st.text(alphabet="abehiksvxyz", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("typed", "word", "far"),
    [
        ("hernandes", "hernandez", 1), ("hernadnez", "hernandez", 1), ("hernnadnez", "hernandez", 2), ("gonsales", "gonzalez", 1), ("maira", "maria", 1), ("mria", "maria", 1),
        ("marria", "maria", 1), ("anna", "ana", 1), ("ana", "anna", None), ("maria", "maria", 0), ("maria", "marcus", None), ("mohamed", "muhammad", 2), ("iurii", "yuri", 1),
        ("aleksandr", "alexander", 1), ("cehov", "chekhov", 1), ("yusuf", "joseph", 2), ("velasquez", "velazquez", 1), ("kim", "jim", None), ("1601", "1602", None),
        ("said", "saeed", 1), ("rosa", "roxana", None), ("nguyen", "nguyenova", None),
    ],
)  # fmt: skip
def test_how_far_two_words_are_apart(typed, word, far):
    assert slips.apart(typed, word) == far


def shares_a_key(typed, word):
    """Whether a word that is kept would be looked at."""
    keys, (head, middle, tail) = slips.keys(typed), cut(word)
    return head in keys.heads or middle in keys.middles or tail in keys.tails or slips.sound(word) == keys.sound


def cut(word):
    """A word in three, each with the length of all."""
    one, two = len(word) // 3, len(word) - (len(word) + 1) // 3
    return tuple(f"{len(word)}{part}" for part in (word[:one], word[one:two], word[two:]))


@given(WORDS, st.data())
@settings(max_examples=3000, deadline=None)
def test_every_word_that_is_near_shares_a_key(word, data):
    typed = word
    for _ in range(data.draw(st.integers(0, 3))):
        typed = slipped(typed, data.draw(st.randoms(use_true_random=False)), "abehiksvxyz")
    if slips.apart(typed, word) is not None:
        assert shares_a_key(typed, word)


@given(WORDS, WORDS)
@settings(max_examples=2000, deadline=None)
def test_every_pair_within_the_slips_forgiven_is_near(typed, word):
    far = OSA.distance(typed, word)
    if len(word) >= slips.KEPT and slips.forgiven(typed) and far <= slips.forgiven(typed):
        assert slips.apart(typed, word) is not None
        assert slips.apart(typed, word) <= far


@pytest.fixture
def caucus(db):
    return group_of(account("Ada"))


def carried(group, words):
    """People who carry these words, a few each."""
    from frombelow.hall.groups.tests.world import NOW

    Person.unscoped.bulk_create([
        Person(group=group, shown_name=" ".join(words[n : n + 3]), sort_name="", found_by=" ".join([*words[n : n + 3], "þ0199", "7th"]), added_at=NOW, changed_at=NOW)
        for n in range(0, len(words), 3)
    ])  # fmt: skip


def test_the_database_writes_words_as_the_rules_do(caucus):
    chance = random.Random(5)
    words = [
        *NAMES,
        *("".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(3, 15))) for _ in range(500)),
    ]
    words += ["aaa", "aaaa", "eee", "tschch", "a" * 40]
    carried(caucus, words)
    with connection.cursor() as cursor:
        cursor.execute("SELECT word, head, middle, tail, sound FROM people_word WHERE group_id = %s", [caucus.pk])
        kept = {row[0]: row[1:] for row in cursor.fetchall()}
    assert set(kept) == {word for word in words if slips.KEPT <= len(word) <= slips.LONGEST}
    assert kept == {word: (*cut(word), slips.sound(word)) for word in kept}


def test_the_quick_way_finds_what_the_slow_one_finds(caucus):
    chance = random.Random(11)
    words = sorted({*NAMES, *("".join(chance.choices("aeinorst", k=chance.randint(3, 9))) for _ in range(3000))})
    carried(caucus, words)
    kept = [word for word in words if slips.KEPT <= len(word) <= slips.LONGEST]
    for _ in range(300):
        typed = slipped(slipped(chance.choice(words), chance), chance)
        slow = {word: far for word in kept if (far := slips.apart(typed, word)) is not None}
        assert index.near(caucus, typed) == slow, typed


def test_words_of_other_groups_are_not_looked_at(caucus):
    carried(group_of(account("Eve"), "Another"), ["hernandez"])
    assert index.near(caucus, "hernandes") == {}
