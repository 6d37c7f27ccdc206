"""The log says what broke and where, and never what somebody typed."""

import io
import logging
import logging.config
import re

import pytest

from frombelow.hall.config.logs import logging_of


@pytest.fixture
def log():
    """A stream that gets what our handlers write."""
    settings = logging_of("INFO")
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    configured = logging.config.DictConfigurator(settings)
    handler.setFormatter(configured.configure_formatter(settings["formatters"]["plain"]))
    handler.addFilter(configured.configure_filter(settings["filters"]["without_addresses"]))
    logger = logging.getLogger("test.of.logs")
    logger.propagate = False
    logger.addHandler(handler)
    yield logger, out
    logger.removeHandler(handler)


def test_an_exception_is_logged_without_its_message(log):
    logger, out = log
    try:
        raise ValueError("Rosa Ejemplo, 919-555-0101")
    except ValueError:
        logger.exception("Saving failed")
    assert "ValueError" in out.getvalue()
    assert "test_logs.py" in out.getvalue()
    assert "Rosa" not in out.getvalue()


def test_a_request_is_logged_without_its_address(log):
    logger, out = log
    logger.error("%s: %s", "Internal Server Error", "/search/rosa-ejemplo", extra={"status_code": 500})
    assert "Internal Server Error 500" in out.getvalue()
    assert "rosa" not in out.getvalue()


def test_a_line_break_from_outside_begins_no_entry_of_its_own(log):
    logger, out = log
    logger.warning("here\n2026-11-26T00:00:00.000Z ERROR frombelow: forged\r\x1b[2J")
    assert out.getvalue().count("\n") == 1
    assert "\x1b" not in out.getvalue()
    assert "here\\n2026" in out.getvalue()


def test_times_are_of_the_world_and_say_so(log):
    logger, out = log
    logger.warning("x")
    assert re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z WARNING", out.getvalue())
