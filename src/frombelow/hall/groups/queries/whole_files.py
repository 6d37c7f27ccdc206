"""The whole group as one file: who asked, who agreed, how it stands."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from frombelow.hall.groups.models import Group, WholeFile
from frombelow.hall.groups.rules.whole_files import Standing


def whole_files(group: Group) -> QuerySet[WholeFile]:
    """Every time that it was asked for, the newest first."""
    return WholeFile.unscoped.filter(group=group).select_related("by", "agreed_by").order_by("-asked_at", "-pk")


def whole_file_with(group: Group, ident: str) -> WholeFile | None:
    """One of them."""
    return whole_files(group).filter(ident=ident).first()


def standing(group: Group, now: datetime) -> QuerySet[WholeFile]:
    """Those that can still be agreed on and fetched."""
    return whole_files(group).filter(ends_at__gt=now, refused_at=None, taken_at=None)


def how_it_stands(one: WholeFile) -> Standing:
    """As the rules look at it."""
    return Standing(
        ends_at=one.ends_at,
        is_agreed=not one.needs_second or one.agreed_by_id is not None,
        is_refused=one.refused_at is not None,
        is_taken=one.taken_at is not None,
        has_key=bool(one.recipient),
    )
