"""Whether a contest and its papers fit a rule: asked before every count, answered in one sentence where they do not."""

from __future__ import annotations

from frombelow.methods.ballots.floors import impossible
from frombelow.methods.ballots.papers import Contest, RankedPapers, ScoredPapers
from frombelow.methods.ballots.result import Said
from frombelow.methods.ballots.rule import Paper, Papers, Rule


class Unfit(Exception):
    """The count cannot begin; `said` tells why and what to do."""

    def __init__(self, said: Said) -> None:
        super().__init__(said)
        self.said = said

    def __str__(self) -> str:
        return str(self.said)


def check_fits(rule: Rule, contest: Contest, papers: Papers) -> None:
    """Raises `Unfit` where the rule cannot count these papers for this contest."""
    for said in (_misfit_of_contest(rule, contest), _misfit_of_papers(rule, papers)):
        if said:
            raise Unfit(said)


def _misfit_of_contest(rule: Rule, contest: Contest) -> Said | None:
    standing, seats = len(contest.standing), contest.seats
    values = {"rule": rule.name, "seats": str(seats), "standing": str(standing)}
    if not standing:
        return Said("Nobody stands for election: name at least one candidate who has not withdrawn.")
    if seats < 1:
        return Said("There is no seat to fill: give a number of seats from 1.")
    if seats > standing:
        return Said(
            "There are {seats} seats but only {standing} candidates: lower the seats or add candidates.", values
        )
    if (contest.floors or contest.ceilings) and not rule.keeps_limits:
        return Said("{rule} cannot keep floors and ceilings; Scottish STV, WIGM, Meek and Warren can.", values)
    if said := impossible(contest):
        return said
    if seats > 1 and not rule.several:
        return Said("{rule} fills one seat, but there are {seats}: choose a rule for several seats.", values)
    return None


def _misfit_of_papers(rule: Rule, papers: Papers) -> Said | None:
    if rule.paper is Paper.RANKED and not isinstance(papers, RankedPapers):
        return Said("{rule} needs papers that rank the candidates; these give scores.", {"rule": rule.name})
    if rule.paper is Paper.SCORED and not isinstance(papers, ScoredPapers):
        return Said(
            "{rule} needs papers that give scores or approvals; these rank the candidates.", {"rule": rule.name}
        )
    if isinstance(papers, ScoredPapers) and rule.highest and papers.highest > rule.highest:
        values = {"rule": rule.name, "highest": str(rule.highest), "found": str(papers.highest)}
        return Said("{rule} needs papers with scores up to {highest}; these go up to {found}.", values)
    if not papers.total:
        return Said("There are no papers to count.")
    if not papers.valid:
        return Said("All {papers} papers are blank: there is nothing to count.", {"papers": str(papers.total)})
    return None
