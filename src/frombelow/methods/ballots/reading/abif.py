"""ABIF, the Aggregated Ballot Information Format of electorama (github.com/electorama/abif, draft 1, and abiftool): read and written.

    {"title": "Steward"}       about the ballot; "max_rating" is the best score, "seats" our own addition
    =A:[Ada Lovelace]          A stands for Ada; =[Ada Lovelace]:A is read too
    27:A>B=C                   27 voters rank A first, B and C equally next
    12:A/5,B/0                 12 voters score A 5 and B 0
    9:                         9 voters left the paper empty
    # a comment

Where every candidate on every paper has a score, the file can be read as scores or as rankings; `wanted` says which.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from frombelow.methods.ballots.papers import BLANK, Contest, RankedPapers, ScoredPapers
from frombelow.methods.ballots.reading.abif_lines import Preference, VoteLine, read_candidate, read_votes
from frombelow.methods.ballots.reading.problems import Fault, Mending, Reading
from frombelow.methods.ballots.reading.rankings import Pile, Ranking, whole_number, without_doubles
from frombelow.methods.ballots.reading.text import decoded, plain
from frombelow.methods.ballots.result import Said
from frombelow.methods.ballots.rule import Paper

BARE = re.compile(r"[A-Za-z0-9_-]+$")
HIGHEST = 32_767
CONTRADICTION = "{better} stands before {worse} on this paper, but has a lower score; correct one of the two."
NO_HIGHEST = "The file does not say what the best score is (max_rating); the highest found, {highest}, was taken."
UNDECLARED = "“{token}” is not among the candidates declared above; it was taken as one more."


@dataclass
class _Sheet:
    """What the lines say, in their order."""

    metadata: dict[str, str] = field(default_factory=dict)
    declared: dict[str, str] = field(default_factory=dict)  # token → name
    votes: list[tuple[int, VoteLine]] = field(default_factory=list)


class _Tokens(NamedTuple):
    numbers: dict[str, int]
    names: tuple[str, ...]


def read_abif(data: bytes, wanted: Paper | None = None) -> Reading[RankedPapers] | Reading[ScoredPapers]:
    """Scores where every candidate on every paper has one, unless rankings are `wanted`."""
    mending = Mending()
    text = decoded(plain(data, mending), 0, mending)
    if not text.strip():
        raise Fault(Said("The file is empty."))
    sheet = _sheet(text, mending)
    tokens = _tokens(sheet, mending)
    contest = Contest(tokens.names, _seats(sheet), sheet.metadata.get("title", ""))
    preferences = [one for _, line in sheet.votes for rank in line.ranks for one in rank]
    is_scored = bool(preferences) and all(one.score is not None for one in preferences)
    if is_scored and wanted is not Paper.RANKED:
        return Reading(contest, _scores(sheet, tokens, mending), mending.repairs())
    if wanted is Paper.SCORED and _only_approves(sheet):
        return Reading(contest, _approvals(sheet, tokens), mending.repairs())
    papers = _rankings(sheet, tokens, mending, by_score=is_scored)
    return Reading(contest, papers, mending.repairs())


def write_abif(contest: Contest, papers: RankedPapers | ScoredPapers) -> str:
    """What `read_abif` reads back without a repair, most frequent papers first."""
    tokens = _short_names(contest)
    head: list[dict[str, str | int]] = [{"version": "0.1"}]
    head += [{"title": " ".join(contest.title.split())}] if contest.title else []
    head += [{"seats": contest.seats}] if contest.seats > 1 else []
    if isinstance(papers, ScoredPapers):
        head.append({"max_rating": papers.highest})
        rows = [
            (n, ",".join(f"{tokens[c]}/{score}" for c, score in enumerate(scores) if score != BLANK))
            for scores, n in zip(papers.scores.tolist(), papers.weight.tolist(), strict=True)
        ]
    else:
        rows = [
            (n, ">".join("=".join(tokens[c - 1] for c in rank) for rank in ranks)) for ranks, n in papers.rankings()
        ]
    lines = [json.dumps(pair, ensure_ascii=False) for pair in head]
    lines += [f"={token}:[{_flat(name)}]" for token, name in zip(tokens, contest.candidates, strict=True)]
    lines += [f"{n}:{votes}" for n, votes in sorted(rows, key=lambda row: (-row[0], row[1]))]
    return "\n".join(lines) + "\n"


def _sheet(text: str, mending: Mending) -> _Sheet:
    sheet = _Sheet()
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("{"):
            sheet.metadata |= _metadata(line)
        elif line.startswith("="):
            token, name = read_candidate(line, number, mending)
            if sheet.declared.setdefault(token, name) != name:
                raise Fault(Said("“{token}” is declared twice, for two names.", {"token": token}), number, 1)
        else:
            sheet.votes.append((number, read_votes(raw, number, mending)))
    return sheet


def _metadata(line: str) -> dict[str, str]:
    """{"title": "Steward"}; without the quotation marks too. What cannot be read says nothing of the papers."""
    try:
        pairs = json.loads(line)
    except (ValueError, RecursionError):
        key, _, value = line.strip("{} ").partition(":")
        return {key.strip("\"' ").lower(): value.strip("\"' ")}
    return {key.lower(): str(value) for key, value in pairs.items()}


def _tokens(sheet: _Sheet, mending: Mending) -> _Tokens:
    """Declared candidates in the order of their declaration; where none is declared, those on the papers by name."""
    found = {one.token: number for number, line in reversed(sheet.votes) for rank in line.ranks for one in rank}
    names = dict(sheet.declared)
    by_name = {name: token for token, name in names.items()}
    for token in sorted(found, key=lambda token: (token.casefold(), token)):
        if token in names or token in by_name:
            continue
        if sheet.declared:
            mending.note(found[token], UNDECLARED, token=token)
        names[token] = token
    if not names:
        raise Fault(Said("The file names no candidates: neither declared (=A:[Ada]) nor on a paper (27:A>B)."))
    numbers = {token: number for number, token in enumerate(names, 1)}
    numbers |= {name: numbers[token] for name, token in by_name.items() if name not in numbers}
    return _Tokens(numbers, tuple(names.values()))


def _seats(sheet: _Sheet) -> int:
    seats = sheet.metadata.get("seats", "1")
    return whole_number(seats, 0, what="number of seats")


def _only_approves(sheet: _Sheet) -> bool:
    """No candidate stands before another, and none has a score: A=C says that both are approved."""
    return not any(
        line.is_ordered or one.score is not None for _, line in sheet.votes for rank in line.ranks for one in rank
    )


def _approvals(sheet: _Sheet, tokens: _Tokens) -> ScoredPapers:
    rows: dict[tuple[int, ...], int] = {}
    for number, line in sheet.votes:
        ranking = tuple(tuple(tokens.numbers[one.token] for one in rank) for rank in line.ranks)
        approved = {c for rank in without_doubles(ranking, tokens.names, number, line.column) for c in rank}
        row = tuple(int(candidate in approved) for candidate in range(1, len(tokens.names) + 1))
        rows[row] = rows.get(row, 0) + line.voters
    return _scored(rows, 1)


def _scored(rows: dict[tuple[int, ...], int], highest: int) -> ScoredPapers:
    return ScoredPapers(np.array(list(rows), np.int16), np.array(list(rows.values()), np.int64), highest)


def _rankings(sheet: _Sheet, tokens: _Tokens, mending: Mending, by_score: bool) -> RankedPapers:
    pile = Pile()
    for number, line in sheet.votes:
        ranks = _by_score(line) if by_score else line.ranks
        ranking: Ranking = tuple(tuple(tokens.numbers[one.token] for one in rank) for rank in ranks)
        pile.add(without_doubles(ranking, tokens.names, number, line.column), line.voters)
    if by_score:
        mending.note(0, "The papers give scores; higher scores were read as higher ranks.")
    return pile.papers()


def _by_score(line: VoteLine) -> tuple[tuple[Preference, ...], ...]:
    ones = [one for rank in line.ranks for one in rank]
    scores = sorted({one.score or 0 for one in ones}, reverse=True)
    return tuple(tuple(one for one in ones if (one.score or 0) == score) for score in scores)


def _scores(sheet: _Sheet, tokens: _Tokens, mending: Mending) -> ScoredPapers:
    rows: dict[tuple[int, ...], int] = {}
    for number, line in sheet.votes:
        row = tuple(_row(line, tokens, number))
        rows[row] = rows.get(row, 0) + line.voters
    highest = max(max(row) for row in rows)
    stated = sheet.metadata.get("max_rating")
    if stated is None:
        mending.note(0, NO_HIGHEST, highest=str(highest))
    elif highest > whole_number(stated, 0, what="best score"):
        values = {"highest": str(highest), "stated": stated}
        raise Fault(Said("The best score is {stated} (max_rating), but a paper gives {highest}.", values))
    else:
        highest = whole_number(stated, 0, what="best score")
    return _scored(rows, max(1, highest))


def _row(line: VoteLine, tokens: _Tokens, number: int) -> list[int]:
    row = [BLANK] * len(tokens.names)
    ranking = tuple(tuple(tokens.numbers[one.token] for one in rank) for rank in line.ranks)
    without_doubles(ranking, tokens.names, number, line.column)
    before: Preference | None = None
    for rank in line.ranks:
        for one in rank:
            if line.is_ordered and before and (before.score or 0) < (one.score or 0):
                raise Fault(Said(CONTRADICTION, {"better": before.token, "worse": one.token}), number, one.column)
            if (one.score or 0) > HIGHEST:
                raise Fault(Said("Scores up to {highest} are read.", {"highest": str(HIGHEST)}), number, one.column)
            row[tokens.numbers[one.token] - 1] = one.score or 0
        before = rank[-1] if rank else before
    return row


def _short_names(contest: Contest) -> list[str]:
    """The name itself where it can stand alone, else C1, C2, …"""
    bare = [BARE.match(name) is not None and not name[0].isdigit() for name in contest.candidates]
    taken = {name for name, is_bare in zip(contest.candidates, bare, strict=True) if is_bare}
    tokens = []
    for number, (name, is_bare) in enumerate(zip(contest.candidates, bare, strict=True), 1):
        token = name if is_bare and contest.candidates.count(name) == 1 else f"C{number}"
        while not is_bare and token in taken:
            token += "_"
        tokens.append(token)
    return tokens


def _flat(name: str) -> str:
    return " ".join(name.split()).replace("[", "(").replace("]", ")")
