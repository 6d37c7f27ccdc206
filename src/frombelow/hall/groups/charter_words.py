"""The charter in plain sentences: the same ones to read, to fill in, and to compare two versions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import isclose
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from frombelow.hall.groups import words
from frombelow.hall.groups.rules.charter import Charter, Office
from frombelow.hall.kit.templatetags.numbers import number, share

SHARES: tuple[tuple[float, Any], ...] = (
    (0.5, gettext_lazy("more than half")),
    (0.6, gettext_lazy("at least 60 percent")),
    (2 / 3, gettext_lazy("at least two thirds")),
    (0.75, gettext_lazy("at least three quarters")),
    (0.9, gettext_lazy("at least 90 percent")),
    (1.0, gettext_lazy("all")),
)


@dataclass(frozen=True)
class Clause:
    """A sentence with one value in it, `{field}`. `say` gives the sentence for a number, `of` the value in a charter."""

    key: str
    say: Callable[[int], str]
    of: Callable[[Charter], Any]
    kind: str = "number"  # number, percent, threshold
    hint: Any = ""  # for who fills it in


@dataclass(frozen=True)
class Chapter:
    """Clauses that belong together."""

    key: str
    title: Any
    clauses: tuple[Clause, ...]


def end_keepers(members: int) -> str:
    """How many members keep the end of the journal elsewhere."""
    if members == 0:
        return _("Nobody is asked to keep the end of the journal elsewhere.")
    return ngettext(
        "Every month {field} member takes the end of the journal along, so that nobody can cut it unseen.",
        "Every month {field} members take the end of the journal along, so that nobody can cut it unseen.",
        members,
    )


def two_proofs(members: int) -> str:
    """From how many members on grave rights take two proofs."""
    if members == 0:
        return _("Nobody is asked for two proofs of who they are.")
    return ngettext(
        "From {field} member on, whoever takes out or brings in lists, joins records, keeps the keys or hands over codes shows two proofs: a passkey, or a password and the digits of an app.",
        "From {field} members on, whoever takes out or brings in lists, joins records, keeps the keys or hands over codes shows two proofs: a passkey, or a password and the digits of an app.",
        members,
    )


CHAPTERS = (
    Chapter("joining", gettext_lazy("Who belongs"), (
        Clause("vouchers", lambda n: ngettext("{field} member must vouch for somebody who has no invitation.", "{field} members must vouch for somebody who has no invitation.", n), lambda c: c.vouchers),
    )),
    Chapter("offices", gettext_lazy("Offices"), (
        Clause("first_election_months", lambda n: ngettext("Until the first election the founder holds the offices, for at most {field} month.", "Until the first election the founder holds the offices, for at most {field} months.", n), lambda c: c.first_election_months),
    )),
    Chapter("deciding", gettext_lazy("Meetings and decisions"), (
        Clause("quorum", lambda n: _("A meeting can decide when {field} percent of the members are there."), lambda c: c.quorum, "percent"),
        Clause("decision", lambda n: _("For a decision or an election: {field} of the votes for and against."), lambda c: c.thresholds.decision, "threshold"),
        Clause("charter", lambda n: _("To change this charter: {field} of the votes."), lambda c: c.thresholds.charter, "threshold"),
        Clause("expulsion", lambda n: _("To exclude a member: {field} of the votes."), lambda c: c.thresholds.expulsion, "threshold"),
    )),
    Chapter("recall", gettext_lazy("Recall"), (
        Clause("recall_share", lambda n: _("When {field} percent of the members have signed a petition, the vote on a recall is open by itself."), lambda c: c.recall_share, "percent"),
        Clause("recall", lambda n: _("To recall somebody: {field} of the votes."), lambda c: c.thresholds.recall, "threshold"),
    )),
    Chapter("ties", gettext_lazy("Groups that belong to this one"), (
        Clause("members_per_delegate", lambda n: ngettext("A group that belongs to this one sends one delegate for every {field} member, or part of that.", "A group that belongs to this one sends one delegate for every {field} members, or part of that.", n), lambda c: c.members_per_delegate),
    )),
    Chapter("keeping", gettext_lazy("Lists, and how long they are kept"), (
        Clause("export_limit", lambda n: ngettext("A list of more than {field} person leaves the hall only if two officers agree.", "A list of more than {field} people leaves the hall only if two officers agree.", n), lambda c: c.export_limit),
        Clause("two_proofs_from", two_proofs, lambda c: c.two_proofs_from, hint=gettext_lazy("(0: never.)")),
        Clause("end_keepers", end_keepers, lambda c: c.end_keepers, hint=gettext_lazy("(0: never.)")),
        Clause("keep_notes", lambda n: ngettext("Notes about people fade after {field} month.", "Notes about people fade after {field} months.", n), lambda c: c.keeping.notes),
        Clause("keep_conversations", lambda n: ngettext("Conversations fade after {field} month.", "Conversations fade after {field} months.", n), lambda c: c.keeping.conversations),
        Clause("keep_assessments", lambda n: ngettext("Assessments fade after {field} month.", "Assessments fade after {field} months.", n), lambda c: c.keeping.assessments),
        Clause("keep_left_days", lambda n: ngettext("The name of somebody who left is erased after {field} day.", "The name of somebody who left is erased after {field} days.", n), lambda c: c.keeping.left_days),
        Clause("keep_closed_days", lambda n: ngettext("When the group has ended, everything it kept is deleted after {field} day.", "When the group has ended, everything it kept is deleted after {field} days.", n), lambda c: c.keeping.closed_days),
    )),
)  # fmt: skip
CLAUSES = {clause.key: clause for chapter in CHAPTERS for clause in chapter.clauses}


@dataclass(frozen=True)
class Line:
    """One sentence of a charter. `key` is the same in every version."""

    key: str
    html: SafeString


@dataclass(frozen=True)
class Told:
    """A chapter of a charter, to read."""

    title: str
    lines: list[Line]


def told(charter: Charter, own_roles: Mapping[str, str]) -> list[Told]:
    """The whole charter in sentences."""
    before: dict[str, list[Line]] = {
        "joining": [
            *who(charter),
            *(Line(f"joining:{way}", format_html("{}", words.JOINING[way])) for way in charter.joining),
        ],
        "offices": [office_line(office, own_roles) for office in charter.offices],
    }
    chapters = [
        Told(str(chapter.title), [*before.get(chapter.key, []), *(line(clause, charter) for clause in chapter.clauses)])
        for chapter in CHAPTERS
    ]
    if charter.own_words:
        chapters.append(Told(_("In our own words"), [Line("own_words", format_html("{}", charter.own_words))]))
    return chapters


def who(charter: Charter) -> list[Line]:
    """Who may join, in the group's words."""
    return [Line("who_may_join", format_html("{}", charter.who_may_join))] if charter.who_may_join else []


