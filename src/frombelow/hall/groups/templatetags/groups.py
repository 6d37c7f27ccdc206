"""What stands on every page of a group: the way to it, its parts as tabs, names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from django import template
from django.conf import settings
from django.template.context import Context
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from frombelow.hall.groups.models import Decision, Mandate, Membership
from frombelow.hall.groups.queries import names
from frombelow.hall.groups.queries.decisions import Bar
from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import Reader
from frombelow.hall.groups.telling import title_of
from frombelow.hall.groups.words import DECISIONS, ENDS, SOURCES
from frombelow.hall.kit import drawings
from frombelow.hall.kit.figures import Crumb, Section
from frombelow.hall.kit.markup import bar_mark, breadcrumbs, section_nav
from frombelow.hall.kit.templatetags.numbers import day

register = template.Library()


@register.simple_tag(takes_context=True)
def group_nav(context: Context, reader: Reader) -> SafeString:
    """The parts of a group that this member may enter (HALL_GROUP_PARTS of the settings), as tabs."""
    shown = frozenset(right for right in reader.rights)
    here = context["request"].path.split("/")[3]
    return drawn_nav(reader.group.ident, shown, settings.HALL_GROUP_UNDER.get(here, here), get_language())


@lru_cache(maxsize=1024)
def drawn_nav(group: str, rights: frozenset[Right], here: str, language: str) -> SafeString:
    """The tabs of a group for somebody with these rights, on a page under the part `here`: the same on every such page."""
    home = reverse("groups:home", args=[group])
    parts = [
        (str(label), reverse(view, args=[group]))
        for label, view, right in settings.HALL_GROUP_PARTS
        if Right(right) in rights
    ]
    current = f"{home}{here}/" if here else home
    sections = [Section(label, url, is_current=url == current) for label, url in parts]
    return SafeString(section_nav(sections, _("Parts of the group")))


@register.simple_tag
def group_trail(reader: Reader, label: str = "", *between: str) -> SafeString:
    """The way here: my groups, this group, `between` (label, address, label, address …), this page."""
    steps: Sequence[Crumb] = [
        Crumb(_("My groups"), reverse("groups:mine")),
        Crumb(reader.group.name, reverse("groups:home", args=[reader.group.ident]) if label else ""),
        *(Crumb(*between[at : at + 2]) for at in range(0, len(between), 2)),
        *([Crumb(label)] if label else []),
    ]
    return SafeString(breadcrumbs(steps))


@register.filter
def named(membership: Membership) -> str:
    """A member's name in the group."""
    return names.name_of(membership)


@register.filter
def titled(mandate: Mandate) -> str:
    """What a mandate is called."""
    return title_of(mandate)


@register.filter
def by_right(mandate: Mandate) -> str:
    """By what right somebody holds a mandate, in words."""
    if mandate.given_by is not None:
        return _("given by {who} for a time").format(who=names.name_of(mandate.given_by.membership))
    if mandate.sent_by is not None:
        return _("sent by {group}").format(group=mandate.sent_by.name)
    return str(SOURCES[mandate.source])


@register.filter
def ended_on(mandate: Mandate) -> str:
    """The day on which a mandate ended: before its time, else with its term."""
    return day(mandate.ended_at or mandate.until)


@register.filter
def ended_how(mandate: Mandate) -> str:
    """How a mandate ended."""
    return str(ENDS.get(mandate.ended_how, ""))


@register.filter
def decision_kind(decision: Decision) -> str:
    """What a decision is about."""
    return str(DECISIONS.get(decision.kind, decision.kind))


@register.filter
def may(reader: Reader, right: str) -> bool:
    """Whether somebody holds a right, anywhere in the group."""
    return reader.may(Right(right))


@register.filter
def blocks(fingerprint: str) -> list[str]:
    """A fingerprint in blocks of eight, for copying by hand."""
    return [fingerprint[at : at + 8] for at in range(0, len(fingerprint), 8)]


@register.simple_tag
def signature_bar(bar: Bar) -> SafeString:
    """How far a petition is, drawn; the number stands beside it in words."""
    mark = drawings.bar(min(bar.signatures, bar.needed), bar.needed)
    return SafeString(f'<div class="signatures">{bar_mark(mark, red=True)}</div>')
