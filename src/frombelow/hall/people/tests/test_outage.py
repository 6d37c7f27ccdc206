"""Somebody writes down a conversation while the disk is full: what they typed is on the page they get, and goes in once there is room."""

from __future__ import annotations

import html
import re
import sqlite3
from urllib.parse import urlencode

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone

from frombelow.hall.groups.tests.world import account, group_of, reader
from frombelow.hall.kit.models import Entry
from frombelow.hall.people.models import Conversation
from frombelow.hall.people.tests.world import person

FIELD = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
FORM = "application/x-www-form-urlencoded"
WORDS = "Two fainted & nobody <asked>; “mañana” they said"


def full(execute, sql, params, many, context):
    """Pages can be read, and nothing can be written."""
    if not sql.lstrip().startswith(("SELECT", "SAVEPOINT", "ROLLBACK", "RELEASE", "BEGIN")):
        cause = sqlite3.OperationalError("database or disk is full")
        cause.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise OperationalError(str(cause)) from cause
    return execute(sql, params, many, context)


@pytest.mark.django_db
def test_what_was_typed_is_sent_again_once_there_is_room():
    ada = account("Ada")
    caucus = group_of(ada, now=timezone.now())
    rosa = person(reader(ada, caucus, timezone.now()))
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.force_login(ada)
    address = f"/g/{caucus.ident}/people/{rosa.ident}/talk/"
    fields = dict(FIELD.findall(client.get(address).content.decode()))
    typed = {**fields, "reached": "talked", "how": "in_person", "answer": "", "words": WORDS}
    with connection.execute_wrapper(full):
        refused = client.post(address, urlencode(typed), content_type=FORM)
    page = refused.content.decode().partition("<main")[2]
    assert refused.status_code == 503
    assert not Conversation.unscoped.exists()
    [again] = re.findall(r'<form method="post" action="([^"]+)">', page.partition("</main>")[0])
    kept = {name: html.unescape(value) for name, value in FIELD.findall(page) if name in typed}
    assert kept == typed
    assert client.post(html.unescape(again), urlencode(kept), content_type=FORM).status_code == 302
    assert Conversation.unscoped.count() == 1
    assert Entry.objects.filter(deed="people.record_conversation").count() == 1
