"""A file into the list, step by step: it arrives, its columns are placed, it is checked, it is written, it is undone."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from frombelow.hall.groups.queries.keys import sealing_key
from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import Reader
from frombelow.hall.kit import journal, readonly
from frombelow.hall.kit.bounded import Limits, within
from frombelow.hall.kit.messages import Done
from frombelow.hall.kit.progress import OWN_FAULT
from frombelow.hall.kit.refusals import Refused
from frombelow.hall.kit.sealing import Unreadable, seal
from frombelow.hall.people.actions.common import note
from frombelow.hall.people.imports import bulk, checking, columns, committing, undoing, work
from frombelow.hall.people.imports.checking import Tell
from frombelow.hall.people.imports.columns import Looked
from frombelow.hall.people.imports.committing import BESIDE, Pace, Stopped
from frombelow.hall.people.imports.dialects import squashed
from frombelow.hall.people.imports.store import Spoiled, Store
from frombelow.hall.people.models import Field, Import, Touched
from frombelow.hall.people.queries.imports import fillable, remembered
from frombelow.hall.people.rules import fields as field_rules
from frombelow.hall.people.rules import imports as rules
from frombelow.hall.people.rules.details import latin, tidy
from frombelow.hall.people.rules.imports import FIELD, LIST, NEW, Column, Differs, State

LOOK = Limits(seconds=120, megabytes=1_500, command="")
JOB = "frombelow.hall.people.imports.jobs:look"
KEPT_FOR = timedelta(days=1)
GONE = (Spoiled, Unreadable, FileNotFoundError)
MOST_TRIES = 3
AT_THE_BEGINNING = {"step": "", "so_far": 0}


def begin(*, reader: Reader, ident: str, store: Store, file_name: str) -> Import:
    """A file has arrived and lies sealed; it is looked at. Raises Refused for what is no list of people."""
    reader.check(Right.IMPORT)
    looked = look(store)
    header = [column.header for column in looked.columns]
    key = columns.key_of(header)
    before = remembered(reader, key)
    placed = looked.columns
    if before and len(before) == len(placed):
        placed = tuple(Column(name, target) for name, target in zip(header, before, strict=True))
    chosen = columns.with_fields(
        placed, {squashed(field.label): field.key for field in fillable(reader)}, is_new=before is None
    )
    targets = [column.target for column in chosen]
    store.put("samples", repr_of(looked.samples))
    with transaction.atomic():
        sealed = seal(base64.b64encode(store.key).decode(), sealing_key(reader.group), checking.place_of_key(ident))
        plan = {
            "key": sealed, "kind": looked.kind, "header": header, "header_key": key, "targets": targets, "program": looked.program, "fields": {}, "differs": Differs.FILE,
            "is_remembered": before is not None,
        }  # fmt: skip
        return Import.unscoped.create(
            group=reader.group, ident=ident, by=reader.membership, file_name=tidy(file_name)[:200], dialect=looked.dialect, plan=plan, state=State.ARRIVED,
            found={"rows": looked.rows}, begun_at=reader.now,
        )  # fmt: skip


def look(store: Store) -> Looked:
    """In a process of its own."""
    try:
        looked: Looked = next(
            message.value for message in within(LOOK, JOB, str(store.folder), store.key) if isinstance(message, Done)
        )
    except Refused as refusal:
        raise checking.too_much(refusal) from None
    if not looked.rows:
        raise Refused("The file has names of columns, but no rows.")
    return looked


def repr_of(samples: Sequence[Sequence[str]]) -> bytes:
    """Three values of each column, sealed beside the file."""
    return json.dumps(samples).encode()


def place(*, reader: Reader, one: Import, targets: Sequence[str], differs: Differs) -> None:
    """Which column goes where; then the file is checked."""
    reader.check(Right.IMPORT)
    header = one.plan["header"]
    if len(targets) != len(header):
        raise Refused("This form does not fit the file. Open the page of the import again.")
    chosen = [Column(name, target) for name, target in zip(header, targets, strict=True)]
    known = {field.key: field for field in fillable(reader)}
    rules.check_plan(chosen, frozenset(known))
    fields = specs(chosen, known)
    if any(spec.get("is_new") for spec in fields.values()) and not reader.may_whole(Right.KEEP_LISTS):
        raise Refused(
            "Only who keeps the lists of the group can add fields. Leave these columns out, or choose fields that there are."
        )
    program = next((target.removeprefix("id:") for target in targets if target.startswith("id:")), "")
    change = {
        "targets": list(targets),
        "remember": list(targets),
        "chosen": True,
        "fields": fields,
        "differs": differs,
        "program": program,
    }
    with transaction.atomic():
        step(one, State.CHECKING, plan=change, found=AT_THE_BEGINNING)
    work.start(one.ident)


def specs(chosen: Sequence[Column], known: Mapping[str, Field]) -> dict[str, Any]:
    """The fields of a plan by target, numbered."""
    found: dict[str, dict[str, Any]] = {}
    for column in chosen:
        kind, _, rest = column.target.partition(":")
        if f"{kind}:" not in {FIELD, NEW, LIST}:
            continue
        label = tidy(rest)[: rules.LONGEST_LABEL]
        field = known.get(rest if f"{kind}:" == FIELD else key_of(label))
        if field is not None:
            spec = {"label": field.label, "kind": field.kind, "choices": field.choices, "row": field.pk}
        else:
            spec = {"label": label, "kind": field_rules.Kind.TEXT, "choices": [], "is_new": True}
        found[column.target] = spec | {"number": len(found) + 1}
    return found


def key_of(label: str) -> str:
    """The key of a field, as `actions.lists` makes it."""
    return latin(label).replace(" ", "_")[:40]


def step(
    one: Import,
    then: State,
    *,
    plan: Mapping[str, Any] | None = None,
    found: Mapping[str, Any] | None = None,
    **values: Any,
) -> None:
    """An import goes on to a state. Raises Refused where it is not where whoever asks thought."""
    row = Import.unscoped.select_for_update().get(pk=one.pk)
    rules.check_step(State(row.state), then)
    row.state, row.plan, row.found = then, row.plan | dict(plan or {}), row.found | dict(found or {})
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    one.state, one.plan, one.found = row.state, row.plan, row.found


@transaction.atomic
def drop(*, reader: Reader, one: Import) -> None:
    """Not this file: nothing of it stays."""
    reader.check(Right.IMPORT)
    step(one, State.DROPPED, plan={"key": ""})
    transaction.on_commit(lambda: forget(one))


def commit(*, reader: Reader, one: Import) -> None:
    """Write what the preflight showed."""
    reader.check(Right.IMPORT)
    with transaction.atomic():
        fields = with_rows(reader, one)
        found: dict[str, Any] = {"places": {}, "written": {}, **AT_THE_BEGINNING}
        step(
            one,
            State.COMMITTING,
            plan={"fields": fields, "at": timezone.now().isoformat()},
            found=found,
            by=reader.membership,
        )
    work.start(one.ident)


def with_rows(reader: Reader, one: Import) -> dict[str, Any]:
    """The fields of a plan, those that are new among them made."""
    fields = {target: dict(spec) for target, spec in one.plan["fields"].items()}
    for spec in fields.values():
        if not spec.get("row"):
            spec["row"] = made(reader, spec["label"]).pk
    return fields


def made(reader: Reader, label: str) -> Field:
    """A new field for words; one of that name that has come to be in the meantime is it."""
    key = key_of(label)
    field = Field.unscoped.filter(group=reader.group, key=key).first()
    if field is not None and field.is_secret:
        raise Refused("“{label}” is a secret field of the group. A file cannot fill it.", label=label)
    if field is None:
        field = Field.unscoped.create(group=reader.group, key=key, label=label, kind=field_rules.Kind.TEXT)
        note(reader, "add_field", facts={"key": key, "secret": False})
    return field


def undo(*, reader: Reader, one: Import) -> None:
    """Take it back, whole."""
    reader.check(Right.IMPORT)
    with transaction.atomic():
        step(one, State.UNDOING, plan={"undone_by": reader.membership.ident}, found=AT_THE_BEGINNING)
    work.start(one.ident)


def go_on(one: Import) -> bool:
    """Start the work of an import again where it has stopped; whether it was. Not while the hall can only be read."""
    if State(one.state) not in rules.AT_WORK or readonly.notice() or work.is_at_work(one.ident):
        return False
    work.start(one.ident)
    return True


def do(ident: str, pace: Pace | None = None) -> None:
    """The work that the state of an import asks for. Another process may be at it: then nothing. Raises ReadOnly; what is written by then stays, and it goes on from there."""
    with work.held(ident, wait=False) as is_mine:
        if is_mine:
            with work.held(work.TURN, wait=True):
                readonly.check()
                one = Import.unscoped.select_related("group", "by").get(ident=ident)
                if State(one.state) in DEEDS:
                    DEEDS[State(one.state)](one, pace or BESIDE[connection.vendor], teller(one))


def teller(one: Import) -> Tell:
    """Notes how far the work is, for the page; twice a second at most. Where the hall can only be read by now, the work ends here: between two batches."""
    last = [0.0]

    def tell(what: str, rows: int) -> None:
        readonly.check()
        if time.monotonic() - last[0] > 0.5 and not transaction.get_connection().in_atomic_block:
            last[0] = time.monotonic()
            with transaction.atomic():
                row = Import.unscoped.select_for_update().get(pk=one.pk)
                row.found = row.found | {"step": what, "so_far": rows}
                row.save(update_fields=["found"])

    return tell


def do_check(one: Import, _pace: Pace, tell: Tell) -> None:
    """The preflight. One that died again and again is not begun once more."""
    tries = one.found.get("tries", 0) + 1
    Import.unscoped.filter(pk=one.pk).update(found=one.found | {"tries": tries})
    try:
        if tries > MOST_TRIES:
            raise OWN_FAULT
        found = checking.check(one, tell)
    except Refused as refusal:
        fail(one, refusal)
    except GONE:
        fail(one, Refused("The file is not here any more. Hand it in again."))
    else:
        with transaction.atomic():
            step(one, State.CHECKED, found=found | {"tries": 0})


def fail(one: Import, refusal: Refused) -> None:
    """The file cannot be read; the page says why."""
    with transaction.atomic():
        step(
            one,
            State.FAILED,
            found={
                "tries": 0,
                "why": refusal.sentence,
                "values": {name: str(value) for name, value in refusal.values.items()},
            },
        )


def do_commit(one: Import, pace: Pace, tell: Tell) -> None:
    """Write; then the file is forgotten. Where it is not here any more, what is written is taken back."""
    try:
        committing.commit(one, pace, tell)
    except Stopped:
        return None
    except GONE:
        with transaction.atomic():
            step(one, State.UNDOING)
        return do_undo(one, pace, tell)
    with transaction.atomic():
        one.refresh_from_db()
        matched = Touched.unscoped.filter(imported=one)
        changed = matched.filter(before__isnull=False).count()
        done = {
            "created": one.found["written"].get("created", 0),
            "changed": changed,
            "same": matched.count() - changed,
        }
        step(one, State.DONE, plan={"key": ""}, found={"written": done}, done_at=timezone.now())
        write_down(one, "import", done, one.by.ident if one.by else "")
    return forget(one)


def do_undo(one: Import, pace: Pace, tell: Tell) -> None:
    """Take back."""
    counts = undoing.undo(one, pace, tell)
    bulk.count_rows()
    with transaction.atomic():
        step(one, State.UNDONE, plan={"key": ""}, found={"undone": counts}, undone_at=timezone.now())
        write_down(one, "undo_import", counts, one.plan.get("undone_by", ""))
    forget(one)


DEEDS = {State.CHECKING: do_check, State.COMMITTING: do_commit, State.UNDOING: do_undo}


def write_down(one: Import, deed: str, counts: Mapping[str, int], by: str) -> None:
    """One entry in the journal: counts, no names."""
    journal.write(
        chain=one.group.ident,
        deed=f"people.{deed}",
        by=by,
        about=f"import:{one.ident}",
        facts=dict(counts),
        now=timezone.now(),
    )


def forget(one: Import) -> None:
    """Nothing of the file stays; its key is gone from the row already."""
    Store(work.folder() / one.ident, b"\0" * 32).remove()


def forget_old(now: datetime) -> None:
    """Files that waited for more than a day are forgotten; whoever wants them hands them in again. So are those that never came to be an import."""
    waiting = Import.unscoped.filter(
        state__in=[State.ARRIVED, State.CHECKED, State.FAILED], begun_at__lt=now - KEPT_FOR
    )
    for one in waiting.select_related("group"):
        with transaction.atomic():
            step(one, State.DROPPED, plan={"key": ""})
        forget(one)
    old = [
        path
        for path in work.folder().iterdir()
        if path.is_dir() and path.stat().st_mtime < (now - KEPT_FOR).timestamp()
    ]
    known = set(Import.unscoped.filter(ident__in=[path.name for path in old]).values_list("ident", flat=True))
    for path in old:
        if path.name not in known:
            Store(path, b"\0" * 32).remove()
