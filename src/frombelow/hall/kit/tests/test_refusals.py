"""A refusal reaches the reader as a sentence: a page, or a part for htmx, in the reader's language."""

from datetime import date

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from django.utils import translation

from frombelow.hall.kit.middleware import Refusals, translated
from frombelow.hall.kit.refusals import Refused


def refuse(request: HttpRequest):
    raise Refused("Members can still vote until {time}.", time="noon")


@pytest.fixture
def answer():
    def ask(**headers):
        request = RequestFactory().get("/somewhere", **headers)
        request.htmx = bool(headers)
        try:
            return Refusals(refuse)(request)
        except Refused as refused:
            return Refusals(refuse).process_exception(request, refused)

    return ask


def test_a_refusal_says_its_sentence_with_its_values():
    assert str(Refused("{count} votes are missing.", count=3)) == "3 votes are missing."


def test_a_page_says_it_with_status_409(answer):
    response = answer()
    assert response.status_code == 409
    assert "Members can still vote until noon." in response.content.decode()
    assert "<html" in response.content.decode()


def test_htmx_gets_the_part_alone(answer):
    response = answer(HTTP_HX_REQUEST="true")
    assert response.status_code == 409
    assert "until noon" in response.content.decode()
    assert "<html" not in response.content.decode()


def test_other_exceptions_are_left_alone():
    assert Refusals(refuse).process_exception(RequestFactory().get("/"), ValueError("no")) is None


def test_values_are_written_in_the_readers_language():
    refusal = Refused("On {day}.", day=date(2026, 3, 14))
    with translation.override("es"):
        assert "marzo" in translated(refusal)


def test_values_from_outside_are_escaped(answer):
    request = RequestFactory().get("/")
    request.htmx = False
    response = Refusals(refuse).process_exception(request, Refused("No {what}.", what="<script>"))
    assert "<script>." not in response.content.decode()


def test_a_refusal_of_a_right_stands_in_the_log_with_the_page_and_without_anybody(caplog):
    class NoRight(Refused):
        status = 403

    request = RequestFactory().get("/g/abcd/people/rosa/")
    request.htmx = False
    Refusals(refuse).process_exception(request, NoRight("Not yours, Rosa."))
    assert "Refused with 403" in caplog.text
    assert "rosa" not in caplog.text.lower()
