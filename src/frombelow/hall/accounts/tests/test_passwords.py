"""Passwords are taken as they were typed, kept as Argon2id, and stay good; nobody is in a new hall."""

from datetime import timedelta

import pytest
from django.utils import timezone

from frombelow.hall.accounts.hashers import SmallServer
from frombelow.hall.accounts.models import Account
from frombelow.hall.accounts.tests.world import PASSWORD, account, browser, is_in, sign_in

pytestmark = pytest.mark.django_db
EXACT = "  Winter Láterne Brot " + "é" * 60


def test_a_new_hall_holds_no_account():
    assert not Account.objects.exists()


def test_a_password_is_taken_as_it_was_typed_however_long():
    account(password=EXACT)
    for other in (EXACT.strip(), EXACT.lower(), EXACT[:64]):
        one = browser()
        sign_in(one, password=other)
        assert not is_in(one), other
    right = browser()
    sign_in(right, password=EXACT)
    assert is_in(right)


def test_a_password_stays_good():
    account(now=timezone.now() - timedelta(days=2000))
    one = browser()
    sign_in(one)
    assert is_in(one)


def test_what_is_kept_is_argon2id_with_the_halls_own_numbers():
    assert SmallServer().encode(PASSWORD, "salt-of-sixteen-l").startswith("argon2$argon2id$v=19$m=47104,t=2,p=1$")


def test_whoever_proves_who_they_are_gets_a_new_session():
    account()
    one = browser()
    sign_in(one)
    before = one.cookies["session"].value
    one.post("/account/prove/", {"password": PASSWORD})
    after = one.cookies["session"].value
    assert after != before
    thief = browser()
    thief.cookies["session"] = before
    assert is_in(one)
    assert not is_in(thief)
