"""Majorities and quorums: how many votes a motion needs, of what, and whether it got them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from frombelow.methods.ballots.fitting import Unfit
from frombelow.methods.ballots.result import Said

HALF = Fraction(1, 2)


class Base(StrEnum):
    """What a majority is a share of."""

    VALID = "yes and no votes"  # abstentions do not count
    CAST = "votes cast"  # abstentions count like a no
    PRESENT = "members present"  # who does not vote counts like a no
    ENTITLED = "members entitled to vote"  # who stays away counts like a no


class Outcome(StrEnum):
    CARRIED = "carried"
    NOT_CARRIED = "not carried"
    TIED = "tied"  # as many yes as no: not carried, unless the rules of order give somebody a casting vote
    NO_QUORUM = "no quorum"  # nothing was decided


@dataclass(frozen=True)
class Majority:
    """`share` of a base: more than it (`is_strict`), or at least it."""

    share: Fraction = HALF
    is_strict: bool = True
    base: Base = Base.VALID

    def needed(self, base: int) -> int:
        """The smallest number of yes votes that is enough."""
        wanted = self.share * base
        return math.floor(wanted) + 1 if self.is_strict else max(1, math.ceil(wanted))


@dataclass(frozen=True)
class Quorum:
    """At least `share` of the members entitled to vote, and at least `number` members, must be there: present, or voting (`by_votes`)."""

    share: Fraction = Fraction(0)
    number: int = 0
    by_votes: bool = False

    def needed(self, entitled: int | None) -> int:
        return max(self.number, math.ceil(self.share * (entitled or 0)))


@dataclass(frozen=True)
class Terms:
    """What a decision needs, and how many could have taken part (None: not counted)."""

    majority: Majority = Majority()
    quorum: Quorum | None = None
    present: int | None = None
    entitled: int | None = None


@dataclass(frozen=True)
class Verdict:
    outcome: Outcome
    yes: int
    needed: int
    base: int
    said: Said


MORE_THAN_HALF = Majority()
TWO_THIRDS = Majority(Fraction(2, 3), is_strict=False)
THREE_QUARTERS_OF_ALL = Majority(Fraction(3, 4), is_strict=False, base=Base.ENTITLED)


def decide(yes: int, no: int, abstain: int, terms: Terms) -> Verdict:
    """Whether a motion is carried, with the arithmetic in one sentence. Raises `Unfit` where a figure is missing or cannot be."""
    check_figures(yes + no + abstain, terms)
    majority = terms.majority
    base = _base(majority.base, yes, no, abstain, terms)
    needed = majority.needed(base)
    values = {
        "yes": str(yes),
        "no": str(no),
        "abstain": str(abstain),
        "base": str(base),
        "base_words": majority.base.value,
        "needed": str(needed),
        "share": str(majority.share),
    }
    if terms.quorum and (missing := _missing_quorum(terms.quorum, yes + no + abstain, terms)):
        return Verdict(Outcome.NO_QUORUM, yes, needed, base, missing)
    if yes >= needed:
        return Verdict(Outcome.CARRIED, yes, needed, base, Said(_CARRIED[majority.is_strict], values))
    if yes == no and yes and majority == MORE_THAN_HALF:
        return Verdict(Outcome.TIED, yes, needed, base, Said(_TIED, values))
    return Verdict(Outcome.NOT_CARRIED, yes, needed, base, Said(_NOT_CARRIED[majority.is_strict], values))


def check_figures(cast: int, terms: Terms) -> None:
    """The figures must be there and fit each other: votes cast ≤ members present ≤ members entitled."""
    quorum = terms.quorum
    if terms.present is None and (terms.majority.base is Base.PRESENT or (quorum and not quorum.by_votes)):
        raise Unfit(Said("The members present are part of this rule: say how many were present."))
    if terms.entitled is None and (terms.majority.base is Base.ENTITLED or (quorum and quorum.share)):
        raise Unfit(Said("The members entitled to vote are part of this rule: say how many there are."))
    values = {"cast": str(cast), "present": str(terms.present), "entitled": str(terms.entitled)}
    if terms.present is not None and cast > terms.present:
        raise Unfit(Said("{cast} votes were cast but only {present} members were present: count again.", values))
    if terms.entitled is not None and cast > terms.entitled:
        raise Unfit(Said("{cast} votes were cast but only {entitled} members may vote: count again.", values))
    if terms.present is not None and terms.entitled is not None and terms.present > terms.entitled:
        raise Unfit(Said("{present} members were present but only {entitled} may vote: count again.", values))


def _base(base: Base, yes: int, no: int, abstain: int, terms: Terms) -> int:
    if base is Base.VALID:
        return yes + no
    if base is Base.CAST:
        return yes + no + abstain
    return (terms.present if base is Base.PRESENT else terms.entitled) or 0


def _missing_quorum(quorum: Quorum, cast: int, terms: Terms) -> Said | None:
    there = cast if quorum.by_votes else terms.present or 0
    needed = quorum.needed(terms.entitled)
    if there >= needed:
        return None
    pattern = "No quorum: {there} members are present and {needed} are needed. Nothing is decided."
    if quorum.by_votes:
        pattern = "No quorum: {there} members voted and {needed} are needed. Nothing is decided."
    return Said(pattern, {"there": str(there), "needed": str(needed)})


_CARRIED = {
    True: "Carried: {yes} yes, {no} no, {abstain} abstaining. More than {share} of {base} {base_words} is {needed}; there are {yes}.",
    False: "Carried: {yes} yes, {no} no, {abstain} abstaining. At least {share} of {base} {base_words} is {needed}; there are {yes}.",
}
_NOT_CARRIED = {
    True: "Not carried: {yes} yes, {no} no, {abstain} abstaining. More than {share} of {base} {base_words} is {needed}; there are {yes}.",
    False: "Not carried: {yes} yes, {no} no, {abstain} abstaining. At least {share} of {base} {base_words} is {needed}; there are {yes}.",
}
_TIED = (
    "Tied: {yes} yes, {no} no, {abstain} abstaining. It is not carried, unless your rules give somebody a casting vote."
)
