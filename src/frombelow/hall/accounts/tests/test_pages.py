"""The pages of accounts, as people and strangers meet them."""

from __future__ import annotations

import logging
import re
from datetime import timedelta

import pyotp
import pytest
from django.test import Client
from django.utils import timezone

from frombelow.hall.accounts.actions import accounts, authenticators, codes
from frombelow.hall.accounts.models import Account, Authenticator, Notice, OneTimeCode, Session
from frombelow.hall.accounts.queries import narrow_of
from frombelow.hall.accounts.sessions import SessionStore
from frombelow.hall.accounts.tests.world import HOST, PASSWORD, account, browser, is_in, said, sign_in
from frombelow.hall.groups.models import Membership
from frombelow.hall.groups.tests.world import group_of
from frombelow.hall.kit import journal
from frombelow.hall.kit.refusals import Refused

pytestmark = pytest.mark.django_db
OWN_PAGES = ["/account/", "/account/prove/", "/account/kept.json"]
FRESH_PAGES = [
    "/account/password/",
    "/account/passkeys/",
    "/account/authenticator/",
    "/account/codes/",
    "/account/delete/",
]
FORM = {"sign_in_name": "ada", "shown_name": "Ada Byron", "password": PASSWORD}


@pytest.fixture
def ada() -> Account:
    return account()


@pytest.fixture
def here(ada):
    one = browser()
    sign_in(one)
    return one


def stale(one) -> None:
    """Eleven minutes pass since the last proof."""
    row = Session.objects.get(ident=SessionStore(one.cookies["session"].value)["ident"])
    data = row.get_decoded() | {"proved_at": (timezone.now() - timedelta(minutes=11)).isoformat()}
    row.session_data = SessionStore().encode(data)
    row.save()


# ---- signing up


def test_signing_up_takes_two_names_and_a_password():
    one = browser(HTTP_ACCEPT_LANGUAGE="es")
    assert one.post("/sign-up/", FORM | {"next": "/map/"}).headers["Location"] == "/map/"
    new = Account.objects.get()
    assert (new.sign_in_name, new.shown_name, new.language) == ("ada", "Ada Byron", "es")
    assert new.password.startswith("argon2$argon2id$")
    assert is_in(one)
    assert not Notice.objects.exists(), "one's first browser is no news"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"sign_in_name": "ad"}, "3 to 30 letters"),
        ({"sign_in_name": "ada@example.org"}, "not an e-mail address"),
        ({"password": "password123"}, "lists"),
        ({"password": "ada byron 1"}, "made of your name"),
        ({"shown_name": " ‮ "}, "Write the name that others see"),
        ({"shown_name": "x" * 81}, "at most 80"),
        ({"password": ""}, "required"),
        ({"password": "x" * 2000}, "at most"),
    ],
)
def test_what_is_wrong_with_a_new_account_is_said(change, words):
    answer = browser().post("/sign-up/", FORM | change)
    assert answer.status_code == 422
    assert words in said(answer)
    assert not Account.objects.exists()


def test_everything_that_is_wrong_is_said_at_once_and_at_its_field():
    page = browser().post("/sign-up/", {"sign_in_name": "a@b", "shown_name": "", "password": "short"}).content.decode()
    for field, words in {"sign_in_name": "e-mail", "shown_name": "required", "password": "at least 10"}.items():
        assert re.search(rf'id="id_{field}-error">[^<]*{words}', page), field


def test_a_name_is_taken_however_it_is_written(ada):
    assert "signs in with this name already" in said(browser().post("/sign-up/", FORM | {"sign_in_name": " ADA "}))


def test_a_hall_by_invitation_takes_nobody_else(settings):
    settings.SIGN_UP = "invited"
    stranger = browser()
    assert "by invitation" in stranger.get("/sign-up/").content.decode()
    stranger.post("/sign-up/", FORM)
    assert stranger.post("/sign-up/passkey/ask/", FORM).status_code == 409
    assert not Account.objects.exists()


# ---- signing in


