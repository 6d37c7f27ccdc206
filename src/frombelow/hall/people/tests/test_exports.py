"""Lists that leave the hall: asked for in the journal, agreed on by two above the charter's size, fetched once, never with notes."""

from __future__ import annotations

import csv
import io

import pytest
from django.utils import timezone

from frombelow.hall.groups.actions import turfs
from frombelow.hall.groups.models import Mandate
from frombelow.hall.groups.tests.world import account, group_of, join, reader
from frombelow.hall.kit.models import Entry
from frombelow.hall.kit.refusals import Refused
from frombelow.hall.people.actions import conversations, exports, lists, persons
from frombelow.hall.people.models import Export
from frombelow.hall.people.rules import fields
from frombelow.hall.people.rules.exporting import Column
from frombelow.hall.people.tests.world import asks_for_no_contact, person, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    return account("Ada")


@pytest.fixture
def caucus(ada):
    return group_of(ada, now=timezone.now())


@pytest.fixture
def officer(caucus, ada):
    return reader(ada, caucus, timezone.now())


@pytest.fixture
def second(caucus, ada):
    ben = account("Ben")
    member = join(caucus, ada, ben, now=timezone.now())[0]
    held = Mandate.unscoped.filter(group=caucus, role="officer")[0]
    Mandate.unscoped.create(
        group=caucus,
        membership=member,
        role="officer",
        title="Chair",
        source="election",
        since=held.since,
        until=held.until,
    )
    return reader(ben, caucus, timezone.now())


def ask(who, columns=tuple(Column), purpose="Phone bank on Thursday"):
    return exports.ask(reader=who, steps=[], columns=columns, purpose=purpose)


def test_notes_and_secret_fields_never_leave(officer):
    rosa = person(officer)
    conversations.record(reader=officer, person=rosa, said=said(at=officer.now, words="Two fainted"))
    for label, is_secret in (("Shift", False), ("Health", True)):
        field = lists.add_field(reader=officer, label=label, kind=fields.Kind.TEXT, choices=[], is_secret=is_secret)
        persons.fill_field(reader=officer, person=rosa, field=field, text=f"{label} of Rosa")
    rows = exports.take(reader=officer, export=ask(officer))
    text = str(rows)
    assert "Shift of Rosa" in text
    for words in ("fainted", "Health", "v1:"):
        assert words not in text


def test_who_asked_not_to_be_contacted_does_not_leave(officer):
    rosa, _ = person(officer), person(officer, given="Max")
    asks_for_no_contact(officer, rosa)
    export = ask(officer)
    assert export.people == 1
    assert "Rosa" not in str(exports.take(reader=officer, export=export))


def test_a_file_is_fetched_once_and_holds_two_who_do_not_exist(officer):
    person(officer)
    export = ask(officer, [Column.NAME, Column.PHONE])
    rows = exports.take(reader=officer, export=export)
    assert len(rows) == 3
    assert {f"{one['given']} {one['family']}" for one in export.invented} < {row["name"] for row in rows}
    with pytest.raises(Refused, match="any more"):
        exports.take(reader=officer, export=export)


def test_above_the_size_of_the_charter_two_must_agree(officer, second, monkeypatch):
    monkeypatch.setattr("frombelow.hall.groups.rules.charter.Charter.export_limit", 0)
    person(officer)
    Export.unscoped.update(needs_second=True)
    export = ask(officer)
    Export.unscoped.filter(pk=export.pk).update(needs_second=True)
    with pytest.raises(Refused, match="second person"):
        exports.take(reader=officer, export=export)
    with pytest.raises(Refused, match="Somebody else"):
        exports.answer(reader=officer, export=export, agrees=True)
    exports.answer(reader=second, export=export, agrees=True)
    with pytest.raises(Refused, match="who asked"):
        exports.take(reader=second, export=export)
    assert len(exports.take(reader=officer, export=export)) == 3
    deeds = list(
        Entry.objects.filter(chain=officer.group.ident, deed__contains="export")
        .order_by("number")
        .values_list("deed", flat=True)
    )
    assert deeds == ["people.ask_export", "people.agree_export", "people.take_export"]


@pytest.mark.parametrize(
    ("columns", "purpose", "words"), [((), "x", "Choose"), ((Column.NAME,), " ", "what the list is for")]
)
def test_what_is_missing_is_asked_for(officer, columns, purpose, words):
    person(officer)
    with pytest.raises(Refused, match=words):
        ask(officer, columns, purpose)


def test_cells_are_no_formulas_and_the_file_says_its_number(client, ada, caucus, officer):
    person(officer, given="=cmd|' /C calc'!A0", family="", turf=turfs.add(reader=officer, name="@dock"))
    client.force_login(ada)
    base = f"/g/{caucus.ident}/exports/"
    assert client.post(base + "ask/", {"steps": "[]"}).status_code == 200
    assert client.post(base + "ask/", {"steps": "[]", "purpose": "", "columns": ["name"]}).status_code == 422
    assert (
        client.post(
            base + "ask/", {"steps": "[]", "purpose": "Phone bank", "columns": ["name", "phone", "turf"]}
        ).status_code
        == 302
    )
    export = Export.unscoped.get()
    answer = client.post(f"{base}{export.ident}/file/")
    if answer.status_code == 302:
        pytest.skip("a fresh sign-in is asked for: tested with accounts")
    rows = list(csv.reader(io.StringIO(b"".join(answer).decode("utf-8-sig"))))
    assert not [cell for row in rows for cell in row if cell[:1] in "=+-@\t\r" and cell]
    assert export.ident in rows[-1][0]
