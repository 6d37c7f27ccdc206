"""Two rows were one person: merging them, and taking a merge back exactly, in any order.

`Merge.record` holds what a merge did: `moved`, the numbers of the rows it moved, by table; `before` and `after`, the fields of the kept one that it
changed; `labels`, a name that it marked as the chosen one; `seen`, readings of a day that both had. A merge that is taken back gives its rows back from
wherever later merges brought them, and strikes them from the records of those: so no later undoing takes them along.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import transaction
from django.utils.dateparse import parse_datetime
from django.utils.timezone import localdate

from frombelow.hall.groups.actions.common import held
from frombelow.hall.groups.queries.keys import keys_of, sealing_key
from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import Reader
from frombelow.hall.kit.refusals import Refused
from frombelow.hall.kit.sealing import Unreadable, seal, unseal
from frombelow.hall.people.actions.common import note, refresh
from frombelow.hall.people.models import Detail, Merge, NotOne, Person, Reading, Seed, Suggestion
from frombelow.hall.people.queries.duplicates import holder
from frombelow.hall.people.queries.reading import place_of_detail
from frombelow.hall.people.rules import merging as rules
from frombelow.hall.people.rules.details import Kind, NameLabel
from frombelow.hall.people.rules.merging import RelationRule

MOVED = tuple(name for name, rule in rules.RELATIONS.items() if rule == RelationRule.MOVED)
COLUMNS = {"turf": "turf_id", "membership": "membership_id"}  # what stands in the record of a relation: its number


@dataclass(frozen=True)
class Undone:
    """What taking a merge back leaves with the one who was kept: what came after it."""

    merge: Merge
    changed_since: tuple[str, ...]  # fields that somebody changed since
    added_since: tuple[int, ...]  # values added since, by their numbers


@transaction.atomic
def merge(
    *,
    reader: Reader,
    kept: Person,
    gone: Person,
    choices: Mapping[str, str] | None = None,
    shown: int | None = None,
    probability: float | None = None,
) -> Merge:
    """One person of two. `choices`: whose turf, membership … stays ("kept" or "gone") where both have one. `shown`: the number of the name to show."""  # fmt: skip
    held(reader.group)
    kept, gone = checked(reader, kept, gone)
    before = fields_of(kept)
    after = rules.taken(before, fields_of(gone), choices or {})
    record: dict[str, Any] = {"moved": {name: moved(name, kept, gone) for name in MOVED}, "seen": readings(kept, gone)}
    record["after"] = {name: as_json(value) for name, value in after.items()}
    record["before"] = {name: as_json(before[name]) for name in after}
    record["labels"] = labels(kept, shown)
    put(kept, after)
    gone.merged_into = kept
    gone.save(update_fields=["merged_into"])
    refresh(kept, reader.now)
    done = Merge.unscoped.create(
        group=reader.group,
        kept=kept,
        gone=gone,
        by=reader.membership,
        probability=probability,
        record=record,
        at=reader.now,
    )
    Suggestion.unscoped.filter(group=reader.group, first=gone).delete()
    Suggestion.unscoped.filter(group=reader.group, second=gone).delete()
    note(reader, "merge", about=f"person:{kept.ident}", facts={"merge": done.ident, "gone": gone.ident})
    return done


def checked(reader: Reader, kept: Person, gone: Person) -> tuple[Person, Person]:
    """Both, held until the end. Raises Refused where they cannot be merged."""
    if not reader.may_whole(Right.MERGE):
        raise Refused("You hold no mandate for this. The page of offices says who does, and how mandates are given.")
    rows = {
        row.pk: row
        for row in Person.unscoped.select_for_update()
        .filter(group=reader.group, pk__in=(kept.pk, gone.pk))
        .order_by("pk")
    }
    if len(rows) < 2:
        raise Refused("Choose two people of this list.")
    if any(row.merged_into_id for row in rows.values()):
        raise Refused("One of the two was merged already. Look at the list again.")
    if has_seed(reader, kept, gone):
        raise Refused(
            "One of the two is invented, and stands on the list so that leaks are noticed. Merge them with nobody."
        )
    return rows[kept.pk], rows[gone.pk]


def has_seed(reader: Reader, *people: Person) -> bool:
    """Whether one of them is invented, as far as the reader may know it: to others a refusal would say so."""
    return reader.may(Right.KEEP_KEYS) and Seed.unscoped.filter(person__in=[one.pk for one in people]).exists()


def fields_of(person: Person) -> dict[str, Any]:
    """The fields that a merge may change, relations as their numbers."""
    return {name: getattr(person, COLUMNS.get(name, name)) for name in rules.TAKEN}


def put(person: Person, values: Mapping[str, Any]) -> None:
    """Write fields of a person."""
    for name, value in values.items():
        setattr(person, COLUMNS.get(name, name), value)
    if values:
        person.save(update_fields=list(values))


def as_json(value: Any) -> Any:
    """A value as the record holds it."""
    return value.isoformat() if hasattr(value, "isoformat") else value


def from_json(name: str, value: Any) -> Any:
    """A value of the record as the row holds it."""
    return parse_datetime(value) if name == "added_at" else value


def moved(relation: str, kept: Person, gone: Person) -> list[int]:
    """Move the rows of one table to the kept one, and say which."""
    model, field = relation.rsplit(".", 1)
    rows = table(model).filter(**{field: gone})
    pks = sorted(rows.values_list("pk", flat=True))
    carry(relation, pks, kept)
    return pks


def table(model: str) -> Any:
    """The rows of a table by its name."""
    return apps.get_model(model).unscoped


def carry(relation: str, pks: Sequence[int], to: Person) -> None:
    """Bring rows to another person. A secret value is bound to its person: it is opened there and sealed here."""
    model, field = relation.rsplit(".", 1)
    if relation == "people.Detail.person":
        for row in Detail.unscoped.filter(pk__in=pks, field__is_secret=True).select_related(
            "field", "person", "person__group"
        ):
            carry_secret(row, to)
    table(model).filter(pk__in=pks).update(**{field: to})


def carry_secret(row: Detail, to: Person) -> None:
    """Seal a secret value for its new person. One whose key is destroyed stays as it is: nobody can read it anyway."""
    try:
        text = unseal(row.value, keys_of(row.person.group), place_of_detail(row))
    except Unreadable:
        return
    row.person = to
    Detail.unscoped.filter(pk=row.pk).update(value=seal(text, sealing_key(to.group), place_of_detail(row)))


def readings(kept: Person, gone: Person) -> dict[str, list[Any]]:
    """Move who read of the one who goes, on which day. What both have of a day stays where it is; the kept one's says whether notes were seen."""
    there = {(row.by_id, row.on): row for row in Reading.unscoped.filter(person=kept)}
    moved_rows, opened = [], []
    for row in Reading.unscoped.filter(person=gone):
        twin = there.get((row.by_id, row.on))
        if twin is None:
            moved_rows.append(row.pk)
        elif row.saw_notes and not twin.saw_notes:
            opened.append(twin.pk)
    Reading.unscoped.filter(pk__in=moved_rows).update(person=kept)
    Reading.unscoped.filter(pk__in=opened).update(saw_notes=True)
    return {"moved": moved_rows, "opened": opened}