@pytest.mark.parametrize(
    ("then", "where"),
    [
        ("/map/?x=1", "/map/?x=1"),
        ("https://elsewhere.example/", "/account/"),
        ("//elsewhere.example", "/account/"),
        ("javascript:alert(1)", "/account/"),
        ("http://localhost/map/", "http://localhost/map/"),
        ("accounts:two", "/account/"),
        ("' OR 1=1 --", "/account/"),
        ("", "/account/"),
    ],
)
def test_signing_in_leads_on_within_the_hall(ada, settings, then, where):
    settings.LOGIN_REDIRECT_URL = "accounts:account"
    one = browser()
    assert sign_in(one, next=then).headers["Location"] == where
    assert one.get("/sign-in/", {"next": then}).headers["Location"] == where, "who is in already"


def test_a_page_that_needs_a_sign_in_is_there_afterwards(ada):
    one = browser()
    first = one.get("/account/?x=1")
    assert first.headers["Location"] == "/sign-in/?next=%2Faccount%2F%3Fx%3D1"
    assert 'name="next" value="/account/?x=1"' in one.get(first.headers["Location"]).content.decode()


def test_digits_are_asked_for_after_the_password(ada):
    now, seed = timezone.now(), authenticators.new_seed()
    authenticators.set_up(account=ada, seed=seed, typed=pyotp.TOTP(seed).at(now), now=now)
    Authenticator.objects.update(last_step=0)
    one = browser()
    assert sign_in(one, next="/map/", is_own="on").headers["Location"] == "/sign-in/digits/"
    assert not is_in(one), "half-way in is not in"
    assert one.post("/sign-in/digits/", {"digits": "000000"}).status_code == 422
    code = pyotp.TOTP(seed).now()
    assert one.post("/sign-in/digits/", {"digits": f"{code[:3]} {code[3:]}"}).headers["Location"] == "/map/"
    assert is_in(one)
    assert int(one.cookies["session"]["max-age"]) == 30 * 86_400
    again = browser()
    sign_in(again)
    assert "used already" in said(again.post("/sign-in/digits/", {"digits": code}))


def test_digits_without_the_password_are_nothing(ada):
    assert browser().get("/sign-in/digits/").headers["Location"] == "/sign-in/"
    assert browser().post("/sign-in/digits/", {"digits": "123456"}).headers["Location"] == "/sign-in/"


def test_the_seed_is_sealed_for_its_account(ada):
    seed = authenticators.new_seed()
    sealed = authenticators.sealed_seed(seed, ada)
    assert seed not in sealed
    assert authenticators.unsealed_seed(sealed, ada) == seed
    with pytest.raises(Refused, match="cannot read"):
        authenticators.unsealed_seed(sealed, account("eve"))


@pytest.mark.parametrize(
    ("seconds", "right"), [(-59, True), (-30, True), (0, True), (30, True), (-120, False), (120, False)]
)
def test_digits_of_a_clock_that_is_half_a_minute_off_are_taken(seconds, right):
    seed, now = authenticators.new_seed(), timezone.now().replace(second=29)
    typed = pyotp.TOTP(seed).at(now + timedelta(seconds=seconds))
    assert (authenticators.step_of(seed, typed, now) is not None) == right


def test_a_recovery_code_opens_once_and_leads_to_the_ways_in(ada):
    paper = codes.make_recovery_codes(account=ada, now=timezone.now())
    assert len(set(paper)) == 10
    one = browser()
    answer = one.post("/sign-in/code/", {"sign_in_name": "ADA", "code": paper[3].upper().replace("-", " ")})
    assert answer.headers["Location"] == "/account/#ways"
    assert one.post("/account/password/", {"password": "seven copper rivers"}).status_code == 302
    assert "used already" in said(browser().post("/sign-in/code/", {"sign_in_name": "ada", "code": paper[3]}))
    assert ada.codes.count() == 9
    assert is_in(browser()) is False


def test_a_code_of_one_opens_nobody_elses_account(ada):
    account("eve")
    paper = codes.make_recovery_codes(account=ada, now=timezone.now())
    answers = [browser().post("/sign-in/code/", {"sign_in_name": name, "code": paper[0]}) for name in ("eve", "nobody")]
    assert [said(answer) for answer in answers] == [said(answers[0])] * 2
    assert ada.codes.count() == 10


