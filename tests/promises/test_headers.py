"""Every address of the hall, asked by a stranger and by an officer: what a browser is told, what it keeps, and that nothing asks another server.

Who may open what is tried in `test_pages.py`; here it is how the answers look, whatever they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from frombelow.hall.config.access import PUBLIC_NAMESPACES, Address, addresses
from frombelow.hall.kit import headers
from frombelow.hall.terrain.models import Happening, Place, Player, Source
from frombelow.hall.terrain.tests.conftest import hall, tiny_hall  # noqa: F401  a release, so that public pages have something to show
from tests.promises.access_world import World, world
from tests.promises.test_pages import client_of

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
NEEDED = ("default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'")
NEVER = ("Access-Control-Allow-Origin", "Server", "X-Powered-By")
# What a browser fetches by itself; a link (<a>) is followed by a person.
FETCHED = re.compile(
    r"<(?:script|img|iframe|frame|embed|object|source|track|video|audio|form|button|input|use|image|base|link)\b[^>]*?"
    r"\s(?:src|href|data|action|formaction|poster|srcset|xlink:href)\s*=\s*[\"']([^\"']*)"
)
PREFETCHED = re.compile(r"<a\b[^>]*\sping=")
INLINE = re.compile(r"\s(?:style|on[a-z]+)\s*=\s*[\"']|<style\b|javascript:", re.IGNORECASE)
SCRIPT = re.compile(r"<script\b([^>]*)>([^<]*)")
PASSWORD = re.compile(r"<input\b[^>]*type=\"password\"[^>]*>")


def faults_of(response: HttpResponse) -> Iterator[str]:
    """What is wrong with how an answer looks, whoever asked."""
    policy = response.headers.get("Content-Security-Policy", "")
    yield from (f"no {part} in its policy" for part in NEEDED if part not in policy)
    if "unsafe" in policy or "http" in policy or "*" in policy:
        yield f"a policy that lets others in: {policy}"
    yield from (f"{name} is not {value}" for name, value in ALWAYS.items() if response.headers.get(name) != value)
    yield from (f"says {name}" for name in NEVER if name in response.headers)
    kind = response.headers.get("Content-Type", "")
    if not response.streaming and response.content and not kind:
        yield "no type"
    if kind.startswith("text/") and "charset=utf-8" not in kind.lower():
        yield f"letters of an unknown kind: {kind}"
    if kind.startswith("text/html") and not response.streaming:
        yield from faults_in(response.content.decode())


def faults_in(page: str) -> Iterator[str]:
    """What is wrong with a page."""
    for address in FETCHED.findall(page):
        if re.match(r"//|[a-z][a-z0-9+.-]*:", address, re.IGNORECASE):
            yield f"fetches {address[:80]}"
    if PREFETCHED.search(page):
        yield "tells an address when a link is followed"
    if inline := INLINE.search(page):
        yield f"inline: {inline[0]}"
    for attributes, text in SCRIPT.findall(page):
        if text.strip() and 'type="importmap"' not in attributes and 'type="application/json"' not in attributes:
            yield "an inline script"
    for field in PASSWORD.findall(page):
        if "autocomplete=" not in field or "onpaste" in field:
            yield "a password that a keeper of passwords cannot fill in"


def cookies_of(response: HttpResponse) -> Iterator[str]:
    """Cookies that scripts or other sites' forms get."""
    for name, cookie in response.cookies.items():
        if not cookie["httponly"] or cookie["samesite"] not in {"Lax", "Strict"} or cookie["domain"]:
            yield f"a cookie that others get: {name}"


def url_of(address: Address, there: World) -> str:
    """An address with something that is there, where a release or a group has it."""
    slugs = {"player": Player, "place": Place}
    known = {"kind": "caucus", "code": "62", "release": "tiny"} | there.own.ids
    values: dict[str, Any] = {part: known.get(part, "abcdefghjkmn") for part in address.parts}
    values["group"] = there.own.group.ident
    table = next((model for word, model in slugs.items() if word in address.name), Place)
    if "slug" in address.parts:
        values["slug"] = table.objects.values_list("slug", flat=True).order_by("pk").first() or "nowhere"
    if address.name == "terrain:happening":
        values["key"] = Happening.objects.values_list("pk", flat=True).first() or "x"
    elif address.name == "terrain:source":
        values["key"] = Source.objects.values_list("pk", flat=True).first() or "x"
    if address.name == "jobs:strategy":  # a regular expression names its part, not `parts`
        return reverse(address.name, kwargs={"key": "hotels"})
    return reverse(address.name, kwargs={part: values[part] for part in address.parts})