def labels(kept: Person, shown: int | None) -> list[list[Any]]:
    """Mark a name as the chosen one, and take the mark from others: what was changed, with the label before."""
    if shown is None:
        return []
    names = Detail.unscoped.filter(person=kept, kind=Kind.NAME)
    chosen = names.filter(pk=shown, ended_on=None).first()
    if chosen is None:
        raise Refused("Choose one of their names.")
    others = names.filter(label=NameLabel.CHOSEN).exclude(pk=chosen.pk)
    changed: list[list[Any]] = [[row.pk, row.label, NameLabel.OTHER.value] for row in others]
    if chosen.label != NameLabel.CHOSEN:
        changed.append([chosen.pk, chosen.label, NameLabel.CHOSEN.value])
    for pk, _before, now in changed:
        Detail.unscoped.filter(pk=pk).update(label=now)
    return changed


@transaction.atomic
def unmerge(*, reader: Reader, merge: Merge, are_two: bool = True) -> Undone:
    """Take a merge back: every row, field and link that it moved. What came since stays with the kept one, and is said. `are_two`: they are not suggested again."""
    held(reader.group)
    if not reader.may_whole(Right.MERGE):
        raise Refused("You hold no mandate for this. The page of offices says who does, and how mandates are given.")
    merge = Merge.unscoped.select_for_update().select_related("kept", "gone").get(group=reader.group, pk=merge.pk)
    if merge.undone_at is not None:
        raise Refused("This was taken back already.")
    chain = merges_above(merge)
    holds = chain[-1].kept if chain else merge.kept
    given_back(merge, chain, holds)
    later = later_ones(merge)
    labels_back(merge, sorted({one.pk: one for one in (*chain, *later)}.values(), key=lambda one: one.pk))
    since = fields_back(merge, chain, later)
    gone = merge.gone
    gone.merged_into = None
    gone.save(update_fields=["merged_into"])
    merge.undone_at = reader.now
    merge.save(update_fields=["undone_at"])
    for person in {holds.pk: holds, merge.kept_id: merge.kept, gone.pk: gone}.values():
        person.refresh_from_db()
        refresh(person, reader.now)
    if are_two:
        say_two(reader, merge.kept, gone)
    note(reader, "unmerge", about=f"person:{merge.kept.ident}", facts={"merge": merge.ident, "gone": gone.ident})
    return Undone(merge, tuple(since), added_since(merge, holds))


