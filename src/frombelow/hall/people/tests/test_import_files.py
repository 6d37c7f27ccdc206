"""Files of every kind and dialect, and files that are none."""

from __future__ import annotations

import io
import json
import string
import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from frombelow.hall.kit.refusals import Refused
from frombelow.hall.people.imports import opening, phones, rows
from frombelow.hall.people.imports.columns import guessed
from frombelow.hall.people.imports.dialects import squashed
from frombelow.hall.people.imports.store import Spoiled, Store
from frombelow.hall.people.rules import details
from frombelow.hall.people.rules.imports import Column, Problem
from frombelow.hall.people.rules.shown import made_from
from frombelow.hall.people.tests.import_world import SAMPLES

TEXTS = st.text(alphabet=st.characters(codec="utf-8"), max_size=30)


def table_of(content: bytes) -> opening.Table:
    return opening.opened(io.BytesIO(content))


def tidied(content: bytes) -> tuple[list[rows.Row], list[tuple[Problem, int, str, str]], tuple[Column, ...]]:
    """The rows of a file as people, as it would come in without a word from anybody."""
    table = table_of(content)
    lines = list(table.rows)
    _dialect, columns = guessed(table.kind, table.header, [cells for _number, cells in lines])
    fields = {
        at: rows.FieldOf(at + 1, column.header, "text", ())
        for at, column in enumerate(columns)
        if column.target.startswith(("new:", "list:"))
    }
    lists = {
        at: rows.separator_of([cells[at] for _n, cells in lines])
        for at, column in enumerate(columns)
        if column.target.startswith("list:")
    }
    problems: list[tuple[Problem, int, str, str]] = []
    tidier = rows.Tidier(columns, fields, lists, lambda *one: problems.append(one))
    made = [tidier(number, cells) for number, cells in lines]
    return [row for row in made if row is not None], problems, columns


def values(row: rows.Row) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for kind, label, value, _parts, match, _field in row[6]:
        found.setdefault(f"{kind}:{label}" if label else kind, []).append(match or value)
    return found


@pytest.mark.parametrize(
    ("name", "dialect", "people", "first"),
    [
        ("action_network.csv", "action_network", 3, {"name": ["rosa nunez"], "phone:mobile": ["+16015550100"], "email": ["rosa@example.org"]}),
        ("van_saved_list.csv", "van_saved_list", 2, {"id:van": ["van:101"], "phone:home": ["+16015550199"], "phone:mobile": ["+16015550100"]}),
        ("van_export.txt", "van_export", 2, {"name": ["rosa maria nunez"], "id:van": ["van:101"], "phone": ["+16015550199"], "address:home": ["12 dock st 39201"]}),
        ("van_history.csv", "van_history", 3, {"name": ["rosa nunez"], "id:van": ["van:101"]}),
        ("action_builder.csv", "action_builder", 2, {"name": ["rosa nunez"], "name:chosen": ["rosie"], "email": ["rosa@example.org", "r.nunez@example.net"]}),
        ("nationbuilder.csv", "nationbuilder", 2, {"id:nationbuilder": ["nationbuilder:7001"], "phone:mobile": ["+16015550100"]}),
        ("zetkin.csv", "zetkin", 2, {"id:zetkin": ["zetkin:11"], "phone": ["+16015550100", "+16015550199"], "address:home": ["12 dock st c o silva 39201"]}),
        ("plain_es.csv", "plain", 2, {"name": ["rosa nunez pena"], "phone:mobile": ["+16015550100"], "address:home": ["12 dock st apto 3 39201"]}),
        ("cards.vcf", "vcard", 3, {"name": ["rosa maria nunez"], "phone:mobile": ["+16015550100"], "phone:home": ["+16015550199"]}),
    ],
)  # fmt: skip
def test_every_dialect_is_known_by_its_columns(name, dialect, people, first):
    content = (SAMPLES / name).read_bytes()
    table = table_of(content)
    chosen, _columns = guessed(table.kind, table.header, [cells for _number, cells in table.rows])
    found, problems, _ = tidied(content)
    assert (chosen.key, len(found)) == (dialect, people)
    known = values(found[0])
    assert {key: known.get(key) for key in first} == first
    assert not [problem for problem in problems if problem[0] not in {Problem.NAMELESS}], problems


