"""Equal lines drawn together: the same as a dictionary finds, whatever the lines and the hashes."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frombelow.methods.ballots.reading import distinct

line = st.one_of(
    st.sampled_from(
        [b"", b"1 2 0", b"1 2 3 4 5 0", b"a" * 8, b"a" * 16, b"a" * 17, b"a" * 64, b"a" * 65, b"a\0", b"a"]
    ),
    st.binary(max_size=70).map(lambda some: some.replace(b"\n", b"")),
)
lines = st.lists(line, max_size=40)


def counted(body: bytes) -> Counter[bytes]:
    lines = distinct.distinct_lines(body)
    text, width = lines.text.tobytes(), lines.width
    found = (
        [text[start : start + width].rstrip(b"\0") for start in range(0, len(text), width)]
        if width
        else text.split(b"\n")[:-1]
    )
    assert len(set(found)) == len(found) == len(lines.times)
    return Counter(dict(zip(found, lines.times.tolist(), strict=True)))


@settings(deadline=None)
@given(said=lines)
def test_as_a_dictionary_counts(said: list[bytes]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(distinct, "FEWEST", 1)
        assert counted(b"".join(one + b"\n" for one in said)) == Counter(said)


@settings(deadline=None)
@given(said=lines)
def test_even_if_all_hashes_are_the_same(said: list[bytes]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(distinct, "FEWEST", 1)
        patch.setattr(distinct, "MIX", (np.uint64(0), np.uint64(0), np.uint64(29)))
        assert counted(b"".join(one + b"\n" for one in said)) == Counter(said)


def test_few_lines_are_counted_by_a_dictionary() -> None:
    assert counted(b"1 2 0\n1 2 0\n3 0\n") == Counter({b"1 2 0": 2, b"3 0": 1})
