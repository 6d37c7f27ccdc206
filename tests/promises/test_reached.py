"""Every page of a group that stands by itself is reached by links from its first page: nobody has to know an address by heart."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import Resolver404, resolve
from django.utils import timezone

from frombelow.hall.config.access import addresses
from frombelow.hall.groups.tests.world import account
from tests.promises.access_world import furnished

pytestmark = pytest.mark.django_db
LINK = re.compile(r'(?:href|action)="([^"#]*)')
# Asked for by scripts, or led to by something that does not stand in this world; each with its reason.
OTHERWISE = {
    "people:along_worker": "the browser asks for it, from the page of lists taken along",
    "people:along_line": "the same page asks whether there is a line",
    "people:duplicates_sure": "where two people are as good as surely one",
    "people:own_file": "for who stands on the list themselves",
    "people:own_erase": "for who stands on the list themselves",
}
MOST = 400  # pages looked at


def test_every_page_that_stands_by_itself_is_led_to():
    founder = account("Ada")
    here = furnished(founder, "Caucus", timezone.now())
    client = Client()
    client.force_login(founder)
    pages = [one for one in addresses() if one.right is not None and one.parts == ("group",) and "GET" in one.methods]
    wanted = {one.name for one in pages} - OTHERWISE.keys()
    missing = wanted - led_to(client, f"/g/{here.group.ident}/")
    assert not missing, f"No page leads here: {sorted(missing)}"


def led_to(client: Client, first: str) -> set[str]:
    """The names of all addresses to which the pages behind the first one lead, by links and forms. One page of each kind is opened."""
    found, opened, waiting = set(), set(), [first]
    while waiting and len(opened) < MOST:
        page = waiting.pop(0)
        name = name_of(page)
        if name in opened:
            continue
        opened.add(name)
        answer = client.get(page)
        if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
            continue
        for link in LINK.findall(answer.content.decode()):
            there = urljoin(page, link)
            if there.startswith("/g/") and (led := name_of(there)):
                found.add(led)
                waiting.append(there)
    return found


def name_of(address: str) -> str:
    """The name of a page, "" for none."""
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return ""
