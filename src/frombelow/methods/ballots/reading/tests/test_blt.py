"""BLT files: the official form and its extensions, what is mended and named, what is refused with line and column, and that what is written is read back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frombelow.methods.ballots.papers import Contest, RankedPapers
from frombelow.methods.ballots.reading.blt import read_blt, write_blt
from frombelow.methods.ballots.reading.blt_head import Head
from frombelow.methods.ballots.reading.blt_lines import read_lines
from frombelow.methods.ballots.reading.problems import Fault, Mending
from frombelow.methods.ballots.reading.tests.helping import fault, said
from frombelow.methods.ballots.tests.profiles import Voters, ranked_contests

OFFICIAL = """\
4 2
-2
3 1 3 4 0
4 1 3 2 0
2 4 1 3 0
1 2 0
2 2 4 3 1 0
1 3 4 2 0
0
"Adam"
"Basil"
"Charlotte"
"Donald"
"Title"
"""


def test_the_form_of_hill_wichmann_and_woodall() -> None:
    contest, papers, repairs = read_blt(OFFICIAL.encode())
    assert contest == Contest(("Adam", "Basil", "Charlotte", "Donald"), 2, "Title", frozenset({2}))
    assert papers.rankings() == [
        (((1,), (3,), (2,)), 4),
        (((1,), (3,), (4,)), 3),
        (((2,),), 1),
        (((2,), (4,), (3,), (1,)), 2),
        (((3,), (4,), (2,)), 1),
        (((4,), (1,), (3,)), 2),
    ]
    assert repairs == ()


EXTENDED = """\
# comment
3 1  /* a comment
of two lines */
[nick a b c] [withdrawn c]
[tie b a c]
[droop rule=meek]
(paper-1) 2 a b=c 0
1 b = a 0 1 c 0   # two papers in a line
1 (a b) c 0
0
"A ""the great"" one" "B"
"C" "Title" "source" "comment"
"""


def test_extensions_of_openstv_droop_and_hill() -> None:
    contest, papers, repairs = read_blt(EXTENDED.encode())
    assert contest.candidates == ('A "the great" one', "B", "C")
    assert contest.title == "Title"
    assert contest.withdrawn == {3}
    assert contest.order == (3, 1, 2), "the one named first in [tie …] falls first"
    assert said(papers) == [(((1,), (2, 3)), 2), (((1, 2),), 1), (((1, 2), (3,)), 1), (((3,),), 1)]
    assert repairs == ()


@pytest.mark.parametrize(
    ("loose", "repair"),
    [
        (OFFICIAL.replace('"Basil"', "Basil"), "Line 11: A name or the title is not in quotation marks."),
        (OFFICIAL.replace("\n", "\r\n"), "The lines end as in Windows or on an old Macintosh."),
        ("\ufeff" + OFFICIAL, "Line 1: A byte-order mark stands in front."),
        (OFFICIAL.replace('"Title"\n', ""), "There is no title."),
        (OFFICIAL.replace("1 2 0\n", "1 2 0,\n"), "Line 6: Commas stand between or after the numbers."),
        (OFFICIAL.replace("1 2 0\n", "1,2,0\n"), "Line 6: Commas stand between or after the numbers."),
        (OFFICIAL.replace("1 2 0\n", "1 2\n"), "Line 6: The 0 at the end of a paper is missing; the end of the line was taken for it."),
        (OFFICIAL.replace("1 2 0\n", "1 - 2 0\n"), "Line 6: A rank was left out (-); the choices after it move up."),
        (OFFICIAL.replace("\n0\n", "\n"), "Line 9: The line with a single 0, which ends the papers, is missing."),
        (OFFICIAL.replace("-2\n", "-2\n[color red]\n"), "Line 3: The option [color] is not known and was passed over."),
        (OFFICIAL.replace('"Basil"', '"Basil'), "Line 11: The quotation marks do not match; those inside were taken as part of the name."),
        (OFFICIAL.replace('"Adam"', '"Adam" "Party"'), "Line 10: What stands beside the name (a party, perhaps) was passed over."),
        (OFFICIAL + "A: 3 votes\n", "Line 15: What stands after the title was passed over."),
    ],
)  # fmt: skip
def test_what_is_loose_is_read_and_named(loose: str, repair: str) -> None:
    contest, papers, repairs = read_blt(loose.encode())
    assert contest.candidates == ("Adam", "Basil", "Charlotte", "Donald")
    assert said(papers) == said(read_blt(OFFICIAL.encode()).papers)
    assert [str(one) for one in repairs] == [repair]


def test_the_same_repair_in_many_lines_is_one() -> None:
    loose = OFFICIAL.replace(" 0\n", " 0,\n")
    assert [str(one) for one in read_blt(loose.encode()).repairs] == [
        "Lines 3–8: Commas stand between or after the numbers."
    ]


def test_an_older_encoding_and_utf_16() -> None:
    older = OFFICIAL.replace("Adam", "Ádám").encode("latin-1")
    contest, _, repairs = read_blt(older)
    assert contest.candidates[0] == "Ádám"
    assert [str(one) for one in repairs] == ["Line 10: Not UTF-8; read in the older Western encoding (Windows-1252)."]
    contest, _, repairs = read_blt(OFFICIAL.replace("Adam", "Ádám").encode("utf-16"))
    assert contest.candidates[0] == "Ádám"
    assert [str(one) for one in repairs] == ["Line 1: The file is written in UTF-16."]


def test_names_in_comments_and_no_names() -> None:
    papers_only = OFFICIAL[: OFFICIAL.index('"Adam"')]
    commented = papers_only + "".join(f"# ALTERNATIVE NAME {n}: Name {n}\n" for n in range(1, 5)) + "Ward 1"
    contest, _, repairs = read_blt(commented.encode())
    assert contest.candidates == ("Name 1", "Name 2", "Name 3", "Name 4")
    assert contest.title == "Ward 1"
    assert str(repairs[0]).startswith("The names stand in comments")
    contest, _, repairs = read_blt(papers_only.encode())
    assert contest.candidates == ("1", "2", "3", "4")
    assert str(repairs[0]) == "No names follow the papers; the candidates are called by their numbers."


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The file is empty."),
        ("# only\n", "The file holds nothing but comments."),
        ("hello\n", "Line 1, column 1: A BLT file begins with two numbers, candidates and seats (4 2); this one begins with “hello”."),
        (OFFICIAL.replace("4 2\n", "4 0\n", 1), "Line 1, column 3: The file says that no seat is to be filled."),
        (OFFICIAL.replace("4 2\n", "99999 2\n", 1), "Line 1, column 1: The file says it has 99999 candidates."),
        (OFFICIAL.replace("-2\n", "-7\n"), "Line 2, column 1: There is no candidate 7: the file says there are 4."),
        (OFFICIAL.replace("1 2 0", "1 2 3 2 0"), "Line 6, column 7: Candidate 2 is ranked twice on this paper; leave one of the two out."),
        (OFFICIAL.replace("1 2 0", "1 2 5 0"), "Line 6, column 5: There is no candidate 5: the file says there are 4."),
        (OFFICIAL.replace("1 2 0", "1 2 x 0"), "Line 6, column 5: “x” is no candidate's number."),
        (OFFICIAL.replace("1 2 0", "1 2==3 0"), "Line 6, column 3: “=” is no candidate's number."),
        (OFFICIAL.replace("1 2 0", "1.5 2 0"), "Line 6, column 1: A paper begins with the number of voters who wrote it; “1.5” is no whole number."),
        (OFFICIAL.replace("1 2 0", "0 2 0"), "Line 6, column 1: This line begins with 0 and goes on; a paper begins with the number of voters who wrote it."),
        (OFFICIAL.replace("1 2 0", "1 2\n3 0"), "Line 7, column 1: The line above lacks its 0, so this may be its end or an empty paper; write the 0."),
        (OFFICIAL.replace("1 2 0", "9" * 20 + " 2 0"), "Line 6, column 1: 99999999999999999999 voters are more than can be counted exactly."),
        (OFFICIAL.replace('"Charlotte"\n"Donald"\n"Title"\n', ""), "Line 11: The file says there are 4 candidates, but names 2."),
        (OFFICIAL.replace('"Basil"', '""'), "Line 11: Candidate 2 has an empty name."),
        (OFFICIAL[:40], "The file ends within the papers: the line with a single 0 and the names after it are missing."),
        ("4 2\n[tie 1 2]\n1 1 0\n0\n", "Line 2, column 1: [tie …] must name all candidates; 3 is missing."),
        ("2 1\n[nick a]\n1 a 0\n0\n", "Line 2, column 1: [nick …] must give each of the 2 candidates a short name of its own."),
        ("2 1\n[nick a b\n1 a 0\n0\n", "Line 2, column 1: The option opened by [ is not closed by ] in the same line."),
    ],
)  # fmt: skip
def test_what_is_refused(text: str, sentence: str) -> None:
    assert fault(read_blt, text) == sentence


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"PK\x03\x04\x14\x00", "This is a zip archive (or a spreadsheet), not a file of ballots; unpack it or save it as text first."),
        (b"\x1f\x8b\x08\x00", "This is a gzip archive, not a file of ballots; unpack it first."),
        (b"4 2\n1 1 0\x00\n", "Line 2, column 6: The file holds a byte that is no text (0x00); it is no file of ballots, or damaged."),
        (b"\xff\xfe4\x00 \x002", "The file breaks off or is damaged: it says UTF-16 and is not."),
    ],
)  # fmt: skip
def test_binary_junk_is_refused(data: bytes, sentence: str) -> None:
    assert fault(read_blt, data) == sentence


@settings(deadline=None)
@given(case=ranked_contests(most_seats=3), withdrawn=st.booleans())
def test_what_is_written_is_read_back(case: tuple[Contest, Voters], withdrawn: bool) -> None:
    contest, voters = case
    named = Contest(
        tuple(f'{name} "the {number}" & <b>' for number, name in enumerate(contest.candidates)),
        contest.seats,
        "A title",
        frozenset({1}) if withdrawn else frozenset(),
        tuple(range(len(contest.candidates), 0, -1)),
        {"undeclared": frozenset({1})},
    )
    papers = RankedPapers.of(voters)
    contest_read, papers_read, repairs = read_blt(write_blt(named, papers).encode())
    assert contest_read == named
    assert papers_read.rankings() == papers.rankings()
    assert repairs == ()


@settings(deadline=None)
@given(
    lines=st.lists(st.tuples(st.integers(1, 9), st.permutations([1, 2, 3, 4]), st.integers(0, 4)), max_size=30),
    gap=st.sampled_from([" ", "  ", "\t"]),
)
def test_all_numbers_at_once_and_line_by_line_are_the_same(lines: list[tuple[int, list[int], int]], gap: str) -> None:
    texts = [gap.join(map(str, [weight, *order[:length], 0])) for weight, order, length in lines]
    whole = read_blt(("4 1\n" + "".join(f"{text}\n" for text in texts) + "0\nA\nB\nC\nD\n").encode())
    by_line = read_lines("\n".join(texts).encode(), Head(4, 1), Mending())
    assert whole.papers.rankings() == by_line.rankings()
    assert whole.papers.total == sum(weight for weight, _, _ in lines)


HUGE = "9" * 5000  # Python turns no more than 4,300 digits into a number


@pytest.mark.parametrize(
    "text",
    [
        OFFICIAL.replace("4 2\n", f"{HUGE} 2\n", 1),
        OFFICIAL.replace("-2", f"-{HUGE}"),
        OFFICIAL.replace("3 1 3 4 0", f"{HUGE} 1 3 4 0"),
        OFFICIAL.replace("3 1 3 4 0", f"3 1 {HUGE} 4 0"),
    ],
)
def test_a_number_of_thousands_of_digits_is_a_fault_and_not_repeated(text: str) -> None:
    assert len(fault(read_blt, text)) < 200


def test_zeros_in_front_of_a_number_do_not_matter() -> None:
    contest, papers, _ = read_blt(OFFICIAL.replace("3 1 3 4 0", f"{'0' * 5000}3 1 3 4 0").encode())
    assert papers.total == 13
    assert contest.seats == 2


@pytest.mark.parametrize("filling", ["(" * 300_000, "1" + " " * 300_000 + "2=3"])
def test_a_line_of_nothing_but_brackets_or_blanks_is_read_once(filling: str) -> None:
    with pytest.raises(Fault, match="Line 3"):
        read_blt(OFFICIAL.replace("3 1 3 4 0", f"3 {filling} 9 0").encode())
