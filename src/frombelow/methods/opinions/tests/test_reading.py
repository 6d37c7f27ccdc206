"""Votes files: what is read, what is repaired and named, what is refused and how."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from frombelow.methods.common.said import Unreadable
from frombelow.methods.opinions.reading import Reading, read_votes, with_statements
from frombelow.methods.opinions.reading.loose import LARGEST_FILE
from frombelow.methods.opinions.votes import Votes

SHARED = Path(__file__).parents[5].parent / "shared/data/opinions"
PLAIN = {"ana": {"1": 1, "2": -1}, "bo": {"2": 0, "10": 1}}


def table(votes: Votes) -> dict[str, dict[str, int]]:
    return {person: votes.of_person(person) for person in votes.people.tolist()}


def read(text: str | bytes) -> Reading:
    return read_votes(text if isinstance(text, bytes) else text.encode())


def repairs(reading: Reading) -> list[str]:
    return [str(one) for one in reading.repairs]


LAYOUTS = {
    "as published": "participant,group-id,n-comments,n-votes,n-agree,n-disagree,1,2,10\nana,0,1,2,1,1,1,-1,\nbo,1,0,2,1,0,,0,1\n",
    "with an xid": "participant,xid,group-id,n-comments,n-votes,n-agree,n-disagree,1,2,10\nana,x7,0,1,2,1,1,1,-1,\nbo,,1,0,2,1,0,,0,1\n",
    "columns in another order": "10,participant,2,1,n-votes\n,ana,-1,1,2\n1,bo,0,,2\n",
    "semicolons": "participant;1;2;10\nana;1;-1;\nbo;;0;1\n",
    "tabs": "participant\t1\t2\t10\nana\t1\t-1\t\nbo\t\t0\t1\n",
    "quoted": '"participant","1","2","10"\n"ana","1","-1",""\n"bo","","0","1"\n',
    "with decimals": "participant,1,2,10\nana,1.0,-1.0,NA\nbo,nan,0.0,1.0\n",
    "in words": "participant,1,2,10\nana,agree,Disagree,\nbo,,pass,agree\n",
    "en palabras": "participante,1,2,10\nana,de acuerdo,en desacuerdo,\nbo,,paso,De acuerdo\n",
    "a true minus": "participant,1,2,10\nana,1,−1,\nbo,,0,1\n",
    "empty lines": "\nparticipant,1,2,10\n\nana,1,-1,\n,,,\nbo,,0,1\n\n",
    "a line per vote": "timestamp,voter-id,comment-id,vote\n5,ana,1,1\n5,ana,2,-1\n6,bo,2,0\n7,bo,10,1\n",
    "json": json.dumps(
        [
            {"pid": "ana", "tid": 1, "vote": 1, "modified": "5"},
            {"pid": "ana", "tid": 2, "vote": -1, "modified": "5"},
            {"pid": "bo", "tid": 2, "vote": 0, "modified": "5"},
            {"pid": "bo", "tid": 10, "vote": 1, "modified": "5"},
        ]
    ),
    "json under a name": json.dumps(
        {
            "votes": [
                {"participant_id": p, "statement_id": s, "vote": v} for p, row in PLAIN.items() for s, v in row.items()
            ]
        }
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts(layout: str) -> None:
    reading = read(LAYOUTS[layout])
    assert table(reading.votes) == PLAIN
    assert [s.key for s in reading.votes.statements] == ["1", "2", "10"]
    assert repairs(reading) == []


REPAIRED = {
    "windows": ("participant,1,2,10\r\nana,1,-1,\r\nbo,,0,1\r\n", "Windows line ends were read as line ends."),
    "old mac": ("participant,1,2,10\rana,1,-1,\rbo,,0,1\r", "Windows line ends were read as line ends."),
    "byte-order mark": (
        "\ufeffparticipant,1,2,10\nana,1,-1,\nbo,,0,1\n",
        "A byte-order mark at the beginning was left out.",
    ),
    "utf-16": (
        "participant,1,2,10\nana,1,-1,\nbo,,0,1\n".encode("utf-16"),
        "The file is in UTF-16; it was read as that.",
    ),
    "short lines": (
        "participant,1,2,10\nana,1,-1\nbo,,0,1\n",
        "Lines that end early: 1. What is missing was read as no vote.",
    ),
    "a column of something else": (
        "participant,age,1,2,10\nana,old,1,-1,\nbo,young,,0,1\n",
        "The column “age” holds no votes; it was left out.",
    ),
    "a person in two lines": (
        "participant,1,2,10\nana,1,,\nbo,,0,1\nana,1,-1,\n",
        "Lines 2 and 4 are both “ana”; they were drawn together.",
    ),
    "no participant column": (
        "who,1,2,10\nana,1,-1,\nbo,,0,1\n",
        "No column is named “participant”; the first one, “who”, was taken as the people.",
    ),
    "the engine's sign": (
        "participant,n-agree,n-disagree,1,2,10\nana,1,1,-1,1,\nbo,1,0,,0,-1\n",
        "The columns n-agree and n-disagree show that -1 means agree here; the votes were turned.",
    ),
    "a changed vote": (
        "timestamp,voter-id,comment-id,vote\n9,ana,1,1\n5,ana,2,-1\n6,bo,2,0\n7,bo,10,1\n3,ana,1,-1\n",
        "Votes changed by a later vote of the same person: 1. The last one counts.",
    ),
}


@pytest.mark.parametrize("kind", REPAIRED)
def test_repairs_are_named(kind: str) -> None:
    text, repair = REPAIRED[kind]
    reading = read(text)
    assert table(reading.votes) == PLAIN
    assert repairs(reading) == [repair]


def test_the_sign_is_not_turned_on_a_doubt() -> None:
    reading = read("participant,n-agree,n-disagree,1,2\nana,1,1,-1,1\nbo,2,0,1,1\ncy,0,2,1,1\n")
    assert reading.votes.of_person("bo") == {"1": 1, "2": 1}
    assert repairs(reading) == []


def test_windows_1252() -> None:
    reading = read("participant,1\nJosé,1\n".encode("cp1252"))
    assert reading.votes.people.tolist() == ["José"]
    assert repairs(reading) == ["The file is not in UTF-8; it was read as Windows-1252."]


REFUSED = {
    "a vote of 7": (
        "participant,1,2\nana,1,7\n",
        "Line 2, column 3 (statement “2”): “7” is no vote. Write 1 for agree, -1 for disagree, 0 for pass, or nothing.",
    ),
    "markup": (
        "participant,1,2\nana,1,<b>\n",
        "Line 2, column 3 (statement “2”): “<b>” is no vote. Write 1 for agree, -1 for disagree, 0 for pass, or nothing.",
    ),
    "a statement twice": (
        "participant,1,2,1\nana,1,1,1\n",
        "The statement “1” has two columns (2 and 4). Remove one of them.",
    ),
    "a person twice, contradicting": (
        "participant,1\nana,1\nana,-1\n",
        "Lines 2 and 3 are both “ana” and vote differently on statement “1”. Keep one of the lines.",
    ),
    "nobody's line": ("participant,1\n,1\n", "Line 2 holds votes but nobody's name or number. Add it."),
    "a line too long": (
        "participant,1\nana,1,1\n",
        "Line 2 has 3 cells, the heading has 2. Remove what is too much, or quote a text that holds a comma.",
    ),
    "no people": ("participant,1,2\n", "There is no vote below the heading. Give at least one line."),
    "no statements": (
        "participant,group-id\nana,1\n",
        "No column holds votes. Give one column per statement, or columns for voter, statement and vote.",
    ),
    "numbers only": (
        "1,2\n1,-1\n",
        "No column says who voted. Name one column “participant” and give each person a name or number in it.",
    ),
    "one column": (
        "hello\nyou\n",
        "Line 1: the heading has one column only. Separate columns by commas, semicolons or tabs.",
    ),
    "empty": ("", "The file is empty. Give a file with a heading and at least one line of votes."),
    "blank": (" \n \n", "The file is empty. Give a file with a heading and at least one line of votes."),
    "zip": (
        b"PK\x03\x04rest",
        "This is a zip archive or a spreadsheet, not a text file. Give the CSV or JSON file itself.",
    ),
    "gzip": (b"\x1f\x8b\x08", "This is a gzip archive, not a text file. Give the CSV or JSON file itself."),
    "binary": (b"\x01\x00\x02,", "This is not a text file. Give the votes as CSV or JSON."),
    "two votes at once": (
        "voter-id,comment-id,vote\nana,1,1\nana,1,-1\n",
        "Entries 2 and 3: “ana” votes differently on statement “1”, and nothing says which vote is later. Keep one.",
    ),
    "json of something else": (
        '{"a": 1}',
        "This JSON holds no list of objects. Give a list with one object for each vote.",
    ),
    "json cut off": ('[{"pid": 1,\n', "Line 2, column 1: this is not JSON. Mend it there."),
    "json with a vote of 7": (
        '[{"pid": 1, "tid": 2, "vote": 7}]',
        "Entry 1: “7” is no vote. Write 1 for agree, -1 for disagree, 0 for pass.",
    ),
    "json without a voter": (
        '[{"tid": 2, "vote": 1}]',
        "Entry 1 does not say who voted on what. Add it, or remove the entry.",
    ),
    "an empty list": ("[]", "There is no vote below the heading. Give at least one line."),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_faults_are_sentences(kind: str) -> None:
    text, sentence = REFUSED[kind]
    with pytest.raises(Unreadable) as fault:
        read(text)
    assert [str(problem) for problem in fault.value.problems] == [sentence]


def test_a_quotation_mark_left_open() -> None:
    with pytest.raises(Unreadable, match=r"^Line 2: a quotation mark is opened here and not closed"):
        read('participant,1\n"ana,1\n' + "x,1\n" * 50_000)


def test_the_first_five_faults_are_told() -> None:
    with pytest.raises(Unreadable) as fault:
        read("participant,1\n" + "".join(f"p{number},9\n" for number in range(20)))
    assert [str(problem)[:7] for problem in fault.value.problems] == [f"Line {line}," for line in (2, 3, 4, 5, 6)]


def test_too_large_a_file() -> None:
    with pytest.raises(Unreadable, match="at most 256 MB are read"):
        read_votes(bytes(LARGEST_FILE + 1))


def test_statements_with_commas_outside_quotation_marks() -> None:
    told = b"comment-id,moderated,comment-body\n1,1,Buses, trains\n2,-1,Roads\n77,1,Nobody saw it\n"
    reading = with_statements(read("participant,1,2\nana,1,1\n"), told)
    assert [(s.text, s.is_out) for s in reading.votes.statements] == [("Buses, trains", False), ("Roads", True)]
    assert repairs(reading) == [
        "Line 2: a text with commas stands without quotation marks; it was read as one text.",
        "Statements without any vote in the statements file: 1. They were left out.",
    ]


def test_statements_as_json() -> None:
    told = json.dumps([{"tid": 1, "txt": "I work nights", "mod": 1, "is_meta": True}])
    reading = with_statements(read("participant,1,2\nana,1,1\n"), told.encode())
    assert [(s.text, s.is_meta, s.is_on_map) for s in reading.votes.statements] == [
        ("I work nights", True, False),
        ("", False, True),
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a,b\n1,2\n", "The heading names no statements. Give at least the columns “comment-id” and “comment-body”."),
        (
            "comment-id,text\n,hm\n",
            "A statement has no number. Name a column “comment-id” and give each statement one.",
        ),
    ],
)
def test_faults_of_a_statements_file(text: str, sentence: str) -> None:
    with pytest.raises(Unreadable) as fault:
        with_statements(read("participant,1\nana,1\n"), text.encode())
    assert str(fault.value) == sentence


def test_published_groups() -> None:
    reading = read("participant,group-id,1\nana,10,1\nbo,,1\ncy,2,1\n")
    assert reading.groups == {"ana": "10", "cy": "2"}
    assert reading.numbered_groups == {"ana": 1, "cy": 0}


@pytest.mark.skipif(not SHARED.is_dir(), reason="the folder of conversations is not beside the repository")
@pytest.mark.parametrize(
    ("name", "people", "statements", "votes"),
    [
        ("15-per-hour-seattle", 339, 54, 2872),
        ("vtaiwan.uberx", 1921, 197, 49_443),
        ("american-assembly.bowling-green", 2031, 896, 225_524),
    ],
)
def test_published_conversations(name: str, people: int, statements: int, votes: int) -> None:
    folder = SHARED / "conversations" / name
    reading = read_votes((folder / "participants-votes.csv").read_bytes())
    assert (len(reading.votes.people), len(reading.votes.statements), len(reading.votes.vote)) == (
        people,
        statements,
        votes,
    )
    assert not reading.repairs
    if (folder / "votes.csv").is_file():
        by_vote = read_votes((folder / "votes.csv").read_bytes()).votes
        assert table(by_vote) == table(reading.votes)


@pytest.mark.parametrize(
    "text",
    [
        '[{"voter-id": 1, "comment-id": 1, "vote": ' + "9" * 5000 + "}]",
        "[" * 100_000,
        "\n".join([" ", "\t", "\ufeff "]),
        "\n ,\n",
    ],
)
def test_endless_numbers_endless_lists_and_lines_of_nothing_are_sentences(text):
    with pytest.raises(Unreadable):
        read(text)


def test_a_key_of_thousands_of_digits_is_a_key():
    key = "9" * 5000
    assert table(read(f"participant,2,{key}\nana,1,-1\n").votes) == {"ana": {"2": 1, key: -1}}


@pytest.mark.skipif(not SHARED.is_dir(), reason="the folder of conversations is not beside the repository")
@pytest.mark.parametrize(
    ("name", "votes", "off_the_map"),
    [
        ("25ptpt-3gp-no-strict-with-meta", 1386, 4),
        ("50ptpt-3gp-strict-no-meta", 941, 3),
        ("above-100-ptpts", 5216, 5),
        ("below-100-ptpts", 504, 2),
    ],
)
def test_published_json(name: str, votes: int, off_the_map: int) -> None:
    folder = SHARED / "reference" / name
    reading = with_statements(read_votes((folder / "votes.json").read_bytes()), (folder / "comments.json").read_bytes())
    assert len(reading.votes.vote) == votes
    assert (~reading.votes.on_map).sum() == off_the_map
