"""The file that stops changes: laid down, read, taken away; what it stops, and what goes on."""

from __future__ import annotations

import errno
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from frombelow.hall.kit import journal, outage, readonly
from frombelow.hall.kit.pagecache import PUBLIC_HEADER, PageCache
from frombelow.hall.kit.readonly import Why

NOW = datetime(2026, 11, 26, 18, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def var(settings, tmp_path) -> Path:
    settings.VAR = tmp_path
    return tmp_path


def stop(why: Why = Why.MOVE, until: datetime | None = None) -> readonly.Notice:
    return readonly.begin(why=why, until=until, now=NOW)


# ---- the file ----


def test_it_is_there_at_once_and_gone_at_once():
    assert readonly.notice() is None
    told = stop(until=timezone.now() + timedelta(hours=1))
    assert readonly.notice() == told
    assert (told.why, told.since) == ("move", NOW)
    assert [readonly.end(), readonly.end()] == [True, False]
    assert readonly.notice() is None


def test_another_reason_begins_no_new_time(var):
    first = stop()
    again = readonly.begin(why=Why.DISK, until=None, now=NOW + timedelta(days=1))
    assert (again.why, again.since) == ("disk", NOW)
    assert again.mark != first.mark
    assert [path.name for path in var.iterdir()] == [readonly.FILE]


def test_what_is_past_is_not_promised_and_nothing_ends_by_itself():
    told = stop(until=timezone.now() - timedelta(minutes=1))
    assert told.until is None
    assert readonly.notice() is not None


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '{"why": "move"}', '{"why": 1, "since": 2, "until": 3}', "\xff"]
)
def test_a_file_that_cannot_be_read_stops_changes_all_the_same(var, text):
    (var / readonly.FILE).write_bytes(text.encode("latin-1"))
    told = readonly.notice()
    assert told is not None
    assert told.reason == readonly.UNSAID
    assert abs(told.since - timezone.now()) < timedelta(minutes=1)


def test_a_full_disk_takes_the_file_without_its_reason(var, monkeypatch):
    def full(path, *args, **kwargs):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    assert stop(Why.DISK).why == ""
    assert readonly.notice() is not None


def test_a_page_looks_once(monkeypatch):
    looks, real = [], readonly.notice
    monkeypatch.setattr(readonly, "notice", lambda: looks.append(1) or real())
    assert Client().get("/kit/gallery/").status_code == 200
    assert len(looks) == 1


# ---- what it stops ----


@pytest.mark.parametrize(
    ("sql", "is_writing"),
    [
        ("SELECT 1", False),
        ("  select * from x FOR UPDATE", False),
        ("(SELECT 1) UNION (SELECT 2)", False),
        ("SAVEPOINT a", False),
        ("", False),
        ("WITH a AS (SELECT 1) SELECT * FROM a FOR UPDATE", False),
        ("WITH a AS (DELETE FROM x RETURNING *) SELECT * FROM a", True),
        ("WITH a AS (SELECT 1) INSERT INTO x SELECT * FROM a", True),
        ("WITH a AS (SELECT 1)\nUPDATE x SET y = 1", True),
        ("INSERT INTO x VALUES (1)", True),
        ("\n update x SET y = 1", True),
        ("DELETE FROM x", True),
        ("VACUUM", True),
        ("TRUNCATE x", True),
        ("COPY x FROM STDIN", True),
        ("DROP TABLE x", True),
    ],
)
def test_a_statement_that_writes_is_known(sql, is_writing):
    assert readonly.is_writing(sql) is is_writing


@pytest.mark.django_db
def test_the_net_lets_nothing_through_but_what_goes_on():
    told = stop()

    def write() -> None:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM kit_head")

    with readonly.net(told):
        with pytest.raises(readonly.ReadOnly, match="can only be read since"):
            write()
        readonly.goes_on(write)()
        with pytest.raises(readonly.ReadOnly):
            write()
    write()


@pytest.mark.django_db
def test_the_journal_takes_nothing_in_in_any_process():
    stop()
    with pytest.raises(readonly.ReadOnly), transaction.atomic():
        journal.write(chain="a", deed="a.b", now=NOW)
    with transaction.atomic():
        assert readonly.goes_on(journal.write)(chain="a", deed="a.b", now=NOW).number == 1
    readonly.end()
    with transaction.atomic():
        assert journal.write(chain="a", deed="a.b", now=NOW).number == 2


def test_a_mark_is_seen_through_decorators():
    @readonly.goes_on
    def deed() -> str:
        """Its words."""
        return "done"

    @readonly.only_reads
    def view(request) -> HttpResponse:
        return HttpResponse()

    assert (deed(), deed.__doc__) == ("done", "Its words.")
    assert view.only_reads


# ---- what is said ----


def post(body: str = "words=no+fans&n=7&csrfmiddlewaretoken=a+b", **headers: str):
    return RequestFactory().post("/g/a/talk/?x=1", body, content_type=outage.FORM, **headers)


def test_the_page_holds_what_was_typed_and_says_why_in_the_language_of_the_reader():
    told = stop(Why.DISK, timezone.now() + timedelta(minutes=20))
    page = Client().post("/sign-up/", headers={"accept-language": "es"})
    assert page.status_code == 503
    text = page.content.decode()
    assert "Por ahora solo lectura" in text
    assert "El disco del sitio está casi lleno" in text
    answer = outage.read_only(post(), told, timezone.now())
    text = answer.content.decode()
    assert 1_100 < int(answer.headers["Retry-After"]) <= 1_200
    assert answer.headers["Cache-Control"] == "no-store"
    assert '<form method="post" action="/g/a/talk/?x=1">' in text
    assert re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', text.partition("<main")[2]) == [("words", "no fans"), ("n", "7"), ("csrfmiddlewaretoken", "a b")]  # fmt: skip
    assert re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", text) == ["no fans"]


@pytest.mark.parametrize(("until", "seconds"), [(None, 60), (timedelta(seconds=5), 60), (timedelta(days=2), 3_600)])
def test_how_soon_to_try_again(until, seconds):
    told = stop(until=until and timezone.now() + until)
    assert outage.read_only(post(), told, timezone.now()).headers["Retry-After"] == str(seconds)


def test_a_module_gets_the_sentence():
    answer = outage.read_only(post(HTTP_ACCEPT="application/json"), stop(), timezone.now())
    assert (answer.status_code, answer.headers["Content-Type"]) == (503, "application/json")
    assert b"The hall is moving to another server." in answer.content


def test_secrets_are_not_put_on_the_page():
    stop()
    page = Client().post("/sign-up/", {"sign_in_name": "ada", "password": "winter lantern bread"})
    assert page.status_code == 503
    assert "lantern" not in page.content.decode()


def test_the_page_cache_keeps_both_and_shows_the_right_one():
    calls = []

    def hall(environ, start_response):
        calls.append(environ[readonly.SEEN])
        start_response("200 OK", [("Content-Type", "text/plain"), (PUBLIC_HEADER, "yes")])
        return [b"only reading" if environ[readonly.SEEN] else b"open"]

    cache = PageCache(hall, release=lambda: "r1", megabytes=1)

    def get() -> bytes:
        return b"".join(cache(RequestFactory().get("/").environ, lambda *said: None))

    seen = [get(), get()]
    stop()
    seen += [get(), get()]
    readonly.end()
    seen += [get(), get()]
    assert seen == [b"open"] * 2 + [b"only reading"] * 2 + [b"open"] * 2
    assert len(calls) == 2
