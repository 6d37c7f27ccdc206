"""Any file: its format by its signs, and what is no file of ballots at all. Debian's tally sheets and the Condorcet Election Format."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frombelow.methods.ballots.reading.abif import read_abif
from frombelow.methods.ballots.reading.blt import read_blt
from frombelow.methods.ballots.reading.csv_papers import read_csv
from frombelow.methods.ballots.reading.cvotes import read_cvotes
from frombelow.methods.ballots.reading.debian import read_debian
from frombelow.methods.ballots.reading.detect import Format, check_size, read_papers
from frombelow.methods.ballots.reading.preflib import read_preflib
from frombelow.methods.ballots.reading.problems import Fault
from frombelow.methods.ballots.reading.tests.helping import fault, said
from frombelow.methods.ballots.rule import Paper

BLT = '2 1\n3 1 2 0\n1 2 0\n0\n"Ada"\n"Bo"\n"Steward"\n'
PREFLIB = "# ALTERNATIVE NAME 1: Ada\n# ALTERNATIVE NAME 2: Bo\n3: 1,2\n1: 2\n"
ABIF = "=A:[Ada]\n=B:[Bo]\n3:A>B\n1:B\n"
CSV = "voters (ranks),Ada,Bo\n3,1,2\n1,,1\n"
CVOTES = "#/Candidates: Ada ; Bo\nAda > Bo * 3\nBo\n"
DEBIAN = "   Option 1---->: Ada\n /  Option 2-->: Bo\nV: 12 aa\nV: 12 bb\nV: 12 cc\nV: -1 dd\n"
SAME = [
    (BLT, Format.BLT),
    (PREFLIB, Format.PREFLIB),
    ("2\n1,Ada\n2,Bo\n4,4,2\n3,1,2\n1,2\n", Format.PREFLIB),
    (ABIF, Format.ABIF),
    ("3:Ada>Bo\n1:Bo\n", Format.ABIF),
    (CSV, Format.CSV),
    ("Rank 1,Rank 2\nAda,Bo\nAda,Bo\nAda,Bo\nBo,\n", Format.CSV),
    (CVOTES, Format.CVOTES),
    ("Ada > Bo * 3\nBo\n", Format.CVOTES),
    (DEBIAN, Format.DEBIAN),
]


@pytest.mark.parametrize(("text", "found"), SAME)
def test_the_same_papers_in_every_format(text: str, found: Format) -> None:
    for writing in (text.encode(), b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(), text.encode("utf-16")):
        contest, papers, _, is_format = read_papers(writing, "papers.txt")
        assert is_format is found
        assert contest.candidates == ("Ada", "Bo")
        assert said(papers) == [(((1,), (2,)), 3), (((2,),), 1)]


def test_a_name_decides_only_without_signs() -> None:
    assert read_papers(BLT.encode(), "papers.csv").format is Format.BLT
    assert read_papers(b"Rank 1\nAda\n", "papers.csv").format is Format.CSV
    assert fault(read_papers, b"Rank 1\nAda\n").startswith("This is no file of ballots that is known here.")


def test_what_the_rule_needs_decides_how_scores_are_read() -> None:
    assert said(read_papers(b"1:A/5,B/0", wanted=Paper.RANKED).papers) == [(((1,), (2,)), 1)]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (b" \n\n", "The file is empty."),
        (b"PK\x03\x04rest", "This is a zip archive (or a spreadsheet), not a file of ballots; unpack it or save it as text first."),
        (b"%PDF-1.7", "This is a PDF, not a file of ballots."),
        (b"\x7fELF\x02\x01\x01\x00", "Line 1, column 5: The file holds a byte that is no text (0x02); it is no file of ballots, or damaged."),
        (b"Dear friends,\nsee you", "This is no file of ballots"),
    ],
)  # fmt: skip
def test_what_is_no_file_of_ballots(data: bytes, sentence: str) -> None:
    if data.startswith(b"Dear"):
        data = data.replace(b",", b"")
    assert fault(lambda data: read_papers(data, "papers.blt.zip"), data).startswith(sentence)


def test_a_file_of_two_gigabytes() -> None:
    with pytest.raises(Fault) as caught:
        check_size(2 * 2**30)
    assert str(caught.value) == "This file has 2,048 MB; at most 512 MB are read here."


def outcome(data: bytes, read: Callable[[bytes], object] = read_papers) -> str:
    """What a reader is told."""
    try:
        read(data)
    except Fault as problem:
        return str(problem)
    return "Read."


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_whatever_comes_is_read_or_refused(data: bytes) -> None:
    assert outcome(data).endswith(".")


@given(st.sampled_from(SAME), st.integers(0, 60), st.binary(max_size=2))
def test_a_damaged_file_is_read_or_refused(sample: tuple[str, Format], place: int, scrap: bytes) -> None:
    whole = sample[0].encode()
    assert outcome(whole[:place] + scrap + whole[place + len(scrap) :]).endswith(".")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("V: 12\n", "The tally sheet names no options (Option 1---->: …)."),
        (DEBIAN + "V: 123 ee\n", "Line 7, column 4: “123” ranks 3 options; there are 2."),
        (DEBIAN + "V: 1? ee\n", "Line 7, column 5: “?” is no rank."),
    ],
)
def test_debian_tally_sheets_that_are_refused(text: str, sentence: str) -> None:
    assert fault(read_debian, text) == sentence


def test_the_condorcet_election_format() -> None:
    text = "#/Candidates: Ada ; Bo ; Cy\n#/Number of Seats: 2\n#/Weight Allowed: true\n# comment\n"
    text += "tag, julien@example.org || Ada > Bo = Cy ^7 * 3 # note\n/EMPTY_RANKING/ * 2\n"
    contest, papers, repairs = read_cvotes(text.encode())
    assert (contest.candidates, contest.seats, repairs) == (("Ada", "Bo", "Cy"), 2, ())
    assert said(papers) == [((), 2), (((1,), (2, 3)), 21)]
    light = read_cvotes(
        text.replace("true", "false").replace("Seats: 2", "Seats: 2\n#/Implicit Ranking: false").encode()
    )
    assert said(light.papers) == [((), 2), (((1,), (2, 3)), 3)]
    assert "compared with nobody" in str(light.repairs[0])


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (CVOTES + "Cy > Ada\n", "Line 4, column 1: “Cy” is not among the candidates."),
        (CVOTES + "Ada > Ada\n", "Line 4, column 1: Ada is ranked twice on this paper; leave one of the two out."),
        (CVOTES + "Ada * many\n", "Line 4, column 1: “many” is no number of voters; write a whole number."),
        ("# nothing\n", "The file names no candidates (#/Candidates: Ada ; Bo)."),
    ],
)
def test_condorcet_files_that_are_refused(text: str, sentence: str) -> None:
    assert fault(read_cvotes, text) == sentence


LONG = 60_000


@pytest.mark.parametrize(
    "head",
    [
        "",
        "{",
        "{a ",
        "=",
        "=A:",
        "=A:[x]",
        "1:",
        "1:A",
        "# ",
        "# A",
        "#/",
        "#/a",
        "#/a: x\n",
        "2 1\n",
        "# ALTERNATIVE NAME 1: A\n1:",
        "Option",
        "A,B\n",
    ],
)
@pytest.mark.parametrize(
    "filler", [" ", "\n", " \n", "\t", "a", "[", "{", "}", ">", ",", "-", "#", "/", '"', "1", "1 "]
)
def test_a_long_run_of_one_sign_does_not_stop_a_reader(head: str, filler: str) -> None:
    """A pattern that goes back and forth over it would take minutes."""
    for read in (read_papers, read_abif, read_preflib, read_csv, read_cvotes, read_debian, read_blt):
        assert outcome((head + filler * LONG + "x").encode(), read).endswith(".")