def test_new_codes_end_the_old_ones_and_the_table_tells_neither(here, ada):
    old = codes.make_recovery_codes(account=ada, now=timezone.now())
    page = here.post("/account/codes/").content.decode()
    new = re.findall(r"<code>([a-z0-9-]+)</code>", page)
    assert len(new) == 10
    assert not set(old) & set(new)
    with pytest.raises(Refused):
        codes.use(name="ada", typed=old[0], now=timezone.now())
    rows = str(list(OneTimeCode.objects.values()))
    assert not any(code in rows for code in new)
    assert "codes" in here.get("/account/codes/").content.decode()
    assert not re.findall(r"<code>([a-z0-9-]+)</code>", here.get("/account/codes/").content.decode()), "shown once"


def test_a_code_handed_over_opens_within_a_day_and_the_owner_is_told(here, ada):
    officer, now = account("officer"), timezone.now()
    code = codes.hand_over(account=ada, by=officer, opens="", now=now)
    assert "Somebody was handed a code" in here.get("/account/").content.decode()
    with pytest.raises(Refused):
        codes.use(name="ada", typed=code, now=now + timedelta(hours=24))
    one = browser()
    assert one.post("/sign-in/code/", {"sign_in_name": "ada", "code": code}).status_code == 302
    assert is_in(one)
    deeds = [(entry.deed, entry.by) for entry in journal.Entry.objects.filter(about=f"account:{ada.ident}")]
    assert ("accounts.hand_over", officer.ident) in deeds
    assert ("accounts.use_handed_code", ada.ident) in deeds


def test_the_owner_can_stop_a_code_that_was_handed_over(here, ada):
    code = codes.hand_over(account=ada, by=account("officer"), opens="", now=timezone.now())
    here.post("/account/codes/stop/")
    with pytest.raises(Refused):
        codes.use(name="ada", typed=code, now=timezone.now())
    assert "Somebody was handed a code" not in here.get("/account/").content.decode()


def test_a_code_handed_over_ends_every_session_and_a_recovery_code_ends_none(here, ada):
    own = re.findall(r"<code>([a-z0-9-]+)</code>", here.post("/account/codes/").content.decode())
    codes.use(name="ada", typed=own[0], now=timezone.now())
    assert is_in(here)
    handed = codes.hand_over(account=ada, by=account("officer"), opens="somegroup", now=timezone.now())
    codes.use(name="ada", typed=handed, now=timezone.now())
    assert not is_in(here)


def test_an_account_is_narrow_for_seven_days_after_a_handed_code_only(ada):
    now = timezone.now()
    assert narrow_of(ada, now) is None
    officer = account("officer")
    for group in ("one", "two", "two"):
        code = codes.hand_over(account=ada, by=officer, opens=group, now=now)
        codes.use(name="ada", typed=code, now=now)
    ada.refresh_from_db()
    assert narrow_of(ada, now).to == ("one", "two")
    assert narrow_of(ada, now + timedelta(days=6, hours=23))
    assert narrow_of(ada, now + timedelta(days=7)) is None


def test_the_account_page_says_that_it_was_opened_so_until_then(ada):
    code = codes.hand_over(account=ada, by=account("officer"), opens="somegroup", now=timezone.now())
    one = browser()
    one.post("/sign-in/code/", {"sign_in_name": "ada", "code": code})
    assert "This account was opened with a code" in one.get("/account/").content.decode()
    Account.objects.update(narrow_since=timezone.now() - timedelta(days=7))
    assert "This account was opened with a code" not in one.get("/account/").content.decode()


def test_nobody_hands_a_code_to_themselves(ada):
    with pytest.raises(Refused, match="to themselves"):
        codes.hand_over(account=ada, by=ada, opens="", now=timezone.now())


# ---- what a signed-in browser gives away


@pytest.mark.parametrize("path", [*OWN_PAGES, *FRESH_PAGES])
def test_strangers_are_asked_to_sign_in(path):
    answer = browser().get(path)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/sign-in/?next=")


@pytest.mark.parametrize("path", [*OWN_PAGES, *FRESH_PAGES, "/", "/sign-up/"])
def test_no_page_of_who_is_signed_in_stays_in_the_browser(here, path):
    answer = here.get(path)
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("path", FRESH_PAGES)
def test_what_matters_asks_again_after_ten_minutes(here, path):
    assert here.get(path).status_code == 200
    stale(here)
    for answer in (here.get(path), here.post(path)):
        assert answer.headers["Location"].startswith("/account/prove/?next=")
    assert here.post("/account/prove/", {"password": "wrong password"}).status_code == 422
    assert here.get(path).status_code == 302
    assert here.post("/account/prove/", {"password": PASSWORD, "next": path}).headers["Location"] == path
    assert here.get(path).status_code == 200


