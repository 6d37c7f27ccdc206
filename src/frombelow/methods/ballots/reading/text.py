"""From the bytes of a file to lines of text, whatever wrote them: byte-order marks, Windows and old Macintosh line ends, older encodings."""

from __future__ import annotations

from collections.abc import Iterator

from frombelow.methods.ballots.reading.problems import Fault, Mending
from frombelow.methods.ballots.result import Said

UTF8_MARK = b"\xef\xbb\xbf"
WIDE_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\f")
BLOCK = 1 << 16
DOS_END = b"\x1a"
ENOUGH_DIGITS = 20  # Python itself turns no more than 4,300 into a number
OTHER_FILES = {  # by their first bytes
    b"PK\x03\x04": Said(
        "This is a zip archive (or a spreadsheet), not a file of ballots; unpack it or save it as text first."
    ),
    b"\x1f\x8b": Said("This is a gzip archive, not a file of ballots; unpack it first."),
    b"%PDF": Said("This is a PDF, not a file of ballots."),
}


def plain(data: bytes, mending: Mending) -> bytes:
    """The bytes without a mark in front and with \\n between lines; anything but text is refused."""
    for start, said in OTHER_FILES.items():
        if data.startswith(start):
            raise Fault(said)
    data = _unmarked(data, mending)
    if b"\r" in data:
        mending.note(0, "The lines end as in Windows or on an old Macintosh.")
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if data[-80:].rstrip().endswith(DOS_END):
        mending.note(0, "The file ends with the end mark of DOS.")
        data = data[: data.index(DOS_END)]
    if any(len(block.translate(None, CONTROLS)) != len(block) for block in _blocks(data)):
        _refuse_controls(data)
    return data


def decoded(line: bytes, number: int, mending: Mending) -> str:
    """One line (or a whole file, `number` 0) as text: UTF-8, else the older Western encoding."""
    try:
        return line.decode()
    except UnicodeDecodeError:
        mending.note(number, "Not UTF-8; read in the older Western encoding (Windows-1252).")
    try:
        return line.decode("cp1252")
    except UnicodeDecodeError:
        return line.decode("latin-1")


def digits(text: str) -> int:
    """A row of digits as a number; of a longer one only the beginning, which is enough to see that it is too large."""
    return int(text.lstrip("0")[:ENOUGH_DIGITS] or "0")


def _blocks(data: bytes) -> Iterator[bytes]:
    """The bytes in pieces that the processor's own memory holds."""
    return (data[start : start + BLOCK] for start in range(0, len(data), BLOCK))


def _unmarked(data: bytes, mending: Mending) -> bytes:
    if data.startswith(UTF8_MARK):
        mending.note(1, "A byte-order mark stands in front.")
        return data[len(UTF8_MARK) :]
    encoding = WIDE_MARKS.get(data[:2])
    if not encoding:
        return data
    mending.note(1, "The file is written in UTF-16.")
    try:
        return data[2:].decode(encoding).encode()
    except UnicodeDecodeError as error:
        raise Fault(Said("The file breaks off or is damaged: it says UTF-16 and is not.")) from error


def _refuse_controls(data: bytes) -> None:
    place = next(index for index, byte in enumerate(data) if byte in CONTROLS)
    line = data.count(b"\n", 0, place) + 1
    column = place - data.rfind(b"\n", 0, place)
    said = Said(
        "The file holds a byte that is no text ({byte}); it is no file of ballots, or damaged.",
        {"byte": f"0x{data[place]:02x}"},
    )
    raise Fault(said, line, column)
