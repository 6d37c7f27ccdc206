"""Passkeys, with an authenticator of software."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from frombelow.hall.accounts import webauthn
from frombelow.hall.accounts.models import Account, Session
from frombelow.hall.accounts.sessions import SessionStore
from frombelow.hall.accounts.tests.world import Passkey, account, add, browser, is_in, sign_in, sign_in_with
from frombelow.hall.kit.models import Entry

pytestmark = pytest.mark.django_db
DOES_NOT_OPEN = "does not open anything here"


@pytest.fixture
def ada() -> Account:
    return account()


@pytest.fixture
def here(ada):
    one = browser()
    sign_in(one)
    return one


@pytest.fixture
def passkey(here) -> Passkey:
    one = Passkey()
    assert add(here, one, name="my phone").json() == {"next": "/account/passkeys/"}
    return one


def refusal(response) -> str:
    assert response.status_code == 409
    return response.json()["refusal"]


def test_signing_up_with_a_passkey_and_nothing_else():
    one, key = browser(), Passkey()
    options = one.post("/sign-up/passkey/ask/", {"sign_in_name": "Bea", "shown_name": "Bea C."}).json()
    asked = options["publicKey"]
    assert asked["authenticatorSelection"]["residentKey"] == "required"
    assert asked["authenticatorSelection"]["userVerification"] == "required"
    answer = one.post("/sign-up/passkey/", {"answer": key.makes(options), "next": "/map/"})
    assert answer.json() == {"next": "/map/"}
    assert is_in(one)
    bea = Account.objects.get()
    assert (bea.sign_in_name, bea.shown_name, bea.has_usable_password()) == ("bea", "Bea C.", False)
    assert sign_in_with(browser(), key).status_code == 200


def test_a_name_that_is_taken_is_told_before_a_passkey_is_made(ada):
    answer = browser().post("/sign-up/passkey/ask/", {"sign_in_name": "ada", "shown_name": "Another"})
    assert "signs in with this name already" in refusal(answer)


def test_signing_in_says_no_name(passkey):
    one = browser()
    options = one.post("/sign-in/passkey/ask/").json()["publicKey"]
    assert not options.get("allowCredentials")
    assert options["userVerification"] == "required"
    assert sign_in_with(one, passkey, next="/openings/", is_own="on").json() == {"next": "/openings/"}
    assert is_in(one)
    assert int(one.cookies["session"]["max-age"]) == 30 * 86_400


def test_its_name_and_last_use_are_shown(here, passkey, ada):
    sign_in_with(browser(), passkey)
    page = here.get("/account/passkeys/").content.decode()
    assert "my phone" in page
    assert "last used" in page


def test_a_passkey_that_does_not_ask_its_owner_opens_nothing(here):
    assert DOES_NOT_OPEN in refusal(add(here, Passkey(asks_its_owner=False)))


def test_one_that_stops_asking_opens_nothing(passkey):
    passkey.flags = 1
    assert DOES_NOT_OPEN in refusal(sign_in_with(browser(), passkey))


def test_an_answer_serves_once_and_only_in_its_browser(passkey):
    one, other = browser(), browser()
    answer = passkey.signs(one.post("/sign-in/passkey/ask/").json())
    other.post("/sign-in/passkey/ask/")
    assert DOES_NOT_OPEN in refusal(other.post("/sign-in/passkey/", {"answer": answer}))
    assert one.post("/sign-in/passkey/", {"answer": answer}).status_code == 200
    one.post("/sign-out/")
    assert "took too long" in refusal(one.post("/sign-in/passkey/", {"answer": answer}))


def test_an_answer_comes_within_five_minutes(passkey):
    one = browser()
    answer = passkey.signs(one.post("/sign-in/passkey/ask/").json())
    row = Session.objects.get(account=None)
    data = row.get_decoded()
    data["question"]["at"] = (timezone.now() - timedelta(minutes=6)).isoformat()
    row.session_data = SessionStore().encode(data)
    row.save()
    assert "took too long" in refusal(one.post("/sign-in/passkey/", {"answer": answer}))


@pytest.mark.parametrize(
    "origin", ["http://elsewhere.example", "http://localhost:8001", "https://localhost", "http://evil.localhost"]
)
def test_an_answer_given_to_another_page_opens_nothing(passkey, origin):
    one = browser()
    answer = passkey.signs(one.post("/sign-in/passkey/ask/").json(), origin)
    assert DOES_NOT_OPEN in refusal(one.post("/sign-in/passkey/", {"answer": answer}))


def test_a_stranger_key_opens_nothing(passkey):
    assert DOES_NOT_OPEN in refusal(sign_in_with(browser(), Passkey()))
    copy = Passkey()
    copy.credential_id = passkey.credential_id
    assert DOES_NOT_OPEN in refusal(sign_in_with(browser(), copy))


def test_a_copy_that_counts_behind_opens_nothing(passkey):
    sign_in_with(browser(), passkey)
    passkey.count -= 1
    assert "counts backwards" in refusal(sign_in_with(browser(), passkey))


def test_a_key_that_never_counts_goes_on(here):
    still = Passkey()
    still.count = -1
    add(here, still)
    for _ in range(2):
        still.count = -1
        assert sign_in_with(browser(), still).status_code == 200


@pytest.mark.parametrize(
    "answer",
    ["", "x", "[]", "{}", "null", '{"rawId": "a"}', '{"id":"YQ","rawId":"YQ","response":{}}', "\0", "9" * 5000],
)
def test_nonsense_is_refused(passkey, answer):
    for ask, way in (("/sign-in/passkey/ask/", "/sign-in/passkey/"),):
        one = browser()
        one.post(ask)
        assert DOES_NOT_OPEN in refusal(one.post(way, {"answer": answer}))


def test_nonsense_makes_no_passkey(here, ada):
    here.post("/account/passkeys/ask/")
    assert DOES_NOT_OPEN in refusal(here.post("/account/passkeys/answer/", {"answer": json.dumps({"id": "x"})}))
    assert not ada.passkeys.exists()


def test_a_question_for_one_thing_is_no_answer_to_another(here, passkey):
    options = here.post("/account/prove/passkey/ask/").json()
    assert "took too long" in refusal(here.post("/sign-in/passkey/", {"answer": passkey.signs(options)}))


def test_proving_takes_ones_own_passkey_only(here, passkey, ada):
    account("eve")
    eve, key = browser(), Passkey()
    sign_in(eve, "eve")
    add(eve, key)
    options = here.post("/account/prove/passkey/ask/").json()
    assert [one["id"] for one in options["publicKey"]["allowCredentials"]]
    assert DOES_NOT_OPEN in refusal(here.post("/account/prove/passkey/", {"answer": key.signs(options)}))
    options = here.post("/account/prove/passkey/ask/").json()
    answer = here.post("/account/prove/passkey/", {"answer": passkey.signs(options), "next": "/account/codes/"})
    assert answer.json() == {"next": "/account/codes/"}


def test_the_same_is_not_added_twice(here, passkey, ada):
    options = here.post("/account/passkeys/ask/").json()
    assert len(options["publicKey"]["excludeCredentials"]) == 1
    assert "in use already" in refusal(here.post("/account/passkeys/answer/", {"answer": passkey.makes(options)}))


def test_the_last_way_in_is_not_removed():
    one, key = browser(), Passkey()
    options = one.post("/sign-up/passkey/ask/", {"sign_in_name": "bea", "shown_name": "Bea"}).json()
    one.post("/sign-up/passkey/", {"answer": key.makes(options)})
    ident = Account.objects.get().passkeys.get().ident
    answer = one.post(f"/account/passkeys/{ident}/remove/")
    assert answer.status_code == 409
    assert "only way into your account" in answer.content.decode()
    add(one, Passkey())
    assert one.post(f"/account/passkeys/{ident}/remove/").status_code == 302
    assert DOES_NOT_OPEN in refusal(sign_in_with(browser(), key))


def test_nobody_renames_or_removes_anothers(here, passkey, ada):
    account("eve")
    eve = browser()
    sign_in(eve, "eve")
    ident = ada.passkeys.get().ident
    eve.post(f"/account/passkeys/{ident}/name/", {"name": "mine now"})
    eve.post(f"/account/passkeys/{ident}/remove/")
    assert ada.passkeys.get().name == "my phone"
    here.post(f"/account/passkeys/{ident}/name/", {"name": "  old   phone "})
    assert ada.passkeys.get().name == "old phone"


def test_the_journal_tells_that_ways_in_changed_and_no_more(here, passkey, ada):
    sign_in_with(browser(), passkey)
    here.post(f"/account/passkeys/{ada.passkeys.get().ident}/remove/")
    entries = Entry.objects.filter(chain="hall")
    assert [entry.deed for entry in entries] == ["accounts.sign_up", "accounts.add_passkey", "accounts.remove_passkey"]
    assert {(entry.by, entry.about, str(entry.facts)) for entry in entries} == {
        (ada.ident, f"account:{ada.ident}", "{}")
    }


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("hall.example.org", "hall.example.org"),
        ("localhost:8000", "localhost"),
        ("[::1]:8000", "[::1]"),
        ("[::1]", "[::1]"),
    ],
)
def test_a_passkey_belongs_to_the_name_of_the_hall(rf, settings, host, name):
    settings.ALLOWED_HOSTS = ["*"]
    site = webauthn.site_of(rf.get("/", headers={"host": host}))
    assert (site.name, site.origin) == (name, f"http://{host}")
