"""Ways to find people that were kept."""

from __future__ import annotations

from django.db.models import Q
from django.http import Http404

from frombelow.hall.groups.scope import Reader
from frombelow.hall.kit.prepared import NUMBER, Prepared, Slot
from frombelow.hall.people.models import Find

FINDS: Prepared[Find] = Prepared(
    lambda: (
        Find.unscoped.filter(Q(by_id=Slot("by", NUMBER)) | Q(is_shared=True), group_id=Slot("group", NUMBER))
        .select_related("by")
        .order_by("name")
    )
)


def finds_for(reader: Reader) -> list[Find]:
    """One's own, and those that others shared."""
    return FINDS.models(group=reader.group.pk, by=reader.membership.pk)


def find_for(reader: Reader, ident: str) -> Find:
    """One of them. Raises Http404."""
    found = next((find for find in finds_for(reader) if find.ident == ident), None)
    if found is None:
        raise Http404
    return found
