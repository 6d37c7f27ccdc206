"""The frame of a page: drawn once for every look, filled in for every page."""

from __future__ import annotations

import pytest
from django.test import Client, RequestFactory

from frombelow.hall.kit import frame

LOOK = frame.Look("en", "", "", hide_search=False)


def test_a_page_fills_in_its_own_address_and_words(client: Client) -> None:
    page = client.get("/kit/gallery/?q=a%22%3Cb%3E&x=1").content.decode()
    assert page.count('name="next" value="/kit/gallery/?q=a%22%3Cb%3E&amp;x=1"') == 2
    assert 'type="search" value="a&quot;&lt;b&gt;"' in page


@pytest.mark.parametrize("mark", [frame.HERE, frame.TYPED])
def test_no_mark_is_left_on_a_page(client: Client, mark: str) -> None:
    assert mark not in client.get("/kit/gallery/").content.decode()


def test_a_mark_that_somebody_typed_stays_what_it_is() -> None:
    request = RequestFactory().get("/map/", {"q": frame.HERE})
    assert f'value="{frame.HERE}"' in frame.filled("masthead", LOOK, request)


def test_it_is_drawn_once_for_every_look() -> None:
    frame.drawn.cache_clear()
    for look in (LOOK, LOOK, LOOK._replace(language="es"), LOOK._replace(theme="dark")):
        frame.drawn("masthead", look)
    assert frame.drawn.cache_info().misses == 3


def test_it_speaks_the_language_of_the_page() -> None:
    assert 'aria-label="Idioma"' in frame.drawn("masthead", LOOK._replace(language="es"))


def test_the_menu_marks_where_the_page_lies() -> None:
    assert frame.under("/map/?measure=jobs") == "/map/"
    assert frame.under("/kit/gallery/") == ""
    assert frame.drawn("masthead", LOOK._replace(under="/map/")).count('aria-current="page"') == 1
    assert 'aria-current="page"' not in frame.drawn("masthead", LOOK)


def test_on_a_phone_a_page_that_is_worked_with_has_its_menu_in_the_foot():
    compact = LOOK._replace(is_signed_in=True, is_compact=True)
    head, foot = frame.drawn("masthead", compact), frame.drawn("foot", compact)
    assert 'href="#menu"' in head
    assert 'id="menu"' in foot
    for door in frame.menu():
        assert f'href="{door[1]}"' in head
        assert f'href="{door[1]}"' in foot
    wide = LOOK._replace(is_signed_in=True)
    assert "#menu" not in frame.drawn("masthead", wide)
    assert 'id="menu"' not in frame.drawn("foot", wide)
