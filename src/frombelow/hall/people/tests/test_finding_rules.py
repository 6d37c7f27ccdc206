"""What somebody types, as conditions."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frombelow.hall.kit.refusals import Refused
from frombelow.hall.people.rules.finding import About, Condition, Move, Span, Step, as_data, of_data, span, typed

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("rosa núñez", [Condition(About.WORDS, "rosa núñez")]),
        ('turf:"night dock" rosa', [Condition(About.WORDS, "rosa"), Condition(About.TURF, "night dock")]),
        ("-issue:heat", [Condition(About.ISSUE, "heat", is_not=True)]),
        ("Shift:nights", [Condition(About.FIELD, "nights", key="shift")]),
        ('o"brien', [Condition(About.WORDS, "o brien")]),
        ("talked:never", [Condition(About.TALKED, "never")]),
    ],
)
def test_words(text, found):
    assert list(typed(text, ["shift"])) == found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("salary:high", "cannot be searched"),
        ("talked:soon", "no time"),
        ("talked:9999y", "no time"),
        ("added:<0001-01-01", "no time"),
        ("added:>9999-12-31", "no time"),
        ("promise:maybe", "one of these"),
        ("x" * 300, "Write less"),
    ],
)
def test_what_cannot_be_searched_says_so(text, words):
    with pytest.raises(Refused, match=words):
        typed(text)


@pytest.mark.parametrize(
    ("word", "days"),
    [
        ("7d", Span(date(2026, 11, 19), None)),
        ("<2w", Span(date(2026, 11, 12), None)),
        (">30d", Span(None, date(2026, 10, 26))),
        ("yesterday", Span(date(2026, 11, 25), date(2026, 11, 25))),
        ("2026-01-02", Span(date(2026, 1, 2), date(2026, 1, 2))),
        (">2026-01-02", Span(date(2026, 1, 3), None)),
        ("<2026-01-02", Span(None, date(2026, 1, 1))),
    ],
)
def test_days(word, days):
    assert span(word, TODAY) == days


@given(st.text(max_size=80))
def test_anything_typed_is_conditions_or_a_refusal(text):
    try:
        found = typed(text)
    except Refused:
        return
    step = Step(Move.ADD, found)
    if len(found) <= 20:
        assert of_data(as_data([step])) == [step]
