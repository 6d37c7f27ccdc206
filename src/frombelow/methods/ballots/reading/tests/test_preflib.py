"""PrefLib files: today's header and the old one, what is refused, and that what is written is read back."""

import pytest
from hypothesis import given

from frombelow.methods.ballots.papers import Contest, RankedPapers
from frombelow.methods.ballots.reading.preflib import kind_of, read_preflib, write_preflib
from frombelow.methods.ballots.reading.tests.helping import fault, said
from frombelow.methods.ballots.tests.profiles import Voters, ranked_contests, ranked_papers

TODAY = """\
# FILE NAME: 00001-00000001.toi
# TITLE: Steward
# DATA TYPE: toi
# NUMBER ALTERNATIVES: 3
# NUMBER VOTERS: 10
# NUMBER UNIQUE ORDERS: 2
# ALTERNATIVE NAME 1: Ada
# ALTERNATIVE NAME 2: Bo
# ALTERNATIVE NAME 3: Cy & <b>Co</b>
7: 1,{2,3}
3: 2
"""
BEFORE_2022 = "3\n1,Ada\n2,Bo\n3,Cy & <b>Co</b>\n10,10,2\n7,1,{2,3}\n3,2\n"
PAPERS = {((1,), (2, 3)): 7, ((2,),): 3}


@pytest.mark.parametrize("text", [TODAY, BEFORE_2022, TODAY.replace("\n", "\r\n"), "\ufeff" + TODAY])
def test_both_headers_say_the_same(text: str) -> None:
    contest, papers, _ = read_preflib(text.encode())
    assert contest.candidates == ("Ada", "Bo", "Cy & <b>Co</b>")
    assert contest.seats == 1
    assert said(papers) == said(RankedPapers.of(PAPERS))


def test_loose_headers_are_mended_and_told() -> None:
    text = TODAY.replace("VOTERS: 10", "VOTERS: 12").replace("# ALTERNATIVE NAME 2: Bo\n", "")
    contest, papers, repairs = read_preflib(text.encode())
    assert contest.candidates[1] == "2"
    assert papers.total == 10
    assert [str(repair) for repair in repairs] == [
        "Candidates without a name are called by their numbers.",
        "The header says 12 voters, the lines add up to 10; the lines were counted.",
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The file is empty."),
        (TODAY.replace("7: 1,{2,3}", "7: 1,{2,1}"), "Line 10, column 3: Ada is ranked twice on this paper; leave one of the two out."),
        (TODAY.replace("3: 2", "3: 4"), "Line 11, column 4: There is no candidate 4: there are 3."),
        (TODAY.replace("3: 2", "3: Bo"), "Line 11, column 4: “Bo” is no candidate's number; write a whole number."),
        (TODAY.replace("3: 2", "-3: 2"), "Line 11, column 1: “-3” is no number of voters; write a whole number."),
        (TODAY.replace("7: 1", f"{2**53}: 1"), "The weights add up to more papers than can be counted exactly."),
        (TODAY.replace("{2,3}", "{2,3"), "Line 10, column 6: The braces { and } do not match here."),
        (TODAY.replace("3: 2", "hello"), "Line 11, column 1: A paper is written as “voters: candidates” (7: 3,1,{2,4})."),
        (TODAY.replace("TYPE: toi", "TYPE: wmd"), "Line 3: PrefLib data of type wmd are no rankings; soc, soi, toc and toi are read."),
        (TODAY.replace("NAME 3:", "NAME 4:"), "The header names candidate 4, but says there are 3."),
        ("3\n1,Ada\n2,Bo\n", "The file ends within its header: papers are missing."),
        ("# TITLE: nothing\n", "The header names no candidates (# ALTERNATIVE NAME 1: …)."),
    ],
)  # fmt: skip
def test_what_is_refused(text: str, sentence: str) -> None:
    assert fault(read_preflib, text) == sentence


@pytest.mark.parametrize(
    ("papers", "kind"),
    [
        ({(1, 2): 3, (2, 1): 1}, "soc"),
        ({(1, 2): 3, (2,): 1}, "soi"),
        ({((1, 2),): 3, (2, 1): 1}, "toc"),
        ({((1, 2),): 3, (2,): 1}, "toi"),
    ],
)
def test_the_kind_is_that_of_the_papers(papers: dict[tuple[int, ...], int], kind: str) -> None:
    assert kind_of(Contest(("Ada", "Bo"), 1), RankedPapers.of(papers)) == kind


@given(ranked_contests())
def test_what_is_written_is_read_back(sample: tuple[Contest, Voters]) -> None:
    contest, voters = sample
    papers = ranked_papers({ranking: n for ranking, n in voters.items() if ranking})
    again = read_preflib(write_preflib(contest, papers).encode())
    assert (again.contest, said(again.papers), again.repairs) == (contest, said(papers), ())


def test_papers_of_nobody_do_not_count() -> None:
    assert read_preflib(TODAY.replace("3: 2", "0: 2").encode()).papers.total == 7
