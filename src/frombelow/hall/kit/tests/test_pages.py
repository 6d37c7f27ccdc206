"""Pages of the kit and the parts of a page: languages, themes, error pages, headers, components."""

import re

import pytest
from django.core.paginator import Paginator
from django.http import Http404
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from frombelow.hall.kit import views
from frombelow.hall.kit.figures import Comparison, Stat, State
from frombelow.hall.kit.languages import accepted, preferred
from frombelow.hall.kit.pages import PastTheEnd, page_of


def drawn(text, path="/list?kind=strike", **values):
    return Template(text).render(Context({"request": RequestFactory().get(path), **values}))


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("es-MX,es;q=0.9,en;q=0.8", "es"),
        ("en;q=0.4, es;q=0.8", "es"),
        ("fr-FR,fr;q=0.9", "en"),
        ("es;q=0, en;q=0.1", "en"),
        ("es;q=x", "en"),
        ("", "en"),
    ],
)
def test_the_language_a_browser_asks_for(header, language):
    assert accepted(header) == language


def test_the_chosen_language_wins():
    assert preferred("es", "en-US") == "es"
    assert preferred("klingon", "es") == "es"


def test_a_page_says_its_language(client):
    response = client.get("/kit/gallery/", headers={"accept-language": "es"})
    assert '<html lang="es"' in response.content.decode()
    assert response.headers["Content-Language"] == "es"
    assert "Accept-Language" in response.headers["Vary"]


def test_the_switches_keep_the_choice_and_lead_back(client):
    response = client.post("/kit/language/", {"language": "es", "next": "/kit/gallery/?a=1"})
    assert response.headers["Location"] == "/kit/gallery/?a=1"
    client.post("/kit/theme/", {"theme": "dark", "next": "/"})
    page = client.get("/kit/gallery/").content.decode()
    assert '<html lang="es" data-theme="dark">' in page


def test_the_same_theme_again_gives_the_choice_back(client):
    client.post("/kit/theme/", {"theme": "dark"})
    client.post("/kit/theme/", {"theme": "dark"})
    assert "data-theme" not in client.get("/kit/gallery/").content.decode()