@transaction.atomic
def unmerge_together(*, reader: Reader, merge: Merge) -> None:
    """Take back all merges that somebody made in one go, the last first."""
    rows = Merge.unscoped.filter(group=reader.group, by=merge.by, at=merge.at, undone_at=None)
    for one in rows.order_by("-pk"):
        unmerge(reader=reader, merge=one, are_two=False)


def merges_above(merge: Merge) -> list[Merge]:
    """The merges in force through which the kept one went on into others, from below."""
    chain: list[Merge] = []
    person = merge.kept
    while person.merged_into_id is not None:
        above = Merge.unscoped.select_for_update().select_related("kept").get(gone=person, undone_at=None)
        chain.append(above)
        person = above.kept
    return chain


def given_back(merge: Merge, chain: list[Merge], holds: Person) -> None:
    """Bring back every row that the merge moved and that is still with whoever holds the kept one now; strike it from later merges."""
    for relation, pks in merge.record["moved"].items():
        model, field = relation.rsplit(".", 1)
        there = table(model).filter(pk__in=pks, **{field: holds})
        carry(relation, sorted(there.values_list("pk", flat=True)), merge.gone)
        for above in chain:
            strike(above.record["moved"].get(relation, []), pks)
    seen = merge.record["seen"]
    Reading.unscoped.filter(pk__in=seen["moved"]).update(person=merge.gone)
    still = [pk for above in chain for pk in above.record["seen"]["opened"]]
    Reading.unscoped.filter(pk__in=set(seen["opened"]) - set(still)).update(saw_notes=False)
    for above in chain:
        strike(above.record["seen"]["moved"], seen["moved"])
    for above in chain:
        above.save(update_fields=["record"])


def labels_back(merge: Merge, later: list[Merge]) -> None:
    """Give names the labels back that they had, or let a later merge give them back."""
    for pk, before, now in merge.record["labels"]:
        entry = next((entry for one in later for entry in one.record["labels"] if entry[0] == pk), None)
        if entry is None:
            Detail.unscoped.filter(pk=pk, label=now).update(label=before)
        elif entry[1] == now:
            entry[1] = before
    for one in later:
        one.save(update_fields=["record"])


def strike(listed: list[int], pks: Sequence[int]) -> None:
    """Take numbers out of a list, where it stands."""
    listed[:] = [pk for pk in listed if pk not in set(pks)]


