"""How many papers turn a motion: against trying every number."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from frombelow.methods.ballots.margins.motions import nearest
from frombelow.methods.ballots.papers import Contest, ScoredPapers
from frombelow.methods.ballots.registry import RULES

VOTES = st.integers(0, 30)


def carried(yes: int, no: int) -> bool:
    papers = ScoredPapers(np.array([[1], [0], [1]], np.int16), np.array([yes, no, 0], np.int64), 1)
    return bool(RULES["yes-no"].count(Contest(("M",), 1), papers, None).winners)


@given(VOTES, VOTES.filter(bool))
def test_it_is_the_smallest_number_that_turns_the_motion(yes: int, no: int) -> None:
    papers = ScoredPapers(np.array([[1], [0]], np.int16), np.array([yes, no], np.int64), 1)
    now = carried(yes, no)
    turned = [k for k in range(1, yes + no + 2) if carried(*((yes - k, no + k) if now else (yes + k, no - k))) != now]
    assert nearest(Contest(("M",), 1), papers).papers == turned[0]
