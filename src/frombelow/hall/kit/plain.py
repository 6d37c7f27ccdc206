"""Values as plain data between two processes: JSON that says no types and runs no code, read as the type that the reader expects.

What a type may be made of: numbers, texts, bytes, fractions, enums, dataclasses, tuples, lists, sets, mappings, unions, arrays of numbers or texts,
Arrow tables. Bytes and arrays stand behind the JSON, which says where: `length of the JSON (8 bytes) | JSON | bytes`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import is_dataclass
from enum import Enum
from fractions import Fraction
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import numpy as np

LENGTH = 8  # bytes that tell how long the JSON is
Scalar = str | int | float | bool | None
SCALARS = (bool, int, float, str)
ROWS = (tuple, list, frozenset, set, Sequence)
MAPPINGS = (dict, Mapping)
ARRAYS = "biufU"  # kinds of arrays: no objects


class Unplain(ValueError):
    """What was read is not of the type that was expected."""


def packed(value: Any, kind: Any) -> bytes:
    """The value as bytes. Raises Unplain where it is not of this type."""
    behind = bytearray()
    head = json.dumps(laid_out(value, kind, behind)).encode()
    return len(head).to_bytes(LENGTH, "big") + head + bytes(behind)


def unpacked(content: bytes, kind: Any) -> Any:
    """The value. Raises Unplain where the content says none of this type."""
    length = int.from_bytes(content[:LENGTH], "big")
    try:
        tree = json.loads(content[LENGTH : LENGTH + length])
        return read(tree, kind, memoryview(content)[LENGTH + length :])
    except (ValueError, TypeError, ArithmeticError, LookupError, RecursionError) as fault:
        raise Unplain(f"No {kind}: {fault}") from None


def laid_out(value: Any, kind: Any, behind: bytearray) -> Any:
    """The value as JSON knows it."""
    if kind in SCALARS:
        return scalar(value, kind)
    if kind is NoneType and value is None:
        return None
    for is_of, lay, _read in SHAPES:
        if is_of(kind):
            return lay(value, kind, behind)
    raise Unplain(f"{kind} is no type of plain data")


def read(tree: Any, kind: Any, behind: memoryview) -> Any:
    """The value that was laid out. Raises ValueError, TypeError and the like."""
    if kind in SCALARS:
        return told(tree, kind)
    if kind is NoneType and tree is None:
        return None
    for is_of, _lay, read_shape in SHAPES:
        if is_of(kind):
            return read_shape(tree, kind, behind)
    raise Unplain(f"{kind} is no type of plain data")


# ---- one by one ----


def scalar(value: Any, kind: Any) -> Any:
    """A number or a text; those of NumPy become Python's."""
    allowed = {bool: (bool, np.bool_), int: (int, np.integer), float: (float, int, np.number), str: (str,)}[kind]
    if not isinstance(value, allowed):
        raise Unplain(f"{value!r} is no {kind.__name__}")
    return kind(value)


def told(tree: Any, kind: Any) -> Any:
    """A number or a text as JSON said it; nothing that only looks like one."""
    if type(tree) is not kind:
        raise Unplain(f"no {kind.__name__}")
    return tree


def lay_bytes(value: bytes, kind: Any, behind: bytearray) -> list[int]:
    """Behind the JSON: where, and how many."""
    place = [len(behind), len(value)]
    behind += value
    return place


def read_bytes(tree: Any, kind: Any, behind: memoryview) -> bytes:
    begin, length = (told(one, int) for one in tree)
    if begin < 0 or length < 0 or begin + length > len(behind):
        raise Unplain("bytes that are not there")
    return bytes(behind[begin : begin + length])


def lay_fraction(value: Fraction, kind: Any, behind: bytearray) -> list[str]:
    """In hexadecimal, which has no longest number."""
    return [f"{value.numerator:x}", f"{value.denominator:x}"]


def read_fraction(tree: Any, kind: Any, behind: memoryview) -> Fraction:
    over, under = (int(told(one, str), 16) for one in tree)
    return Fraction(over, under)


def lay_enum(value: Enum, kind: Any, behind: bytearray) -> Any:
    return value.value


def read_enum(tree: Any, kind: Any, behind: memoryview) -> Enum:
    found: Enum = kind(tree)
    return found


def lay_array(value: Any, kind: Any, behind: bytearray) -> list[Any]:
    value = np.ascontiguousarray(value).reshape(value.shape)
    if value.dtype.kind not in ARRAYS:
        raise Unplain(f"an array of {value.dtype}")
    return [value.dtype.str, list(value.shape), lay_bytes(value.tobytes(), bytes, behind)]


def read_array(tree: Any, kind: Any, behind: memoryview) -> Any:
    name, shape, place = tree
    numbers = np.dtype(told(name, str))
    (expected,) = get_args(get_args(kind)[1])
    if numbers.kind not in ARRAYS or not issubclass(numbers.type, expected):
        raise Unplain(f"an array of {numbers}")
    return np.frombuffer(read_bytes(place, bytes, behind), numbers).reshape([told(one, int) for one in shape])


