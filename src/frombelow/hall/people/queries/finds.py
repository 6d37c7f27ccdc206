"""Ways to find people that were kept."""

from __future__ import annotations

from django.db.models import Q
from django.http import Http404

from frombelow.hall.groups.scope import Reader
from frombelow.hall.people.models import Find


def finds_for(reader: Reader) -> list[Find]:
    """One's own, and those that others shared."""
    rows = Find.unscoped.filter(Q(by=reader.membership) | Q(is_shared=True), group=reader.group)
    return list(rows.select_related("by").order_by("name"))


def find_for(reader: Reader, ident: str) -> Find:
    """One of them. Raises Http404."""
    found = next((find for find in finds_for(reader) if find.ident == ident), None)
    if found is None:
        raise Http404
    return found