def asked(client: Client, url: str, method: str = "GET", **more: Any) -> HttpResponse:
    """An answer; everything is as before."""
    with transaction.atomic():
        response = client.generic(method, url, **more)
        transaction.set_rollback(True)
    return response


ADDRESSES = addresses()


@pytest.fixture
def there(hall: None) -> World:  # noqa: F811  the fixture of that name
    return world()


def test_every_answer_tells_the_browser_to_trust_nobody_else(there: World):
    wrong, opened = [], 0
    for role in ("nobody", "officer"):
        client = client_of(there, role)
        for address in ADDRESSES:
            response = asked(client, url_of(address, there))
            opened += response.status_code == 200
            wrong += [f"{role} {address.name}: {fault}" for fault in (*faults_of(response), *cookies_of(response))]
    assert not wrong, "\n".join(wrong)
    assert opened > 100, f"only {opened} pages were opened: the test looks at too little"


def test_no_public_page_sets_a_cookie_and_no_page_of_somebody_stays_in_a_browser(there: World):
    wrong = []
    nobody, officer = client_of(there, "nobody"), client_of(there, "officer")
    for address in ADDRESSES:
        url, is_public = url_of(address, there), address.name.partition(":")[0] in PUBLIC_NAMESPACES
        if is_public and (cookies := asked(nobody, url).cookies):
            wrong.append(f"{address.name} gives a stranger {', '.join(cookies)}")
        if "no-store" not in asked(officer, url).headers.get("Cache-Control", ""):
            wrong.append(f"{address.name} stays in the browser of who is signed in")
        if not is_public and "no-store" not in asked(nobody, url).headers.get("Cache-Control", ""):
            wrong.append(f"{address.name} stays in the browser of a stranger")
    assert not wrong, "\n".join(wrong)


def test_a_method_that_no_page_knows_is_answered_by_none(there: World):
    client = client_of(there, "officer")
    answered = [
        f"{method} {one.name}"
        for one in ADDRESSES
        for method in ("TRACE", "CONNECT", "PROPFIND")
        if asked(client, url_of(one, there), method, HTTP_X_SECRET="told").status_code != 405
    ]
    assert not answered, answered


def test_a_header_does_not_change_the_method(there: World):
    client = client_of(there, "officer")
    for header in ("HTTP_X_HTTP_METHOD_OVERRIDE", "HTTP_X_METHOD_OVERRIDE", "HTTP_X_HTTP_METHOD"):
        assert asked(client, "/kit/language/", **{header: "POST"}).status_code == 405


@pytest.mark.parametrize("url", ["/g/abc%00def/", "/places/%00/", "/search/?q=%00", "/join/a%00/"])
def test_an_address_with_a_letter_that_no_database_takes_is_refused(client: Client, url: str):
    response = client.get(url)
    assert response.status_code == 400
    assert not list(faults_of(response))


@pytest.mark.parametrize(
    "url",
    ["/.git/config", "/.env", "/manage.py", "/var/hall.sqlite3", "/static/", "/static/kit/", "/static/../manage.py", "/static/%2e%2e/manage.py", "/admin/", "/docs/"],
)  # fmt: skip
def test_nothing_of_the_folder_it_runs_in_is_given_out(client: Client, db: None, url: str):
    assert client.get(url).status_code == 404


# ---- negative controls ----


def test_a_hall_without_its_headers_is_noticed(client: Client, monkeypatch: pytest.MonkeyPatch):
    assert not list(faults_of(client.get("/kit/gallery/")))
    monkeypatch.setattr(headers, "HEADERS", {})
    monkeypatch.setattr(headers, "CONTENT_SECURITY", "default-src 'self' 'unsafe-inline'; script-src {import_map}")
    assert len(list(faults_of(client.get("/kit/gallery/")))) >= len(ALWAYS) + len(NEEDED)


@pytest.mark.parametrize(
    "page",
    [
        '<script src="https://cdn.example/x.js"></script>', '<link rel="stylesheet" href="//fonts.example/a.css">', "<img alt src='http://t.example/1.gif'>",
        '<form method="post" action="https://elsewhere.example/">', '<p onclick="x()">', '<p style="color: red">', "<style>p{}</style>", "<script>alert(1)</script>",
        '<a href="/" ping="/told">', '<input type="password" name="x">', '<a href="javascript:alert(1)">',
    ],
)  # fmt: skip
def test_a_page_that_asks_others_is_noticed(page: str):
    assert list(faults_in(page))