def line(clause: Clause, charter: Charter) -> Line:
    """A sentence with its value."""
    value = clause.of(charter)
    sentence = clause.say(value if clause.kind == "number" else 0)
    return Line(clause.key, format_html(sentence, field=format_html("<b>{}</b>", shown(clause, value))))


def shown(clause: Clause, value: Any) -> str:
    """A value as it stands in its sentence."""
    if clause.kind == "threshold":
        return threshold_words(value)
    return number(round(value * 100) if clause.kind == "percent" else value)


def threshold_words(value: float) -> str:
    """A threshold in words."""
    named = [text for known, text in SHARES if isclose(known, value, abs_tol=0.001)]
    return str(named[0]) if named else _("at least {share}").format(share=share(value))


def office_line(office: Office, own_roles: Mapping[str, str]) -> Line:
    """An office in a sentence."""
    seats = ngettext("{n} seat", "{n} seats", office.seats).format(n=number(office.seats))
    term = ngettext("{n} month", "{n} months", office.term_months).format(n=number(office.term_months))
    role = words.role_name(office.role, dict(own_roles))
    sentence = _("{title}: {seats}, elected for {term}, with the rights of the role “{role}”.")
    title = format_html("<b>{}</b>", office.title)
    return Line(f"office:{office.key}", format_html(sentence, title=title, seats=seats, term=term, role=role))


@dataclass(frozen=True)
class Difference:
    """A sentence that is not the same in two versions. Empty where it is new, or gone."""

    before: str | SafeString
    after: str | SafeString


def differences(old: Charter, new: Charter, own_roles: Mapping[str, str]) -> list[Difference]:
    """What a new version changes, sentence by sentence."""
    before = {line.key: line.html for chapter in told(old, own_roles) for line in chapter.lines}
    after = {line.key: line.html for chapter in told(new, own_roles) for line in chapter.lines}
    keys = [*before, *(key for key in after if key not in before)]
    pairs = [(before.get(key, ""), after.get(key, "")) for key in keys]
    return [Difference(one, other) for one, other in pairs if one != other]
