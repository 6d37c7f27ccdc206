"""The answer in plain sentences: English patterns with their values, for pages to tell in the reader's language.

Groups too small to be broken down are not named.
"""

from __future__ import annotations

from frombelow.methods.common.said import Said, said
from frombelow.methods.opinions.answer import Answer, Clarity, Group
from frombelow.methods.opinions.consensus import Majority, Side, United
from frombelow.methods.opinions.dividing import Divide, Uncertain
from frombelow.methods.opinions.likeness import Alike, Twin
from frombelow.methods.opinions.representative import Representative

TOO_FEW = (
    "Too few people to look for groups: {placed} have voted on enough statements to have a place on the map, "
    "and no group may have fewer than {least}."
)
A_CROWD = "No clear groups: any borders would cut through a crowd (silhouette {silhouette}; below {least} there are none to speak of)."
SURE = {
    Clarity.NONE: (
        "No clear groups: {count} groups show, but not again when half of the people are left out "
        "(likeness of the least stable group {least}; below {bound} it is not to be trusted)."
    ),
    Clarity.DOUBTFUL: (
        "{count} groups show, but they are doubtful: when half of the people are left out, the least stable group comes back "
        "with a likeness of {least}, and {same} of {samples} halves show the same number of groups."
    ),
    Clarity.CLEAR: (
        "{count} groups. When half of the people are left out, every group comes back with a likeness of at least {least} "
        "on average; {same} of {samples} halves show the same number of groups."
    ),
}
UNITED = {
    Side.AGREE: "More than half of every group agree: {shares}.",
    Side.DISAGREE: "More than half of every group disagree: {shares}.",
}
PERHAPS = {
    Side.AGREE: "More than half of every group agree, but too few have voted to be sure: {shares}.",
    Side.DISAGREE: "More than half of every group disagree, but too few have voted to be sure: {shares}.",
}
PARTED = {
    Side.AGREE: "Not every group agrees: {shares}.",
    Side.DISAGREE: "Not every group disagrees: {shares}.",
}
EVERYONE = {
    Side.AGREE: "{successes} of {seen} who voted agree ({share}\u00a0%).",
    Side.DISAGREE: "{successes} of {seen} who voted disagree ({share}\u00a0%).",
}
SPEAKS = {
    Side.AGREE: "{successes} of {seen} in group {group} agree, {others} of {others_seen} of all others.",
    Side.DISAGREE: "{successes} of {seen} in group {group} disagree, {others} of {others_seen} of all others.",
}
TWINS = {
    Alike.SAME: "These two have the same words.",
    Alike.LETTERS: "These two have nearly the same text.",
    Alike.WORDS: "These two put the same words differently.",
}


def tell_groups(answer: Answer) -> Said:
    """Are there groups, and why (not)?"""
    settings, stability = answer.settings, answer.stability
    if answer.clarity is Clarity.GIVEN:
        return said("The {count} groups were given.", count=len(answer.groups))
    if answer.clarity is Clarity.TOO_FEW or stability is None or answer.silhouette is None:
        return said(TOO_FEW, placed=len(answer.keys), least=settings.smallest_group)
    if answer.silhouette < settings.least_silhouette:
        return said(A_CROWD, silhouette=f"{answer.silhouette:.2f}", least=f"{settings.least_silhouette:.2f}")
    return said(
        SURE[answer.clarity],
        count=len(stability.groups),
        least=f"{stability.least:.2f}",
        bound=f"{settings.doubtful_stability:.2f}",
        samples=stability.samples,
        same=stability.same_number,
    )


def tell_group(answer: Answer, group: Group) -> Said:
    """One group: how many, how stable."""
    if group.number in answer.hidden:
        return said("Group {group} is too small to be told about.", group=group.letter)
    if group.stability is None:
        return said("Group {group}: {size} people.", group=group.letter, size=group.size)
    return said(
        "Group {group}: {size} people. Among half of the people it shows again with a likeness of {mean} (at worst {worst}).",
        group=group.letter,
        size=group.size,
        mean=f"{group.stability.mean:.2f}",
        worst=f"{group.stability.worst:.2f}",
    )


