"""Pages asked once when the hall starts, so that no reader waits for what all pages of a process share: addresses, templates, what is kept of the release."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Thread
from typing import Any
from wsgiref.util import setup_testing_defaults

from django.db import connections

from frombelow.hall.kit.pagecache import Application, whole


def warm(application: Application, addresses: Sequence[str]) -> Thread:
    """Ask for these pages, beside the readers who may already be there."""
    asking = Thread(target=ask_all, args=(application, addresses), daemon=True)
    asking.start()
    return asking


def ask_all(application: Application, addresses: Sequence[str]) -> None:
    """One after the other; whatever goes wrong stands in the log, as for a reader."""
    try:
        for address in addresses:
            whole(application(environ_of(address), lambda *said: None))
    finally:
        connections.close_all()


def environ_of(address: str) -> dict[str, Any]:
    """What the server hands over for a reader on this machine."""
    path, _mark, query = address.partition("?")
    environ = {"PATH_INFO": path, "QUERY_STRING": query, "HTTP_HOST": "127.0.0.1", "HTTP_X_FORWARDED_PROTO": "https"}
    setup_testing_defaults(environ)
    return environ