def test_a_device_left_open_does_not_let_its_finder_guess_the_password(here):
    stale(here)
    answers = [here.post("/account/prove/", {"password": f"guess {number}"}) for number in range(12)]
    assert [("too often on this device" in said(answer)) for answer in answers] == [False] * 10 + [True] * 2
    assert here.post("/account/prove/", {"password": PASSWORD}).status_code == 422


def test_every_form_carries_its_token(ada):
    strict = Client(enforce_csrf_checks=True, HTTP_HOST=HOST)
    assert sign_in(strict).status_code == 403
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', strict.get("/sign-in/").content.decode()).group(1)
    assert sign_in(strict, csrfmiddlewaretoken=token).status_code == 302
    for path in [
        "/account/",
        "/account/devices/end-others/",
        "/account/codes/",
        "/sign-out/",
        "/account/passkeys/ask/",
    ]:
        assert strict.post(path).status_code == 403, path
    for path in [
        "/account/",
        "/account/password/",
        "/account/passkeys/",
        "/account/codes/",
        "/account/delete/",
        "/account/authenticator/",
        "/account/prove/",
    ]:
        page = strict.get(path).content.decode()
        forms = re.findall(r'<form[^>]*method="post"[^>]*>(?:(?!</form>).)*', page, re.S)
        own = [form for form in forms if "/kit/" not in form]
        assert own, path
        assert all("csrfmiddlewaretoken" in form for form in own), path


def test_a_token_from_before_signing_in_serves_no_more(ada):
    strict = Client(enforce_csrf_checks=True, HTTP_HOST=HOST)
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', strict.get("/sign-in/").content.decode()).group(1)
    sign_in(strict, csrfmiddlewaretoken=token)
    assert strict.post("/sign-out/", {"csrfmiddlewaretoken": token}).status_code == 403


def test_a_page_for_everybody_touches_no_session_and_holds_no_token(django_assert_num_queries):
    stranger = browser()
    answer = stranger.get("/kit/gallery/")
    assert not answer.cookies
    assert "csrfmiddlewaretoken" not in answer.content.decode()
    assert ">Sign in</a>" in answer.content.decode()
    with django_assert_num_queries(0):
        stranger.get("/kit/gallery/")


def test_the_masthead_knows_who_is_signed_in(here):
    page = here.get("/kit/gallery/").content.decode()
    assert ">Account</a>" in page
    token = re.search(
        r'action="/sign-out/"><input type="hidden" name="csrfmiddlewaretoken" value="([A-Za-z0-9]{64})"', page
    )
    assert token
    strict = Client(enforce_csrf_checks=True, HTTP_HOST=HOST)
    strict.cookies = here.cookies
    assert strict.post("/sign-out/", {"csrfmiddlewaretoken": token.group(1)}).status_code == 302


def test_an_ended_session_loses_its_cookie(here):
    Session.objects.all().delete()
    assert here.get("/kit/gallery/").cookies["session"].value == ""


def test_the_account_speaks_its_language_unless_the_browser_chose(here, ada):
    Account.objects.update(language="es")
    answer = here.get("/account/")
    assert '<html lang="es"' in answer.content.decode()
    assert answer.headers["Content-Language"] == "es"
    here.post("/kit/language/", {"language": "en"})
    assert '<html lang="en"' in here.get("/account/").content.decode()
    here.post("/account/", {"shown_name": "Ada", "language": "es"})
    assert '<html lang="es"' in here.get("/account/").content.decode(), "what was chosen last counts"


def test_the_day_of_a_visit_is_kept_and_not_the_hour(here, ada):
    here.get("/map/")
    ada.refresh_from_db()
    assert ada.seen_on == timezone.localdate()


def test_discreet_mode_leaves_the_title_neutral(here):
    assert "<title>Account · frombelow</title>" in here.get("/account/").content.decode()
    here.post("/account/", {"shown_name": "Ada", "language": "en", "is_discreet": "on"})
    assert "<title>Notebook</title>" in here.get("/account/").content.decode()


# ---- notices


