"""Sentences keep their pattern and their values apart."""

from __future__ import annotations

from frombelow.methods.common.said import Said, Unreadable, said


def test_a_sentence() -> None:
    one = said("{n} of {all} agree", n=3, all=4)
    assert one == Said("{n} of {all} agree", {"n": "3", "all": "4"})
    assert str(one) == "3 of 4 agree"


def test_values_with_braces_stay_as_they_are() -> None:
    assert str(said("“{cell}” is no vote", cell="{7}")) == "“{7}” is no vote"


def test_faults_hold_their_sentences() -> None:
    fault = Unreadable(said("Line {n}.", n=1), said("Line {n}.", n=2))
    assert [str(problem) for problem in fault.problems] == ["Line 1.", "Line 2."]
    assert str(fault) == "Line 1. Line 2."
