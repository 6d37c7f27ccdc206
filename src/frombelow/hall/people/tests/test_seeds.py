"""Invented people on the list: they look like anybody, whoever is heard from at their phone has the list, and the page says who could have passed it on."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from frombelow.hall.accounts.sessions import PROVED_AT
from frombelow.hall.groups.actions import mandates, turfs
from frombelow.hall.groups.actions.whole_files import ask as ask_for_whole
from frombelow.hall.groups.models import Mandate, WholeFile
from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import NoMandate
from frombelow.hall.groups.tests.world import account, group_of, join, reader
from frombelow.hall.kit.models import Entry
from frombelow.hall.kit.refusals import Refused
from frombelow.hall.people.actions import along, conversations, exports, fading, merging, own, persons, seeds
from frombelow.hall.people.actions.readings import note_reading
from frombelow.hall.people.models import Export, Person, Reading, Seed, Suggestion, TakenAlong
from frombelow.hall.people.queries import seeds as queries
from frombelow.hall.people.queries.duplicates import suggestions_for
from frombelow.hall.people.rules import details, exporting
from frombelow.hall.people.rules import seeds as rules
from frombelow.hall.people.rules.exporting import Column
from frombelow.hall.people.rules.seeds import Chance, Times, Trace, Way
from frombelow.hall.people.tests.world import person, said

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
PHONE = "(601) 555-0177"
VALUES = (details.name(given="Pilar", family="Holloway"), details.phone(PHONE))


@pytest.fixture
def ada():
    return account("Ada")


@pytest.fixture
def caucus(ada):
    return group_of(ada, now=timezone.now())


@pytest.fixture
def keeper(caucus, ada):
    """Who founded the group holds every office, that of the data keeper too."""
    return reader(ada, caucus, timezone.now())


@pytest.fixture
def dock(keeper):
    return turfs.add(reader=keeper, name="Dock")


@pytest.fixture
def ben(caucus, ada, keeper):
    """An activist."""
    who = account("Ben")
    member = join(caucus, ada, who, now=timezone.now())[0]
    chair = next(mandate for mandate in keeper.mandates if mandate.role == "officer")
    mandates.delegate(reader=keeper, out_of=chair, to=member, role="activist", title="Caller", turf=None, until=keeper.now + 9 * DAY)  # fmt: skip
    return reader(who, caucus, timezone.now())


@pytest.fixture
def pilar(keeper, dock):
    return plant(keeper, dock)


def plant(keeper, turf=None, values=VALUES, whose="Mother of Ada"):
    return seeds.plant(reader=keeper, values=values, turf=turf, whose=whose)


def reached(keeper, seed, on=None):
    """Noted as reached; what those who keep the keys see of it."""
    seeds.note_reached(reader=keeper, seed=seed, on=on or timezone.localdate(keeper.now), words="A man, about the vote")
    return queries.seed_for(keeper, seed.ident)


def ways(keeper, seed):
    """Who had the chance, and how."""
    found = queries.chances_of(keeper, queries.seed_for(keeper, seed.ident))
    return {one.who: {times.way for times in one.ways} for one in found}


# ---- rules ----


def test_who_had_it_first_comes_first_and_days_after_do_not_count():
    first, second, third = (date(2026, 11, day) for day in (1, 2, 3))
    traces = [
        Trace("ben", Way.PAGE, second), Trace("ben", Way.PAGE, first), Trace("ben", Way.PAGE, first), Trace("ada", Way.OUT, first),
        Trace("ben", Way.ALONG, second), Trace("cleo", Way.PAGE, third),
    ]  # fmt: skip
    assert rules.chances(traces, second) == [
        Chance("ada", (Times(Way.OUT, first, 1),)),
        Chance("ben", (Times(Way.PAGE, first, 2), Times(Way.ALONG, second, 1))),
    ]
    assert rules.chances(traces, first - DAY) == []


def test_who_had_the_chance_with_each():
    on = date(2026, 11, 1)
    one, other = (rules.chances([Trace(who, Way.PAGE, on) for who in some], on) for some in (("ada", "ben"), ("ben",)))
    assert rules.in_each([one, other]) == ["ben"]
    assert rules.in_each([one, []]) == []
    assert rules.in_each([]) == []


@pytest.mark.parametrize(
    ("values", "whose", "words"), [(VALUES[:1], "Mother", "nobody would notice"), (VALUES, " ", "Say whose")]
)
def test_what_a_seed_needs(values, whose, words):
    with pytest.raises(Refused, match=words):
        rules.check_planting(values=values, whose=whose)


# ---- planting ----


def test_planting_looks_like_adding(keeper, dock, pilar):
    real = persons.add(reader=keeper, values=[details.name(given="Rosa", family="Diaz"), details.phone("(601) 555-0100")], turf=dock)  # fmt: skip
    rows = {row["id"]: row for row in Person.unscoped.filter(pk__in=[real.pk, pilar.person_id]).values()}
    named = {"id", "ident", "shown_name", "sort_name", "found_by"}
    alike = [{key: value for key, value in row.items() if key not in named} for row in rows.values()]
    assert alike[0] == alike[1]
    entries = list(Entry.objects.filter(chain=keeper.group.ident).order_by("-number")[:2].values_list("deed", "by", "about", "facts"))  # fmt: skip
    assert entries == [
        ("people.add", keeper.membership.ident, f"person:{one.ident}", {}) for one in (real, pilar.person)
    ]


def test_what_is_said_of_a_seed_is_sealed(keeper, pilar):
    one = reached(keeper, pilar)
    assert (one.whose, one.words) == ("Mother of Ada", "A man, about the vote")
    pilar.refresh_from_db()
    assert pilar.whose.startswith("v1:1:")
    assert pilar.reached_words.startswith("v1:1:")


def test_a_phone_that_stands_on_the_list_is_taken_for_no_seed(keeper):
    person(keeper, phone=PHONE)
    with pytest.raises(Refused, match="has this phone"):
        plant(keeper)
    mail = details.email("alma@example.org")
    persons.add_value(reader=keeper, person=person(keeper, given="Alma", phone=""), value=mail)
    with pytest.raises(Refused, match="has this phone or e-mail"):
        plant(keeper, values=[VALUES[0], mail])
    plant(keeper, values=[VALUES[0], details.email("alma@example.org.mx")])
    assert Seed.unscoped.count() == 1


def test_only_who_keeps_the_keys_and_works_with_the_whole_list_plants(keeper, ben, dock):
    officer = replace(keeper, rights={right: reach for right, reach in keeper.rights.items() if right != Right.KEEP_KEYS})  # fmt: skip
    blind = replace(keeper, rights={right: reach for right, reach in keeper.rights.items() if right != Right.SEE_CONTACTS})  # fmt: skip
    for who in (ben, officer, blind):
        with pytest.raises(NoMandate):
            plant(who, dock)
    for read in (queries.seeds_for, queries.suggested_name):
        with pytest.raises(NoMandate):
            read(officer)


def test_the_name_suggested_is_put_together_from_the_list(keeper, monkeypatch):
    assert queries.suggested_name(keeper)[0] in exporting.GIVEN
    monkeypatch.setattr(queries, "ENOUGH", 2)
    person(keeper, given="Lourdes", family="Acevedo", phone="")
    person(keeper, given="Thanh", family="Zamora", phone="")
    places = iter(["aa", "z"])
    monkeypatch.setattr(rules, "a_place", lambda: next(places))
    assert queries.suggested_name(keeper) == ("Lourdes", "Zamora")
    monkeypatch.setattr(rules, "a_place", lambda: "aa")
    assert queries.suggested_name(keeper)[0] in exporting.GIVEN, "nobody who is on the list already"


# ---- reached ----


def test_who_opened_the_page_or_took_them_along_had_the_chance_and_nobody_else(keeper, caucus, ada, ben, dock, pilar):
    join(caucus, ada, account("Cleo"), now=timezone.now())
    note_reading(reader=ben, person=pilar.person, saw_notes=False)
    along.take_along(reader=ben, turf=dock)
    reached(keeper, pilar)
    found = ways(keeper, pilar)
    assert found[ben.membership.ident] == {Way.PAGE, Way.ALONG}
    assert found[keeper.membership.ident] == {Way.LISTS}
    assert len(found) == 2


def test_a_list_counts_only_if_it_held_their_phone(keeper, ben, dock, pilar):
    office = turfs.add(reader=keeper, name="Office")
    person(keeper, turf=office)
    along.take_along(reader=ben, turf=office)
    for columns in ([Column.NAME], [Column.NAME, Column.EMAIL]):
        exports.take(reader=keeper, export=exports.ask(reader=keeper, steps=[], columns=columns, purpose="Calls"))
    reached(keeper, pilar)
    assert ways(keeper, pilar) == {keeper.membership.ident: {Way.LISTS}}
    export = exports.ask(reader=keeper, steps=[], columns=[Column.PHONE], purpose="Calls")
    assert PHONE in str(exports.take(reader=keeper, export=export))
    assert Export.unscoped.get(pk=export.pk).seeds == [pilar.ident]
    assert ways(keeper, pilar) == {keeper.membership.ident: {Way.OUT, Way.LISTS}}


def test_who_talked_with_them_is_told(keeper, ben, pilar):
    conversations.record(reader=ben, person=pilar.person, said=said(at=ben.now))
    reached(keeper, pilar)
    assert ways(keeper, pilar)[ben.membership.ident] == {Way.TALKED}


def test_the_whole_group_as_one_file_holds_them(keeper, pilar):
    asked = ask_for_whole(reader=keeper, purpose="Moving")
    WholeFile.unscoped.filter(pk=asked.pk).update(taken_at=keeper.now)
    reached(keeper, pilar)
    assert Way.WHOLE in ways(keeper, pilar)[keeper.membership.ident]


def test_an_office_that_ended_before_counts_for_nothing(keeper, ben, pilar):
    old = Mandate.unscoped.filter(group=keeper.group, role="officer").first()
    values = {
        "role": "officer",
        "title": "Chair",
        "source": "election",
        "since": old.since - 9 * DAY,
        "until": old.until,
    }
    Mandate.unscoped.create(group=keeper.group, membership=ben.membership, ended_at=keeper.now - DAY, **values)
    reached(keeper, pilar)
    assert ben.membership.ident not in ways(keeper, pilar)
    Mandate.unscoped.create(group=keeper.group, membership=ben.membership, ended_at=keeper.now + DAY, **values)
    assert ways(keeper, pilar)[ben.membership.ident] == {Way.LISTS}


def test_days_after_the_one_they_were_reached_do_not_count(keeper, ben, pilar):
    Seed.unscoped.update(planted_at=keeper.now - 9 * DAY)
    pilar.refresh_from_db()
    note_reading(reader=ben, person=pilar.person, saw_notes=False)
    reached(keeper, pilar, timezone.localdate(keeper.now) - DAY)
    assert ben.membership.ident not in ways(keeper, pilar)
    reached(keeper, pilar)
    assert ways(keeper, pilar)[ben.membership.ident] == {Way.PAGE}


def test_while_nobody_reached_them_nothing_is_told_of_anybody(keeper, ben, pilar):
    note_reading(reader=ben, person=pilar.person, saw_notes=False)
    assert ways(keeper, pilar) == {}
    reached(keeper, pilar)
    assert ways(keeper, pilar)
    seeds.not_reached(reader=keeper, seed=pilar)
    assert ways(keeper, pilar) == {}
    assert Seed.unscoped.get().reached_words == ""


@pytest.mark.parametrize(("days", "words"), [(1, "lies ahead"), (-1, "not on the list yet")])
def test_a_day_that_cannot_be(keeper, pilar, days, words):
    with pytest.raises(Refused, match=words):
        reached(keeper, pilar, timezone.localdate(keeper.now) + days * DAY)


def test_the_journal_tells_of_a_leak_when_those_who_keep_the_keys_say_so(keeper, pilar):
    before = Entry.objects.count()
    with pytest.raises(Refused, match="Nothing was noted"):
        seeds.tell_members(reader=keeper)
    reached(keeper, pilar)
    assert Entry.objects.count() == before
    seeds.tell_members(reader=keeper)
    entry = Entry.objects.get(deed="people.tell_of_leak")
    assert (entry.about, entry.facts) == ("", {})


# ---- what a seed must not spoil ----


def test_a_seed_is_merged_with_nobody_by_who_knows_and_with_anybody_by_who_may_not_know(keeper, pilar):
    rosa = person(keeper)
    for kept, gone in ((rosa, pilar.person), (pilar.person, rosa)):
        with pytest.raises(Refused, match="is invented"):
            merging.merge(reader=keeper, kept=kept, gone=gone)
    Suggestion.unscoped.create(
        group=keeper.group, first=pilar.person, second=rosa, probability=0.999, made_at=keeper.now
    )
    assert merging.merge_sure(reader=keeper, at_least=0.99) == []
    assert suggestions_for(keeper).count() == 1
    merger = replace(keeper, rights={right: reach for right, reach in keeper.rights.items() if right != Right.KEEP_KEYS})  # fmt: skip
    assert len(merging.merge_sure(reader=merger, at_least=0.99)) == 1


@pytest.mark.parametrize("is_kept", [True, False])
def test_while_one_is_merged_with_somebody_real_nobody_learns_who_read_that_page(keeper, ben, pilar, is_kept):
    rosa = person(keeper)
    note_reading(reader=ben, person=rosa, saw_notes=False)
    reached(keeper, pilar)
    kept, gone = (pilar.person, rosa) if is_kept else (rosa, pilar.person)
    merger = replace(keeper, rights={right: reach for right, reach in keeper.rights.items() if right != Right.KEEP_KEYS})  # fmt: skip
    done = merging.merge(reader=merger, kept=kept, gone=gone)
    shown = queries.seed_for(keeper, pilar.ident)
    assert (shown.is_merged, shown.contacts) == (True, ())
    assert ways(keeper, pilar) == {}
    merging.unmerge(reader=merger, merge=done)
    assert ways(keeper, pilar) == {keeper.membership.ident: {Way.LISTS}}


def test_erased_they_are_gone_everywhere_and_the_journal_says_what_it_says_of_anybody(keeper, pilar):
    own.erase_person(reader=keeper, person=pilar.person)
    assert not Seed.unscoped.exists()
    assert Entry.objects.order_by("-pk").first().deed == "people.erase"


def test_what_was_taken_along_fades_with_who_read(keeper, ben, dock, pilar):
    note_reading(reader=ben, person=pilar.person, saw_notes=False)
    along.take_along(reader=ben, turf=dock)
    assert TakenAlong.unscoped.get().seeds == [pilar.ident]
    fading.fade(group=keeper.group, now=keeper.now + 9999 * DAY)
    assert not TakenAlong.unscoped.exists()
    assert not Reading.unscoped.exists()


def test_where_the_member_who_planted_is_gone_the_next_who_keeps_the_keys_finds_it(keeper, pilar):
    Seed.unscoped.update(by=None)
    assert queries.seed_for(keeper, pilar.ident).whose == "Mother of Ada"


# ---- nobody else learns of them ----


def test_what_leaves_the_pages_asks_the_same_whether_or_not_one_is_among_them(keeper, ben, dock):
    """So that a stopwatch learns nothing either."""

    def asked(deed):
        with CaptureQueriesContext(connection) as found:
            deed()
        return len(found)

    person(keeper, turf=dock)
    along.take_along(reader=ben, turf=dock)

    def takes():
        export = exports.ask(reader=keeper, steps=[], columns=[Column.PHONE], purpose="Calls")
        exports.take(reader=keeper, export=export)

    deeds = [lambda: along.take_along(reader=ben, turf=dock), takes]
    before = [asked(deed) for deed in deeds]
    plant(keeper, dock)
    assert [asked(deed) for deed in deeds] == before


# ---- pages ----


@pytest.fixture
def signed_in(client, ada):
    client.force_login(ada)
    session = client.session
    session[PROVED_AT] = timezone.now().isoformat()
    session.save()
    return client


def data(**values):
    return {"given": "Pilar", "family": "Holloway", "phone": PHONE, "email": "", "whose": "Mother of Ada", "turf": "", "language": "es", **values}  # fmt: skip


def text_of(answer):
    return html.unescape(answer.content.decode())


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_page_without_anybody_says_how_to_begin(signed_in, caucus, keeper, ada, language):
    ada.language = language
    ada.save()
    page = signed_in.get(f"/g/{caucus.ident}/people/invented/")
    assert page.status_code == 200
    assert {"en": "Nobody is invented here yet.", "es": "Aquí no hay todavía nadie inventado."}[language] in text_of(
        page
    )
    assert re.search(r'name="given" value="\w+"', page.content.decode()), "a name to begin with"


def test_planting_and_noting_through_the_pages(signed_in, caucus, keeper, ben, dock):
    base = f"/g/{caucus.ident}/people/invented/"
    assert signed_in.post(base, data(turf=dock.ident)).status_code == 302
    seed = Seed.unscoped.get()
    note_reading(reader=ben, person=seed.person, saw_notes=False)
    page = text_of(signed_in.get(f"{base}{seed.ident}/"))
    assert "Mother of Ada" in page
    assert "Ben" not in page
    assert signed_in.post(f"{base}{seed.ident}/", {"on": timezone.localdate().isoformat(), "words": "A man"}).status_code == 302  # fmt: skip
    page = text_of(signed_in.get(f"{base}{seed.ident}/"))
    assert "who could have passed it on, not who did" in page
    assert "Ben" in page
    assert signed_in.post(f"{base}tell/").status_code == 302
    assert "in hands it was not meant for" in text_of(signed_in.get(f"/g/{caucus.ident}/journal/"))
    assert signed_in.post(f"{base}{seed.ident}/not-reached/").status_code == 302
    assert Seed.unscoped.get().reached_on is None


def test_several_that_were_reached_show_who_had_each(signed_in, caucus, keeper, ben, dock, pilar):
    alma = plant(keeper, values=[details.name(given="Alma", family="Reyes"), details.phone("(601) 555-0188")])
    for one in (pilar, alma):
        reached(keeper, one)
    note_reading(reader=ben, person=pilar.person, saw_notes=False)
    page = text_of(signed_in.get(f"/g/{caucus.ident}/people/invented/"))
    assert "Who had the chance with each of the 2 who were reached" in page
    assert "Ben" not in page
    note_reading(reader=ben, person=alma.person, saw_notes=False)
    assert "Ben" in text_of(signed_in.get(f"/g/{caucus.ident}/people/invented/"))


@pytest.mark.parametrize(
    ("values", "words"),
    [({"phone": ""}, "nobody would notice"), ({"whose": ""}, "Say whose"), ({"phone": "12"}, "not a phone number"), ({"given": "", "family": ""}, "needs a name")],
)  # fmt: skip
def test_what_is_missing_is_said_on_the_form(signed_in, caucus, keeper, values, words):
    answer = signed_in.post(f"/g/{caucus.ident}/people/invented/", data(**values))
    assert answer.status_code == 422
    assert words in text_of(answer)
    assert not Seed.unscoped.exists()


def test_a_day_ahead_is_said_on_the_form(signed_in, caucus, keeper, pilar):
    answer = signed_in.post(f"/g/{caucus.ident}/people/invented/{pilar.ident}/", {"on": "2099-01-01"})
    assert answer.status_code == 422
    assert "lies ahead" in text_of(answer)


def test_the_link_stands_on_the_list_of_those_who_keep_the_keys_only(signed_in, client, caucus, keeper, ben, pilar):
    assert "/people/invented/" in text_of(signed_in.get(f"/g/{caucus.ident}/people/"))
    client.force_login(ben.account)
    assert "/people/invented/" not in text_of(client.get(f"/g/{caucus.ident}/people/"))
    assert client.get(f"/g/{caucus.ident}/people/invented/").status_code == 403


def test_the_page_asks_again_who_is_there(client, caucus, ada, keeper):
    client.force_login(ada)
    session = client.session
    session[PROVED_AT] = (timezone.now() - timedelta(hours=1)).isoformat()
    session.save()
    answer = client.get(f"/g/{caucus.ident}/people/invented/")
    assert answer.status_code == 302
    assert "/prove/" in answer["Location"]