def tell_united(answer: Answer, one: United) -> Said:
    """A statement that unites, with each group's share."""
    if not answer.groups:
        counts = answer.everyone.agree if one.side is Side.AGREE else answer.everyone.disagree
        return _tell_everyone(one.side, int(counts[0, one.statement]), int(answer.everyone.seen[0, one.statement]))
    counts = answer.tally.agree if one.side is Side.AGREE else answer.tally.disagree
    shown = [
        (group.letter, int(counts[group.number, one.statement]), int(answer.tally.seen[group.number, one.statement]))
        for group in answer.groups
        if group.number not in answer.hidden
    ]
    has_majorities = all(2 * agreed > seen for _, agreed, seen in shown)
    pattern = (UNITED if one.is_sure else PERHAPS if has_majorities else PARTED)[one.side]
    return said(pattern, shares=", ".join(f"{letter} {percent(part, seen)}\u00a0%" for letter, part, seen in shown))


def tell_majority(one: Majority) -> Said:
    """A statement with a majority among all."""
    return _tell_everyone(one.side, one.successes, one.seen)


def tell_divide(answer: Answer, one: Divide) -> Said:
    """A statement that divides two groups."""
    most, least = answer.groups[one.most], answer.groups[one.least]
    return said(
        "{high}\u00a0% of group {most} agree, {low}\u00a0% of group {least}: a difference of {from_points} to {to_points} points.",
        high=percent(int(answer.tally.agree[one.most, one.statement]), int(answer.tally.seen[one.most, one.statement])),
        low=percent(
            int(answer.tally.agree[one.least, one.statement]), int(answer.tally.seen[one.least, one.statement])
        ),
        most=most.letter,
        least=least.letter,
        from_points=round(100 * one.low),
        to_points=round(100 * one.high),
    )


def tell_uncertain(answer: Answer, one: Uncertain) -> Said:
    """A statement of which little is known."""
    values = {"seen": one.seen, "low": round(100 * one.low), "high": round(100 * one.high)}
    if not one.seen:
        return said("Nobody has voted on it yet.")
    if answer.groups and one.group not in answer.hidden and one.fewest < answer.settings.smallest_group:
        return said(
            "Votes so far: {seen}. Between {low} and {high}\u00a0% would agree. Fewer than {few} of group {group} have voted.",
            **values,
            few=answer.settings.smallest_group,
            group=answer.groups[one.group].letter,
        )
    return said("Votes so far: {seen}. Between {low} and {high}\u00a0% would agree.", **values)


def tell_representative(answer: Answer, group: Group, one: Representative) -> Said:
    """A statement that speaks for a group."""
    if one.agreed_most and one.side is Side.DISAGREE:
        return said(
            "{agreed} of {seen} in group {group} agree: what it agrees on most.",
            agreed=one.agreed,
            seen=one.seen,
            group=group.letter,
        )
    counts = answer.tally.agree if one.side is Side.AGREE else answer.tally.disagree
    return said(
        SPEAKS[one.side],
        successes=one.successes,
        seen=one.seen,
        group=group.letter,
        others=int(counts[:, one.statement].sum()) - one.successes,
        others_seen=int(answer.tally.seen[:, one.statement].sum()) - one.seen,
    )


def tell_twin(twin: Twin) -> Said:
    """Two statements that may say the same."""
    if twin.negated:
        return said("These two are alike but for a “not”: they may say the opposite.")
    if twin.numbers_differ:
        return said("These two are alike but name different numbers.")
    return said(TWINS[twin.alike])


def percent(part: int, whole: int) -> str:
    """A whole percentage; “0” where nobody voted."""
    return str(round(100 * part / whole)) if whole else "0"


def _tell_everyone(side: Side, successes: int, seen: int) -> Said:
    return said(EVERYONE[side], successes=successes, seen=seen, share=percent(successes, seen))
