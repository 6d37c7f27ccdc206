"""The queue of those who may be twice on the list, from the values of the list to the pages."""

from __future__ import annotations

from datetime import timedelta

import pyarrow as pa
import pytest
from django.core.management import CommandError, call_command

from frombelow.hall.groups.models import Mandate
from frombelow.hall.groups.tests.world import NOW
from frombelow.hall.kit.messages import Done
from frombelow.hall.people.actions import lists, merging, persons, suggesting
from frombelow.hall.people.linking.ladder import likely_pairs, likely_pairs_of_values
from frombelow.hall.people.linking.names import roots, sound, words_of
from frombelow.hall.people.models import Merge, NotOne, Person, Suggestion
from frombelow.hall.people.queries.duplicates import suggestions_for, values_table
from frombelow.hall.people.rules import details, fields
from frombelow.hall.people.tests.test_merging import keeper_of_data
from frombelow.hall.people.tests.world import person


@pytest.fixture
def keeper(db):
    return keeper_of_data()


def table(*rows: dict) -> pa.Table:
    """People as the ladder takes them."""
    names = ("givens", "families", "phones", "emails", "streets", "zips", "cities", "born", "numbers")
    columns = {name: pa.array([row.get(name, []) for row in rows], pa.list_(pa.string())) for name in names}
    columns["suffix"] = pa.array([row.get("suffix") for row in rows], pa.string())
    return pa.table({"person": pa.array(range(len(rows)), pa.int64()), **columns})


def crowd(count: int = 300) -> list[dict]:
    """Strangers, so that there is something to compare with."""
    given = [
        "Amos",
        "Bea",
        "Cyrus",
        "Dina",
        "Elmo",
        "Faye",
        "Gus",
        "Hope",
        "Ira",
        "Joy",
        "Kurt",
        "Lena",
        "Milo",
        "Nell",
        "Otis",
        "Pam",
        "Quin",
        "Rhea",
        "Saul",
        "Tess",
    ]
    family = [
        "Abbot",
        "Barns",
        "Crane",
        "Dunn",
        "Eaton",
        "Frost",
        "Gates",
        "Hobbs",
        "Irwin",
        "Joyce",
        "Keane",
        "Lloyd",
        "Marsh",
        "Noble",
        "Owens",
    ]
    return [
        {"givens": [given[i % 20]], "families": [family[i % 15]], "phones": [f"+1601555{i:04}"], "zips": [f"39{i % 90:03}"], "streets": [f"{i} oak st 39{i % 90:03}"]}
        for i in range(count)
    ]  # fmt: skip


ROSA = {
    "givens": ["María Guadalupe"],
    "families": ["Hernández"],
    "phones": ["+16625550100"],
    "streets": ["9 elm st 38655"],
    "zips": ["38655"],
    "born": ["1980-05-04"],
}


@pytest.mark.parametrize(
    ("other", "is_one"),
    [
        ({"givens": ["Lupe"], "families": ["Hernandez"], "phones": ["+16625550100"]}, True),  # a nickname
        ({"givens": ["Maria"], "families": ["Reyes"], "phones": ["+16625550100"], "born": ["1980-05-04"]}, True),  # a married name
        ({"givens": ["Hernandez"], "families": ["Maria Guadalupe"], "phones": ["+16625550100"]}, True),  # the columns swapped
        ({"givens": ["José"], "families": ["Hernández"], "phones": ["+16625550100"], "streets": ["9 elm st 38655"]}, False),  # the household
        ({"givens": ["Ana"], "families": ["Hernández"], "streets": ["9 elm st 38655"], "born": ["1980-05-04"]}, False),  # the twin
    ],
)  # fmt: skip
def test_who_is_one_and_who_lives_together(other, is_one):
    pairs = likely_pairs(table(ROSA, other, *crowd()))
    assert ((0, 1) in set(zip(pairs["first"].to_pylist(), pairs["second"].to_pylist(), strict=True))) is is_one


def test_an_empty_list_and_a_list_of_one_have_no_pairs():
    assert likely_pairs(table()).num_rows == 0
    assert likely_pairs(table(ROSA)).num_rows == 0


def test_only_pairs_with_somebody_new():
    people = table(ROSA, ROSA, *crowd(50), ROSA).append_column("is_new", pa.array([False] * 52 + [True]))
    pairs = likely_pairs(people)
    assert {
        tuple(sorted(row)) for row in zip(pairs["first"].to_pylist(), pairs["second"].to_pylist(), strict=True)
    } == {(0, 52), (1, 52)}


@pytest.mark.parametrize(
    ("one", "other"), [("yusuf", "youssef"), ("aleksandr", "alexander"), ("zhang", "chang"), ("gonzalez", "gonsales"), ("hernandez", "ernandes"), ("mohammed", "muhamad")]
)  # fmt: skip
def test_romanizations_sound_alike(one, other):
    assert sound(one) == sound(other)


def test_nicknames_stand_for_names_also_misspelled():
    assert set(roots("pepe")) & set(roots("jose"))
    assert set(roots("rickky")) & set(roots("richard"))
    assert roots("xochitl") == ["xochitl"]
    assert words_of("José de la Cruz") == ["jose", "delacruz"]


def on_the_list(keeper):
    """Two rows of one person, and a relative."""
    one = person(keeper, given="María Guadalupe", family="Hernández")
    persons.add_value(
        reader=keeper,
        person=one,
        value=details.address({"street": "9 Elm St", "city": "Oxford", "state": "MS", "zip": "38655"}),
    )
    other = person(keeper, given="Lupe", family="Hernandez")
    person(keeper, given="José", family="Hernández", phone="601 555 0177")
    return one, other


