"""Tables of papers: what each kind of table means, what is mended, what is refused, and that what is written is read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frombelow.methods.ballots.papers import Contest, RankedPapers
from frombelow.methods.ballots.reading.csv_papers import read_csv, write_csv
from frombelow.methods.ballots.reading.tests.helping import fault, said
from frombelow.methods.ballots.tests.profiles import (
    Scores,
    Voters,
    ranked_contests,
    ranked_papers,
    scored_contests,
    scored_papers,
)

UNCLEAR = (
    "The numbers could be ranks (1 is the best) or scores (the highest is the best). Say which: put a column “voters (ranks)” or "
    "“voters (scores to 5)” first, with how many voters each row stands for."
)
GRADES = ("To reject", "Poor", "Acceptable", "Good", "Very good", "Excellent")


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        ("voters,Rank 1,Rank 2\n12,Ada,Bo\n3,Bo,\n", [(((1,), (2,)), 12), (((2,),), 3)]),
        ("1st choice;2nd choice\nBo;Ada\nBo;Ada\n", [(((2,), (1,)), 2)]),
        ("First choice\tSecond choice\nAda\tBo\n", [(((1,), (2,)), 1)]),
        ("voters (ranks),Ada,Bo,Cy\n3,1,2,2\n", [(((1,), (2, 3)), 3)]),
        ("voters (scores to 5),Ada,Bo\n3,5,\n1,,\n", [5, (), ((-1, -1), 1), ((5, -1), 3)]),
        ("Ada,Bo\nyes,no\nabstain,\nYES,No", [1, (), ((-1, -1), 1), ((1, 0), 2)]),
        ("Ada,Bo\nx,\nx,x\n", [1, (), ((1, -1), 1), ((1, 1), 1)]),
        ("Ada,Bo\n1,0\n1,1\n", [1, (), ((1, 0), 1), ((1, 1), 1)]),
        ("Ada,Bo\nGood,Very good\nPoor,\n", [5, GRADES, ((1, -1), 1), ((3, 4), 1)]),
        ('"Ada, Countess",Bo\nyes,no\n', [1, (), ((1, 0), 1)]),
        ("peso,Ada,Bo\n2,sí,no\n", [1, (), ((1, 0), 2)]),
        ("Ada,,Bo\nyes,,no\n", [1, (), ((1, 0), 1)]),
    ],
)
def test_what_a_table_says(text: str, papers: object) -> None:
    reading = read_csv(text.encode())
    assert said(reading.papers) == papers
    assert reading.repairs == ()


@pytest.mark.parametrize(
    ("text", "repairs"),
    [
        ("Rank 1,Rank 2,Rank 3\nAda,,Bo\n", ["Line 2: A rank was left out; the choices after it move up."]),
        ("voters (ranks),Ada,Bo,Cy\n1,1,4,\n", ["Line 2: A rank was left out; the choices after it move up."]),
        ("Ada,Bo\n1,2\n2,1\n", ["The numbers were read as ranks: 1 is the first choice."]),
        (
            "voter,Ada,Bo\n1,5,0\n",
            [
                "The numbers were read as scores: the highest is the best.",
                "The table does not say what the best score is; the highest found, 5, was taken.",
                "Line 1: The column “voter” was passed over.",
            ],
        ),
        ("Ada,Bo\n1,0\n,\n,\n", ["Lines 3–4: Rows without a word at the end of the table were passed over."]),
        ("Ada,Bo\n1\n", ["Line 2: Cells are missing at the end of the row; they were taken as empty."]),
        ("\ufeffAda,Bo\nyes,no\n", ["Line 1: A byte-order mark stands in front."]),
    ],
)
def test_what_is_mended(text: str, repairs: list[str]) -> None:
    assert [str(one) for one in read_csv(text.encode()).repairs] == repairs


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The file is empty."),
        ("Rank 1,Rank 2\nAda,Ada\n", "Line 2, column 2: Ada is ranked twice on this paper; leave one of the two out."),
        ("Ada,Bo,Cy\n1,1,2\n", UNCLEAR),
        ("1,2\n2,1\n", "Line 1: The header and the cells are nothing but numbers: it is unclear which are ranks. Write “Rank 1, Rank 2, …” or names in the header."),
        ("voters (scores to 5),Ada,Bo\n3,5,6\n", "Line 2, column 3: 6 is more than the best score, 5."),
        ("voters (ranks),Ada,Bo\n3,0,1\n", "Line 2, column 2: 0 is no rank; the first choice has rank 1."),
        ("Ada,Bo\n1,4.5\n", "Line 2, column 2: “4.5” is neither a whole number nor a known grade; under Bo stand ranks, scores, grades, or yes and no."),
        ("Ada,Bo\n1,2,3\n", "Line 2, column 3: This row has 3 cells, the header only 2."),
        ("Ada,Ada\n1,2\n", "Line 1, column 2: Two columns are for Ada; give each candidate one."),
        ("Rank 1,Choice 1\nAda,Bo\n", "Line 1, column 2: Two columns are for rank 1."),
        ("voters,weight,Ada\n1,1,1\n", "Line 1, column 2: Two columns say how many voters there are; keep one."),
        (",Ada\n7,1\n", "Line 1, column 1: This column has no header."),
        ("voters,Ada\nmany,1\n", "Line 2, column 1: “many” is no number of voters; write a whole number."),
        ('Ada,Bo\n1,"2\n', "Line 2: A quotation mark is opened and not closed, or stands where none belongs, from here on."),
        ("voters\n1\n", "Line 1: The header names no candidates and no ranks."),
        ("Rank 1\n-\n", "No paper in this table names anybody."),
    ],
)  # fmt: skip
def test_what_is_refused(text: str, sentence: str) -> None:
    assert fault(read_csv, text) == sentence


@given(ranked_contests())
def test_written_rankings_are_read_back(sample: tuple[Contest, Voters]) -> None:
    contest, voters = sample
    again = read_csv(write_csv(contest, ranked_papers(voters)).encode())
    assert (again.contest, said(again.papers), again.repairs) == (contest, said(ranked_papers(voters)), ())


@given(st.sampled_from([1, 5]).flatmap(lambda highest: st.tuples(st.just(highest), scored_contests(highest))))
def test_written_scores_are_read_back(sample: tuple[int, tuple[Contest, Scores]]) -> None:
    highest, (contest, scores) = sample
    again = read_csv(write_csv(contest, scored_papers(scores, highest)).encode())
    merged = {row: sum(n for one, n in scores if one == row) for row, _ in scores}
    assert (again.contest, again.repairs) == (contest, ())
    assert said(again.papers) == [highest, (), *sorted(merged.items())]


def test_names_cannot_become_formulas() -> None:
    contest = Contest(("=HYPERLINK(1)", "'quoted'", "<script>alert(1)</script>"), 1)
    written = write_csv(contest, RankedPapers.of({(1, 2): 1}))
    assert written.splitlines()[0].startswith("voters (ranks),'=HYPERLINK(1),")
    assert read_csv(written.encode()).contest == contest
