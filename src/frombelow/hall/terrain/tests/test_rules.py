"""The rules of the map, without a database."""

from __future__ import annotations

import pytest

from frombelow.hall.terrain import rules


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Durham", ["durham"]),
        ("  St. Louis ", ["st", "louis"]),
        ("Saint Louis", ["st", "louis"]),
        ("Doña Ana County", ["dona", "ana", "county"]),
        ("Teamsters, Local 71", ["teamsters", "local", "71"]),
        ("O’Hare / workers' hall", ["ohare", "workers", "hall"]),
        ("—", []),
        ("", []),
    ],
)
def test_words_of_a_name(text, words):
    assert rules.words_of(text) == words


@pytest.mark.parametrize(("text", "year"), [("", None), ("1999", 1999), ("2035", 2035)])
def test_a_year_is_read(text, year):
    assert rules.read_year(text) == year


@pytest.mark.parametrize("text", ["1899", "3021", "abc", "-5", "19 99", "१९९९"])
def test_what_is_no_year_is_refused(text):
    with pytest.raises(ValueError, match=text):
        rules.read_year(text)


def test_weights_of_the_reader():
    weights, wrong = rules.read_weights({"narrow_loss": "5", "open_sector": "0", "repeated_charges": "9", "other": "1"})
    assert weights == rules.WEIGHTS | {"narrow_loss": 5, "open_sector": 0}
    assert wrong == ["repeated_charges"]
