"""Readers of settings: what they take, and that each error says what to write and which line to copy."""

import stat
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from frombelow.hall.config import environment as e
from frombelow.hall.config.settings import ROOT


@pytest.mark.parametrize(("text", "value"), [("yes", True), ("1", True), ("True", True), ("no", False), ("", False)])
def test_yes_and_no(text, value):
    assert e.env_bool("DEBUG", not value, env={"DEBUG": text}) is value


def test_an_unset_switch_is_its_default():
    assert e.env_bool("DEBUG", True, env={})


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (lambda env: e.env_bool("DEBUG", False, env=env), {"DEBUG": "perhaps"}),
        (lambda env: e.env_int("PORT", 8000, env=env), {"PORT": "eight"}),
        (lambda env: e.env_zone("TIME_ZONE", "America/New_York", env=env), {"TIME_ZONE": "New York"}),
        (lambda env: e.env_zone("TIME_ZONE", "America/New_York", env=env), {"TIME_ZONE": "../etc/passwd"}),
        (lambda env: e.env_zone("TIME_ZONE", "America/New_York", env=env), {"TIME_ZONE": "America"}),
        (lambda env: e.env_choice("SIGN_UP", ("open", "invited"), env=env), {"SIGN_UP": "closed"}),
        (lambda env: e.env_secret("SECRET_KEY", env=env), {"SECRET_KEY_FILE": "/nowhere/at/all"}),
        (lambda env: e.secret_key(ROOT, is_local=False, env=env), {}),
    ],
)
def test_errors_name_the_line_to_copy(read, text):
    with pytest.raises(ImproperlyConfigured, match=r"Copy the line that begins with `\w+=` from \.env-sample"):
        read(text)


def test_every_line_an_error_names_stands_in_the_sample():
    sample = (ROOT / ".env-sample").read_text(encoding="utf-8")
    names = {"DEBUG", "ALLOWED_HOSTS", "SECRET_KEY", "HTTPS", "DATABASE_URL", "VAR", "PORT", "WORKERS"}
    assert {name for name in names if f"\n{name}=" in sample} == names


def test_numbers_and_lists():
    assert e.env_int("PORT", 8000, env={"PORT": " 8001 "}) == 8001
    assert e.env_int("PORT", 8000, env={"PORT": ""}) == 8000
    assert e.env_choice("SIGN_UP", ("open", "invited"), env={"SIGN_UP": " Invited "}) == "invited"
    assert e.env_choice("SIGN_UP", ("open", "invited"), env={}) == "open"
    assert e.env_list("ALLOWED_HOSTS", [], env={"ALLOWED_HOSTS": "a.org, b.org,"}) == ["a.org", "b.org"]


def test_a_secret_may_stand_in_a_file(tmp_path):
    (tmp_path / "secret").write_text("from a file\n")
    assert e.env_secret("SECRET_KEY", env={"SECRET_KEY_FILE": str(tmp_path / "secret")}) == "from a file"


def test_an_empty_secret_file_is_an_error(tmp_path):
    (tmp_path / "secret").write_text(" \n")
    with pytest.raises(ImproperlyConfigured, match="is empty"):
        e.env_secret("SECRET_KEY", env={"SECRET_KEY_FILE": str(tmp_path / "secret")})


def test_a_local_hall_keeps_a_random_secret_for_its_owner(tmp_path):
    first = e.secret_key(tmp_path / "var", is_local=True, env={})
    assert len(first) > 50
    assert e.secret_key(tmp_path / "var", is_local=True, env={}) == first
    assert stat.S_IMODE((tmp_path / "var" / "secret_key").stat().st_mode) == 0o600


def test_two_halls_have_two_secrets(tmp_path):
    assert e.kept_secret(tmp_path / "one") != e.kept_secret(tmp_path / "other")


def test_a_postgresql_address(tmp_path):
    found = e.database("postgres://ana:p%40ss@db.example:5433/hall?sslmode=require", sqlite_file=tmp_path / "x")
    assert found["ENGINE"].endswith("postgresql")
    assert (found["USER"], found["PASSWORD"], found["HOST"], found["PORT"], found["NAME"]) == (
        "ana",
        "p@ss",
        "db.example",
        "5433",
        "hall",
    )
    assert found["OPTIONS"] == {"sslmode": "require", "options": e.FOR_PAGES}


