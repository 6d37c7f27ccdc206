"""Keeping ways to find people."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import Reader
from frombelow.hall.kit.refusals import Refused
from frombelow.hall.people.actions.common import note
from frombelow.hall.people.models import Find
from frombelow.hall.people.rules import finding as rules
from frombelow.hall.people.rules.details import tidy
from frombelow.hall.people.rules.finding import Step


@transaction.atomic
def save(*, reader: Reader, name: str, steps: Sequence[Step], is_shared: bool) -> Find:
    """Keep steps under a name; one's own of the same name is replaced. Whoever opens a shared one finds what they may see themselves."""
    reader.check(Right.SEE_PEOPLE)
    name = tidy(name)[:80]
    if not name:
        raise Refused("Give it a name, so that you find it again.")
    if not steps:
        raise Refused("There is nothing to keep yet: find somebody first.")
    kept, _ = Find.unscoped.update_or_create(
        group=reader.group, by=reader.membership, name=name,
        defaults={"steps": rules.as_data(steps), "is_shared": is_shared, "saved_at": reader.now},
    )  # fmt: skip
    note(reader, "save_find", about=f"find:{kept.ident}", facts={"shared": is_shared})
    return kept


@transaction.atomic
def forget(*, reader: Reader, find: Find) -> None:
    """Delete one's own."""
    note(reader, "forget_find", about=f"find:{find.ident}")
    find.delete()