@pytest.mark.parametrize("target", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", ""])
def test_a_switch_never_leads_outside(client, target):
    assert client.post("/kit/language/", {"language": "es", "next": target}).headers["Location"] == "/"


def test_an_unknown_language_changes_nothing(client):
    assert not client.post("/kit/language/", {"language": "xx"}).cookies


def test_a_switch_needs_a_post(client):
    assert client.get("/kit/language/").status_code == 405


def test_nothing_from_outside_and_nothing_inline(client):
    response = client.get("/kit/gallery/")
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert response.headers["X-Frame-Options"] == "DENY"
    page = response.content.decode()
    assert not re.search(r"""\sstyle=|<style|\son[a-z]+=["']""", page)
    assert not re.search(r"""(?:src|href|action)=["'](?:https?:)?//""", page)


def test_the_one_inline_script_is_allowed_by_its_hash(client):
    import base64
    import hashlib

    response = client.get("/kit/gallery/")
    (inline,) = re.findall(r"<script[^>]*>([^<]+)</script>", response.content.decode())
    digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in response.headers["Content-Security-Policy"]
    assert '"kit/search"' in inline


def test_a_wrong_address_gets_a_kind_page(client):
    response = client.get("/nowhere/at/all/")
    assert response.status_code == 404
    assert "There is no page at this address." in response.content.decode()


def test_a_sentence_of_ours_stands_on_the_404_page():
    request = RequestFactory().get("/x")
    page = views.not_found(request, Http404("No place is called “Durhamm”.")).content.decode()
    assert "No place is called “Durhamm”." in page


def test_the_500_page_speaks_both_languages_and_needs_nothing():
    response = views.broken(RequestFactory().get("/"))
    assert response.status_code == 500
    assert "Algo falló" in response.content.decode()


@pytest.mark.parametrize("asked", ["0", "4", "-1", "two", "²", "99999999999999999999"])
def test_a_page_past_the_end_is_a_kind_404(asked):
    request = RequestFactory().get("/list", {"page": asked, "kind": "strike"})
    with pytest.raises(PastTheEnd, match="This list has 3 pages") as refused:
        page_of(request, range(25), per_page=10)
    assert refused.value.first_page == "/list?kind=strike"
    assert "/list?kind=strike" in views.not_found(request, refused.value).content.decode()


def test_an_empty_list_has_one_empty_page():
    assert list(page_of(RequestFactory().get("/list"), [])) == []


def test_links_between_pages_keep_the_filter():
    page = drawn("{% pagination page %}", page=Paginator(range(500), 10).page(7))
    assert 'href="?kind=strike&amp;page=8"' in page
    assert page.count("aria-current") == 1
    assert "61–70 of 500" in page


def test_a_list_of_one_page_has_no_links():
    assert drawn("{% pagination page %}", page=Paginator(range(5), 10).page(1)).strip() == ""


@pytest.mark.parametrize(
    ("path", "link", "direction"),
    [
        ("/", "?sort=name", ""),
        ("/?sort=name", "?sort=-name", "sort-up"),
        ("/?sort=-name&page=3", "?sort=name", "sort-down"),
    ],
)
def test_a_column_head_sorts_and_turns_round(path, link, direction):
    head = drawn('{% sort_link "Name" "name" %}', path)
    assert f'href="{link}' in head
    assert direction in head


def test_sorting_goes_back_to_the_first_page():
    assert "page=" not in drawn('{% sort_link "Name" "name" %}', "/?page=3")


def test_a_list_as_a_file_is_the_same_list():
    links = drawn("{% export_links %}", "/list?kind=strike&page=2")
    assert 'href="?kind=strike&amp;format=csv"' in links
    assert "GeoJSON" in links


def test_a_card_compares_this_place_with_others():
    card = drawn(
        "{% stat_card stat %}",
        stat=Stat("Union members", 0.061, "share", 0.044, 0.083, "2025", comparisons=(Comparison("Nation", 0.1),)),
    )
    assert "6.1%" in card
    assert "Likely between 4.4% and 8.3%" in card
    assert card.count('<svg class="bar') == 2
    assert card.count("bar-red") == 1


@pytest.mark.parametrize(
    ("state", "words"),
    [(State.SUPPRESSED, "suppressed"), (State.NOT_LOADED, "not loaded"), (State.UNKNOWN, "not known")],
)
def test_a_card_without_a_number_says_why_and_never_zero(state, words):
    card = drawn("{% stat_card stat %}", stat=Stat("Pay", None, "dollars", low=1, high=2, state=state))
    assert words in card
    assert "0" not in card
    assert "<svg" not in card


def test_names_from_outside_are_escaped_everywhere():
    evil = '<b a="x">'
    from frombelow.hall.kit.drawings import Neighbor

    texts = [
        drawn("{% stat_card s %}", s=Stat(evil, 1, "count", words=evil, note=evil, source=evil, url=evil, year=evil)),
        drawn("{% network e n %}", e=evil, n=[Neighbor("k", evil, evil, 1, evil)]),
        drawn("{% timeline c e marked_label=e link=e source=e %}", c={2020: 1}, e=evil),
        drawn("{% source_line e e e %}{% tag e %}{% notice e %}{% empty e e %}", e=evil),
        drawn("{% page_head e e e %}{% disclosure e %}x{% enddisclosure %}", e=evil),
    ]
    assert not [text for text in texts if "<b a" in text or 'a="x"' in text]


def test_votes_show_both_sides():
    tally = drawn("{% votes 96 31 %}")
    assert "<b>96</b> for, 31 against" in tally
    assert "not known" in drawn("{% votes none 31 %}", none=None)


@pytest.mark.parametrize(
    ("text", "english", "spanish"),
    [
        ("{{ 1234567|number }}", "1,234,567", "1,234,567"),
        ("{{ x|share }}", "6.1%", "6.1\N{NO-BREAK SPACE}%"),
        ("{{ x|dollars:2 }}", "$0.06", "$0.06"),
        ("{{ none|number }}", "–", "–"),
        ("{{ 1|figure:'flag' }}", "yes", "sí"),
        ("{{ 1994|figure:'years' }}", "1994", "1994"),
        ("{{ minus|dollars }}", "−$5", "−$5"),
    ],
)
def test_numbers_in_both_languages(text, english, spanish):
    values = {"x": 0.0613, "none": None, "minus": -5}
    with translation.override("en"):
        assert drawn(text, **values) == english
    with translation.override("es"):
        assert drawn(text, **values) == spanish
