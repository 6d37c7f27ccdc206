"""What the batteries on outages ask of a hall. Called from `deeds.py`."""

from __future__ import annotations

from typing import Any


def enter() -> dict[str, str]:
    """Somebody who is signed in, and whom they talk with."""
    from django.conf import settings
    from django.test import Client

    from frombelow.hall.home.safekeeping.tests import deeds

    asking, person = deeds.who_and_whom()
    client = Client()
    client.force_login(asking.membership.account)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    return {"group": asking.group.ident, "session": session, "person": person.ident}


def kept() -> dict[str, Any]:
    """The conversations that the crowd wrote down, the entries on them, and whether everything fits together."""
    from django.db import connection

    from frombelow.hall.home.safekeeping.tests import deeds
    from frombelow.hall.kit.models import Entry
    from frombelow.hall.people.models import Conversation

    rows = Conversation.unscoped.filter(token__startswith="w")
    entries = Entry.objects.filter(deed="people.record_conversation")
    whole = True
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            whole = cursor.fetchone() == ("ok",)
            cursor.execute("PRAGMA foreign_key_check")
            whole = whole and not cursor.fetchall()
    return {
        "tokens": list(rows.values_list("token", flat=True)),
        "entries": entries.count(),
        "whole": whole,
        "chains_are_whole": all(whole for _, whole in deeds.chains().values()),
    }


def forget_one() -> int:
    """A row goes, as if it had been lost."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM people_conversation WHERE id = (SELECT max(id) FROM people_conversation)")
    return 1
