"""Published counts that ours are held against to the last digit: where they are, how to count the same, how to compare.

Three collections stand beside the repository in an optional folder (`../shared/data/ballots`): official stage reports of Scottish councils, the reference outputs
of Droop, and the transcripts of stv-rs (a few of those, under Apache-2.0, are in data/stv-rs here). Nothing of the others is copied.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import floor
from pathlib import Path
from typing import Any

from frombelow.methods.ballots.papers import Contest, RankedPapers
from frombelow.methods.ballots.reading.blt import read_blt
from frombelow.methods.ballots.result import Count, Settled, Stage, Status
from frombelow.methods.ballots.rule import Rule
from frombelow.methods.ballots.stv import cfer, ers97, irv, meek, mpls, qpq, scottish, wigm
from frombelow.methods.ballots.stv.arithmetic import Arithmetic, Exact, Fixed, Guarded
from frombelow.methods.ballots.ties import TieBreak

SHARED = Path(__file__).parents[6].parent / "shared/data/ballots"
OURS = {
    rule.key: rule
    for rule in (
        scottish.SCOTTISH, cfer.CFER, cfer.CFER_BATCH, mpls.MPLS, qpq.QPQ, ers97.ERS97, irv.IRV,
        wigm.WIGM, wigm.WIGM_PRF, wigm.WIGM_PRF_BATCH, meek.MEEK, meek.MEEK_PRF, meek.WARREN,
    )
}  # fmt: skip


class FirstFalls(TieBreak):
    """Droop and stv-rs choose whoever stands first in the order, for an exclusion too."""

    def least(self, tied: Sequence[int]) -> int:
        return self.favored(tied)


def as_droop_breaks_ties(contest: Contest) -> TieBreak:
    """By [tie …] if the file has it, else as on the ballot."""
    order = tuple(reversed(contest.order)) or tuple(range(1, len(contest.candidates) + 1))
    return FirstFalls(order, Settled.ORDER)


def read(path: Path) -> tuple[Contest, RankedPapers]:
    contest, papers, _ = read_blt(path.read_bytes())
    return contest, papers


# ---- official stage reports


WARDS = {  # report → the papers
    "linn07": "droop/blt/scotland/Linn-2007.blt",
    "dundee22_east_end": "scot-elex/blt_files/dundee_2022_ward7.blt",
    "dundee22_north_east": "scot-elex/blt_files/dundee_2022_ward6.blt",
    "dundee22_strathmartine": "scot-elex/blt_files/dundee_2022_ward1.blt",
    "dundee22_west_end": "scot-elex/blt_files/dundee_2022_ward3.blt",
}


@dataclass(frozen=True)
class Compared:
    """How many cells were compared, and which are off."""

    cells: int
    off: tuple[str, ...]


def official_reports() -> Iterator[tuple[str, Compared]]:
    """Every cell of every report whose papers are here."""
    for name, papers in WARDS.items():
        report = json.loads((SHARED / f"stv-official/{name}_stages.json").read_text())
        yield name, _compare_official(report, scottish.count(*read(SHARED / papers)), read(SHARED / papers)[0])


def _compare_official(report: Mapping[str, Any], count: Count, contest: Contest) -> Compared:
    names = [_letters(name) for name in contest.candidates]
    off = [] if len(count.stages) == len(report["stages"]) else ["the number of stages"]
    cells = 0
    for stage, official in zip(count.stages, report["stages"], strict=False):
        wanted = {names.index(_match(_letters(name), names)): votes for name, votes in official["votes"].items()}
        ours = [*(stage.votes[place] for place in wanted), stage.exhausted + stage.lost]
        theirs = [Fraction(votes or 0) for votes in (*wanted.values(), official["non_transferable"])]
        cells += len(theirs)
        off += [f"stage {stage.number}: {a} ≠ {b}" for a, b in zip(ours, theirs, strict=True) if a != b]
    return Compared(cells, tuple(off))


def _letters(name: str) -> str:
    return "".join(name.lower().split())


def _match(name: str, names: list[str]) -> str:
    return next(one for one in names if name in one)


# ---- Droop's reference outputs


REFERENCE = re.compile(r"(?P<base>.+?)-(?P<rule>(scotland|cfer|mpls|qpq|wigm|meek|warren)[a-z-]*?)(-o(?P<omega>\d+))?-(?P<arithmetic>fixed|guarded|rational)(-p(?P<p>\d+))?(-g(?P<g>\d+))?-d(?P<d>\d+)$")  # fmt: skip


def droop_references() -> Iterator[tuple[str, Compared]]:
    """Every reference output."""
    folder = SHARED / "droop/json"
    for path in sorted(folder.rglob("*.txt")):
        name = str(path.relative_to(folder).with_suffix(""))
        yield name, compare_droop(name, json.loads(path.read_text()))


def compare_droop(name: str, reference: Mapping[str, Any]) -> Compared:
    """Votes, keep values or quotients, quota, what is exhausted, and the winners."""
    found = REFERENCE.match(name)
    assert found, name
    contest, papers = read(SHARED / f"droop/blt/{found['base']}.blt")
    count = _droop_rule(found).count(contest, papers, as_droop_breaks_ties(contest))
    rounds = _rounds(reference["actions"])
    key = found["rule"]
    compare = _of_quotients if key == "qpq" else _of_meek if key.startswith(("meek", "warren")) else _of_piles
    checked = list(compare(count, rounds))
    winners = {int(number) for number, one in rounds[-1][-1]["cstate"].items() if one["state"] == "elected"}
    off = [f"{what}: {ours} ≠ {theirs}" for what, ours, theirs in checked if not _same(ours, theirs)]
    if winners != set(count.winners):
        off.append(f"winners: {set(count.winners)} ≠ {winners}")
    return Compared(len(checked) + 1, tuple(off))


def _droop_rule(found: re.Match[str]) -> Rule:
    key = {"scotland": "scottish"}.get(found["rule"], found["rule"])
    rule = OURS[key]
    if key in ("meek", "warren"):
        variant = meek.ALGORITHM_123 if key == "meek" else meek.PRICES
        variant = replace(variant, arithmetic=_arithmetic(found), omega=int(found["omega"]), batch=True)
        return replace(rule, count=variant.count)
    return replace(rule, count=replace(wigm.MODEL, arithmetic=_arithmetic(found)).count) if key == "wigm" else rule


def _arithmetic(found: re.Match[str]) -> Arithmetic:
    if found["arithmetic"] == "rational":
        return Exact(int(found["d"]))
    return Guarded(int(found["p"]), int(found["g"])) if found["g"] else Fixed(int(found["p"]))


Round = list[Mapping[str, Any]]
Cells = Iterator[tuple[str, Fraction, str]]


def _rounds(actions: Sequence[Mapping[str, Any]]) -> list[Round]:
    rounds: dict[int, Round] = {}
    for action in actions:
        if action.get("cstate"):
            rounds.setdefault(action["round"], []).append(action)
    return list(rounds.values())


def _of_piles(count: Count, rounds: list[Round]) -> Cells:
    """A round of Droop's that only elects, or moves a surplus of nothing, is no stage of ours, and the other way round."""
    states = _once([one[-1] for one in rounds], lambda state: [one.get("vote") for one in state["cstate"].values()])
    yield from _of_states(_once(count.stages, lambda stage: stage.votes), states)


