"""The counting rules as a menu: what they are for comes first, variants for checking others' counts last."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from frombelow.methods.ballots.registry import RULES

STANDARD = "scottish"
GROUPS = (
    (_("Several seats, ranked papers"), ("scottish", "meek", "warren", "wigm", "ers97")),
    (_("One seat, ranked papers"), ("irv", "schulze", "ranked-pairs", "condorcet-irv")),
    (_("Approvals, scores, grades"), ("approval", "score", "star", "majority-judgment", "equal-shares", "phragmen")),
    (_("Other"), ("block", "yes-no")),
)


def menu() -> list[tuple[str, list[tuple[str, str]]]]:
    """Groups of (key, exact name); variants that stand in no group come at the end."""
    shown = {key for _label, keys in GROUPS for key in keys}
    groups = [(str(label), [(key, RULES[key].name) for key in keys if key in RULES]) for label, keys in GROUPS]
    variants = [(key, f"{rule.name} ({key})") for key, rule in RULES.items() if key not in shown]
    return [*groups, (str(_("Variants")), variants)]
