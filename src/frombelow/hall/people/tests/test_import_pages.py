"""The pages of imports."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from frombelow.hall.groups.models import Membership
from frombelow.hall.groups.tests.world import account, group_of, join, reader
from frombelow.hall.people.actions import imports
from frombelow.hall.people.imports import work
from frombelow.hall.people.models import Import, Person
from frombelow.hall.people.tests.import_world import QUICK, set_up

LIST = b"Name,Cell phone,Email,Shift\nRosa N\xc3\xba\xc3\xb1ez,n/a,rosa@example.org,nights\nBen Okafor,901-555-0120,,days\n"


@pytest.fixture(autouse=True)
def works_wait(monkeypatch, settings, tmp_path):
    set_up(monkeypatch, settings, tmp_path)


@pytest.fixture
def ada(db):
    return account("Ada")


@pytest.fixture
def caucus(ada):
    return group_of(ada, now=timezone.now())


@pytest.fixture
def keeper(client, ada, caucus):
    client.force_login(ada)
    return client


def hand_in(client: Client, address: str, content: bytes = LIST, name: str = "members.csv"):
    return client.post(address, {"file": SimpleUploadedFile(name, content)})


def test_the_way_of_a_file(keeper, caucus):
    at = f"/g/{caucus.ident}/imports/"
    page = hand_in(keeper, at)
    one = Import.unscoped.get()
    here = f"{at}{one.ident}/"
    assert (page.status_code, page["Location"]) == (302, here)
    page = keeper.get(here).content.decode()
    assert "Which column goes where" in page
    assert "rosa@example.org" in page
    answers = {f"column-{at}": target for at, target in enumerate(one.plan["targets"])} | {"column-3": "new:Shift"}
    assert keeper.post(f"{here}columns/", answers)["Location"] == here
    waiting = keeper.get(here)
    assert waiting["Refresh"] == "2"
    assert "<progress" in waiting.content.decode()
    imports.do(one.ident, QUICK)
    page = keeper.get(here).content.decode()
    assert "Row 2, Cell phone: “n/a” is not a phone number; the row comes without it." in page
    assert "New fields of the group: Shift." in page
    assert "n/a" in keeper.get(f"{here}problems/").content.decode()
    assert not Person.unscoped.exists()
    keeper.post(f"{here}write/")
    imports.do(one.ident, QUICK)
    assert "Undo this import" in keeper.get(here).content.decode()
    assert Person.unscoped.count() == 2
    keeper.post(f"{here}undo/")
    imports.do(one.ident, QUICK)
    assert "The import is undone" in keeper.get(here).content.decode()
    assert not Person.unscoped.exists()
    assert "members.csv" in keeper.get(at).content.decode()


def test_what_cannot_be_read_is_a_sentence_and_leaves_nothing(keeper, caucus):
    at = f"/g/{caucus.ident}/imports/"
    page = hand_in(keeper, at, b"%PDF-1.7 ...")
    assert (page.status_code, "not a list of people" in page.content.decode()) == (422, True)
    assert keeper.post(at, {}).status_code == 422
    assert not [path for path in work.folder().iterdir() if path.is_dir()]
    assert not Import.unscoped.exists()


def test_columns_placed_wrongly_are_a_sentence(keeper, caucus):
    hand_in(keeper, f"/g/{caucus.ident}/imports/")
    here = f"/g/{caucus.ident}/imports/{Import.unscoped.get().ident}/"
    page = keeper.post(f"{here}columns/", {"column-0": "email:"} | {"column-1": "field:nowhere"})
    assert (page.status_code, "There is no such place" in page.content.decode()) == (422, True)


def test_a_file_without_the_token_of_the_page_is_not_taken(ada, caucus):
    client = Client(enforce_csrf_checks=True)
    client.force_login(ada)
    assert hand_in(client, f"/g/{caucus.ident}/imports/").status_code == 403
    assert not Import.unscoped.exists()


def test_only_who_may_import(client, ada, caucus):
    ben = account("Ben")
    join(caucus, ada, ben, now=timezone.now())
    client.force_login(ben)
    assert client.get(f"/g/{caucus.ident}/imports/").status_code == 403
    client.force_login(account("Cleo"))
    assert client.get(f"/g/{caucus.ident}/imports/").status_code == 404


def test_a_file_may_be_dropped(keeper, caucus):
    hand_in(keeper, f"/g/{caucus.ident}/imports/")
    one = Import.unscoped.get()
    here = f"/g/{caucus.ident}/imports/{one.ident}/"
    imports.drop(reader=reader(account_of(caucus), caucus, timezone.now()), one=one)
    assert keeper.get(here).status_code == 404


def account_of(group):
    return Membership.unscoped.get(group=group).account
