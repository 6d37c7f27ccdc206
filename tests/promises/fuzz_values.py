"""What is put into a field: what it asks for, and what nobody should send."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote_from_bytes

from hypothesis import strategies as st

from tests.promises.fuzz_forms import Field, Form

KILOBYTES = 100
HOSTILE: list[bytes] = [
    b"", b" ", b"\0", b"a\0b", b"\xed\xa0\x80", b"\xff\xfe", b"\xf0\x9f\x92\xa9", "\u202eevil\u202c".encode(), "ﷺ".encode() * 40, "İ".encode(), b"=cmd|' /C calc'!A0",
    b"@SUM(1)", b"-1", b"0", b"1", b"1e999", b"NaN", b"inf", b"0x10", "١٢٣".encode(), "²".encode(), b"9" * 19, b"9" * 400, b"-9223372036854775809", b"1.5", b"2026-11-26", b"0001-01-01",
    b"9999-12-31", b"10000-01-01", b"2026-02-30", b"2026-11-26T25:61", b"9999-12-31T23:59", b"0001-01-01T00:00", b"<9999-12-31", b"talked:9999y", b"talked:<0001-01-01", b"added:>9999-12-31",
    b"abcdefghjkmn", b"' OR 1=1 --", b'"', b"%", b"%%s %(x)s {0} {x.__class__}", b"<script>alert(1)</script>", b"{{ 7*7 }}", b"../../etc/passwd", b"\r\nX: y", b"[]", b"{}", b"null", b"[[",
    b"[" * 5000, b"+1 601 555 0100", b"a@b.example", b"name:x phone:1 -zip:3 like:ros", b"like:" + b"a" * 150, b"x" * 1024 * KILOBYTES, "é".encode() * 3000, b"on", b"yes", b"true",
    b",".join([b"1"] * 3000), b"12:34", b"a:b:c", b"&", b";", b"|", b"\\", b"1&b=2", b"\x1b[31m", "\u2028".encode(), "𝟙".encode(),
]  # fmt: skip
PARTS = [
    "%00",
    "%ff",
    "..",
    "%2e%2e",
    "a" * 300,
    "9" * 30,
    "-1",
    "%E2%80%AE",
    "=cmd",
    "zzzzzzzzzzzz",
    "'",
    "%0a",
    "İ",
    "%ED%A0%80",
    "²",
]
TYPES = ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "multipart/form-data", "application/json", "text/plain", "multipart/form-data; boundary=\u00e9", "", "application/x-www-form-urlencoded; charset=utf-16", "application/json; charset=nonsense"]  # fmt: skip
BODIES = [b"", b"a=1&a=2&b", b"%", b"%ED%A0%80=%ED%A0%80", b"\xff\xfe\x00", b"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nName\r\nRo", b"--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n", b"--x--", b"{\"letters\": [", b"\"\\ud800\"", b"a=" + b"1" * 1024 * KILOBYTES, b"&".join(b"k%d=1" % n for n in range(1500))]  # fmt: skip
FILES = [b"", b"\0" * 100, b"Name,Phone\nRosa,6015550100\n", b"PK\x03\x04" + b"\0" * 50, b"%PDF-1.7", b"\xff\xfeN\0a\0", b"Name\n" + b"=cmd\n" * 50, b"[5 2]\nA > B\n", b"<svg onload=x>", b"BEGIN:VCARD\nFN:Rosa\nEND:VCARD"]  # fmt: skip
KEYS = ["letters", "token", "person", "said", "box", "sealed", "key", "at", "id", "rawId", "response", "type", "challenge", "clientDataJSON", "move", "conditions", "about", "value", "is_not"]  # fmt: skip
LEAVES = st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats(allow_nan=False) | st.sampled_from(["", "a", "add", "narrow", "words", "name", "like", "talked", "added", "field", "9999y", "<0001-01-01", ">9999-12-31", "\ud800", "\0", "x" * 300, "AAAA", "promise", "late"])  # fmt: skip
JSON = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4), max_leaves=8)  # fmt: skip
FITTING = {
    "talked": ["never", "7d", ">30d", "9999y", ">9999y", "<0001-01-01", "9999-12-31", ">9999-12-31", "0001-01-01"], "added": ["7d", "today", "9999y", "<0001-01-01", "9999-12-31", ">9999-12-31"],
    "promise": ["open", "late"], "consent": ["contact", "share"], "answer": ["yes"], "member": ["yes", "no"],
}  # fmt: skip
WORDS = ["rosa", "nunes", "0199", "none", "dock", "\ud800", "\0", "a'b\"c*", "x" * 250, "", " ", "\u202e", "İ", "²"]
ABOUTS = [
    "words",
    "name",
    "like",
    "phone",
    "email",
    "city",
    "zip",
    "turf",
    "language",
    "added",
    "talked",
    "issue",
    "answer",
    "promise",
    "consent",
    "member",
    "field",
]


@st.composite
def conditions(draw: st.DrawFn) -> dict[str, Any]:
    """A condition of a search, as the page keeps it."""
    about = draw(st.sampled_from(ABOUTS))
    value = draw(st.sampled_from(FITTING.get(about, WORDS) if draw(st.integers(0, 7)) else WORDS))
    return {
        "about": about,
        "value": value,
        "is_not": draw(st.booleans()),
        "key": draw(st.sampled_from(["", "shift", "\ud800"])),
    }


STEP = st.fixed_dictionaries(
    {"move": st.sampled_from(["add", "narrow", "remove"]), "conditions": st.lists(conditions(), max_size=2)}
)
ASKED = {
    "date": [b"2026-11-26", b"1999-12-31", b"0001-01-01", b"9999-12-31"], "number": [b"0", b"1", b"7", b"99999999999999999999"], "email": [b"rosa@example.org"], "tel": [b"601 555 0100"],
    "datetime-local": [b"2026-11-20T10:00", b"0001-01-01T00:00", b"9999-12-31T23:59"], "search": [b"rosa", b"name:ros", b"like:rossa", b"-phone:0199", b"talked:9999y", b"added:>9999-12-31", b"added:<0001-01-01"], "password": [b"correct horse battery", b"x"],
}  # fmt: skip


@dataclass(frozen=True)
class Case:
    """One request: where, how, with what."""

    path: str
    method: str
    body: bytes
    kind: str

    def __str__(self) -> str:
        return f"{self.method} {self.path[:120]} {self.kind[:40]} {self.body[:160]!r}"


def encoded(pairs: list[tuple[str, bytes]]) -> bytes:
    """Pairs as a browser sends them; any bytes may stand in them."""
    return b"&".join(f"{quote_from_bytes(name.encode())}={quote_from_bytes(value)}".encode() for name, value in pairs)


@st.composite
def filled(draw: st.DrawFn, fields: list[Field]) -> list[tuple[str, bytes]]:
    """A form as it asks to be filled in, but for two fields at most: there stands what nobody should send, twice, or nothing."""
    wrong = draw(st.lists(st.integers(0, max(0, len(fields) - 1)), max_size=2))
    pairs = []
    for number, one in enumerate(fields):
        values = (
            [draw(st.sampled_from(HOSTILE)) for _ in range(draw(st.integers(0, 2)))]
            if number in wrong
            else [draw(fitting(one))]
        )
        pairs += [(one.name, value) for value in values]
    return pairs


@st.composite
def fitting(draw: st.DrawFn, one: Field) -> bytes:
    """What a field asks for."""
    if one.value.startswith(("[", "{")) or one.name == "steps":
        told = draw(st.just([]) | st.lists(STEP, max_size=2) | JSON)
        return json.dumps(told).encode()
    if one.kind == "hidden":
        return one.value.encode()
    if one.choices:
        return draw(st.sampled_from(one.choices)).encode()
    return draw(st.sampled_from(ASKED.get(one.kind, [b"Rosa", b"Heat", b"12", b"Dock"])))


@st.composite
def cases(draw: st.DrawFn, forms: list[Form]) -> Case:
    """Any request to one of these."""
    rich = [form for form in forms if form.fields for _ in range(1 + len(form.fields) // 3)]
    form = draw(st.sampled_from(rich if rich and draw(st.integers(0, 5)) else forms))
    die = draw(st.integers(0, 19))
    if die == 0:
        method = draw(st.sampled_from(["POST", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]))
        return Case(form.path, method, draw(st.sampled_from(BODIES)), draw(st.sampled_from(TYPES)))
    if die == 1:
        return Case(form.path, "POST", json.dumps(draw(JSON)).encode(), "application/json")
    path = broken(draw, form.path) if die in {2, 3} else form.path
    pairs = draw(filled(form.fields))
    if die == 4 or not form.fields:
        pairs.append(
            (
                draw(st.sampled_from(["q", "page", "after", "kind", "next", "\u202e", "answer", "kept"])),
                draw(st.sampled_from(HOSTILE)),
            )
        )
    if form.method == "GET":
        return Case(f"{path.partition('?')[0]}?{encoded(pairs).decode()}", "GET", b"", "")
    if form.has_files:
        return Case(path, "POST", multipart(draw, pairs), "multipart/form-data; boundary=x")
    return Case(path, "POST", encoded(pairs), TYPES[0])


def broken(draw: st.DrawFn, path: str) -> str:
    """A path with one part that is none."""
    parts = path.split("/")
    at = draw(st.integers(1, max(1, len(parts) - 2)))
    parts[at] = draw(st.sampled_from(PARTS))
    return "/".join(parts)


def multipart(draw: st.DrawFn, pairs: list[tuple[str, Any]]) -> bytes:
    """A form with files, at times cut off."""
    rows = [b'--x\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % (name.encode(), value) for name, value in pairs if name != "file"]  # fmt: skip
    for name in draw(st.sampled_from([["file"], ["file", "file"], [], ["ballots"], ["other"]])):
        title = draw(st.sampled_from([b"a.csv", b"../../a.csv", b"a.xlsx", b"\xff.csv", b"", b"a" * 300]))
        rows.append(b'--x\r\nContent-Disposition: form-data; name="%s"; filename="%s"\r\nContent-Type: text/csv\r\n\r\n%s\r\n' % (name.encode(), title, draw(st.sampled_from(FILES))))  # fmt: skip
    whole = b"".join(rows) + b"--x--\r\n"
    return whole[: draw(st.integers(0, len(whole)))] if draw(st.integers(0, 5)) == 0 else whole
