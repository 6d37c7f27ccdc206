"""Whole numbers as printable characters: how the county map writes its lines (see map_asset.py)."""

from __future__ import annotations

from frombelow.records.faults import RecordsFault


def encode(numbers: list[int]) -> str:
    """Whole numbers as printable characters (see map_asset.py); small ones take one."""
    return "".join(_characters(2 * n if n >= 0 else -2 * n - 1) for n in numbers)


def _characters(z: int) -> str:
    text = ""
    while True:
        group, z = z & 31, z >> 5
        code = group + 63 + (32 if z else 0)
        text += "!" if code == 92 else chr(code)
        if not z:
            return text


def decode(text: str) -> list[int]:
    """The numbers of an encoded string. Raises RecordsFault on a character that does not belong there."""
    numbers: list[int] = []
    z = shift = 0
    for place, character in enumerate(text):
        group = (92 if character == "!" else ord(character)) - 63
        if not 0 <= group < 64:
            raise RecordsFault(f"The map file has {character!r} at place {place} of its lines. Build it again.")
        z |= (group & 31) << shift
        shift += 5
        if group < 32:
            numbers.append(-(z + 1) // 2 if z & 1 else z // 2)
            z = shift = 0
    return numbers
