"""Limits as laws: guesses do not get far, and a stranger's guesses keep nobody out (battery B18)."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from statistics import median
from time import perf_counter

import pyotp
import pytest
from django.contrib.auth import hashers
from django.utils import timezone

from frombelow.hall.accounts.actions import authenticators, codes, limits, passwords, signing_in
from frombelow.hall.accounts.devices import COOKIE
from frombelow.hall.accounts.models import Account, Session, Spent
from frombelow.hall.accounts.rules.limits import (
    HOUR,
    OTHER_DEVICES,
    OWN_DEVICE,
    SECOND_OTHER_DEVICES,
    SECOND_OWN_DEVICE,
    SIGN_UPS,
    WHOLE_HALL,
    Budget,
    TooMany,
    too_many_elsewhere,
)
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
from frombelow.hall.kit.refusals import Refused
from frombelow.hall.kit.turns import Turns

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 26, 18, 20, tzinfo=UTC)
GUESSES = 10_000


@pytest.fixture
def ada() -> Account:
    return account()


@pytest.fixture
def hashed(monkeypatch) -> list[str]:
    """Every password that reaches the hasher."""
    reached: list[str] = []
    compare = passwords.is_right
    monkeypatch.setattr(passwords, "is_right", lambda password, who: reached.append(password) or compare(password, who))
    return reached


def guess(name: str, password: str, now: datetime = NOW, mark: str = "") -> bool:
    try:
        signing_in.by_password(name=name, password=password, mark=mark, now=now)
    except Refused:
        return False
    return True


def test_of_ten_thousand_guesses_at_one_account_ten_reach_the_hasher(ada, hashed):
    for number in range(GUESSES):
        assert not guess("ada", f"guess {number}")
    assert len(hashed) == OTHER_DEVICES.most
    assert Spent.objects.count() == 3, "of the account, of the hall, and of the sign-ups: a flood leaves no rows"


def test_of_ten_thousand_guesses_at_a_hundred_accounts_the_halls_budget_reaches_the_hasher(hashed):
    names = [f"member{number}" for number in range(100)]
    for number in range(GUESSES):
        guess(names[number % len(names)], f"guess {number}")
    assert len(hashed) == min(len(names) * OTHER_DEVICES.most, WHOLE_HALL.most)


def test_the_right_password_does_not_get_through_once_the_tries_are_used_up(ada):
    for number in range(OTHER_DEVICES.most):
        guess("ada", f"guess {number}")
    assert not guess("ada", PASSWORD)
    assert guess("ada", PASSWORD, NOW + HOUR), "and does in the next window"


def test_whoever_signs_in_rightly_uses_up_nothing(ada):
    for _ in range(3 * OTHER_DEVICES.most):
        assert guess("ada", PASSWORD)
    before = Spent.objects.filter(count__gt=0).count()
    assert before == 1, "that of the sign-up"


def test_a_strangers_guesses_keep_the_owner_out_nowhere(ada):
    """A thousand guesses from browsers without a mark; then the owner, each way."""
    known, passkey = browser(), Passkey()
    sign_in(known)
    add(known, passkey)
    recovery = codes.make_recovery_codes(account=ada, now=timezone.now())
    known.post("/sign-out/")
    mark = known.cookies[COOKIE].value if known.cookies[COOKIE].value else ""
    for number in range(GUESSES // 10):
        guess("ada", f"guess {number}", timezone.now())
    stranger = browser()
    answer = sign_in(stranger)
    assert "perhaps not you" in said(answer)
    assert not is_in(stranger)
    assert mark, "the test's browser keeps its mark: the header clears it in real ones"
    assert sign_in(known).status_code == 302
    assert is_in(known)
    assert "next" in sign_in_with(browser(), passkey).json()
    paper = browser()
    paper.post("/sign-in/code/", {"sign_in_name": "ada", "code": recovery[0]})
    assert is_in(paper)


def test_guesses_on_a_known_device_use_up_its_own_tries_only(ada):
    known = browser()
    sign_in(known)
    mark = known.cookies[COOKIE].value
    for number in range(GUESSES // 10):
        guess("ada", f"guess {number}", mark=mark)
    assert not guess("ada", PASSWORD, mark=mark)
    assert guess("ada", PASSWORD)


@pytest.mark.parametrize("mark", ["", "x", "x.y", ".", "x." + "0" * 64])
def test_a_mark_that_this_hall_did_not_write_is_none(ada, mark, hashed):
    for number in range(3 * OTHER_DEVICES.most):
        guess("ada", f"guess {number}", mark=f"{mark}{number}" if mark else "")
    assert len(hashed) == OTHER_DEVICES.most


def test_the_mark_of_one_account_is_none_for_another(ada, hashed):
    account("eve")
    eve = browser()
    sign_in(eve, "eve")
    hashed.clear()
    for number in range(OWN_DEVICE.most + OTHER_DEVICES.most):
        guess("ada", f"guess {number}", mark=eve.cookies[COOKIE].value)
    assert len(hashed) == OTHER_DEVICES.most


def test_the_mark_says_nothing_about_whose_it_is(ada):
    one = browser()
    sign_in(one)
    assert ada.ident not in one.cookies[COOKIE].value
    assert "ada" not in one.cookies[COOKIE].value.lower().split(".")[1]
    assert one.cookies[COOKIE]["httponly"]


def test_the_table_does_not_tell_which_names_were_tried():
    guess("my secret typed into the wrong field", "x")
    told = str(list(Spent.objects.values()))
    assert "secret" not in told
    assert all(len(what) == 64 for what in Spent.objects.values_list("what", flat=True))


def test_known_and_unknown_names_get_the_same_words_and_the_same_headers(ada):
    answers = [sign_in(browser(), name, "wrong password") for name in ("ada", "nobody")]
    assert said(answers[0]) == said(answers[1])
    assert answers[0].status_code == answers[1].status_code == 422
    assert set(answers[0].headers) == set(answers[1].headers)
    assert set(answers[0].cookies) == set(answers[1].cookies) == {"csrftoken"}


def test_every_guess_costs_one_hash_whether_the_name_is_known_or_not(ada, monkeypatch):
    made: list[str] = []
    hasher = hashers.get_hasher("default")
    monkeypatch.setattr(type(hasher), "encode", lambda self, *a: made.append("encode") or "argon2$argon2id$x")
    monkeypatch.setattr(type(hasher), "verify", lambda self, *a: made.append("verify") or False)
    monkeypatch.setattr(type(hasher), "must_update", lambda self, encoded: False)
    Account.objects.create(
        sign_in_name="bea", shown_name="Bea", joined_on=timezone.localdate(NOW), password=hashers.make_password(None)
    )
    for name in ("ada", "bea", "nobody"):
        made.clear()
        guess(name, "wrong password")
        assert len(made) == 1, name


def test_at_most_two_are_hashed_at_once_and_who_waits_in_vain_is_told(monkeypatch):
    monkeypatch.setattr(passwords, "TURNS", Turns(2, passwords.TURNS.busy))
    monkeypatch.setattr(passwords, "WAIT_SECONDS", 0.05)
    inside, go, most = [], threading.Event(), []

    def slow(password, encoded):
        inside.append(1)
        most.append(len(inside))
        go.wait(2)
        inside.pop()
        return False

    monkeypatch.setattr(hashers, "check_password", slow)
    refused: list[str] = []

    def attempt():
        try:
            passwords.is_right("x", None)
        except Refused as refusal:
            refused.append(str(refusal))

    threads = [threading.Thread(target=attempt) for _ in range(6)]
    for thread in threads:
        thread.start()
    until = perf_counter() + 2
    while len(refused) < 4 and perf_counter() < until:
        pass
    go.set()
    for thread in threads:
        thread.join()
    assert max(most) == 2
    assert refused == ["Many people are signing in at this moment. Try again in a few seconds."] * 4


def test_tries_are_taken_all_or_none():
    small, large = Budget("small", 1, HOUR), Budget("large", 5, HOUR)
    tries = limits.Tries([(large, ""), (small, "")], too_many_elsewhere)
    limits.take(tries, NOW)
    for _ in range(9):
        with pytest.raises(TooMany, match="Try again after"):
            limits.take(tries, NOW)
    assert sorted(Spent.objects.values_list("count", flat=True)) == [1, 1]


def test_digits_have_tries_of_their_own_and_known_devices_too(ada):
    seed = authenticators.new_seed()
    authenticators.set_up(account=ada, seed=seed, typed=pyotp.TOTP(seed).at(NOW), now=NOW)
    wrong = next(
        f"{n:06}" for n in range(10) if authenticators.step_of(seed, f"{n:06}", NOW + timedelta(minutes=5)) is None
    )

    def tries(device: str) -> int:
        count = 0
        while count < 100:
            try:
                authenticators.check(account=ada, typed=wrong, device=device, now=NOW + timedelta(minutes=5))
            except TooMany:
                return count
            except Refused:
                count += 1
        return count

    assert tries("") == SECOND_OTHER_DEVICES.most
    assert tries("known") == SECOND_OWN_DEVICE.most
    right = pyotp.TOTP(seed).at(NOW + timedelta(minutes=5))
    authenticators.check(account=ada, typed=right, device="another", now=NOW + timedelta(minutes=5))


def test_new_accounts_of_strangers_do_not_use_up_those_of_the_invited():
    for _ in range(SIGN_UPS.most):
        limits.take(limits.Tries([(SIGN_UPS, "")], too_many_elsewhere), timezone.now())
    form = {"sign_in_name": "zoe", "shown_name": "Zoe", "password": PASSWORD}
    assert "Too many accounts" in said(browser().post("/sign-up/", form))
    invited = browser()
    invited.post("/sign-in/passkey/ask/")  # gives it a session
    row = Session.objects.get()
    row.session_data = row.get_session_store_class()().encode(row.get_decoded() | {"invited": True})
    row.save()
    assert invited.post("/sign-up/", form).status_code == 302


def test_what_has_ended_is_forgotten_at_the_next_sign_in(ada):
    guess("nobody", "x", timezone.now() - timedelta(hours=3))
    Session.objects.create(session_key="0" * 64, session_data="", expire_date=timezone.now() - timedelta(days=1))
    codes.hand_over(account=ada, by=account("officer"), opens="", now=timezone.now() - timedelta(days=2))
    Account.objects.update(narrow_to=["somegroup"], narrow_since=timezone.now() - timedelta(days=7))
    sign_in(browser())
    ada.refresh_from_db()
    assert (ada.narrow_to, ada.narrow_since) == ([], None)
    assert not Spent.objects.filter(ends_at__lte=timezone.now()).exists()
    assert not Session.objects.filter(expire_date__lte=timezone.now()).exists()
    assert not ada.codes.exists()


def test_forgetting_happens_once_an_hour(ada, django_assert_num_queries):
    signing_in.forget_what_has_ended(NOW)
    with django_assert_num_queries(1):
        signing_in.forget_what_has_ended(NOW)


def test_a_flood_that_is_refused_costs_little(ada):
    """Not a clock in a test but an order of magnitude: what is refused never hashes, so it takes a few milliseconds."""
    for number in range(OTHER_DEVICES.most):
        guess("ada", f"guess {number}")
    times = []
    for number in range(100):
        began = perf_counter()
        guess("ada", f"guess {number}")
        times.append(perf_counter() - began)
    assert median(times) < 0.1
