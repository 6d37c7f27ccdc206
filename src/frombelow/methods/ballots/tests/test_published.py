"""Real elections whose answers were published: Debian's project leaders; and Tideman's collection, counted and compared with plain counting."""

from __future__ import annotations

from pathlib import Path

import pytest

from frombelow.methods.ballots import condorcet_irv, pairwise, ranked_pairs, schulze
from frombelow.methods.ballots.reading.detect import PapersFile, read_papers
from frombelow.methods.ballots.tests import plain

FILES = Path(__file__).parent / "condorcet"
RANKINGS = {
    "leader2006_tally.txt": "Anthony Towns > Steve McIntyre > Jeroen van Wolffelaar = Andreas Schuldei > Bill Allombert > None of the Above > "
    "Ari Pollak > Jonathan aka Ted Walther",
    "leader2007_tally.txt": "Sam Hocevar > Steve McIntyre > Raphaël Hertzog > Wouter Verhelst > Anthony Towns > Gustavo Franco > "
    "None Of The Above > Simon Richter > Aigars Mahinovs",
    "leader2020_tally.txt": "Jonathan Carter > Sruthi Chandran > Brian Gupta > None Of The Above",
}


def election(name: str) -> PapersFile:
    return read_papers((FILES / name).read_bytes(), name)


@pytest.mark.parametrize("name", RANKINGS)
def test_debian_project_leaders(name: str) -> None:
    contest, papers, *_ = election(name)
    for rule in (schulze, ranked_pairs):
        count = rule.count(contest, papers)  # type: ignore[arg-type]
        written = " > ".join(" = ".join(contest.name(n) for n in rank) for rank in count.ranking)
        assert written == RANKINGS[name]
        assert count.winners == count.ranking[0]


@pytest.mark.parametrize(
    ("name", "seats", "total", "valid", "winner"),
    [("A1.HIL", 3, 380, 380, 1), ("A3.HIL", 7, 989, 981, 6), ("A60.HIL", 1, 197, 196, 1), ("A77.HIL", 1, 213, 213, 3)],
)
def test_tidemans_collection(name: str, seats: int, total: int, valid: int, winner: int) -> None:
    contest, papers, *_ = election(name)
    assert (contest.seats, papers.total, papers.valid) == (seats, total, valid)
    for rule in (schulze, ranked_pairs, condorcet_irv):
        assert rule.count(contest, papers).winners == (winner,)  # type: ignore[arg-type]
    over = pairwise.preferences(contest, papers)  # type: ignore[arg-type]
    ballots = [ranking for ranking, n in papers.rankings() for _ in range(n)]  # type: ignore[union-attr]
    rivals = range(1, len(contest.candidates) + 1)
    assert all(over[one - 1, other - 1] == plain.prefer(ballots, one, other) for one in rivals for other in rivals)


def test_one_election_in_two_formats() -> None:
    one, other = election("A3.HIL"), election("A03.cvotes")
    assert one.papers.rankings() == other.papers.rankings()  # type: ignore[union-attr]
