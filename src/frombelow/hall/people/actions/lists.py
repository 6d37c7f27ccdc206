"""What a group adds to the program: issues that people raise, fields of its own."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.timezone import localdate

from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import Reader
from frombelow.hall.kit.refusals import Refused
from frombelow.hall.people.actions.common import note
from frombelow.hall.people.models import Field, Issue
from frombelow.hall.people.queries.reading import CURRENT_FIRST
from frombelow.hall.people.rules import fields as rules
from frombelow.hall.people.rules.details import latin, tidy


@transaction.atomic
def add_issue(*, reader: Reader, name: str) -> Issue:
    """An issue in the group's words; one that had ended begins again."""
    reader.check(Right.KEEP_LISTS)
    name = tidy(name)[:80]
    if not name:
        raise Refused("Say what people raise, in a word or two.")
    issue = Issue.unscoped.filter(group=reader.group, name__iexact=name).order_by(CURRENT_FIRST).first()
    if issue is None:
        issue = Issue.unscoped.create(group=reader.group, name=name)
    elif issue.ended_on is not None:
        issue.ended_on = None
        issue.save(update_fields=["ended_on"])
    note(reader, "add_issue", about=f"issue:{issue.ident}")
    return issue


@transaction.atomic
def end_issue(*, reader: Reader, issue: Issue) -> None:
    """An issue is not offered any more; what was said of it stays."""
    reader.check(Right.KEEP_LISTS)
    issue.ended_on = localdate(reader.now)
    issue.save(update_fields=["ended_on"])
    note(reader, "end_issue", about=f"issue:{issue.ident}")


@transaction.atomic
def add_field(*, reader: Reader, label: str, kind: rules.Kind, choices: Sequence[str], is_secret: bool) -> Field:
    """A field of the group's own. How secret it is cannot be changed later: what was sealed stays sealed."""
    reader.check(Right.KEEP_LISTS)
    label = tidy(label)[:80]
    options = [tidy(choice) for choice in choices if tidy(choice)]
    rules.check(label=label, kind=kind, choices=options)
    key = latin(label).replace(" ", "_")[:40]
    if Field.unscoped.filter(group=reader.group, key=key).exists():
        raise Refused("There is a field “{label}” already.", label=label)
    field = Field.unscoped.create(
        group=reader.group, key=key, label=label, kind=kind, choices=options, is_secret=is_secret
    )
    note(reader, "add_field", facts={"key": key, "secret": is_secret})
    return field


@transaction.atomic
def end_field(*, reader: Reader, field: Field) -> None:
    """A field is not offered any more; its values stay."""
    reader.check(Right.KEEP_LISTS)
    field.ended_on = localdate(reader.now)
    field.save(update_fields=["ended_on"])
    note(reader, "end_field", facts={"key": field.key})
