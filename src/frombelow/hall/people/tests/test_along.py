"""A list taken along, and what was written down without a line."""

from __future__ import annotations

import json

import pytest
from django.utils import timezone

from frombelow.hall.groups.actions import turfs
from frombelow.hall.groups.tests.world import account, group_of, join, reader
from frombelow.hall.kit.refusals import Refused
from frombelow.hall.people.actions import along, conversations
from frombelow.hall.people.models import Conversation, Letterbox
from frombelow.hall.people.queries.reading import known
from frombelow.hall.people.rules import letters
from frombelow.hall.people.tests.world import asks_for_no_contact, person, said
from frombelow.hall.people.views.along import read

pytestmark = pytest.mark.django_db
PAIR = letters.new_pair()


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
def dock(officer):
    return turfs.add(reader=officer, name="Dock")


@pytest.fixture
def rosa(officer, dock):
    return person(officer, turf=dock)


def receive(who, sent):
    return along.receive(reader=who, sent=sent, read=lambda said: read(who, said))


def letter(pack, about, token="letter-0001", **values):
    text = {
        "token": token, "person": about.ident, "by": pack.by, "taken_at": pack.taken_at, "at": timezone.now().isoformat(), "reached": "talked",
        "how": "in_person", "answer": "", "issues": [], "words": "Two fainted.", "fears": "", "named": "", "ask": "", "due_on": "", "follow_up_on": "",
        "follow_up_by": "", **values,
    }  # fmt: skip
    return {"token": token, "box": pack.box, "sealed": letters.sealed(text, pack.public_key)}


def test_a_pack_holds_what_a_card_of_paper_would(officer, dock, rosa):
    conversations.record(reader=officer, person=rosa, said=said(at=officer.now, words="Two fainted."))
    pack = along.take_along(reader=officer, turf=dock)
    assert [(card.name, card.phone, card.last) for card in pack.people] == [
        ("Rosa Núñez", "(601) 555-0100", timezone.localdate(officer.now).isoformat())
    ]
    assert "fainted" not in json.dumps(pack.as_data())


def test_who_asked_not_to_be_contacted_is_not_taken_along(officer, dock, rosa):
    asks_for_no_contact(officer, rosa)
    assert along.take_along(reader=officer, turf=dock).people == []


def test_letters_are_taken_once(officer, dock, rosa):
    pack = along.take_along(reader=officer, turf=dock)
    sent = [letter(pack, rosa)]
    assert [one.state for one in receive(officer, sent)] == ["taken"]
    assert [one.state for one in receive(officer, sent)] == ["there"]
    assert known(officer, rosa).talks[0].words == "Two fainted."


def test_one_letter_that_cannot_be_taken_holds_up_no_other(officer, dock, rosa):
    pack = along.take_along(reader=officer, turf=dock)
    bad = {**letter(pack, rosa, token="letter-0002"), "sealed": letters.sealed({"x": 1}, PAIR[0])}
    wrong = letter(pack, rosa, token="letter-0003", answer="yes")
    found = receive(officer, [bad, wrong, letter(pack, rosa)])
    assert [one.state for one in found] == ["refused", "refused", "taken"]
    assert "nothing was asked" in found[1].sentence
    assert Conversation.unscoped.count() == 1


def test_a_letter_of_somebody_else_waits_for_them(officer, caucus, ada, dock, rosa):
    pack = along.take_along(reader=officer, turf=dock)
    found = receive(officer, [letter(pack, rosa, by="abcdefghjkmn")])
    assert found[0].state == "refused"
    assert "must sign in" in found[0].sentence


def test_the_phone_learns_that_somebody_else_talked_in_between(officer, caucus, ada, dock, rosa):
    pack = along.take_along(reader=officer, turf=dock)
    ben = account("Ben")
    join(caucus, ada, ben, now=timezone.now())
    other, _ = conversations.record(reader=officer, person=rosa, said=said(token="by-another", at=officer.now))
    other.by = reader(ben, caucus, timezone.now()).membership
    other.recorded_at = timezone.now()
    other.save()
    assert receive(officer, [letter(pack, rosa)])[0].about == "Ben"


def test_the_key_that_opens_letters_is_sealed(officer, dock):
    along.take_along(reader=officer, turf=dock)
    assert Letterbox.unscoped.get().private_key.startswith("v1:1:")


def test_a_changed_letter_does_not_open():
    sealed = letters.sealed({"a": 1}, PAIR[0])
    assert letters.opened(sealed, PAIR[1]) == {"a": 1}
    with pytest.raises(Refused):
        letters.opened(sealed[:-8] + "AAAAAAAA", PAIR[1])
    with pytest.raises(Refused):
        letters.opened("not a letter", PAIR[1])


def test_the_pages(client, ada, caucus, dock, rosa):
    client.force_login(ada)
    base = f"/g/{caucus.ident}/along/"
    page = client.get(base).content.decode()
    assert caucus.name not in page
    assert rosa.shown_name not in page
    assert "Service-Worker" not in page
    assert client.get(base + "worker.js").headers["Content-Type"].startswith("text/javascript")
    pack = client.post(base + "pack/", {"turf": dock.ident}).json()
    assert pack["people"][0]["name"] == "Rosa Núñez"
    line = client.get(base + "line/").json()
    assert line["by"] == pack["by"]
    answer = client.post(
        base + "letters/",
        json.dumps({"letters": [{"token": "x", "box": 1, "sealed": "x"}]}),
        content_type="application/json",
    )
    assert answer.json()["letters"][0]["state"] == "refused"
    assert client.post(base + "letters/", "nonsense", content_type="application/json").status_code == 409
    assert Conversation.unscoped.count() == 0
