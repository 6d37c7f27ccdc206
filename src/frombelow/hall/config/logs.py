"""Logging without anybody's data: what went wrong and where in the code, never the values it went wrong with."""

from __future__ import annotations

import logging
import time
import traceback
from types import TracebackType
from typing import Any

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WithoutValues(logging.Formatter):
    """Writes an exception as its kind and the lines it passed, without its message.

    Messages of database and form errors repeat what people typed: names, phone numbers, notes.
    """

    converter = staticmethod(time.gmtime)
    default_time_format, default_msec_format = "%Y-%m-%dT%H:%M:%S", "%s.%03dZ"

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  logging's own name
        """One line, whatever is in it: a line break in a word from outside would look like an entry of its own."""
        return "".join(
            letter if letter.isprintable() else repr(letter)[1:-1] for letter in super().formatMessage(record)
        )

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802  logging's own name
        kind, _, trace = ei
        frames = [f"  {f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(trace)]
        return "\n".join([*frames, f"  {kind.__name__ if kind else 'no exception'}"])


class WithoutAddresses(logging.Filter):
    """Takes the address out of Django's lines on requests: it can hold what somebody searched for."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request = None
        if isinstance(record.args, tuple) and record.args:
            status = getattr(record, "status_code", "")
            said = str(record.args[0] if str(record.msg).startswith("%s") else record.msg).partition(":")[0]
            record.msg, record.args = f"{said} {status}".strip(), ()
        return True


def logging_of(level: str) -> dict[str, Any]:
    """Django's LOGGING: everything to the error stream."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "plain": {"()": WithoutValues, "format": "{asctime} {levelname} {name}: {message}", "style": "{"}
        },
        "filters": {"without_addresses": {"()": WithoutAddresses}},
        "handlers": {
            "console": {"class": "logging.StreamHandler", "formatter": "plain"},
            "requests": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["without_addresses"]},
        },
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {
            "frombelow": {"handlers": ["console"], "level": level, "propagate": False},
            "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
            "django.request": {"handlers": ["requests"], "level": "ERROR", "propagate": False},
            "django.server": {"handlers": ["requests"], "level": "ERROR", "propagate": False},
            "django.security": {"handlers": ["requests"], "level": "WARNING", "propagate": False},
        },
    }
