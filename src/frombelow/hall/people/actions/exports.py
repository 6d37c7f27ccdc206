"""Taking a list out of the hall."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from frombelow.hall.groups.queries.charters import charter_of
from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import Reader
from frombelow.hall.people.actions.common import note
from frombelow.hall.people.models import Export
from frombelow.hall.people.queries import exporting
from frombelow.hall.people.queries.seeds import among
from frombelow.hall.people.rules import exporting as rules
from frombelow.hall.people.rules import finding, seeds
from frombelow.hall.people.rules.exporting import Column
from frombelow.hall.people.rules.finding import Step


@transaction.atomic
def ask(*, reader: Reader, steps: Sequence[Step], columns: Sequence[Column], purpose: str) -> Export:
    """Ask for a list. The journal says so at once, whether or not it is fetched."""
    reader.check(Right.EXPORT)
    people = exporting.people(reader, steps).count()
    purpose = " ".join(purpose.split())[:200]
    sees_contacts = exporting.sees_contacts_of_all(reader)
    rules.check_asking(people=people, columns=columns, purpose=purpose, sees_contacts=sees_contacts)
    export = Export.unscoped.create(
        group=reader.group, by=reader.membership, steps=finding.as_data(steps), columns=list(columns), purpose=purpose, people=people,
        needs_second=people > charter_of(reader.group).export_limit, invented=rules.invented(), asked_at=reader.now, ends_at=reader.now + rules.STANDS,
    )  # fmt: skip
    facts = {"people": people, "columns": list(columns), "purpose": purpose}
    note(reader, "ask_export", about=f"export:{export.ident}", facts=facts)
    return export


@transaction.atomic
def answer(*, reader: Reader, export: Export, agrees: bool) -> None:
    """A second person agrees, or does not."""
    reader.check(Right.EXPORT)
    export = Export.unscoped.select_for_update().get(pk=export.pk)
    rules.check_agreeing(
        is_own=export.by_id == reader.membership.pk, is_open=stands(export, reader), needs_second=export.needs_second
    )
    if agrees:
        export.agreed_by = reader.membership
    else:
        export.refused_at = reader.now
    export.save(update_fields=["agreed_by", "refused_at"])
    note(reader, "agree_export" if agrees else "refuse_export", about=f"export:{export.ident}")


@transaction.atomic
def take(*, reader: Reader, export: Export) -> list[dict[str, str]]:
    """The rows of the file, once. What the list finds now is taken, of whom the reader may see."""
    reader.check(Right.EXPORT)
    export = Export.unscoped.select_for_update().get(pk=export.pk)
    rules.check_taking(
        is_own=export.by_id == reader.membership.pk,
        is_open=stands(export, reader),
        needs_second=export.needs_second,
        has_second=export.agreed_by_id is not None,
    )
    found = exporting.found(reader, export)
    rows = exporting.rows(reader, export, found)
    in_file = [kind for kind, column in seeds.CONTACTS.items() if column in export.columns]
    export.seeds = among(reader.group, {one.ident for one in found}, in_file)
    export.taken_at = reader.now
    export.save(update_fields=["taken_at", "seeds"])
    note(reader, "take_export", about=f"export:{export.ident}", facts={"people": len(rows)})
    return exporting.with_invented(rows, export)


def stands(export: Export, reader: Reader) -> bool:
    """It can still be agreed on and fetched."""
    return rules.is_open(
        now=reader.now,
        ends_at=export.ends_at,
        was_taken=export.taken_at is not None,
        was_refused=export.refused_at is not None,
    )
