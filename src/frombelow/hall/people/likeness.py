"""What two rows have in common, in words: the outcomes of the ladder with the values they speak of."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from frombelow.hall.people.queries.duplicates import Side
from frombelow.hall.people.rules.details import Kind


def reasons(outcomes: Mapping[str, str], one: Side, other: Side) -> list[str]:
    """Why the two may be one, the strongest first, then what speaks against it."""
    found = [
        pattern.format(one=name_of(one, name, outcome), other=name_of(other, name, outcome))
        for (name, outcome), pattern in patterns().items()
        if outcomes.get(name) == outcome
    ]
    if outcomes.get("given") == "same" and outcomes.get("family") == "same":
        found = [sentence for sentence in found if sentence not in (_("same given name"), _("same family name"))]
        found.insert(0, _("same name"))
    return found


def name_of(side: Side, part: str, outcome: str) -> str:
    """The given name or the family name that stands first; the whole where it has no parts, or where the parts changed places."""
    name = next((row for row in side.values[Kind.NAME] if row.parts), None)
    shown = None if name is None or outcome == "swapped" else (name.parts or {}).get(part)
    return shown or side.person.shown_name


def patterns() -> dict[tuple[str, str], str]:
    """The sentences, in the order they are told."""
    return {
        ("number", "same"): _("same number in another program"),
        ("phone", "same"): _("same phone"),
        ("email", "same"): _("same e-mail"),
        ("place", "same_street"): _("same address"),
        ("born", "same"): _("same birthday"),
        ("given", "same"): _("same given name"),
        ("family", "same"): _("same family name"),
        ("given", "nickname"): _("names that stand for each other: {one} / {other}"),
        ("given", "alike"): _("given names alike: {one} / {other}"),
        ("given", "other_word"): _("one of the given names is the same: {one} / {other}"),
        ("given", "swapped"): _("given name and family name changed places: {one} / {other}"),
        ("given", "initial"): _("same initial: {one} / {other}"),
        ("family", "alike"): _("family names alike: {one} / {other}"),
        ("family", "sounds"): _("family names sound alike: {one} / {other}"),
        ("family", "other_word"): _("one of the family names is the same: {one} / {other}"),
        ("phone", "a_digit"): _("phone numbers differ by one digit"),
        ("email", "same_mailbox"): _("e-mail the same before the @"),
        ("email", "a_letter"): _("e-mail addresses nearly the same"),
        ("place", "near_street"): _("addresses nearly the same"),
        ("place", "same_zip"): _("same postal code"),
        ("place", "same_city"): _("same town"),
        ("born", "a_digit"): _("birthdays nearly the same"),
        ("number", "a_digit"): _("numbers in another program differ by one digit"),
        ("given", "other"): _("but: other given names"),
        ("family", "other"): _("but: other family names"),
        ("phone", "other"): _("but: other phone numbers"),
        ("email", "other"): _("but: other e-mail addresses"),
        ("born", "other"): _("but: other birthdays"),
        ("suffix", "other"): _("but: one is Junior, the other Senior"),
    }


def shown(side: Side) -> list[tuple[str, str]]:
    """What is told of one of the two in the queue: value and kind, the current ones."""
    kinds = (Kind.PHONE, Kind.EMAIL, Kind.ADDRESS, Kind.ID)
    return [(row.value, kind.value) for kind in kinds for row in side.values[kind] if row.ended_on is None][:6]