def later_ones(merge: Merge) -> list[Merge]:
    """Later merges in force into the same person."""
    rows = Merge.unscoped.select_for_update().filter(kept=merge.kept, undone_at=None, pk__gt=merge.pk)
    return list(rows.order_by("pk"))


def fields_back(merge: Merge, chain: list[Merge], later: list[Merge]) -> list[str]:
    """Put the fields of the kept one back, as far as nobody changed them since; say which somebody did."""
    since = []
    for name, after in merge.record["after"].items():
        before = merge.record["before"][name]
        next_one = next((one for one in later if name in one.record["after"]), None)
        if next_one is not None:
            if next_one.record["before"][name] == after:
                next_one.record["before"][name] = before
                next_one.save(update_fields=["record"])
        elif as_json(getattr(merge.kept, COLUMNS.get(name, name))) == after:
            put(merge.kept, {name: from_json(name, before)})
            passed_on(name, after, before, chain)
        else:
            since.append(name)
    return since


def passed_on(name: str, after: Any, before: Any, chain: list[Merge]) -> None:
    """The kept one went on into another, who took this field from them: they take what it is now."""
    for above in chain:
        record = above.record
        if (
            name not in record["after"]
            or record["after"][name] != after
            or as_json(getattr(above.kept, COLUMNS.get(name, name))) != after
        ):
            return
        now = rules.without(record["before"][name], before, "" if name not in COLUMNS else None)
        put(above.kept, {name: from_json(name, now)})
        record["after"][name] = now
        above.save(update_fields=["record"])
        before = now


def added_since(merge: Merge, holds: Person) -> tuple[int, ...]:
    """Values that were written down for the kept one after the merge."""
    rows = Detail.unscoped.filter(
        person=holds,
        since__gte=localdate(merge.at),
        pk__gt=max(merge.record["moved"]["people.Detail.person"], default=0),
    )
    return tuple(rows.order_by("pk").values_list("pk", flat=True))


def say_two(reader: Reader, one: Person, other: Person) -> None:
    """Write down that these are two people."""
    first, second = sorted((one.pk, other.pk))
    NotOne.unscoped.get_or_create(
        first_id=first, second_id=second, defaults={"group": reader.group, "by": reader.membership, "at": reader.now}
    )


@transaction.atomic
def not_one(*, reader: Reader, suggestion: Suggestion) -> None:
    """Somebody looked and says: two people. They are not suggested again."""
    reader_may(reader)
    say_two(reader, suggestion.first, suggestion.second)
    suggestion.delete()
    note(reader, "not_one", about=f"person:{suggestion.first.ident}", facts={"other": suggestion.second.ident})


@transaction.atomic
def later(*, reader: Reader, suggestion: Suggestion) -> None:
    """Not now: it stands behind the others."""
    reader_may(reader)
    suggestion.put_off_at = reader.now
    suggestion.save(update_fields=["put_off_at"])


def reader_may(reader: Reader) -> None:
    """Raises Refused."""
    if not reader.may_whole(Right.MERGE):
        raise Refused("You hold no mandate for this. The page of offices says who does, and how mandates are given.")


@transaction.atomic
def merge_sure(*, reader: Reader, at_least: float, most: int = 500) -> list[Merge]:
    """Merge every pair that is sure enough and leaves nothing to be asked. Each can be taken back alone."""
    reader_may(reader)
    done: list[Merge] = []
    for suggestion in (
        Suggestion.unscoped.filter(group=reader.group, probability__gte=at_least)
        .order_by("-probability", "pk")
        .select_related("first", "second")
    ):
        kept, gone = holder(suggestion.first), holder(suggestion.second)
        if len(done) == most:
            break
        if kept.pk == gone.pk:
            suggestion.delete()
            continue
        if rules.asked(fields_of(kept), fields_of(gone)) or said_two(kept, gone) or has_seed(reader, kept, gone):
            continue
        done.append(merge(reader=reader, kept=kept, gone=gone, probability=suggestion.probability))
    return done


def said_two(one: Person, other: Person) -> bool:
    """Somebody said that these are two."""
    first, second = sorted((one.pk, other.pk))
    return NotOne.unscoped.filter(first=first, second=second).exists()
