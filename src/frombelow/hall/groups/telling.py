"""What decisions change, and what the journal says, in sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frombelow.hall.groups import words
from frombelow.hall.groups.models import Mandate
from frombelow.hall.groups.queries.charters import charter_of
from frombelow.hall.groups.queries.names import Names
from frombelow.hall.kit.models import Entry
from frombelow.hall.kit.templatetags.numbers import day, number

Data = Mapping[str, Any]


def title_of(mandate: Mandate) -> str:
    """What a mandate is called: a role of the program in the reader's language, else in the group's words."""
    return str(words.ROLES.get(mandate.title, mandate.title))


# ---- what a decision changes ----


def told_effect(data: Data, names: Names) -> str:
    """One change, in a sentence."""
    tell = EFFECTS.get(str(data.get("do")))
    return tell(data, names) if tell else ""


def told_elect(data: Data, names: Names) -> str:
    """Somebody holds an office."""
    values = {"who": names.member(data["member"]), "office": names.office(data["office"])}
    if data.get("turf"):
        return _("{who} is elected over {turf}: {office}.").format(turf=names.turfs.get(data["turf"], ""), **values)
    return _("{who} is elected: {office}.").format(**values)


def told_role(data: Data, names: Names) -> str:
    """Somebody gets a role."""
    values = {
        "who": names.member(data["member"]),
        "role": words.role_name(data["role"], names.roles),
        "day": told_day(data["until"]),
    }
    if data.get("turf"):
        turf = names.turfs.get(data["turf"], "")
        return _("{who} gets the role “{role}” over {turf} until {day}.").format(turf=turf, **values)
    return _("{who} gets the role “{role}” until {day}.").format(**values)


def told_delegate(data: Data, names: Names) -> str:
    """Somebody is sent."""
    return _("{who} is sent to {group} as a delegate until {day}.").format(
        who=names.member(data["member"]), group=names.tied(data["to"]), day=told_day(data["until"])
    )


def told_end(data: Data, names: Names) -> str:
    """A mandate ends."""
    title, who = names.mandate(data["mandate"])
    return _("{who} holds this mandate no more: {title}.").format(who=who, title=words.ROLES.get(title, title))


def told_new_role(data: Data, names: Names) -> str:
    """A role of the group's own."""
    return _("The group has a role of its own: {title}.").format(title=data["title"])


def told_tie(data: Data, names: Names) -> str:
    """The group joins another."""
    group = names.inviting(data["invitation"])
    if data["kind"] == "part_of":
        return _("The group becomes part of {group}.").format(group=group)
    return _("The group becomes a member of {group}.").format(group=group)


def told_day(text: str) -> str:
    """A stored day, or the day of a stored moment, in words."""
    return day(datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text))


def told_close(data: Data, names: Names) -> str:
    """The end of the group, and what becomes of what it kept."""
    days = charter_of(names.group).keeping.closed_days
    return ngettext(
        "The group ends. {n} day later everything that it kept is deleted: the list, conversations, members, decisions, the journal, the keys. Only the fingerprint at the journal's end stays. Until then the day stands under My groups.",
        "The group ends. {n} days later everything that it kept is deleted: the list, conversations, members, decisions, the journal, the keys. Only the fingerprint at the journal's end stays. Until then the day stands under My groups.",
        days,
    ).format(n=number(days))


EFFECTS: dict[str, Callable[[Data, Names], str]] = {
    "elect": told_elect,
    "give_role": told_role,
    "send_delegate": told_delegate,
    "end_mandate": told_end,
    "change_charter": lambda data, names: _("The charter changes."),
    "add_role": told_new_role,
    "expel": lambda data, names: _("{who} is no member any more.").format(who=names.member(data["member"])),
    "join_group": told_tie,
    "leave_group": lambda data, names: _("The group leaves {group}.").format(group=names.tied(data["upper"])),
    "close": told_close,
}


# ---- the journal ----


