"""ABIF files: rankings, scores and approvals, what is mended, what is refused, and that what is written is read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frombelow.methods.ballots.papers import Contest, RankedPapers, ScoredPapers
from frombelow.methods.ballots.reading.abif import read_abif, write_abif
from frombelow.methods.ballots.reading.tests.helping import fault, said
from frombelow.methods.ballots.rule import Paper
from frombelow.methods.ballots.tests.profiles import (
    Scores,
    Voters,
    ranked_contests,
    ranked_papers,
    scored_contests,
    scored_papers,
)

CAPITAL = """\
{"title": "The \\"capital\\""}
{"max_rating": 5}
# wiki example
=Memph:[Memphis, TN]
=Nash:[Nashville, TN]
=Chat:[Chattanooga, TN]
42:Memph/5>Nash/2>Chat/1
26: Nash/5 , Chat/2 , Memph/0   # a comment
15:Chat/5>Nash/4: {"precinct": 51}
3:
"""


def test_scores() -> None:
    contest, papers, repairs = read_abif(CAPITAL.encode())
    assert contest.candidates == ("Memphis, TN", "Nashville, TN", "Chattanooga, TN")
    assert contest.title == 'The "capital"'
    assert repairs == ()
    assert said(papers) == [5, (), ((-1, -1, -1), 3), ((-1, 4, 5), 15), ((0, 5, 2), 26), ((5, 2, 1), 42)]


def test_scores_as_rankings() -> None:
    _, papers, repairs = read_abif(CAPITAL.encode(), Paper.RANKED)
    assert said(papers) == [((), 3), (((1,), (2,), (3,)), 42), (((2,), (3,), (1,)), 26), (((3,), (2,)), 15)]
    assert [str(repair) for repair in repairs] == ["The papers give scores; higher scores were read as higher ranks."]


@pytest.mark.parametrize(
    ("text", "rankings"),
    [
        ("27:A>B=C", [(((1,), (2, 3)), 27)]),
        ("27: [Ada L.] > Bo , Cy", [(((1,), (2, 3)), 27)]),
        ("1:A>B\n2:A>B", [(((1,), (2,)), 3)]),
        ('=A:"Ada"\n=B:Bo\n1:Ada>B', [(((1,), (2,)), 1)]),
        ("{version: 0.1}\n1:B>A", [(((2,), (1,)), 1)]),  # candidates nobody declared stand in the order of their names
    ],
)
def test_rankings(text: str, rankings: object) -> None:
    _, papers, repairs = read_abif(text.encode())
    assert said(papers) == rankings
    assert repairs == ()


def test_approvals_are_read_where_they_are_wanted() -> None:
    _, papers, _ = read_abif(b"2:A=C\n1:B\n3:", Paper.SCORED)
    assert said(papers) == [1, (), ((0, 0, 0), 3), ((0, 1, 0), 1), ((1, 0, 1), 2)]
    _, rankings, _ = read_abif(b"2:A>C\n1:B", Paper.SCORED)
    assert isinstance(rankings, RankedPapers)


@pytest.mark.parametrize(
    ("text", "repair"),
    [
        ("=[Ada]:A\n1:A", "Line 1: The name stands before its short name; they were read the other way round."),
        ("=A:[Ada]\n2:A\n1:A>B", "Line 3: “B” is not among the candidates declared above; it was taken as one more."),
        ("27 * A>B", "Line 1: A star stands where a colon should, between the number of voters and the votes."),
        ("1:Ada Lovelace>Bo", "Line 1: A name with a blank or another sign in it stands without brackets."),
        ("1:A/3,B/0", "The file does not say what the best score is (max_rating); the highest found, 3, was taken."),
        ("1:A\r\n", "The lines end as in Windows or on an old Macintosh."),
    ],
)
def test_what_is_mended(text: str, repair: str) -> None:
    assert [str(one) for one in read_abif(text.encode()).repairs] == [repair]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The file is empty."),
        ("27:A>B>A", "Line 1, column 4: A is ranked twice on this paper; leave one of the two out."),
        ("27:A>>B", "Line 1, column 6: A candidate is missing here."),
        ("27:A/x", "Line 1, column 6: “x” is no score; write a whole number."),
        ("27:A/5>B/6", "Line 1, column 8: A stands before B on this paper, but has a lower score; correct one of the two."),
        ('{"max_rating": 5}\n27:A/7', "The best score is 5 (max_rating), but a paper gives 7."),
        ("27:A/40000", "Line 1, column 4: Scores up to 32767 are read."),
        ("27:A;B", "Line 1, column 5: Between two candidates stands >, = or a comma; here stands “;”."),
        ("A>B", "Line 1, column 1: A line of votes begins with the number of voters and a colon (27:A>B); this one begins with “A>B”."),
        ("=A", "Line 1, column 1: A candidate is declared as =A:[Ada Lovelace]; this line is not."),
        ("=A:[Ada]\n=A:[Ann]", "Line 2, column 1: “A” is declared twice, for two names."),
        ("# nothing", "The file names no candidates: neither declared (=A:[Ada]) nor on a paper (27:A>B)."),
    ],
)  # fmt: skip
def test_what_is_refused(text: str, sentence: str) -> None:
    assert fault(read_abif, text) == sentence


@given(ranked_contests(most_seats=3))
def test_written_rankings_are_read_back(sample: tuple[Contest, Voters]) -> None:
    contest, voters = sample
    papers = ranked_papers(voters)
    again = read_abif(write_abif(contest, papers).encode())
    assert (again.contest, said(again.papers), again.repairs) == (contest, said(papers), ())


@given(scored_contests(most_seats=3))
def test_written_scores_are_read_back(sample: tuple[Contest, Scores]) -> None:
    contest, scores = sample
    papers = scored_papers(scores, 5)
    again = read_abif(write_abif(contest, papers).encode())
    assert isinstance(again.papers, ScoredPapers)
    assert (again.contest, again.papers.highest, again.repairs) == (contest, 5, ())
    merged = {row: sum(n for one, n in scores if one == row) for row, _ in scores}
    assert said(again.papers) == [5, (), *sorted(merged.items())]


names = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=8)


@given(st.lists(names, min_size=2, max_size=4, unique=True))
def test_any_name_survives(candidates: list[str]) -> None:
    contest = Contest(tuple(candidates), 1)
    again = read_abif(write_abif(contest, RankedPapers.of({(1, 2): 1})).encode())
    assert again.contest.candidates == tuple(name.replace("[", "(").replace("]", ")") for name in candidates)
    assert said(again.papers) == [(((1,), (2,)), 1)]


def test_short_names_do_not_collide() -> None:
    contest = Contest(("C2", "Ada B."), 1)
    assert "=C2_:[Ada B.]" in write_abif(contest, RankedPapers.of({(1, 2): 1}))
