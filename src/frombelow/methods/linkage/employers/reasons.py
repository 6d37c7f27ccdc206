"""Why two parties are held to be one employer, or not, in a sentence."""

from __future__ import annotations

from frombelow.methods.linkage.employers.compare import Likeness, NameComparison
from frombelow.methods.linkage.employers.places import Nearness

_NAMES = {
    Likeness.NOTHING: "The names have no word in common",
    Likeness.COMMON_WORDS: "The names share only common words ({shared})",
    Likeness.SOME: "The names share {shared}, but {left_a} stands against {left_b}",
    Likeness.PARTLY: "The names share {shared}; {left_a} and {left_b} differ",
    Likeness.CONTAINED_WEAK: "One name stands in the other, but it says little ({shared})",
    Likeness.CONTAINED: "One name stands in the other ({shared})",
    Likeness.SPELLED_COMMON: "The same common words, spelled otherwise ({shared})",
    Likeness.SPELLED: "The same name, spelled otherwise ({shared})",
    Likeness.SAME: "The same name ({shared})",
}
_PLACES = {
    Nearness.SAME_CITY: "the same city",
    Nearness.NEAR: "nearby ZIP codes",
    Nearness.SAME_STATE: "another city of the state",
    Nearness.UNKNOWN: "the places cannot be compared",
    Nearness.OTHER_STATE: "different states",
}
_TRADES = {
    "differ": "; different trades",
    "code_differs": "; different industry codes",
    "college_and_hospital": "; a college and a hospital",
    "agree": "; the same industry",
}


def reason(names: NameComparison, near: Nearness, trade: str) -> str:
    """One sentence: the names, the places, the trades."""
    left_a, left_b = sorted((" ".join(names.left_a) or "nothing", " ".join(names.left_b) or "nothing"))
    shared = " ".join(names.shared) or "nothing"
    text = _NAMES[names.likeness].format(shared=shared, left_a=left_a, left_b=left_b)
    return f"{text}; {_PLACES[near]}{_TRADES.get(trade, '')}."