def test_what_an_address_asks_for_comes_after_what_pages_need(tmp_path):
    options = e.database("postgres://ana@db.example/hall?options=-c%20jit%3Don", sqlite_file=tmp_path / "x")["OPTIONS"]
    assert options == {"options": f"{e.FOR_PAGES} -c jit=on"}


def test_pages_end_a_statement_that_takes_too_long(tmp_path):
    of_postgresql = e.database("postgres://ana@db.example/hall", sqlite_file=tmp_path / "x")
    e.end_long_statements(of_postgresql)
    assert of_postgresql["OPTIONS"]["options"].split()[:2] == ["-c", f"statement_timeout={e.LONGEST}"]
    of_sqlite = e.database("", sqlite_file=tmp_path / "x")
    e.end_long_statements(of_sqlite)
    assert of_sqlite == e.database("", sqlite_file=tmp_path / "x")


@pytest.mark.parametrize("address", ["mysql://u:geheim@h/n", "postgres://u:geheim@h", "postgres://u:geheim@h:port/n"])
def test_a_bad_database_address_is_refused_without_repeating_it(address, tmp_path):
    with pytest.raises(ImproperlyConfigured) as refused:
        e.database(address, sqlite_file=tmp_path / "x")
    assert "geheim" not in str(refused.value)
    assert "DATABASE_URL=" in str(refused.value)


def test_sqlite_waits_for_other_writers(tmp_path):
    options = e.database("", sqlite_file=tmp_path / "hall.sqlite3")["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert options["timeout"] >= 5
    assert "journal_mode=WAL" in options["init_command"]


TOLD = "s.IS_LOCAL, s.DEBUG, s.ALLOWED_HOSTS[0], s.SECURE_SSL_REDIRECT, s.CSRF_TRUSTED_ORIGINS"


def settings_in(tmp_path, told=TOLD, **env):
    """What a fresh Python says of our settings under these variables."""
    program = f"from frombelow.hall.config import settings as s;print({told})"
    return subprocess.run(
        [sys.executable, "-c", program],
        env={"PATH": "/usr/bin:/bin", "VAR": str(tmp_path), **env},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_fresh_clone_is_a_local_hall_without_debug(tmp_path):
    assert settings_in(tmp_path).stdout.split()[:3] == ["True", "False", "127.0.0.1"]


def test_a_hall_open_to_others_needs_a_secret_of_its_own(tmp_path):
    refused = settings_in(tmp_path, ALLOWED_HOSTS="hall.example.org")
    assert "SECRET_KEY is missing" in refused.stderr
    refused = settings_in(tmp_path, ALLOWED_HOSTS="hall.example.org", SECRET_KEY="s" * 50)
    assert "MASTER_KEY is missing" in refused.stderr
    opened = settings_in(
        tmp_path, ALLOWED_HOSTS="hall.example.org", SECRET_KEY="s" * 50, MASTER_KEY="m" * 50, HTTPS="yes"
    )
    assert opened.stdout.strip() == "False False hall.example.org True ['https://hall.example.org']"


COOKIES = ("s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.LANGUAGE_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.LANGUAGE_COOKIE_SECURE, "
           "s.SECURE_HSTS_SECONDS, s.SECURE_HSTS_INCLUDE_SUBDOMAINS, s.COOKIE_PREFIX")  # fmt: skip


def test_with_https_cookies_belong_to_this_host_only_and_browsers_come_back_over_https(tmp_path):
    told = settings_in(
        tmp_path, COOKIES, ALLOWED_HOSTS="hall.example.org", SECRET_KEY="s" * 50, MASTER_KEY="m" * 50, HTTPS="yes"
    )
    assert told.stdout.split() == [
        "__Host-session", "__Host-csrftoken", "__Host-language", "True", "True", "True", "31536000", "True", "__Host-",
    ]  # fmt: skip
