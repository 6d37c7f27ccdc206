"""While the hall can only be read: signing in and out goes on, and ending what is open elsewhere; ways in stay as they are, and no code is used up."""

from __future__ import annotations

import pyotp
import pytest
from django.utils import timezone

from frombelow.hall.accounts.actions import authenticators, codes
from frombelow.hall.accounts.models import Account, Authenticator, Notice, OneTimeCode
from frombelow.hall.accounts.sessions import IDENT
from frombelow.hall.accounts.tests.world import (
    PASSWORD,
    Passkey,
    account,
    add,
    browser,
    is_in,
    said,
    sign_in,
    sign_in_with,
)
from frombelow.hall.kit import readonly

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> Account:
    return account()


@pytest.fixture
def here(ada):
    one = browser()
    sign_in(one)
    return one


@pytest.fixture
def stop(settings, tmp_path):
    settings.VAR = tmp_path
    return lambda: readonly.begin(why=readonly.Why.TROUBLE, until=None, now=timezone.now())


def test_in_by_a_password_and_out_and_the_owner_is_told(here, stop):
    stop()
    one = browser()
    assert sign_in(one, password="another one").status_code == 422
    assert sign_in(one).status_code == 302
    assert is_in(one)
    assert Notice.objects.filter(kind=Notice.NEW_DEVICE).count() == 2
    assert one.post("/sign-out/").status_code == 302
    assert not is_in(one)


def test_guesses_are_counted_as_ever(ada, stop):
    stop()
    for _ in range(10):
        sign_in(browser(), password="a guess")
    assert "tried too often" in said(sign_in(browser(), password="a guess"))


def test_in_by_digits(ada, stop):
    seed, now = authenticators.new_seed(), timezone.now()
    authenticators.set_up(account=ada, seed=seed, typed=pyotp.TOTP(seed).at(now), now=now)
    Authenticator.objects.update(last_step=0)
    stop()
    one = browser()
    assert sign_in(one).url == "/sign-in/digits/"
    assert one.post("/sign-in/digits/", {"digits": pyotp.TOTP(seed).now()}).status_code == 302
    assert is_in(one)


def test_in_by_a_passkey_and_no_new_one(here, stop):
    passkey = Passkey()
    add(here, passkey)
    stop()
    one = browser()
    assert sign_in_with(one, passkey).status_code == 200
    assert is_in(one)
    asked = here.post("/account/passkeys/ask/", headers={"accept": "application/json"})
    assert (asked.status_code, "can only be read" in asked.json()["refusal"]) == (503, True)


def test_a_phone_that_was_taken_is_signed_out(here, stop):
    phone = browser()
    sign_in(phone)
    stop()
    assert here.post("/account/devices/end-others/").status_code == 302
    assert (is_in(phone), is_in(here)) == (False, True)
    sign_in(phone)
    ident = phone.session[IDENT]
    assert here.post(f"/account/devices/{ident}/end/").status_code == 302
    assert (is_in(phone), is_in(here)) == (False, True)


def test_who_one_is_can_be_proved(here, stop):
    stop()
    assert here.post("/account/prove/", {"password": PASSWORD, "next": "/account/"}).status_code == 302


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("/account/password/", {"old": PASSWORD, "password": "another lantern bread"}),
        ("/account/authenticator/remove/", {}),
        ("/account/codes/", {}),
        ("/account/codes/stop/", {}),
        ("/account/delete/", {"password": PASSWORD}),
        ("/account/", {"shown_name": "Eve"}),
    ],
)
def test_ways_in_stay_as_they_are(here, ada, stop, path, data):
    stop()
    assert here.post(path, data).status_code == 503
    now = Account.objects.get()
    assert (now.shown_name, now.password) == (ada.shown_name, ada.password)


def test_a_code_is_not_used_up_and_nobody_signs_up(ada, stop):
    paper = codes.make_recovery_codes(account=ada, now=timezone.now())
    stop()
    answer = browser().post("/sign-in/code/", {"sign_in_name": "ada", "code": paper[0]})
    assert answer.status_code == 503
    assert paper[0] not in answer.content.decode()
    assert OneTimeCode.objects.count() == len(paper)
    assert browser().post("/sign-up/", {"sign_in_name": "eve", "password": PASSWORD}).status_code == 503
    assert Account.objects.count() == 1
