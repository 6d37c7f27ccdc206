"""The pages of people, for those who may and those who may not."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from frombelow.hall.groups.actions import mandates, turfs
from frombelow.hall.groups.models import Mandate, OwnRole
from frombelow.hall.groups.tests.world import account, group_of, join, reader
from frombelow.hall.kit.models import Entry
from frombelow.hall.people.actions import lists, persons
from frombelow.hall.people.models import Conversation, Detail, Person, Reading
from frombelow.hall.people.rules import budget, fields, finding
from frombelow.hall.people.tests.world import person

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
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
def rosa(officer):
    return person(officer)


@pytest.fixture
def signed_in(client, ada):
    client.force_login(ada)
    return client


@pytest.fixture
def activist(caucus, ada, officer, client):
    ben = account("Ben")
    member = join(caucus, ada, ben, now=timezone.now())[0]
    chair = next(mandate for mandate in officer.mandates if mandate.role == "officer")
    mandates.delegate(
        reader=officer,
        out_of=chair,
        to=member,
        role="activist",
        title="Caller",
        turf=None,
        until=timezone.now() + timedelta(days=9),
    )
    client.force_login(ben)
    return client


def talk_data(**values):
    return {"token": "abcdefghij", "reached": "talked", "how": "in_person", "answer": "", **values}


@pytest.mark.parametrize("language", ["en", "es"])
def test_an_empty_list_says_how_to_begin(signed_in, caucus, language):
    page = signed_in.get(f"/g/{caucus.ident}/people/", headers={"accept-language": language})
    assert page.status_code == 200
    assert 'href="add/"' in page.content.decode()
    assert "no-store" in page.headers["Cache-Control"]


def test_somebody_is_added_with_a_name_only(signed_in, caucus):
    answer = signed_in.post(f"/g/{caucus.ident}/people/add/", {"given": "Lee"})
    person = Person.unscoped.get()
    assert answer.headers["Location"] == f"/g/{caucus.ident}/people/{person.ident}/"
    assert person.shown_name == "Lee"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({}, "needs a name"),
        ({"given": "Lee", "phone": "12"}, "not a phone number"),
        ({"given": "Lee", "email": "lee"}, "not an e-mail"),
    ],
)
def test_a_card_that_cannot_be_right_says_why_and_keeps_what_was_typed(signed_in, caucus, data, words):
    answer = signed_in.post(f"/g/{caucus.ident}/people/add/", data)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Person.unscoped.exists()


def test_the_list_goes_on_without_a_name_in_its_address(signed_in, caucus, officer):
    for number in range(55):
        person(officer, given=f"N{number:02}", family="Same", phone="")
    page = signed_in.get(f"/g/{caucus.ident}/people/").content.decode()
    assert "N00 Same" in page
    assert "N49 Same" in page
    assert "N50 Same" not in page
    after = page.split("after=")[1].split('"')[0]
    assert "same" not in after.lower()
    assert "N50 Same" in signed_in.get(f"/g/{caucus.ident}/people/?after={after}").content.decode()


def test_a_person_and_all_that_can_be_written_down(signed_in, caucus, officer, rosa):
    base = f"/g/{caucus.ident}/people/{rosa.ident}/"
    assert "601) 555-0100" in signed_in.get(base).content.decode()
    assert (
        signed_in.post(base + "values/", {"kind": "address", "value": "214 Dock St, Jackson, MS 39201"}).status_code
        == 302
    )
    assert Detail.unscoped.get(kind="address").parts["zip"] == "39201"
    assert signed_in.post(base + "values/", {"kind": "phone", "value": "none"}).status_code == 422
    assert (
        signed_in.post(base + "reach/", {"language": "es", "reach_by": "text", "never_by": ["at_work"]}).status_code
        == 302
    )
    assert (
        signed_in.post(
            base + "consent/", {"kind": "text", "is_given": "yes", "on": "2026-01-02", "how": "card"}
        ).status_code
        == 302
    )
    issue = lists.add_issue(reader=officer, name="Heat")
    answer = signed_in.post(
        base + "talk/", talk_data(issues=[issue.ident], ask="Sign the petition", answer="yes", words="Two fainted.")
    )
    assert answer.status_code == 302
    page = signed_in.get(base).content.decode()
    for words in ("Two fainted.", "Sign the petition", "Heat", "at work", "214 Dock St"):
        assert words in page
    assert "Sign the petition" in signed_in.get(f"/g/{caucus.ident}/my-list/").content.decode()


def test_an_activist_adds_a_talk_but_reads_no_notes_of_others(activist, caucus, officer, rosa):
    base = f"/g/{caucus.ident}/people/{rosa.ident}/"
    field = lists.add_field(reader=officer, label="Health", kind=fields.Kind.TEXT, choices=[], is_secret=True)
    persons.fill_field(reader=officer, person=rosa, field=field, text="back pain")
    assert activist.post(base + "talk/", talk_data(words="I heard it")).status_code == 302
    page = activist.get(base).content.decode()
    assert "I heard it" in page
    assert "back pain" not in page
    assert "Health" not in page
    assert activist.post(base + "values/", {"kind": "phone", "value": "601 555 0101"}).status_code in {403, 409}
    assert Detail.unscoped.filter(kind="phone").count() == 1


def test_who_opened_a_page_is_remembered_once_a_day(signed_in, activist, caucus, rosa):
    for _ in range(3):
        activist.get(f"/g/{caucus.ident}/people/{rosa.ident}/")
    assert [(row.by.shown_name, row.saw_notes) for row in Reading.unscoped.select_related("by")] == [("Ben", False)]


def test_a_stranger_and_another_group_get_the_same_404(client, caucus, rosa):
    eve = account("Eve")
    other = group_of(eve, "Another", now=timezone.now())
    client.force_login(eve)
    group, there, nowhere = (
        other.ident,
        f"/g/{caucus.ident}/people/{rosa.ident}/",
        "/g/abcdefghjkmn/people/abcdefghjkmn/",
    )
    addresses = (there, nowhere, f"/g/{group}/people/{rosa.ident}/", f"/g/{group}/people/abcdefghjkmn/")
    pages = {TOKEN.sub("", client.get(address).content.decode().replace(address, "")) for address in addresses}
    assert len(pages) == 1


def test_a_form_sent_twice_is_there_once(signed_in, caucus, rosa):
    for _ in range(2):
        signed_in.post(f"/g/{caucus.ident}/people/{rosa.ident}/talk/", talk_data(words="Once"))
    assert Conversation.unscoped.count() == 1


def test_issues_and_fields(signed_in, caucus):
    base = f"/g/{caucus.ident}/lists/"
    assert signed_in.post(base, {"what": "issue", "name": "Mold"}).status_code == 302
    assert (
        signed_in.post(base, {"what": "field", "label": "Shift", "kind": "choice", "choices": "Days"}).status_code
        == 422
    )
    assert (
        signed_in.post(
            base, {"what": "field", "label": "Shift", "kind": "choice", "choices": "Days\nNights"}
        ).status_code
        == 302
    )
    page = signed_in.get(base).content.decode()
    assert "Mold" in page
    assert "Days · Nights" in page


def test_finding_step_by_step_keeping_and_opening(signed_in, caucus, officer, rosa):
    person(officer, given="Max", family="Doe", phone="601 555 0177")
    base = f"/g/{caucus.ident}/people/find/"
    page = signed_in.post(base, {"q": "601555", "deed": "add", "steps": "[]"}).content.decode()
    assert "Rosa" in page
    assert "2 people (+2)" in page
    steps = html.unescape(page.split('name="steps" value="')[1].split('"')[0])
    page = signed_in.post(base, {"q": "max", "deed": "remove", "steps": steps}).content.decode()
    assert "1 person (\N{MINUS SIGN}1)" in page
    assert "Max" not in page.split("<table")[1]
    answer = signed_in.post(base + "save/", {"steps": steps, "name": "Mississippi phones", "is_shared": "on"})
    assert "Mississippi phones" in signed_in.get(answer.headers["Location"]).content.decode()
    assert signed_in.post(answer.headers["Location"] + "forget/").status_code == 302
    assert signed_in.get(answer.headers["Location"]).status_code == 404


@pytest.mark.parametrize(
    "data", [{"q": "salary:high", "deed": "add"}, {"q": "talked:soon", "deed": "add"}, {"q": "x" * 201, "deed": "add"}]
)
def test_a_search_that_cannot_be_says_why(signed_in, caucus, data):
    assert signed_in.post(f"/g/{caucus.ident}/people/find/", data).status_code == 422


@pytest.mark.parametrize(
    "steps",
    [
        "{",
        "7",
        '[{"move": "x"}]',
        '[{"move": "add", "conditions": [{"about": "talked", "value": "x", "is_not": false, "key": ""}]}]',
    ],
)
def test_steps_that_were_tampered_with_are_refused(signed_in, caucus, steps):
    assert (
        signed_in.post(f"/g/{caucus.ident}/people/find/", {"q": "a", "deed": "add", "steps": steps}).status_code == 409
    )


def test_who_reads_the_list_by_the_hundred_is_stopped_and_told_of(activist, caucus, officer, monkeypatch):
    monkeypatch.setattr(budget, "PEOPLE_AN_HOUR", replace(budget.PEOPLE_AN_HOUR, most=2))
    rows = [person(officer, given=f"N{number}", phone="") for number in range(4)]
    answers = [
        activist.get(f"/g/{caucus.ident}/people/{row.ident}/").status_code for row in (*rows[:2], rows[0], *rows[2:])
    ]
    assert answers[:3] == [200, 200, 200], "the same person again is not another"
    assert set(answers[3:]) == {429} or set(answers[3:]) == {409}
    assert Entry.objects.filter(chain=caucus.ident, deed="people.too_many_views").count() == 1


def test_who_edits_without_seeing_contacts_neither_reads_nor_empties_how_to_reach_somebody(
    officer, caucus, ada, rosa, client
):
    """Found by the battery of hidden values: the form for language and pronouns held the ways to reach them."""
    persons.describe(reader=officer, person=rosa, language="", pronouns="", reach_by="text", never_by=["visit"])
    ben = account("Ben")
    member = join(caucus, ada, ben, now=timezone.now())[0]
    OwnRole.unscoped.create(group=caucus, key="editor", title="Editor", rights=["see_people", "edit_people"])
    Mandate.unscoped.create(group=caucus, membership=member, role="editor", title="Editor", source="decision", since=timezone.now(), until=timezone.now() + timedelta(days=9))  # fmt: skip
    client.force_login(ben)
    address = f"/g/{caucus.ident}/people/{rosa.ident}/"
    page = client.get(address).content.decode()
    assert 'name="pronouns"' in page
    assert "never_by" not in page
    client.post(f"{address}reach/", {"language": "es", "pronouns": "", "reach_by": "", "never_by": ["phone"]})
    rosa.refresh_from_db()
    assert (rosa.language, rosa.reach_by, rosa.never_by) == ("es", "text", ["visit"])


def test_an_activist_finds_no_phone_in_a_list(activist, caucus, rosa):
    page = activist.get(f"/g/{caucus.ident}/people/").content.decode()
    assert "Rosa" in page
    assert "555-0100" not in page


def test_people_who_are_found_are_placed_in_a_turf(officer, caucus, rosa, signed_in):
    yard = turfs.add(reader=officer, name="Yard")
    steps = json.dumps(finding.as_data([finding.Step(finding.Move.ADD, finding.typed("rosa"))]))
    page = f"/g/{caucus.ident}/people/find/"
    assert "Place this 1 person in a turf" in signed_in.post(page, {"q": "rosa", "deed": "add"}).content.decode()
    answer = signed_in.post(f"{page}turf/", {"steps": steps, "turf": "nowhere"})
    assert answer.status_code == 422
    assert "Choose the turf first." in answer.content.decode()
    answer = signed_in.post(f"{page}turf/", {"steps": steps, "turf": yard.ident})
    assert answer.url == f"/g/{caucus.ident}/people/?turf={yard.ident}"
    rosa.refresh_from_db()
    assert rosa.turf == yard
    answer = signed_in.post(f"{page}turf/", {"steps": steps, "turf": yard.ident})
    assert "Nobody is found who is in no turf yet" in answer.content.decode()


@pytest.mark.parametrize(
    "page", ["people/", "people/find/", "people/add/", "imports/", "duplicates/", "exports/", "lists/", "fading/"]
)
def test_the_tab_of_our_people_is_marked_on_every_page_under_it(page, signed_in, caucus):
    text = signed_in.get(f"/g/{caucus.ident}/{page}").content.decode()
    nav = re.search(r'<nav class="section-nav".*?</nav>', text, re.S)[0]
    marked = re.findall(r"<a[^>]*aria-current[^>]*>.*?</a>", nav, re.S)
    assert len(marked) == 1
    assert "Our people" in marked[0]
