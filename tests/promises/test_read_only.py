"""While the hall can only be read nobody changes anything, at any address; what can be read is read as ever, and who reads is recorded as ever (T14).

The first line is tried address by address; the second with the first taken away, by requests of every kind to every form that the pages offer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.utils import timezone
from hypothesis import Phase, given
from hypothesis import settings as of_hypothesis

from frombelow.hall.config.access import addresses
from frombelow.hall.kit import readonly
from frombelow.hall.kit.middleware import ReadOnly
from frombelow.hall.kit.models import Entry
from frombelow.hall.people.tests.import_world import set_up
from frombelow.hall.terrain.tests.conftest import hall, tiny_hall  # noqa: F401  a release, so that public pages have something to show
from tests.promises.access_world import World, world
from tests.promises.fuzz_forms import Form, offered, where
from tests.promises.fuzz_values import Case, cases
from tests.promises.test_fuzz import PLAIN, send
from tests.promises.test_headers import url_of
from tests.promises.test_pages import OF_THE_VISIT, client_of

pytestmark = pytest.mark.django_db
CHANGING = ("POST", "PUT", "PATCH", "DELETE")
ONLY_READ = {one.name for one in addresses() if hasattr(one.view, "only_reads")}
# What the hall writes about its readers: who read whom, and that somebody read too many.
RECORD = {*OF_THE_VISIT, "people_reading", "kit_entry", "kit_head"}
TOLD = "people.too_many_views"
# What a statement changes, whatever it begins with.
CHANGES = re.compile(
    r"\b(?:INSERT\s+INTO|(?<!FOR )UPDATE|DELETE\s+FROM|TRUNCATE|DROP TABLE|ALTER TABLE)\s+\W?(\w+)", re.I
)
MANY = 1_500  # requests


@pytest.fixture
def there(hall: None, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Any) -> World:  # noqa: F811  the fixture of that name
    """Everybody and everything; changes are possible yet."""
    set_up(monkeypatch, settings, tmp_path)
    made = world()
    made.accounts["founder"] = made.own.founder
    return made


def stop() -> None:
    readonly.begin(why=readonly.Why.TROUBLE, until=None, now=timezone.now())


def written_by(ask: Callable[[], HttpResponse]) -> tuple[HttpResponse, set[str]]:
    """An answer, and the tables beside the record that were written into; everything is as before."""
    changed: set[str] = set()

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        answer = execute(sql, params, many, context)  # what the net stopped was not written
        changed.update(CHANGES.findall(sql))
        return answer

    told = deeds()
    with transaction.atomic(), connection.execute_wrapper(watch):
        response = ask()
        if not connection.needs_rollback:  # else a statement was stopped in the midst of a transaction
            changed |= {f"entry {deed}" for deed in deeds()[len(told) :] if deed != TOLD}
        transaction.set_rollback(True)
    return response, changed - RECORD


def deeds() -> list[str]:
    return list(Entry.objects.order_by("pk").values_list("deed", flat=True))


def take_net_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readonly, "is_writing", lambda sql: False)
    monkeypatch.setattr(readonly, "check", lambda: None)


# ---- the first line ----


def faults(there: World, role: str) -> Iterator[str]:
    """What is wrong when something is sent to every address."""
    client = client_of(there, role)
    for address in addresses():
        for method in CHANGING:
            url = url_of(address, there)
            response, changed = written_by(lambda url=url, method=method: client.generic(method, url))  # type: ignore[misc]
            is_stopped = response.status_code == 503 and int(response.headers.get("Retry-After", 0)) >= 60
            if changed:
                yield f"{role}: {method} {address.name} wrote into {sorted(changed)}"
            if is_stopped == (address.name in ONLY_READ):
                yield f"{role}: {method} {address.name}: status {response.status_code}"


@pytest.mark.parametrize("role", ["founder", "member", "nobody"])
def test_what_is_sent_is_not_taken_in_but_where_it_is_only_read(there: World, role: str):
    stop()
    wrong = list(faults(there, role))
    assert not wrong, "\n".join(wrong[:20])


def test_without_the_first_line_every_address_is_noticed(there: World, monkeypatch: pytest.MonkeyPatch):
    stop()
    monkeypatch.setattr(ReadOnly, "process_view", lambda *args: None)
    take_net_away(monkeypatch)
    told = "\n".join(faults(there, "founder"))
    assert not [one.name for one in addresses() if one.name not in ONLY_READ and f"POST {one.name}:" not in told]
    assert " wrote into " in told


@pytest.mark.parametrize("role", ["founder", "activist", "nobody"])
def test_every_page_is_read_as_ever(there: World, role: str):
    client, before = client_of(there, role), {}
    for address in addresses():
        before[address.name] = written_by(lambda a=address: client.get(url_of(a, there)))[0].status_code  # type: ignore[misc]
    stop()
    for address in addresses():
        response, changed = written_by(lambda a=address: client.get(url_of(a, there)))  # type: ignore[misc]
        assert (response.status_code, changed) == (before[address.name], set()), address.name
        if not response.streaming and b"</html>" in response.content and response.status_code == 200:
            assert (b"only-read" in response.content) == (address.name != "people:along"), address.name


# ---- the second line, alone ----


def written_by_requests(there: World, role: str, many: int) -> dict[str, Case]:
    """What so many requests wrote, each with the first request that did."""
    client, found = client_of(there, role), {}
    cookies = client.cookies.copy()
    forms: list[Form] = offered(client, there)

    @of_hypothesis(max_examples=many, phases=[Phase.generate], **PLAIN)
    @given(cases(forms))
    def tried(case: Case) -> None:
        client.cookies = cookies.copy()  # a request before may have signed them out
        response, changed = written_by(lambda: send(client, case))
        if changed:
            found.setdefault(f"{where(case.path)}: {response.status_code} {sorted(changed)}", case)

    tried()
    return found


@pytest.mark.parametrize("role", ["founder", "officer"])
def test_a_view_that_forgot_writes_nothing(there: World, role: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(ReadOnly, "process_view", lambda *args: None)
    stop()
    found = written_by_requests(there, role, MANY)
    assert not found, "\n".join(f"{fault}\n    {case}" for fault, case in sorted(found.items()))


def test_without_the_second_line_it_is_noticed(there: World, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(ReadOnly, "process_view", lambda *args: None)
    take_net_away(monkeypatch)
    stop()
    found = written_by_requests(there, "founder", MANY // 3)
    assert len({where(case.path) for case in found.values()}) >= 10