def told_entry(entry: Entry, names: Names) -> str:
    """An entry of the journal in a sentence; "" where this app knows nothing of such a deed."""
    tell = DEEDS.get(entry.deed)
    return tell(entry, names) if tell else ""


def ident_in(entry: Entry) -> str:
    """The ident, or the number, of the row an entry is about."""
    return entry.about.partition(":")[2]


def who(entry: Entry, names: Names) -> str:
    """Who did it."""
    return names.member(entry.by)


def simply(sentence: Callable[[], str]) -> Callable[[Entry, Names], str]:
    """A sentence about who did it, and the row it is about by its number or ident."""
    return lambda entry, names: sentence().format(who=who(entry, names), number=ident_in(entry))


def told_joined(entry: Entry, names: Names) -> str:
    """Somebody became a member."""
    came = str(words.CAME.get(entry.facts.get("how", ""), ""))
    return _("{who} became a member ({how}).").format(who=names.member(ident_in(entry)), how=came)


def told_left(entry: Entry, names: Names) -> str:
    """Somebody left, or had to."""
    member = names.member(ident_in(entry))
    if entry.by == ident_in(entry):
        return _("{who} left the group.").format(who=member)
    return _("{who} is no member any more.").format(who=member)


def told_given(entry: Entry, names: Names) -> str:
    """A mandate was given."""
    title, holder = names.mandate(ident_in(entry))
    return _("{who} holds a mandate {source}: {title}, until {day}.").format(
        who=holder, source=words.SOURCES.get(entry.facts.get("source", ""), ""), title=words.ROLES.get(title, title), day=told_day(entry.facts["until"])
    )  # fmt: skip


def told_ended(entry: Entry, names: Names) -> str:
    """A mandate ended."""
    title, holder = names.mandate(ident_in(entry))
    how = words.ENDS.get(entry.facts.get("how", ""), "")
    return _("The mandate of {who} ended: {title} ({how}).").format(
        who=holder, title=words.ROLES.get(title, title), how=how
    )


def told_witness(entry: Entry, names: Names) -> str:
    """Somebody bore witness."""
    values = {"who": who(entry, names), "number": ident_in(entry)}
    if entry.facts.get("agrees"):
        return _("{who} bore witness to decision {number}: it was so.").format(**values)
    return _("{who} bore witness to decision {number}: it was not so.").format(**values)


def told_packed(entry: Entry, names: Names) -> str:
    """The whole group was taken out, by a member or by whoever runs the server."""
    if entry.by:
        return _("{who} took the whole group out of the hall, as one encrypted file.").format(who=who(entry, names))
    return _("Whoever runs the server took the whole group out of the hall, as one encrypted file.")


def told_invited(entry: Entry, names: Names) -> str:
    """An invitation was made."""
    uses = entry.facts.get("uses", 0)
    sentence = ngettext(
        "{who} made an invitation for {n} use, until {day}.",
        "{who} made an invitation for {n} uses, until {day}.",
        uses,
    )
    return sentence.format(who=who(entry, names), n=number(uses), day=told_day(entry.facts["ends"]))


def told_answer(entry: Entry, names: Names) -> str:
    """Somebody who asked was answered."""
    if entry.facts.get("admit"):
        return _("{who} admitted somebody who asked to join.").format(who=who(entry, names))
    return _("{who} turned down somebody who asked to join.").format(who=who(entry, names))


def told_recall(sentence: Callable[[], str]) -> Callable[[Entry, Names], str]:
    """Something about a petition."""

    def tell(entry: Entry, names: Names) -> str:
        title, holder = names.mandate(names.recalls.get(ident_in(entry), ""))
        return sentence().format(by=who(entry, names), who=holder, title=words.ROLES.get(title, title))

    return tell


def told_turf(sentence: Callable[[], str]) -> Callable[[Entry, Names], str]:
    """Something about a turf."""
    return lambda entry, names: sentence().format(who=who(entry, names), turf=names.turfs.get(ident_in(entry), "…"))


def told_tied(sentence: Callable[[], str]) -> Callable[[Entry, Names], str]:
    """Something about another group."""
    return lambda entry, names: sentence().format(group=names.tied(ident_in(entry)))


