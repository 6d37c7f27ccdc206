"""A charter asks for two proofs before lists, keys and codes are touched: who has one is led to set up the second, and back."""

from __future__ import annotations

import re
from dataclasses import replace

import pyotp
import pytest
from django.urls import reverse
from django.utils import timezone

from frombelow.hall.accounts.actions import authenticators
from frombelow.hall.accounts.tests import world as accounts
from frombelow.hall.accounts.tests.world import PASSWORD, Passkey, browser, sign_in, sign_in_with
from frombelow.hall.config.access import addresses
from frombelow.hall.groups import todo
from frombelow.hall.groups.queries.charters import charter_of
from frombelow.hall.groups.rules.charter import Charter, Kind, as_data, of_data
from frombelow.hall.groups.rules.rights import GRAVE
from frombelow.hall.groups.rules.templates import OFFICES, charter_for
from frombelow.hall.groups.tests.world import CHARTER, account, group_of, join, reader

pytestmark = pytest.mark.django_db
NOW = timezone.now()
STRICT = replace(CHARTER, two_proofs_from=2)
TWO = "/account/two-proofs/"


@pytest.fixture
def ada():
    return accounts.account()


@pytest.fixture
def caucus(ada):
    group = group_of(ada, charter=STRICT, now=NOW)
    join(group, ada, account("Ben"), now=NOW)
    return group


@pytest.fixture
def here(ada):
    one = browser()
    sign_in(one)
    return one


def lists(group) -> str:
    return reverse("people:exports", args=[group.ident])


def digits_of(seed: str) -> str:
    return pyotp.TOTP(seed).now()


def seed_on(page) -> str:
    """The seed that the page of a new authenticator shows."""
    return re.search(r'<code class="number">([A-Z2-7 ]+)</code>', page.content.decode())[1].replace(" ", "")


def with_authenticator(who) -> str:
    seed = authenticators.new_seed()
    authenticators.set_up(account=who, seed=seed, typed=digits_of(seed), now=timezone.now())
    # what was shown at set-up is not taken again
    who.authenticator.last_step -= 9
    who.authenticator.save()
    return seed


def test_who_has_one_proof_is_led_to_set_up_the_second_and_back(here, caucus, ada):
    led = here.get(lists(caucus) + "?page=1")
    assert led["Location"] == f"{TWO}?next={lists(caucus).replace('/', '%2F')}%3Fpage%3D1"
    page = here.get(led["Location"]).content.decode()
    [link] = re.findall(r'<a class="button" href="([^"]+)"', page)
    assert link.startswith("/account/authenticator/")
    setting_up = here.get(link)
    next_page = lists(caucus) + "?page=1"
    assert f'name="next" value="{next_page}"' in setting_up.content.decode()
    done = here.post("/account/authenticator/", {"digits": digits_of(seed_on(setting_up)), "next": next_page})
    assert done["Location"] == lists(caucus) + "?page=1"
    assert here.get(done["Location"]).status_code == 200


def test_or_a_passkey_and_back(here, caucus, ada):
    key = Passkey()
    options = here.post("/account/passkeys/ask/").json()
    added = here.post("/account/passkeys/answer/", {"answer": key.makes(options), "next": lists(caucus)})
    assert added.json() == {"next": lists(caucus)}
    assert here.get(lists(caucus)).status_code == 200
    other = browser()
    sign_in(other)
    assert other.get(lists(caucus))["Location"].startswith(TWO), "the password alone is one proof"
    other = browser()
    sign_in_with(other, key)
    assert other.get(lists(caucus)).status_code == 200


def test_a_password_alone_is_not_enough_where_there_are_digits(here, caucus, ada):
    seed = with_authenticator(ada)
    assert here.get(lists(caucus))["Location"].startswith(TWO), "this browser came in before there were digits"
    page = here.get(TWO).content.decode()
    assert 'name="digits"' in page
    assert "/account/authenticator/" not in page
    assert here.post("/account/prove/", {"password": PASSWORD}).status_code == 422
    wrong = here.post("/account/prove/", {"password": PASSWORD, "digits": "000000", "next": lists(caucus)})
    assert wrong.status_code == 422
    right = here.post("/account/prove/", {"password": PASSWORD, "digits": digits_of(seed), "next": lists(caucus)})
    assert right["Location"] == lists(caucus)
    assert here.get(lists(caucus)).status_code == 200


def test_an_authenticator_that_was_removed_counts_no_more(here, caucus, ada):
    seed = with_authenticator(ada)
    here.post("/account/prove/", {"password": PASSWORD, "digits": digits_of(seed)})
    assert here.get(lists(caucus)).status_code == 200
    here.post("/account/authenticator/remove/")
    assert here.get(lists(caucus))["Location"].startswith(TWO)


def test_every_page_of_a_grave_right_asks_and_no_other(here, caucus, ada):
    for address in addresses():
        if address.right is None or len(address.parts) > 1:
            continue
        url = reverse(address.name, args=[caucus.ident])
        for method in address.methods:
            answer = getattr(here, method.lower())(url)
            is_led = answer.status_code == 302 and answer["Location"].startswith(TWO)
            assert is_led == (address.right in GRAVE), (address.name, method)


def test_who_sent_a_form_comes_back_to_its_page(here, caucus):
    page = f"http://{accounts.HOST}{lists(caucus)}?steps=1"
    led = here.post(reverse("people:export_ask", args=[caucus.ident]), {}, HTTP_REFERER=page)
    assert "exports%2F%3Fsteps%3D1" in led["Location"]
    elsewhere = here.post(reverse("people:export_ask", args=[caucus.ident]), {}, HTTP_REFERER="https://example.org/x")
    assert "example.org" not in elsewhere["Location"]


def test_a_member_without_the_right_learns_of_the_right_not_of_proofs(caucus):
    accounts.account("zoe")
    stranger = browser()
    sign_in(stranger, "zoe")
    assert stranger.get(lists(caucus)).status_code == 404


def test_the_rule_begins_with_the_size_of_the_charter(here, ada):
    group = group_of(ada, name="Small", charter=replace(CHARTER, two_proofs_from=2), now=NOW)
    assert here.get(lists(group)).status_code == 200, "one member"
    join(group, ada, account("Cleo"), now=NOW)
    assert here.get(lists(group)).status_code == 302


def test_an_officer_hears_of_it_before_it_stops_them(caucus, ada):
    told = [task for task in todo.tasks(reader(ada, caucus, NOW)) if TWO in task.url]
    assert len(told) == 1
    with_authenticator(ada)
    assert not [task for task in todo.tasks(reader(ada, caucus, NOW)) if TWO in task.url]


def test_a_charter_of_before_asks_for_nothing_and_new_ones_do():
    old = {name: value for name, value in as_data(CHARTER).items() if name != "two_proofs_from"}
    assert not of_data(old).asks_for_two_proofs(1000)
    for kind in Kind:
        titles = {key: key.title() for key, *_ in OFFICES[kind]}
        begun = charter_for(kind, titles, "")
        assert 0 < begun.two_proofs_from <= 20
        assert not begun.asks_for_two_proofs(1), "a founder alone begins without"


def test_the_form_of_a_charter_keeps_it_and_its_history_tells(here, ada):
    group = group_of(ada, name="Alone", charter=CHARTER, now=NOW)
    page = here.get(reverse("groups:change_charter", args=[group.ident])).content.decode()
    assert 'name="two_proofs_from"' in page
    assert isinstance(charter_of(group), Charter)
    assert charter_of(group).two_proofs_from == 0
