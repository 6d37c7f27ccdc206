"""What members do with what is held about them; what fades; what a court stops."""

from __future__ import annotations

from datetime import timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.apps import apps
from django.utils import timezone

from frombelow.hall.groups.tests.world import account, group_of, join, reader
from frombelow.hall.kit.refusals import Refused
from frombelow.hall.people.actions import conversations, fading, own, persons
from frombelow.hall.people.models import Conversation, Person
from frombelow.hall.people.rules import consents, details
from frombelow.hall.people.tests.world import person, said

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
def ben(caucus, ada):
    who = account("Ben")
    join(caucus, ada, who, now=timezone.now())
    return who


@pytest.fixture
def row(officer, caucus, ben):
    found = person(officer, given="Ben", family="Okafor")
    conversations.record(reader=officer, person=found, said=said(at=timezone.now(), words="Afraid for the visa"))
    persons.say_consent(
        reader=officer, person=found, kind=consents.Kind.TEXT, is_given=True, on=timezone.localdate(), how="card"
    )
    own.link_member(reader=officer, person=found, member=reader(ben, caucus, timezone.now()).membership)
    return found


@pytest.fixture
def signed_in(client, ben, caucus):
    client.force_login(ben)
    return client


def test_a_member_reads_corrects_and_takes_along_what_is_held(signed_in, client, caucus, ada, row):
    base = f"/g/{caucus.ident}/my-record/"
    page = signed_in.get(base).content.decode()
    for words in ("Ben Okafor", "601) 555-0100", "Afraid for the visa", "Ada"):
        assert words in page
    assert signed_in.post(base + "values/", {"kind": "phone", "value": "601 555 0123"}).status_code == 302
    assert (
        signed_in.post(
            base + "consent/", {"kind": "text", "is_given": "no", "on": timezone.localdate().isoformat()}
        ).status_code
        == 302
    )
    taken = signed_in.get(base + "file/").json()
    assert {one["source"] for one in taken["values"]} == {"typed", "self"}
    assert taken["consents"][0]["given"] is False
    assert taken["conversations"][0]["words"] == "Afraid for the visa"


def test_a_member_sees_who_looked(signed_in, client, caucus, ada, ben, row):
    client.force_login(ada)
    client.get(f"/g/{caucus.ident}/people/{row.ident}/")
    client.force_login(ben)
    page = client.get(f"/g/{caucus.ident}/my-record/").content.decode()
    assert "notes too" in page


def test_who_is_on_no_list_is_told_so(signed_in, caucus):
    assert "ask an officer" in signed_in.get(f"/g/{caucus.ident}/my-record/").content.decode()
    assert signed_in.get(f"/g/{caucus.ident}/my-record/file/").status_code == 404


def test_erasing_leaves_no_row_of_any_table(officer, caucus, ben, row):
    mine = reader(ben, caucus, timezone.now())
    own.erase_own(reader=mine)
    left = [
        model.__name__
        for model in apps.get_app_config("people").get_models()
        for field in model._meta.fields
        if field.related_model is Person and model._base_manager.filter(**{field.name: row.pk}).exists()
    ]
    assert left == []
    assert not Person.unscoped.exists()


def test_a_legal_hold_stops_erasing_and_fading(officer, caucus, ben, row):
    hold = fading.begin_hold(reader=officer, reason="Case 25-CA-1234")
    Conversation.unscoped.update(at=timezone.now() - relativedelta(months=40))
    assert fading.fade(group=caucus, now=timezone.now()).conversations == 0
    with pytest.raises(Refused, match="legal hold"):
        own.erase_own(reader=reader(ben, caucus, timezone.now()))
    fading.end_hold(reader=officer, hold=hold)
    assert fading.fade(group=caucus, now=timezone.now()).conversations == 1


def test_words_fade_first_then_the_conversation(officer, caucus, row):
    now = timezone.now()
    Conversation.unscoped.update(at=now - relativedelta(months=13))
    assert fading.preview(caucus, now) == fading.Faded(1, 0)
    assert fading.fade(group=caucus, now=now) == fading.Faded(1, 0)
    assert Conversation.unscoped.get().words == ""
    assert fading.fade(group=caucus, now=now) == fading.Faded(0, 0)
    assert fading.fade(group=caucus, now=now + timedelta(days=366)) == fading.Faded(0, 1)


def test_a_value_about_oneself_is_really_deleted(officer, caucus, ben, row):
    mine = reader(ben, caucus, timezone.now())
    own.correct(reader=mine, value=details.name(full="Benny Okafor", label="chosen"))
    assert Person.unscoped.get().shown_name == "Benny Okafor"


def test_the_page_on_fading_and_the_hold(client, ada, caucus):
    client.force_login(ada)
    base = f"/g/{caucus.ident}/fading/"
    assert "after 12 months" in client.get(base).content.decode()
    client.post(base + "hold/", {"reason": "Subpoena"})
    assert "Subpoena" in client.get(base).content.decode()
    client.post(base + "hold/")
    assert "Subpoena" not in client.get(base).content.decode()