def _of_meek(count: Count, rounds: list[Round]) -> Cells:
    """Each round of Droop's ends with an iteration (the PR Foundation's with whom it decides on); our last exclusion may be one stage more."""
    states = [state for one in rounds if (state := _iterated(one))]
    if len(count.stages) > len(states):
        is_prf = not any(action["tag"] == "iterate" for action in rounds[-1])
        states.append(_undivided(states[-1], rounds[-1][-1]) if is_prf else rounds[-1][-1])
    yield from _of_states(count.stages, states)


def _undivided(before: Mapping[str, Any], end: Mapping[str, Any]) -> Mapping[str, Any]:
    """The PR Foundation does not divide again after the last exclusion: the votes lie where they lay, only her keep value is gone."""
    kept = {
        number: {**one, "kf": end["cstate"][number]["kf"]} for number, one in before["cstate"].items() if "kf" in one
    }
    return {**before, "cstate": kept}


def _iterated(one: Round) -> Mapping[str, Any] | None:
    iterated = [action for action in one if action["tag"] == "iterate"]
    decided = [action for action in one if action["tag"] in ("elect", "defeat") and "remaining" not in action["msg"]]
    return (iterated or decided or [None])[-1]


def _of_states(stages: Sequence[Stage], states: Sequence[Mapping[str, Any]]) -> Cells:
    yield "stages", Fraction(len(stages)), str(len(states))
    for stage, state in zip(stages, states, strict=False):
        yield from _of_state(stage, state)


def _of_state(stage: Stage, state: Mapping[str, Any]) -> Cells:
    for number, one in state["cstate"].items():
        if "vote" in one:
            yield f"stage {stage.number}, votes of {number}", stage.votes[int(number) - 1], one["vote"]
        if "kf" in one:
            yield (
                f"stage {stage.number}, keep value of {number}",
                stage.figures["keep values"][int(number) - 1],
                one["kf"],
            )
    yield f"stage {stage.number}, quota", stage.quota or Fraction(0), state["quota"]
    if "residual" in state:
        yield f"stage {stage.number}, residual", stage.exhausted + stage.lost, state["residual"]
    else:
        yield f"stage {stage.number}, exhausted", stage.exhausted, state["nt_votes"]


def _once(states: Sequence[Any], votes: Any) -> list[Any]:
    """Without those that repeat the votes of the one before: a round that only elects, a surplus of nothing."""
    kept: list[Any] = []
    for state in states:
        if not kept or votes(state) != votes(kept[-1]):
            kept.append(state)
    return kept


def _of_quotients(count: Count, rounds: list[Round]) -> Cells:
    """QPQ: Droop shows for those not hopeful the votes they had when they last were."""
    votes: dict[str, Fraction] = {}
    decided = [a for one in rounds for a in one if a["tag"] in ("elect", "defeat") and "remaining" not in a["msg"]]
    for stage, state in zip(count.stages, decided, strict=False):
        for number, one in state["cstate"].items():
            if "vote" not in one:
                continue
            place = int(number) - 1
            if stage.status[place] is Status.HOPEFUL or place + 1 in stage.elected or stage.votes[place]:
                votes[number] = stage.votes[place]
            yield f"stage {stage.number}, votes of {number}", votes.get(number, Fraction(0)), one["vote"]
            yield f"stage {stage.number}, quotient of {number}", stage.figures["quotients"][place], one["quotient"]
        yield f"stage {stage.number}, quota", stage.quota or Fraction(0), state["quota"]


def _same(ours: Fraction, theirs: str) -> bool:
    """As many decimals as are shown there, rounded half up as they are."""
    places = len(theirs.partition(".")[2])
    return floor(ours * 10**places + Fraction(1, 2)) == int(theirs.replace(".", ""))
