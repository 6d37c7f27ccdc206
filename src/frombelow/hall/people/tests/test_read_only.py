"""While the hall can only be read: who reads is recorded as ever, what was typed goes in afterwards, and a file that is being read in rests between two batches."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from types import SimpleNamespace
from urllib.parse import urlencode

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from frombelow.hall.groups.actions import mandates
from frombelow.hall.groups.tests.world import account, group_of, join, reader
from frombelow.hall.kit import readonly
from frombelow.hall.kit.models import Entry
from frombelow.hall.kit.outage import FORM
from frombelow.hall.people.actions import imports
from frombelow.hall.people.imports import work
from frombelow.hall.people.management.commands import work_import
from frombelow.hall.people.models import Conversation, Person, Reading
from frombelow.hall.people.rules import budget
from frombelow.hall.people.rules.imports import State
from frombelow.hall.people.tests.import_world import QUICK, checked, done, handed_in, set_up
from frombelow.hall.people.tests.world import person

pytestmark = pytest.mark.django_db
FIELD = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
WORDS = "Two fainted & nobody <asked>"


@pytest.fixture(autouse=True)
def works_wait(monkeypatch, settings, tmp_path):
    set_up(monkeypatch, settings, tmp_path)


@pytest.fixture
def officer():
    ada = account("Ada")
    return reader(ada, group_of(ada, now=timezone.now()), timezone.now())


@pytest.fixture
def activist(officer) -> Client:
    ben = account("Ben")
    [member] = join(officer.group, officer.account, ben, now=timezone.now())
    chair = next(mandate for mandate in officer.mandates if mandate.role == "officer")
    mandates.delegate(reader=officer, out_of=chair, to=member, role="activist", title="Caller", turf=None, until=timezone.now() + timezone.timedelta(days=9))  # fmt: skip
    client = Client()
    client.force_login(ben)
    return client


def stop() -> None:
    readonly.begin(why=readonly.Why.DISK, until=None, now=timezone.now())


# ---- the record goes on ----


def test_who_read_whom_is_recorded_and_who_reads_too_many_is_stopped_and_told_of(officer, activist, monkeypatch):
    monkeypatch.setattr(budget, "PEOPLE_AN_HOUR", replace(budget.PEOPLE_AN_HOUR, most=2))
    rows = [person(officer, given=f"N{number}", phone="") for number in range(4)]
    stop()
    answers = [activist.get(f"/g/{officer.group.ident}/people/{row.ident}/").status_code for row in rows]
    assert answers == [200, 200, 429, 429]
    assert Reading.unscoped.count() == 2
    assert Entry.objects.filter(deed="people.too_many_views").count() == 1


def test_searches_are_made_and_counted(officer, activist, monkeypatch):
    monkeypatch.setattr(budget, "LISTS_AN_HOUR", replace(budget.LISTS_AN_HOUR, most=2))
    person(officer)
    stop()
    answers = [activist.post(f"/g/{officer.group.ident}/people/find/", {"q": "rosa", "deed": "add"}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 422]
    assert "Rosa" in answers[0].content.decode()


# ---- what was typed ----


def test_what_was_typed_goes_in_once_it_can(officer):
    rosa = person(officer)
    client = Client(enforce_csrf_checks=True)
    client.force_login(officer.account)
    address = f"/g/{officer.group.ident}/people/{rosa.ident}/talk/"
    fields = dict(FIELD.findall(client.get(address).content.decode()))
    typed = {**fields, "reached": "talked", "how": "in_person", "answer": "", "words": WORDS}
    stop()
    page = client.post(address, urlencode(typed), content_type=FORM)
    assert page.status_code == 503
    assert not Conversation.unscoped.exists()
    kept = {name: html.unescape(value) for name, value in FIELD.findall(page.content.decode()) if name in typed}
    assert kept == typed
    assert client.post(address, urlencode(kept), content_type=FORM).status_code == 503
    readonly.end()
    assert client.post(address, urlencode(kept), content_type=FORM).status_code == 302
    assert Conversation.unscoped.count() == 1


def test_letters_of_a_phone_are_left_on_it(officer):
    client = Client()
    client.force_login(officer.account)
    stop()
    address = f"/g/{officer.group.ident}/along/"
    assert client.get(f"{address}line/").status_code == 200
    for part in ("letters/", "pack/"):
        answer = client.post(
            address + part, "{}", content_type="application/json", headers={"accept": "application/json"}
        )
        assert (answer.status_code, set(answer.json())) == (503, {"refusal"})


# ---- imports rest ----

LIST = "First name,Last name,Cell phone\n" + "".join(f"A{number},B,601555{number:04}\n" for number in range(60))


def test_a_file_that_is_read_in_rests_between_two_batches_and_goes_on(officer, monkeypatch, caplog):
    one = checked(officer, handed_in(officer, LIST))
    imports.commit(reader=officer, one=one)
    pace = replace(QUICK, rows=10, together=1)
    real = imports.teller

    def teller(one):
        tell = real(one)

        def stopping(what: str, rows: int) -> None:
            if rows >= 30:
                stop()
            tell(what, rows)

        return stopping

    with monkeypatch.context() as patched:
        patched.setattr(imports, "teller", teller)
        with pytest.raises(readonly.ReadOnly):
            imports.do(one.ident, pace)
    assert Person.unscoped.count() == 30
    for module, name in ((work_import.os, "nice"), (work_import.gc, "disable")):  # this process goes on after it
        monkeypatch.setattr(module, name, lambda *args: None)
    monkeypatch.setattr(work_import, "connection", SimpleNamespace(vendor="of no kind"))
    call_command("work_import", one.ident)
    assert "The work of an import rests." in caplog.text
    assert Person.unscoped.count() == 30
    readonly.end()
    one = done(one, pace)
    assert (one.state, Person.unscoped.count(), one.found["written"]["created"]) == (State.DONE, 60, 60)


def test_the_page_of_an_import_starts_no_work(officer, monkeypatch):
    one = checked(officer, handed_in(officer, LIST))
    imports.commit(reader=officer, one=one)
    begun: list[str] = []
    monkeypatch.setattr(work, "start", begun.append)
    stop()
    assert not imports.go_on(one)
    assert begun == []
    readonly.end()
    assert imports.go_on(one)
    assert begun == [one.ident]
