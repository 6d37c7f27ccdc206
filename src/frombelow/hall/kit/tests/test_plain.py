"""Values that go from one process to another come as they were, and as nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from frombelow.hall.kit.plain import Scalar, Unplain, packed, unpacked


class Side(Enum):
    """A side."""

    LEFT = "left"


@dataclass(frozen=True)
class Leaf:
    """A part."""

    share: Fraction
    side: Side
    either: int | str | None = None


@dataclass(frozen=True)
class Tree:
    """A value of every shape."""

    leaves: tuple[Leaf, ...]
    named: Mapping[str, frozenset[int]] = field(default_factory=dict)
    content: bytes = b""
    pairs: tuple[tuple[str, float], ...] = ()


LEAVES = st.builds(Leaf, st.fractions(), st.just(Side.LEFT), st.one_of(st.none(), st.integers(), st.text()))
TREES = st.builds(
    Tree,
    st.lists(LEAVES).map(tuple),
    st.dictionaries(st.text(), st.frozensets(st.integers())),
    st.binary(),
    st.lists(st.tuples(st.text(), st.floats(allow_nan=False))).map(tuple),
)


@given(TREES)
def test_what_goes_in_comes_out(tree):
    assert unpacked(packed(tree, Tree), Tree) == tree


@given(st.binary())
def test_whatever_is_read_it_is_of_the_type_or_refused(content):
    try:
        read = unpacked(content, Tree)
    except Unplain:
        return
    assert isinstance(read, Tree)


def test_a_long_fraction_and_a_lone_surrogate_come_through():
    value = (Fraction(3**20_000, 2**20_000), "\ud800")
    assert unpacked(packed(value, tuple[Fraction, str]), tuple[Fraction, str]) == value


@pytest.mark.parametrize("shape", [(0,), (3,), (2, 3), (0, 4)])
def test_arrays_keep_shape_and_numbers(shape):
    array = np.arange(np.prod(shape), dtype=np.int16).reshape(shape)
    came = unpacked(packed(array, NDArray[np.int16]), NDArray[np.int16])
    assert came.dtype == array.dtype
    np.testing.assert_array_equal(came, array)
    with pytest.raises(Unplain, match="array of int16"):
        unpacked(packed(array, NDArray[np.int16]), NDArray[np.float64])


def test_no_array_of_objects_goes_or_comes():
    with pytest.raises(Unplain):
        packed(np.array([object()]), NDArray[np.object_])
    forged = packed(np.zeros(1, np.int64), NDArray[np.int64]).replace(b"<i8", b"|O8")
    with pytest.raises(Unplain):
        unpacked(forged, NDArray[np.int64])


def test_an_arrow_table_comes_through():
    table = pa.table({"left": [1, 2], "name": ["a", None]})
    assert unpacked(packed(table, pa.Table), pa.Table).equals(table)
    with pytest.raises(Unplain):
        unpacked(packed(b"ARROW1", bytes), pa.Table)


@pytest.mark.parametrize(
    ("value", "written_as", "read_as"),
    [
        ("<b>", str, int),
        (1, int, bool),
        (True, bool, int),
        ([1], list[int], tuple[int, int]),
        (None, Scalar, str),
        ("right", str, Side),
        ((b"x", 1), tuple[bytes, int], tuple[bytes, str]),
    ],
)
def test_another_type_is_refused(value, written_as, read_as):
    with pytest.raises(Unplain):
        unpacked(packed(value, written_as), read_as)


def test_what_the_type_does_not_say_is_not_written():
    for value, kind in ((object(), int), ({"a": 1}, Leaf), (1, object), ("1", int)):
        with pytest.raises(Unplain):
            packed(value, kind)
