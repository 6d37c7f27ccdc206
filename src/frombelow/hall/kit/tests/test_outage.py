"""While the database is away or the disk is full: 503 in a sentence, and what was typed stands on the page to be sent again."""

import errno
import logging
import sqlite3

import psycopg
import pytest
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.test import Client, RequestFactory

from frombelow.hall.kit import outage, views


def of_sqlite(code: int) -> OperationalError:
    cause = sqlite3.OperationalError("database or disk is full")
    cause.sqlite_errorcode = code
    error = OperationalError(str(cause))
    error.__cause__ = cause
    return error


def of_postgresql(cause: Exception) -> OperationalError:
    error = OperationalError(str(cause))
    error.__cause__ = cause
    return error


def raised_from(cause: Exception) -> RuntimeError:
    error = RuntimeError("the transaction is broken")
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    "error",
    [
        of_sqlite(sqlite3.SQLITE_FULL),
        of_sqlite(sqlite3.SQLITE_IOERR_WRITE),
        of_sqlite(sqlite3.SQLITE_CANTOPEN),
        of_postgresql(psycopg.errors.AdminShutdown("terminating connection")),
        of_postgresql(psycopg.errors.DiskFull("no room")),
        OperationalError("database is locked"),
        InterfaceError("the connection is closed"),
        OSError(errno.ENOSPC, "No space left on device"),
        raised_from(of_sqlite(sqlite3.SQLITE_FULL)),
    ],
)
def test_an_outage_is_known(error):
    assert outage.is_outage(error)


@pytest.mark.parametrize(
    "error", [of_sqlite(sqlite3.SQLITE_ERROR), DatabaseError("malformed"), OSError(errno.ENOENT, "no such file"), None]
)
def test_what_is_our_own_fault_is_no_outage(error):
    assert not outage.is_outage(error)


def answer(request, error):
    try:
        raise error
    except type(error):
        return views.broken(request)


def test_the_page_has_what_was_sent():
    words = 'No fans on the "dock" & nobody asks'
    response = answer(RequestFactory().post("/g/a/people/b/talk/?x=1", "token=t1&words=" + words.replace(" ", "+").replace("&", "%26"), content_type=outage.FORM), of_sqlite(sqlite3.SQLITE_FULL))  # fmt: skip
    page = response.content.decode()
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "30"
    assert response.headers["Cache-Control"] == "no-store"
    assert 'value="No fans on the &quot;dock&quot; &amp; nobody asks"' in page
    assert '<form method="post" action="/g/a/people/b/talk/?x=1">' in page
    assert "Send it again" in page


@pytest.mark.parametrize(
    "request_",
    [
        RequestFactory().post("/sign-in/", {"password": "correct horse"}),
        RequestFactory().post("/sign-in/", "password=correct+horse", content_type=outage.FORM),
        RequestFactory().post("/nowhere", "{}", content_type="application/json"),
        RequestFactory().get("/"),
    ],
)
def test_secrets_and_files_are_not_put_on_the_page(request_):
    page = answer(request_, of_sqlite(sqlite3.SQLITE_FULL)).content.decode()
    assert "Send it again" not in page
    assert "try again in a minute" in page
    assert page.count("correct horse") == 0


def test_a_broken_page_stays_a_500():
    assert answer(RequestFactory().get("/"), ValueError("ours")).status_code == 500


@pytest.mark.django_db
def test_nothing_of_it_asks_the_database_and_the_log_has_a_line(caplog):
    def away(execute, sql, params, many, context):
        raise of_sqlite(sqlite3.SQLITE_FULL)

    client = Client(raise_request_exception=False)
    client.cookies["session"] = "somebody"
    with connection.execute_wrapper(away), caplog.at_level(logging.ERROR):
        response = client.get("/", headers={"accept-language": "es"})
    assert response.status_code == 503
    assert '<html lang="es"' in response.content.decode()
    assert [record.exc_info for record in caplog.records] == [None]
    assert client.get("/").status_code == 200