def test_an_unknown_browser_is_told_about_and_a_known_one_is_not(here, ada):
    assert Notice.objects.count() == 1, "the account was made elsewhere than here"
    Notice.objects.all().delete()
    here.post("/sign-out/")
    sign_in(here)
    assert not Notice.objects.exists()
    sign_in(browser(HTTP_USER_AGENT="Phone Mobi"))
    page = here.get("/account/").content.decode()
    assert "Somebody signed in on a phone that was not known." in page
    here.post(f"/account/notices/{Notice.objects.get().ident}/seen/")
    assert "not known" not in here.get("/account/").content.decode()


def test_nobody_puts_away_anothers_notice(here):
    account("eve")
    eve = browser()
    sign_in(eve, "eve")
    ident = Notice.objects.filter(account__sign_in_name="ada").get().ident
    eve.post(f"/account/notices/{ident}/seen/")
    assert Notice.objects.filter(ident=ident).exists()


# ---- the authenticator


def test_setting_up_an_authenticator(here, ada):
    page = here.get("/account/authenticator/").content.decode()
    seed = re.search(r'<code class="number">([A-Z2-7 ]+)</code>', page).group(1).replace(" ", "")
    assert seed in here.get("/account/authenticator/").content.decode().replace(" ", ""), (
        "the same until it is confirmed"
    )
    assert "style=" not in page
    assert "data:" not in page
    assert not any(seed in row.session_data or seed in str(row.get_decoded()) for row in Session.objects.all())
    assert here.post("/account/authenticator/", {"digits": "12"}).status_code == 422
    assert here.post("/account/authenticator/", {"digits": pyotp.TOTP(seed).now()}).status_code == 302
    assert seed not in Authenticator.objects.get().sealed_seed
    assert seed not in here.get("/account/authenticator/").content.decode()
    here.post("/account/authenticator/remove/")
    assert not Authenticator.objects.exists()


def test_without_a_password_no_authenticator_is_offered(here, ada):
    ada.set_unusable_password()
    ada.save()
    one = browser()
    code = codes.make_recovery_codes(account=ada, now=timezone.now())[0]
    one.post("/sign-in/code/", {"sign_in_name": "ada", "code": code})
    assert "You have no password" in one.get("/account/authenticator/").content.decode()


# ---- what is kept, and the end


def test_what_is_kept_can_be_taken_along_without_its_secrets(here, ada):
    codes.make_recovery_codes(account=ada, now=timezone.now())
    answer = here.get("/account/kept.json")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="my-account.json"'
    told = answer.json()
    assert told["sign_in_name"] == "ada"
    assert told["recovery_codes_left"] == 10
    assert [entry["deed"] for entry in told["journal"]] == ["accounts.make_recovery_codes", "accounts.sign_up"]
    ada.refresh_from_db()
    assert ada.password not in answer.content.decode()


def test_deleting_an_account_leaves_its_groups_and_nothing_of_it(here, ada):
    group = group_of(ada)
    assert here.post("/account/delete/").headers["Location"] == "/"
    assert not Account.objects.exists()
    assert not Session.objects.exists()
    member = Membership.unscoped.get(group=group)
    assert (member.account, member.shown_name, member.left_on is not None) == (None, "", True)
    assert journal.check("hall").is_whole
    assert not is_in(here)


def test_an_app_above_can_refuse_that_an_account_ends(ada, settings):
    settings.ACCOUNT_FAREWELLS = ["frombelow.hall.accounts.tests.test_pages.hold_fast"]
    with pytest.raises(Refused, match="not yet"):
        accounts.delete(account=ada, now=timezone.now())
    assert Account.objects.exists()


def hold_fast(*, account, now):
    raise Refused("not yet")


# ---- logs


def test_no_log_line_holds_a_name_or_a_password(ada, caplog):
    caplog.set_level(logging.DEBUG)
    sign_in(browser(), "ada", "my wrong password")
    sign_in(browser(), "somebody-else", "my wrong password")
    browser().post("/sign-in/code/", {"sign_in_name": "ada", "code": "abcd-efgh-jkmn"})
    logged = "\n".join(record.getMessage() for record in caplog.records if not record.name.startswith("django.db"))
    assert not re.search(r"ada\b|somebody-else|wrong password|abcd", logged), logged
