"""Where sessions are kept, and how they end."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.core.management import CommandError, call_command
from django.utils import timezone

from frombelow.hall.accounts import sessions
from frombelow.hall.accounts.actions import passwords
from frombelow.hall.accounts.models import Account, Session
from frombelow.hall.accounts.sessions import SessionStore
from frombelow.hall.accounts.tests.world import PASSWORD, account, browser, is_in, sign_in
from frombelow.hall.kit import ids, journal
from frombelow.hall.kit.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> Account:
    return account()


def signed_in(**more):
    one = browser()
    sign_in(one, **more)
    return one


def cookie(one) -> str:
    return one.cookies["session"].value


def age(one, by: timedelta) -> None:
    """Let time pass for a session: everything in its row moves into the past."""
    row = Session.objects.get(session_key=ids.fingerprint(cookie(one)))
    data = row.get_decoded()
    signed_in_at = timezone.datetime.fromisoformat(data["signed_in_at"]) - by
    data["signed_in_at"] = signed_in_at.isoformat()
    row.session_data = SessionStore().encode(data)
    row.seen_at, row.expire_date = row.seen_at - by, row.expire_date - by
    row.save()


def test_the_table_opens_no_session(ada):
    one = signed_in()
    row = Session.objects.get(account=ada)
    assert row.session_key == ids.fingerprint(cookie(one))
    assert cookie(one) not in (row.session_key, row.session_data)
    thief = browser()
    thief.cookies["session"] = row.session_key
    assert not is_in(thief)


def test_a_session_keeps_neither_address_nor_browser(ada):
    one = browser(HTTP_USER_AGENT="Firefox/999 (Ada's)", REMOTE_ADDR="203.0.113.7")
    sign_in(one)
    row = Session.objects.get(account=ada)
    told = str(row.get_decoded()) + str([getattr(row, field.name) for field in Session._meta.fields])
    assert "Firefox" not in told
    assert "203.0.113" not in told
    assert row.device == "computer"


def test_signing_in_gives_a_new_key(ada):
    one = browser()
    one.post("/sign-in/passkey/ask/")  # a session before signing in
    before = cookie(one)
    sign_in(one)
    assert cookie(one) != before
    assert not Session.objects.filter(session_key=ids.fingerprint(before)).exists()
    assert is_in(one)


def test_a_new_key_keeps_what_was_in_the_session(ada):
    store = SessionStore()
    store["x"] = 1
    store.save()
    store.cycle_key()
    store.save()
    assert SessionStore(store.session_key)["x"] == 1
    assert Session.objects.count() == 1


def test_a_session_ends_after_twenty_idle_minutes_on_a_device_of_others(ada):
    one = signed_in()
    age(one, timedelta(minutes=19))
    assert is_in(one)
    age(one, timedelta(minutes=21))
    assert not is_in(one)


def test_it_ends_after_twelve_hours_however_busy(ada):
    one = signed_in()
    for _ in range(47):
        age(one, timedelta(minutes=15))
        assert is_in(one)
    age(one, timedelta(minutes=16))
    assert not is_in(one)


def test_it_lasts_a_day_idle_and_thirty_days_on_ones_own(ada):
    one = signed_in(is_own="on")
    assert int(one.cookies["session"]["max-age"]) == 30 * 86_400
    for _ in range(31):
        age(one, timedelta(hours=23))
        assert is_in(one)
    age(one, timedelta(hours=8))
    assert not is_in(one)


def test_the_cookie_of_a_device_of_others_goes_with_the_browser(ada):
    one = signed_in()
    assert one.cookies["session"]["max-age"] == ""
    assert one.cookies["session"]["httponly"]
    assert one.cookies["session"]["samesite"] == "Lax"


def test_a_page_a_minute_writes_once(ada, django_assert_num_queries):
    one = signed_in()
    one.get("/account/kept.json")
    with django_assert_num_queries(1):  # the session
        SessionStore(cookie(one)).get("x")
    store = SessionStore(cookie(one))
    store.get("x")
    with django_assert_num_queries(0):
        sessions.renew(store, timezone.now())
    with django_assert_num_queries(1):
        sessions.renew(store, timezone.now() + timedelta(minutes=2))


def test_what_was_ended_elsewhere_stays_ended(ada):
    one = signed_in()
    store = SessionStore(cookie(one))
    store["x"] = 1  # a page that was being drawn
    Session.objects.all().delete()
    with pytest.raises(UpdateError):
        store.save()
    assert not Session.objects.exists()
    assert not is_in(one)


def test_all_others_end_at_once(ada):
    here, there = signed_in(), signed_in()
    here.post("/account/devices/end-others/")
    assert is_in(here)
    assert not is_in(there)


def test_one_is_ended_by_its_owner_only(ada):
    account("eve")
    here, there, eve = signed_in(), signed_in(), browser()
    sign_in(eve, "eve")
    ident = Session.objects.get(session_key=ids.fingerprint(cookie(there))).ident
    eve.post(f"/account/devices/{ident}/end/")
    assert is_in(there)
    here.post(f"/account/devices/{ident}/end/")
    assert not is_in(there)


def test_a_new_password_ends_the_others_and_not_this_one(ada):
    here, there = signed_in(), signed_in()
    before = cookie(here)
    here.post("/account/password/", {"password": "seven copper rivers"})
    assert is_in(here)
    assert cookie(here) != before
    assert not is_in(there)
    assert Session.objects.filter(account=ada).count() == 1


def test_a_password_changed_by_other_means_ends_every_session(ada):
    one = signed_in()
    passwords.set_password(account=Account.objects.get(), password="seven copper rivers", now=timezone.now())
    assert not is_in(one)


def test_an_account_that_is_not_active_is_out(ada):
    one = signed_in()
    Account.objects.update(is_active=False)
    assert not is_in(one)
    assert "not right" in sign_in(browser(), password=PASSWORD).content.decode()


def test_signing_out_leaves_nothing(ada):
    one = signed_in()
    key = cookie(one)
    response = one.post("/sign-out/")
    assert response.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert not Session.objects.exists()
    one.cookies["session"] = key
    assert not is_in(one)


def test_on_ones_own_device_the_mark_stays(ada):
    assert signed_in(is_own="on").post("/sign-out/").headers["Clear-Site-Data"] == '"cache", "storage"'


def test_a_link_signs_nobody_out(ada):
    one = signed_in()
    assert one.get("/sign-out/").status_code == 405
    assert is_in(one)


def test_whoever_runs_the_hall_signs_somebody_out_or_everybody(ada, capsys):
    account("ben")
    one, two, ben = signed_in(), signed_in(), signed_in(name="ben")
    call_command("end_sessions", "Ada ")
    assert "Browsers signed out: 2." in capsys.readouterr().out
    assert [is_in(browser) for browser in (one, two, ben)] == [False, False, True]
    again = signed_in()
    assert is_in(again), "only the sessions end: the password is as it was"
    call_command("end_sessions", "--everybody")
    assert [is_in(browser) for browser in (again, ben)] == [False, False]
    told = Entry.objects.filter(chain=journal.HALL, deed="accounts.end_sessions").order_by("number")
    assert [(entry.about, entry.facts) for entry in told] == [
        (f"account:{ada.ident}", {"sessions": 2}),
        ("", {"sessions": 2}),
    ]


@pytest.mark.parametrize(
    ("words", "sentence"), [(["nobody-known"], "Nobody signs in"), ([" "], "Say whose"), ([], "required")]
)
def test_whose_sessions_end_must_be_said(ada, words, sentence):
    one = signed_in()
    with pytest.raises(CommandError, match=sentence):
        call_command("end_sessions", *words)
    assert is_in(one)