def told_hand_over(sentence: Callable[[], str]) -> Callable[[Entry, Names], str]:
    """Something about a code for a member."""
    return lambda entry, names: sentence().format(
        by=who(entry, names), who=names.member(str(entry.facts.get("for", "")))
    )


def told_forgotten(entry: Entry, names: Names) -> str:
    """Names of former members were erased."""
    n = entry.facts.get("number", 0)
    return ngettext(
        "The name of {n} former member was erased.", "The names of {n} former members were erased.", n
    ).format(n=number(n))


DEEDS: dict[str, Callable[[Entry, Names], str]] = {
    "groups.found": simply(lambda: _("{who} founded the group.")),
    "groups.join": told_joined,
    "groups.leave": told_left,
    "groups.give_mandate": told_given,
    "groups.end_mandate": told_ended,
    "groups.record_decision": simply(lambda: _("{who} recorded decision {number}.")),
    "groups.bear_witness": told_witness,
    "groups.withdraw_decision": simply(lambda: _("{who} withdrew decision {number}.")),
    "groups.decision_counts": simply(lambda: _("Decision {number} counts from now on.")),
    "groups.change_charter": simply(lambda: _("Version {number} of the charter is in force.")),
    "groups.add_role": lambda entry, names: _("The group has a role of its own: {title}.").format(
        title=names.roles.get(entry.facts.get("key", ""), "…")
    ),
    "groups.invite": told_invited,
    "groups.withdraw_invitation": simply(lambda: _("{who} ended an invitation.")),
    "groups.ask_to_join": lambda entry, names: _("Somebody asked to join."),
    "groups.vouch": simply(lambda: _("{who} vouched for somebody who asked to join.")),
    "groups.answer_asking": told_answer,
    "groups.ask_hand_over": told_hand_over(lambda: _("{by} asked for a code that lets {who} sign in again.")),
    "groups.agree_hand_over": told_hand_over(
        lambda: _("{by} agreed, and was shown the code that lets {who} sign in again.")
    ),
    "groups.withdraw_hand_over": told_hand_over(lambda: _("{by} withdrew the code that lets {who} sign in again.")),
    "groups.begin_recall": told_recall(lambda: _("{by} began a petition to recall {who}: {title}.")),
    "groups.open_recall_vote": told_recall(lambda: _("The vote on the recall of {who} is open: {title}.")),
    "groups.add_turf": told_turf(lambda: _("{who} made a turf: {turf}.")),
    "groups.close_turf": told_turf(lambda: _("{who} closed a turf: {turf}.")),
    "groups.tie": told_tied(lambda: _("The group and {group} belong together from now on.")),
    "groups.untie": told_tied(lambda: _("The group and {group} parted.")),
    "groups.close": lambda entry, names: _("The group ended."),
    "groups.forget_former_members": told_forgotten,
    "groups.ask_whole": lambda entry, names: _("{who} asked for the whole group as one file, for: {purpose}.").format(
        who=who(entry, names), purpose=entry.facts.get("purpose", "")
    ),
    "groups.agree_whole": simply(lambda: _("{who} agreed that the whole group is taken out as one file.")),
    "groups.refuse_whole": simply(lambda: _("{who} did not agree that the whole group is taken out.")),
    "groups.pack": told_packed,
    "groups.arrive": lambda entry, names: _("The group came to this server from another one."),
    "groups.code_to_return": lambda entry, names: _(
        "{who} made a code with which {member} takes up their membership again."
    ).format(who=who(entry, names), member=names.member(ident_in(entry))),
    "groups.take_up": simply(lambda: _("{who} took up their membership again.")),
    "groups.keep_end": simply(lambda: _("{who} took the end of the journal along, signed.")),
    "groups.renew_key": lambda entry, names: _("What the group keeps sealed has a new key from now on."),
    "groups.destroy_key": lambda entry, names: _("An earlier key of the group was destroyed."),
}