def is_table(kind: Any) -> bool:
    """Whether it is Arrow's table, of which nothing is read in where nobody has one: that takes as long as all the rest."""
    return (getattr(kind, "__module__", ""), getattr(kind, "__name__", "")) == ("pyarrow.lib", "Table")


def lay_table(value: Any, kind: Any, behind: bytearray) -> list[int]:
    import pyarrow as pa

    out = pa.BufferOutputStream()
    with pa.ipc.new_stream(out, value.schema) as stream:
        stream.write_table(value)
    return lay_bytes(out.getvalue().to_pybytes(), bytes, behind)


def read_table(tree: Any, kind: Any, behind: memoryview) -> Any:
    import pyarrow as pa

    try:
        table = pa.ipc.open_stream(read_bytes(tree, bytes, behind)).read_all()
        table.validate(full=True)
    except (pa.ArrowException, OSError, NotImplementedError) as fault:
        raise Unplain(f"no table: {fault}") from None
    return table


# ---- put together ----


def lay_record(value: Any, kind: Any, behind: bytearray) -> list[Any]:
    parts = parts_of(kind)
    if type(value) is not kind:
        raise Unplain(f"{type(value).__name__} is no {kind.__name__}")
    return [laid_out(getattr(value, name), of, behind) for name, of in parts]


def read_record(tree: Any, kind: Any, behind: memoryview) -> Any:
    parts = parts_of(kind)
    return kind(**{name: read(one, of, behind) for (name, of), one in zip(parts, told(tree, list), strict=True)})


@cache
def parts_of(kind: Any) -> tuple[tuple[str, Any], ...]:
    """The fields of a dataclass with their types."""
    hints = get_type_hints(kind)
    return tuple((name, hints[name]) for name in kind.__dataclass_fields__)


def kinds_in(kind: Any, many: int) -> list[Any]:
    """The type of each of so many parts of a tuple, list or set."""
    inner = get_args(kind)
    if get_origin(kind) is tuple and inner[-1:] != (Ellipsis,):
        if len(inner) != many:
            raise Unplain(f"{many} parts, not {len(inner)}")
        return list(inner)
    return [inner[0]] * many


def lay_row(value: Any, kind: Any, behind: bytearray) -> list[Any]:
    value = list(value)
    return [laid_out(one, of, behind) for one, of in zip(value, kinds_in(kind, len(value)), strict=True)]


def read_row(tree: Any, kind: Any, behind: memoryview) -> Any:
    kinds = kinds_in(kind, len(told(tree, list)))
    made = [read(one, of, behind) for one, of in zip(tree, kinds, strict=True)]
    origin = get_origin(kind)
    return made if origin is list else tuple(made) if origin in {tuple, Sequence} else origin(made)


def lay_mapping(value: Mapping[Any, Any], kind: Any, behind: bytearray) -> list[Any]:
    of_key, of_value = get_args(kind)
    return [[laid_out(key, of_key, behind), laid_out(one, of_value, behind)] for key, one in value.items()]


def read_mapping(tree: Any, kind: Any, behind: memoryview) -> dict[Any, Any]:
    of_key, of_value = get_args(kind)
    return {read(key, of_key, behind): read(one, of_value, behind) for key, one in told(tree, list)}


def lay_either(value: Any, kind: Any, behind: bytearray) -> Any:
    """None, or which of the types it is and the value."""
    if value is None and NoneType in get_args(kind):
        return None
    for place, one in enumerate(get_args(kind)):
        if isinstance(value, get_origin(one) or one) and not (isinstance(value, bool) and one in {int, float}):
            return [place, laid_out(value, one, behind)]
    raise Unplain(f"{type(value).__name__} is no {kind}")


def read_either(tree: Any, kind: Any, behind: memoryview) -> Any:
    if tree is None and NoneType in get_args(kind):
        return None
    place, one = tree
    if told(place, int) < 0:
        raise Unplain("no such type")
    return read(one, get_args(kind)[place], behind)


def origin_of(kind: Any) -> Any:
    """`tuple` of `tuple[int, str]`."""
    return get_origin(kind)


# How a type is known, laid out, read.
SHAPES: tuple[tuple[Any, Any, Any], ...] = (
    (lambda kind: kind is bytes, lay_bytes, read_bytes),
    (lambda kind: kind is Fraction, lay_fraction, read_fraction),
    (is_table, lay_table, read_table),
    (lambda kind: isinstance(kind, type) and issubclass(kind, Enum), lay_enum, read_enum),
    (lambda kind: origin_of(kind) is np.ndarray, lay_array, read_array),
    (lambda kind: isinstance(kind, type) and is_dataclass(kind), lay_record, read_record),
    (lambda kind: origin_of(kind) in ROWS, lay_row, read_row),
    (lambda kind: origin_of(kind) in MAPPINGS, lay_mapping, read_mapping),
    (lambda kind: origin_of(kind) in {UnionType, Union}, lay_either, read_either),
)