def test_consent_columns_of_the_programs():
    said = {
        name: [row[7] for row in tidied((SAMPLES / name).read_bytes())[0]]
        for name in ("action_network.csv", "nationbuilder.csv", "van_saved_list.csv", "plain_es.csv")
    }
    assert [[fact[:2] for fact in row] for row in said["action_network.csv"]] == [
        [("contact", True), ("text", True)], [("contact", False)], [("text", False)],
    ]  # fmt: skip
    assert [[fact[:2] for fact in row] for row in said["nationbuilder.csv"]] == [
        [("contact", True), ("text", False)], [("contact", False), ("text", True)],
    ]  # fmt: skip
    assert [[fact[:2] for fact in row] for row in said["van_saved_list.csv"]] == [[("text", True)], [("text", False)]]
    assert [[fact[:2] for fact in row] for row in said["plain_es.csv"]] == [[], [("contact", False)]]


def test_cards_of_three_versions():
    found, _problems, columns = tidied((SAMPLES / "cards.vcf").read_bytes())
    assert [row[1] for row in found] == ["Rosa María Núñez", "Ben Okafor Jr.", "Linh Nguyen"]
    assert values(found[1])["address:home"] == ["5 elm st apt 2 38103"]
    assert values(found[1])["field"] == ["stewards, dock"]
    assert found[2][4] == "vi"
    assert next(column.target for column in columns if column.header == "note") == "", (
        "what somebody noted of others stays outside"
    )


def test_a_workbook():
    book = Workbook()
    book.active.append(["First name", "Phone", "Joined", "Email"])
    book.active.append(["Rosa", 6015550100, None, "=1+1"])
    book.active.append(["Ben", 9015550120.0, None, "ben@example.org"])
    file = io.BytesIO()
    book.save(file)
    found, _problems, _columns = tidied(file.getvalue())
    assert [values(row).get("phone") for row in found] == [["+16015550100"], ["+19015550120"]]


@pytest.mark.parametrize(
    ("content", "header", "first"),
    [
        (b"\xef\xbb\xbfName , Phone\nRosa,1\n", ("Name", "Phone"), ["Rosa", "1"]),
        ("Name;Phone\r\nRosa;1\r\n".encode("utf-16"), ("Name", "Phone"), ["Rosa", "1"]),
        ("Name\tTel\nN\u00fa\u00f1ez\t1\n".encode("utf-16-le"), ("Name", "Tel"), ["Núñez", "1"]),
        ("Name|Tel\nN\u00fa\u00f1ez|1\n".encode("cp1252"), ("Name", "Tel"), ["Núñez", "1"]),
        (b"Name,Tel\rRosa,1\rBen,2\r", ("Name", "Tel"), ["Rosa", "1"]),
        (b'\n\nName,Note\n"Rosa","two\nlines, and\x0bmore"\n', ("Name", "Note"), ["Rosa", "two\nlines, and\x0bmore"]),
        (b"rosa@example.org,Rosa\nben@example.org,Ben\n", ("", ""), ["rosa@example.org", "Rosa"]),
    ],
)  # fmt: skip
def test_tables_as_they_come(content, header, first):
    table = table_of(content)
    assert (table.header, next(table.rows)[1]) == (header, first)


def test_rows_have_the_numbers_that_a_spreadsheet_shows():
    table = table_of(b'Name,Note\n"a","x\ny"\n\nb,z\n')
    assert [number for number, _cells in table.rows] == [2, 4]


def test_ragged_rows_are_evened_and_said():
    found, problems, _columns = tidied(b"Name,Phone,Email\nRosa,601 555 0100\nBen,,ben@example.org,left,over\n")
    assert [row[1] for row in found] == ["Rosa", "Ben"]
    assert [(problem[0], problem[1], problem[3]) for problem in problems] == [(Problem.WIDE, 3, "2")]


