"""So many at once; a turn comes back whatever happens in it."""

import pytest

from frombelow.hall.kit.refusals import Refused
from frombelow.hall.kit.turns import Turns


def test_who_comes_when_all_turns_are_taken_is_told_at_once():
    turns = Turns(2)
    with turns.one(), turns.one(), pytest.raises(Refused, match="busy with files of others"), turns.one():
        pass
    with turns.one():
        pass


def test_a_turn_comes_back_after_a_fault():
    turns = Turns(1)
    with pytest.raises(ZeroDivisionError), turns.one():
        raise ZeroDivisionError
    with turns.one():
        pass
