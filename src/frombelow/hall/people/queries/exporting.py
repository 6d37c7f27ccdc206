"""Lists that are taken out of the hall."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from django.db.models import QuerySet
from django.http import Http404

from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import Reader
from frombelow.hall.people.models import Consent, Detail, Export, Field, Person
from frombelow.hall.people.queries.finding import newest_is, of_steps
from frombelow.hall.people.queries.reading import people_for
from frombelow.hall.people.rules.exporting import Column
from frombelow.hall.people.rules.finding import Step, of_data

AT_ONCE = 500  # people of whom the values are asked in one question


def people(reader: Reader, steps: Sequence[Step]) -> QuerySet[Person]:
    """Whom the steps find, of those whom the right to export reaches, without who asked not to be contacted."""
    found = people_for(reader, Right.EXPORT).exclude(newest_is("contact", is_given=False))
    return found.filter(of_steps(reader, steps)) if steps else found


def sees_contacts_of_all(reader: Reader) -> bool:
    """Whether they may see the contacts of everybody they may export."""
    contacts, export = reader.reach(Right.SEE_CONTACTS), reader.reach(Right.EXPORT)
    return contacts.is_whole or (not export.is_whole and export.turfs <= contacts.turfs)


def found(reader: Reader, export: Export) -> list[Person]:
    """Whom the list finds now, in order of names."""
    return list(people(reader, of_data(export.steps)).select_related("turf").order_by("sort_name", "pk"))


def rows(reader: Reader, export: Export, found: Sequence[Person]) -> list[dict[str, str]]:
    """The rows of these people."""
    columns = [
        Column.NAME,
        *(Column(name) for name in export.columns if name != Column.NAME),
    ]  # without a name nobody knows whose row it is
    done: list[dict[str, str]] = []
    for at in range(0, len(found), AT_ONCE):
        done += rows_of(reader, found[at : at + AT_ONCE], columns)
    return done


def rows_of(reader: Reader, some: Sequence[Person], columns: Sequence[Column]) -> list[dict[str, str]]:
    """The rows of some people."""
    values = values_of(some)
    consents = consents_of(some) if Column.CONSENT in columns else {}
    fields = (
        list(Field.unscoped.filter(group=reader.group, is_secret=False, ended_on=None).order_by("label"))
        if Column.FIELDS in columns
        else []
    )
    return [row_of(one, values.get(one.pk, {}), consents.get(one.pk, ""), columns, fields) for one in some]


def row_of(
    one: Person, values: dict[str, str], consent: str, columns: Sequence[Column], fields: Sequence[Field]
) -> dict[str, str]:
    """One row: the columns in their order, then the group's own fields."""
    cells = {
        Column.NAME: one.shown_name, Column.PHONE: values.get("phone", ""), Column.EMAIL: values.get("email", ""), Column.ADDRESS: values.get("address", ""),
        Column.TURF: one.turf.name if one.turf else "", Column.LANGUAGE: one.language, Column.CONSENT: consent,
    }  # fmt: skip
    row = {column.value: cells[column] for column in columns if column in cells}
    return row | {field.label: values.get(f"field:{field.pk}", "") for field in fields}


def values_of(some: Sequence[Person]) -> dict[int, dict[str, str]]:
    """The newest value of each kind, of each person; sealed ones are left out."""
    found: dict[int, dict[str, str]] = {}
    rows = Detail.unscoped.filter(person__in=some, ended_on=None).exclude(field__is_secret=True).order_by("since", "pk")
    for person, kind, field, value in rows.values_list("person", "kind", "field", "value"):
        found.setdefault(person, {})[f"field:{field}" if kind == "field" else kind] = value
    return found


def consents_of(some: Sequence[Person]) -> dict[int, str]:
    """What each agreed to, by its key: `contact text`."""
    newest: dict[tuple[int, str], bool] = {}
    rows = Consent.unscoped.filter(person__in=some).order_by("on", "-is_given", "pk")
    for person, kind, is_given in rows.values_list("person", "kind", "is_given"):
        newest[person, kind] = is_given
    found: dict[int, list[str]] = {}
    for (person, kind), is_given in sorted(newest.items()):
        if is_given:
            found.setdefault(person, []).append(kind)
    return {person: " ".join(kinds) for person, kinds in found.items()}


def with_invented(found: list[dict[str, str]], export: Export) -> list[dict[str, str]]:
    """The rows with two invented people among them, in places that follow from the file's number."""
    columns = list(found[0]) if found else [Column.NAME.value]
    done = list(found)
    for one in export.invented:
        given, family = one["given"], one["family"]
        known = {Column.NAME: f"{given} {family}", Column.PHONE: one["phone"]}
        place = int(hashlib.sha256(f"{export.ident}{family}".encode()).hexdigest(), 16) % (len(done) + 1)
        done.insert(place, {column: known.get(column, "") for column in columns})  # type: ignore[call-overload]
    return done


def exports_for(reader: Reader) -> list[Export]:
    """The lists that were asked for, newest first."""
    rows = Export.unscoped.filter(group=reader.group).select_related("by", "agreed_by")
    return list(rows.order_by("-asked_at")[:100])


def export_for(reader: Reader, ident: str) -> Export:
    """One of them. Raises Http404."""
    export = Export.unscoped.filter(group=reader.group, ident=ident).select_related("by").first()
    if export is None:
        raise Http404
    return export