def workbook_of(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>", **parts}.items():
            package.writestr(name, content)
    return file.getvalue()


ENTITY = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&a;</worksheet>'
HOSTILE = {
    "nothing": b"",
    "blanks": b" \n\t ",
    "a picture": b"\x89PNG\r\n\x1a\n" + b"\0" * 50,
    "a program": b"\x7fELF" + b"\1" * 50,
    "a page": b"<!doctype html><script>alert(1)</script>",
    "a drawing": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "an old workbook": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500,
    "bytes": bytes(range(256)) * 20,
    "a package of nothing": b"PK\x03\x04" + b"\0" * 100,
    "another package": (lambda file: (zipfile.ZipFile(file, "w").writestr("a.txt", "a"), file.getvalue())[1])(
        io.BytesIO()
    ),
    "a bomb": workbook_of(**{"xl/worksheets/sheet1.xml": b"0" * 40_000_000}),
    "a thousand bombs": workbook_of(**{f"xl/worksheets/sheet{n}.xml": b"0" * 1_900_000 for n in range(400)}),
    "entities": workbook_of(**{"xl/worksheets/sheet1.xml": ENTITY}),
    "entities in utf-16": workbook_of(**{"xl/worksheets/sheet1.xml": ENTITY.decode().encode("utf-16")}),
    "an empty workbook": workbook_of(),
    "a page in a package": workbook_of(**{"xl/workbook.xml ": b"<html>"}) + b"<script>",
    "an endless cell": b'Name,Note\nRosa,"' + b"x" * 300_000,
    "a thousand columns": b",".join([b"c"] * 1000) + b"\n" + b",".join([b"x"] * 1000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_list_of_people_is_refused_in_a_sentence(name):
    with pytest.raises(Refused) as refusal:
        list(table_of(HOSTILE[name]).rows)
    assert str(refusal.value).endswith(".")


def test_ten_thousand_formulas_come_as_nothing():
    content = b"Name,Email\n" + b'"=HYPERLINK(""http://x"",""Rosa"")",rosa@example.org\n' * 10_000
    found, problems, _columns = tidied(content)
    assert all("=" not in value for row in found for one in row[6] for value in one[2:3])
    assert sum(problem[0] == Problem.FORMULA for problem in problems) == 10_000


# ---- the short ways and the long ones ----

PIECES = st.lists(
    st.sampled_from(
        ["601", "555", "0100", "1", "+1", "+", "(", ")", " ", "-", ".", "011", "0", "x12", "9", "٣", "800"]
    ),
    max_size=9,
).map("".join)


@given(PIECES)
@example("1-601-555-0100")
@example("(601)555-0100")
@example("+1 (601) 555-0100")
@settings(max_examples=600, deadline=None)
def test_phones_fast_and_slow_are_the_same(text):
    shown = details.tidy(text)
    try:
        slow = details.phone(shown).match
    except Refused:
        slow = None
    try:
        fast = phones.phone_match(shown) if shown else None
    except Refused:
        fast = None
    assert fast == slow


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_texts_fast_and_slow_are_the_same(text):
    assert rows.clean(text) == details.tidy(text)
    assert rows.latin(text) == details.latin(text)
    assert json.loads(rows.packed({"given": text})) == {"given": text}
    assert rows.packed({"given": text, "family": text}) == json.dumps({"given": text, "family": text})


class Kept:
    """A value as its table has it."""

    ended_on = None

    def __init__(self, value: rows.Value) -> None:
        self.kind, self.label, self.value, parts, self.match, _field = value
        self.parts = json.loads(parts) if parts else None


COLUMNS = [
    Column(target.replace(".", " ").replace(":", " "), target)
    for target in (
        "name.given", "name.family", "name.middle", "name.suffix", "name.full", "name.chosen", "name.legal", "name.nickname", "phone:mobile", "phone:",
        "email:", "email:work", "address.street", "address.street2", "address.city", "address.state", "address.zip", "mailing.city", "id:van", "id:zetkin",
    )
]  # fmt: skip
CELLS = st.one_of(
    st.just(""), TEXTS, st.sampled_from(["Rosa", "Núñez Peña", "Peña, Rosa", "601-555-0100", "+49 30 901820", "rosa@example.org", "ñ@example.org", "12 Dock St", "n/a", "=1", "Ортега"]),
)  # fmt: skip


@given(st.lists(CELLS, min_size=len(COLUMNS), max_size=len(COLUMNS)))
@settings(max_examples=500, deadline=None)
def test_a_row_is_what_the_deeds_would_have_made_of_it(cells):
    row = rows.Tidier(COLUMNS, {}, {}, lambda *_problem: None)(2, cells)
    if row is None or not row[1]:
        return
    _number, shown, sort, found, _language, _pronouns, known, _consents = row
    made = made_from([Kept(value) for value in reversed(known)])
    assert (made.name, made.sort_name, made.found_by) == (shown, sort, found)
    for kind, label, value, parts, match, _field in known:
        if kind == "phone":
            assert details.phone(value).match == match
        elif kind == "email":
            assert details.email(value, label) == details.Value(details.Kind.EMAIL, value, match, label)
        elif kind == "address":
            slow = details.address(json.loads(parts), label)
            assert (slow.value, slow.match, dict(slow.parts)) == (value, match, json.loads(parts))
        elif kind == "name" and parts:
            slow = details.name(**json.loads(parts), label=label)
            assert (slow.value, slow.match, dict(slow.parts)) == (value, match, json.loads(parts))


@pytest.mark.parametrize("target", ["name.full", "name.chosen", "name.legal", "name.nickname"])
def test_a_comma_alone_is_no_name(target):
    cells = [
        "," if column.target == target else "rosa@example.org" if column.target == "email:" else ""
        for column in COLUMNS
    ]
    row = rows.Tidier(COLUMNS, {}, {}, lambda *_problem: None)(2, cells)
    assert row[1] == "rosa"
    assert [(value[0], value[2]) for value in row[6]] == [("email", "rosa@example.org"), ("name", "rosa")]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Núñez, Rosa Maria", {"given": "Rosa Maria", "family": "Núñez"}), ("Rosa Maria Núñez", {"given": "Rosa Maria", "family": "Núñez"}),
        ("Rosa", {"given": "Rosa"}), ("Rosa ,", {"given": "Rosa"}), (" , Rosa", {"given": "Rosa"}), (",", {}), ("", {}),
    ],
)  # fmt: skip
def test_a_name_in_one_cell_has_parts(text, parts):
    assert details.parts_of(text) == parts


def test_headers_are_compared_without_marks():
    assert squashed("Voter File VANID ") == squashed("voter_file_vanid") == "voterfilevanid"


# ---- the sealed file ----


def test_a_file_that_waits_is_sealed(tmp_path: Path):
    store = Store(tmp_path / "one", b"k" * 32)
    content = string.printable.encode() * 30_000
    store.put("file", content)
    assert b"0123456789" not in (tmp_path / "one" / "file").read_bytes()
    reader = store.open("file")
    assert reader.read(10) + reader.read() == content
    assert reader.seek(0) == 0
    assert reader.read(5) == content[:5]


def test_a_file_that_was_changed_cut_or_swapped_is_not_read(tmp_path: Path):
    store = Store(tmp_path, b"k" * 32)
    store.put("a", b"x" * 3_000_000)
    store.put("b", b"y")
    raw = (tmp_path / "a").read_bytes()
    for spoiled in (raw[:-1], raw[: 1_048_576 + 33], raw[:40] + b"!" + raw[41:], (tmp_path / "b").read_bytes()):
        (tmp_path / "a").write_bytes(spoiled)
        with pytest.raises(Spoiled):
            store.get("a")
    with pytest.raises(Spoiled):
        Store(tmp_path, b"l" * 32).get("b")
