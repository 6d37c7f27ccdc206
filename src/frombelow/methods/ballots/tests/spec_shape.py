"""The shape of a spec module: `spec_<rule>.py` holds ABOUT and EXAMPLES, which are tested here and printed by tools/methods.py.

A whole spec module:

    ABOUT = About.of(RULE, what="…", used_by="…", how=("First …", "Then …"), weaknesses=("…",))
    EXAMPLES = (Example("A cycle of three", contest("Ada", "Bo", "Cy"), ranked("4: A>B>C", "3: B>C>A"), winners=(1,)),)

    @pytest.mark.parametrize("example", EXAMPLES, ids=str)
    def test_example(example: Example) -> None:
        check(ABOUT, example)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from frombelow.methods.ballots.papers import BLANK, Contest, RankedPapers, ScoredPapers
from frombelow.methods.ballots.result import Count, Stage
from frombelow.methods.ballots.rule import Promise, Rule
from frombelow.methods.ballots.ties import TieBreak

Counting = Callable[[Contest, Any, TieBreak | None], Count]


@dataclass(frozen=True)
class About:
    """What the page says before its examples. Texts are Markdown."""

    key: str  # the page is docs/methods/ballots-<key>.md
    name: str
    version: str
    source: str
    count: Counting
    what: str
    used_by: str
    how: tuple[str, ...]  # numbered steps
    weaknesses: tuple[str, ...]
    promises: frozenset[Promise] = frozenset()
    more: tuple[tuple[str, str], ...] = ()  # further sections: heading, text

    @classmethod
    def of(cls, rule: Rule, **sections: Any) -> About:
        """About a rule of the registry: its name, version, source and promises are its own."""
        return cls(rule.key, rule.name, rule.version, rule.source, rule.count, promises=rule.promises, **sections)


@dataclass(frozen=True)
class Example:
    """Papers in, answer out. `ranking`, `tied` and `sentences` are compared where they are given; `source` says who published the example."""

    title: str
    contest: Contest
    papers: RankedPapers | ScoredPapers
    winners: tuple[int, ...]
    ranking: tuple[tuple[int, ...], ...] = ()
    tied: tuple[int, ...] = ()
    sentences: tuple[str, ...] = ()  # each must be said in the count, word for word
    stages: str = ""  # the expected table of stages, drawn as text: see `stage_cells`
    note: str = ""
    source: str = ""
    ties: TieBreak | None = None
    count: Counting | None = None  # instead of the rule's own, e.g. with floors
    printed: bool = True  # False: tested, but too long for the page

    def __str__(self) -> str:
        return self.title


def counted(about: About, example: Example) -> Count:
    """The count of an example."""
    return (example.count or about.count)(example.contest, example.papers, example.ties)


def told(count: Count) -> list[str]:
    """Every sentence of a count, stage by stage."""
    return [str(said) for stage in count.stages for said in stage.said] + [str(said) for said in count.said]


def check(about: About, example: Example) -> None:
    """The example's answer is the rule's answer."""
    count = counted(about, example)
    assert count.winners == example.winners, told(count)
    assert not example.ranking or count.ranking == example.ranking
    assert count.tied == example.tied, told(count)
    for sentence in example.sentences:
        assert sentence in told(count), told(count)
    for stage, column, drawn in stage_cells(example.stages):
        assert stage_cell(example.contest, count.stages[stage - 1], column, drawn) == drawn, (stage, column)
    assert not example.stages or len(count.stages) == max(stage for stage, _, _ in stage_cells(example.stages))


def stage_cells(drawn: str) -> Iterator[tuple[int, str, str]]:
    """The cells of a table of stages drawn as text: stage, column (a candidate, "nobody", "lost" or "quota"), what is written there.

    stage | Ada | Bo      | nobody
    1     | 6   | 2       | 0
    2     | 4   | 3.33332 | 0.66666
    """
    lines = [[cell.strip() for cell in line.split("|")] for line in drawn.strip().splitlines()]
    for row in lines[1:]:
        for column, cell in zip(lines[0][1:], row[1:], strict=True):
            yield int(row[0]), column, cell


def stage_cell(contest: Contest, stage: Stage, column: str, drawn: str) -> str:
    """The same cell of a count, with as many decimals as are drawn."""
    amounts = {"nobody": stage.exhausted, "lost": stage.lost, "quota": stage.quota or Fraction(0)}
    found = amounts[column] if column in amounts else stage.votes[contest.candidates.index(column)]
    places = len(drawn.partition(".")[2])
    digits = str(round(found * 10**places)).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}" if places else str(found)


def contest(*candidates: str, seats: int = 1, **more: Any) -> Contest:
    """A contest between these."""
    return Contest(candidates, seats, **more)


def ranked(*lines: str) -> RankedPapers:
    """Papers from lines like "12: A>B=C>D", where A is candidate 1, B candidate 2, …; "3:" are empty papers. Up to 26 candidates."""
    papers: dict[tuple[tuple[int, ...], ...], int] = {}
    for line in lines:
        weight, _, ranks = line.partition(":")
        ranking = tuple(tuple(sorted(_numbers(rank.split("=")))) for rank in ranks.split(">") if rank.strip())
        papers[ranking] = papers.get(ranking, 0) + int(weight)
    return RankedPapers.of(papers)


def scored(highest: int, *lines: str, grades: tuple[str, ...] = ()) -> ScoredPapers:
    """Papers from lines like "12: 5 0 -": twelve voters score candidate 1 with 5, candidate 2 with 0, and leave candidate 3 blank."""
    papers = [line.partition(":")[::2] for line in lines]
    scores = [[BLANK if score == "-" else int(score) for score in given.split()] for _, given in papers]
    weights = [int(weight) for weight, _ in papers]
    return ScoredPapers(np.array(scores, np.int16), np.array(weights, np.int64), highest, grades)


def approved(candidates: int, *lines: str) -> ScoredPapers:
    """Papers from lines like "12: A C": twelve voters approve candidates 1 and 3."""
    marks = []
    for line in lines:
        weight, _, letters = line.partition(":")
        chosen = _numbers(letters.split())
        marks.append(f"{weight}: " + " ".join("1" if n in chosen else "0" for n in range(1, candidates + 1)))
    return scored(1, *marks)


def _numbers(letters: list[str]) -> list[int]:
    return [ord(letter.strip()) - ord("A") + 1 for letter in letters]