def test_from_the_values_of_the_list_to_a_suggestion(keeper):
    one, other = on_the_list(keeper)
    field = lists.add_field(reader=keeper, label="Birthday", kind=fields.Kind.DAY, choices=[], is_secret=False)
    for who in (one, other):
        persons.fill_field(reader=keeper, person=who, field=field, text="1980-05-04")
    pairs = likely_pairs_of_values(values_table(keeper.group))
    assert suggesting.keep(reader=keeper, pairs=pairs) == 1
    suggestion = suggestions_for(keeper).get()
    assert {suggestion.first, suggestion.second} == {one, other}
    assert (suggestion.outcomes["phone"], suggestion.outcomes["given"], suggestion.outcomes["born"]) == (
        "same",
        "nickname",
        "same",
    )


def test_the_job_runs_in_a_process_of_its_own(keeper):
    on_the_list(keeper)
    *_, last = suggesting.look(keeper)
    assert isinstance(last, Done)
    assert last.value.num_rows == 1


def test_looking_again_keeps_what_was_answered(keeper):
    on_the_list(keeper)
    pairs = likely_pairs_of_values(values_table(keeper.group))
    suggesting.keep(reader=keeper, pairs=pairs)
    merging.later(reader=keeper, suggestion=suggestions_for(keeper).get())
    suggesting.keep(reader=keeper, pairs=pairs)
    assert suggestions_for(keeper).get().put_off_at == NOW
    merging.not_one(reader=keeper, suggestion=suggestions_for(keeper).get())
    assert suggesting.keep(reader=keeper, pairs=pairs) == 0


def at_any_time():
    """The mandates of this world hold at the time of the pages too."""
    Mandate.unscoped.update(since=NOW - timedelta(days=3650), until=NOW + timedelta(days=3650))


@pytest.fixture
def browser(keeper, client):
    at_any_time()
    client.force_login(keeper.account)
    return client


@pytest.fixture
def waiting(keeper):
    one, other = on_the_list(keeper)
    return Suggestion.unscoped.create(
        group=keeper.group,
        first=one,
        second=other,
        probability=0.9995,
        outcomes={"given": "nickname", "phone": "same"},
        made_at=NOW,
    )


def test_the_queue_says_why(keeper, browser, waiting):
    page = browser.get(f"/g/{keeper.group.ident}/duplicates/").content.decode()
    assert "99.95 %" in page
    assert "names that stand for each other: María Guadalupe / Lupe" in page
    assert "same phone" in page


def test_same_person_in_one_tap_and_taken_back(keeper, browser, waiting):
    at = f"/g/{keeper.group.ident}/duplicates/"
    page = browser.post(f"{at}{waiting.ident}/answer/", {"answer": "same"}, follow=True).content.decode()
    assert "is one person now" in page
    gone = Merge.unscoped.get().gone
    led = browser.get(f"/g/{keeper.group.ident}/people/{gone.ident}/")
    assert led["Location"].endswith(f"/people/{Merge.unscoped.get().kept.ident}/")
    page = browser.post(f"{at}merged/{Merge.unscoped.get().ident}/undo/", {"two": "1"}).content.decode()
    assert "They are two again" in page
    assert NotOne.unscoped.count() == 1


def test_what_must_be_asked_leads_to_both_side_by_side(keeper, browser, waiting):
    Person.unscoped.filter(pk=waiting.first_id).update(pronouns="she")
    Person.unscoped.filter(pk=waiting.second_id).update(pronouns="they")
    at = f"/g/{keeper.group.ident}/duplicates/"
    page = browser.post(f"{at}{waiting.ident}/answer/", {"answer": "same"}, follow=True)
    assert "which stays?" in page.content.decode()
    browser.post(page.redirect_chain[-1][0], {"pronouns": waiting.second.ident})
    assert Person.unscoped.get(pk=waiting.first_id).pronouns == "they"


def test_the_sure_together_with_preview_and_back(keeper, browser, waiting):
    at = f"/g/{keeper.group.ident}/duplicates/"
    assert "Lupe Hernandez" in browser.get(f"{at}sure/").content.decode()
    assert not Merge.unscoped.exists(), "looking merges nobody"
    browser.post(f"{at}sure/")
    merged = Merge.unscoped.get()
    browser.post(f"{at}merged/{merged.ident}/undo/", {"all": "1"})
    assert Merge.unscoped.filter(undone_at=None).count() == 0


def test_looking_through_the_list_on_its_page(keeper, browser):
    on_the_list(keeper)
    answer = browser.post(f"/g/{keeper.group.ident}/duplicates/look/")
    assert "1 pair may be one person" in b"".join(answer.streaming_content).decode()
    assert Suggestion.unscoped.count() == 1


def test_of_a_pair_of_another_list_nobody_hears(keeper, browser, waiting):
    eve = keeper_of_data("Eve")
    at_any_time()
    browser.force_login(eve.account)
    at = f"/g/{eve.group.ident}/duplicates/"
    assert browser.post(f"{at}{waiting.ident}/answer/", {"answer": "same"}).status_code == 404
    assert browser.get(f"{at}pair/{waiting.first.ident}/{waiting.second.ident}/").status_code == 404
    assert browser.get(f"/g/{keeper.group.ident}/duplicates/").status_code == 404


def test_whoever_tends_the_hall_can_look_without_limits(keeper, capsys):
    on_the_list(keeper)
    call_command("find_duplicates", keeper.group.ident)
    assert "1 pairs" in capsys.readouterr().out
    with pytest.raises(CommandError, match="no such group"):
        call_command("find_duplicates", "nowhere")
