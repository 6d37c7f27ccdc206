"""What to do next in a group: for this member, with their rights, today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frombelow.hall.accounts.queries import is_handed_a_code, ways_in
from frombelow.hall.groups.queries import decisions, ends, hands, invitations, mandates, members
from frombelow.hall.groups.queries.charters import asks_for_two_proofs, charter_of
from frombelow.hall.groups.queries.names import name_of
from frombelow.hall.groups.rules.charter import Joining
from frombelow.hall.groups.rules.mandates import Source
from frombelow.hall.groups.rules.rights import GRAVE, Right
from frombelow.hall.groups.scope import Reader
from frombelow.hall.groups.telling import title_of
from frombelow.hall.kit.templatetags.numbers import day, number

LATELY = timedelta(days=14)


@dataclass(frozen=True)
class Task:
    """Something to do: a sentence, and where."""

    sentence: str
    url: str
    deed: str


def tasks(reader: Reader) -> list[Task]:
    """Everything, the most urgent first."""
    return [
        *minding_a_code(reader),
        *adding_a_proof(reader),
        *beginning(reader),
        *being_recalled(reader),
        *witnessing(reader),
        *recalling(reader),
        *answering(reader),
        *agreeing(reader),
        *keeping_the_end(reader),
        *electing(reader),
        *ending(reader),
        *inviting(reader),
    ]


def url(reader: Reader, view: str, *arguments: object) -> str:
    """The address of a page of the group."""
    return reverse(f"groups:{view}", args=[reader.group.ident, *arguments])


def witnessing(reader: Reader) -> list[Task]:
    """Decisions that wait for this member's word."""
    return [
        Task(_("Were you there? “{title}” waits for witnesses.").format(title=one.title), url(reader, "decision", one.number), _("Bear witness"))
        for one in decisions.waiting_for(reader.membership)
    ]  # fmt: skip


def recalling(reader: Reader) -> list[Task]:
    """Petitions that run."""
    found = []
    charter = charter_of(reader.group)
    for recall in decisions.open_recalls(reader.group):
        if not recall.vote_open_since and decisions.bar_of(recall, reader.membership, charter, reader.now).is_signed:
            continue
        values = {"who": recall.mandate.membership.shown_name, "title": title_of(recall.mandate)}
        if recall.vote_open_since:
            words = _("The vote on the recall of {who} ({title}) is open. Hold it, and record what came of it.")
        else:
            words = _("A petition asks to recall {who} ({title}).")
        found.append(Task(words.format(**values), url(reader, "recall", recall.ident), _("Read it")))
    return found


def answering(reader: Reader) -> list[Task]:
    """People who ask to join."""
    open_ones = list(invitations.open_askings(reader.group))
    vouched = invitations.vouched_by(reader.membership.pk)
    mine = [one for one in open_ones if one.how == Joining.VOUCHING and one.pk not in vouched]
    if reader.may(Right.ADMIT):
        mine += [one for one in open_ones if one.how == Joining.OPEN_FORM]
    if not mine:
        return []
    n = len(mine)
    words = ngettext("{n} person asks to join.", "{n} people ask to join.", n).format(n=number(n))
    return [Task(words, url(reader, "askings"), _("See who"))]


def minding_a_code(reader: Reader) -> list[Task]:
    """Somebody was handed a code for one's own account."""
    if not is_handed_a_code(reader.account):
        return []
    words = _("Somebody was handed a code for your account. If you did not ask for it, stop it now.")
    return [Task(words, reverse("accounts:account"), _("See it"))]


def adding_a_proof(reader: Reader) -> list[Task]:
    """The charter asks for two proofs before what this member may do, and their account has one."""
    if not any(reader.may(right) for right in GRAVE) or not asks_for_two_proofs(reader.group, reader.now):
        return []
    if ways_in(reader.account).are_two:
        return []
    words = _(
        "The charter asks for two proofs before you touch lists, keys or codes. Set up the second before you need it."
    )
    here = urlencode({"next": url(reader, "home")})
    return [Task(words, f"{reverse('accounts:two')}?{here}", _("Set it up"))]


def agreeing(reader: Reader) -> list[Task]:
    """Members who lost every way in, for whom a second officer must agree."""
    if not reader.may(Right.HAND_OVER):
        return []
    return [
        Task(
            _("{by} asks for a code that lets {who} sign in again. Somebody else must agree.").format(by=name_of(one.asked_by), who=name_of(one.member)),
            url(reader, "hand_over", one.ident), _("Read it"),
        )
        for one in hands.waiting(reader.group, reader.now).exclude(asked_by=reader.membership)
    ]  # fmt: skip


def keeping_the_end(reader: Reader) -> list[Task]:
    """The end of the journal is kept elsewhere by fewer members than the charter says, and not by this one."""
    wanted = charter_of(reader.group).end_keepers
    if not wanted or members.count(reader.group, reader.now) <= wanted:
        return []
    keepers = ends.keepers(reader.group, reader.now)
    if len(keepers) >= wanted or reader.membership.ident in keepers:
        return []
    words = _("Take the end of the journal along: {n} of {wanted} did this month. Then nobody can cut it unseen.")
    told = words.format(n=number(len(keepers)), wanted=number(wanted))
    return [Task(told, reverse("home:journal_end", args=[reader.group.ident]), _("Take it along"))]


def electing(reader: Reader) -> list[Task]:
    """Elections that are due, in one line."""
    due = mandates.elections_due(charter_of(reader.group), mandates.of_group(reader.group, reader.now), reader.now)
    if not due or members.count(reader.group, reader.now) == 1:
        return []
    titles = ", ".join(one.office.title for one in due)
    words = _("Elections are due: {titles}.").format(titles=titles)
    return [Task(words, url(reader, "offices"), _("See the offices"))]


def beginning(reader: Reader) -> list[Task]:
    """Mandates that one was given lately: what they are, and what they let one do."""
    words = _("You hold a mandate since {day}, until {end}: {title}.")
    return [
        Task(
            words.format(day=day(one.since), end=day(one.until), title=title_of(one)),
            url(reader, "roles"),
            _("What it lets you do"),
        )
        for one in reader.mandates
        if one.source != Source.FOUNDING and one.since > reader.now - LATELY
    ]


def being_recalled(reader: Reader) -> list[Task]:
    """Mandates that were taken from one lately, before their time."""
    words = _("Your mandate ended on {day}, before its time: {title}.")
    return [
        Task(
            words.format(day=day(one.ended_at), title=title_of(one)),
            url(reader, "offices"),
            _("See the offices"),
        )
        for one in mandates.taken_from(reader.membership, reader.now - LATELY)
    ]


def ending(reader: Reader) -> list[Task]:
    """One's own mandates that end soon."""
    soon = [one for one in reader.mandates if one.until <= reader.now + mandates.SOON]
    return [
        Task(_("Your mandate ends on {day}: {title}.").format(day=day(one.until), title=title_of(one)), url(reader, "offices"), _("See the offices"))
        for one in soon
    ]  # fmt: skip


def inviting(reader: Reader) -> list[Task]:
    """A group of one needs others."""
    if members.count(reader.group, reader.now) > 1 or not reader.may(Right.INVITE):
        return []
    return [
        Task(
            _("You are the first. Invite the others: a link, or a QR code to pass around."),
            url(reader, "invitations"),
            _("Invite"),
        )
    ]
