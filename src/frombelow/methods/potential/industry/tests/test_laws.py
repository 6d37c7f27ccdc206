"""Laws: the order of rows never matters, nor the number of threads; probabilities sum to 1; an employer is read alone."""

from __future__ import annotations

import os
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from frombelow.methods.potential.industry import Evidence, in_thousandths, learn, shares_told
from frombelow.methods.potential.industry.evidence import marks_of_letters, marks_of_names, pieces, words
from frombelow.methods.potential.industry.tests.small import nation

texts = st.lists(st.text(max_size=30), max_size=4).map(tuple)
evidences = st.builds(Evidence, texts, texts, texts, texts)
ASKED = [example.evidence for example in nation(60, seed=3)]
MODEL = learn(nation(300))


@given(st.lists(evidences, max_size=6))
@settings(deadline=None, max_examples=40)
def test_probabilities_sum_to_one_in_thousandths(employers):
    found = MODEL.probabilities(employers)
    assert (found >= 0).all()
    assert (np.round(found * 1000).sum(axis=1) == 1000).all()
    assert found == pytest.approx(np.round(found, 3), abs=1e-12)


@given(st.lists(evidences, min_size=1, max_size=5), st.randoms())
@settings(deadline=None, max_examples=40)
def test_an_employer_is_read_alone_and_its_lists_in_any_order(employers, chance):
    def mixed(values):
        return tuple(chance.sample(values + values[:1], len(values + values[:1])))

    together = MODEL.probabilities(employers)
    for employer, row in zip(employers, together, strict=True):
        again = Evidence(*map(mixed, (employer.names, employer.unions, employer.union_names, employer.units)))
        assert (MODEL.probabilities([again])[0] == row).all()


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_examples_never_matters(seed):
    examples = nation(300)
    mixed = [examples[place] for place in np.random.default_rng(seed).permutation(300)]
    assert (learn(mixed).probabilities(ASKED) == MODEL.probabilities(ASKED)).all()


PROGRAM = """
from frombelow.methods.potential.industry import learn
from frombelow.methods.potential.industry.tests.small import nation
print(learn(nation(300)).probabilities([e.evidence for e in nation(60, seed=3)]).tolist())
"""


def test_threads_and_hash_seeds_never_matter():
    names = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
    told = set()
    for threads in ("1", "2"):
        environment = os.environ | dict.fromkeys(names, threads) | {"PYTHONHASHSEED": threads}
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, check=True
        )
        told.add(done.stdout)
    assert told == {f"{MODEL.probabilities(ASKED).tolist()}\n"}


@given(arrays.arrays(np.float64, st.tuples(st.integers(1, 4), st.integers(1, 20)), elements=st.floats(0.001, 1)))
def test_rounding_moves_no_probability_by_more_than_a_thousandth(weights):
    shares = weights / weights.sum(axis=1, keepdims=True)
    rounded = in_thousandths(shares)
    assert rounded.sum(axis=1) == pytest.approx(1)
    assert np.abs(rounded - shares).max() <= 0.001 + 1e-9


@given(st.dictionaries(st.sampled_from(["23", "31-33", "62", "81"]), st.integers(1, 500)), st.integers(0, 5000))
def test_told_shares_sum_to_one_or_there_are_none(counts, others):
    told = shares_told(counts, sum(counts.values()) + others)
    assert sum(told.values()) == pytest.approx(1 if told else 0)
    assert set(told) <= set(counts)


@given(st.text(max_size=40))
def test_capitals_points_and_accents_do_not_matter(text):
    assert all(word.isalnum() and word.isascii() for word in words(text))
    assert words(text.replace(".", "")) == words(text)


@given(st.from_regex(r"[a-z]{1,12}", fullmatch=True))
def test_pieces_are_three_to_five_letters_of_the_closed_word(word):
    closed = f"<{word}>"
    assert all(piece in closed and 3 <= len(piece) <= 5 for piece in pieces(word))
    assert len(pieces(word)) <= 3 * len(word)


def test_numbers_have_no_pieces():
    assert marks_of_letters(Evidence(("Store 4711",))) == pieces("store")
    assert marks_of_names(Evidence(("Store 4711",))) == {"store", "4711", "store 4711"}
