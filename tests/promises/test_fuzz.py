"""Ten thousand requests that nobody should send, to every address, as several people: none is answered with a fault of the hall (battery B3).

The hall has forms and no OpenAPI schema, so the walker is our own: it reads the forms off the hall's pages, keeps what is hidden in them, and lets hypothesis
fill in the rest. In the night it is a hundred thousand, and somebody who wanders: two thousand walks through links and forms whose deeds stay done.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from frombelow.hall.people.rules import finding
from frombelow.hall.people.tests.import_world import set_up
from frombelow.hall.terrain.tests.conftest import tiny_hall  # noqa: F401  a release, so that public pages have something to show
from tests.promises.access_world import World, world
from tests.promises.fuzz_forms import Form, offered, read, where
from tests.promises.fuzz_values import Case, cases, encoded, filled
from tests.promises.test_pages import client_of

pytestmark = pytest.mark.django_db
CASES, WALKS = int(os.environ.get("FUZZ_CASES", 100_000)), int(os.environ.get("FUZZ_WALKS", 2_000))  # in the night
QUICK, QUICK_WALKS = 10_000, 20  # in every run
STEPS = 20  # of a walk
SHARE = {"officer": 0.3, "data keeper": 0.25, "founder": 0.25, "activist": 0.1, "nobody": 0.1}
# What may come: a page, a way on, a refusal with its sentence. 503 is for a database that is away: here none is.
LISTED = {200, 204, 301, 302, 304, 400, 403, 404, 405, 409, 413, 415, 422, 429}
PLAIN: dict[str, Any] = {"database": None, "deadline": None, "suppress_health_check": list(HealthCheck)}


@pytest.fixture(scope="module")
def _world(tiny_hall: None, django_db_blocker: Any) -> Iterator[World]:  # noqa: F811  the fixture of that name
    """Made once: every request puts back what it changed."""
    with django_db_blocker.unblock(), transaction.atomic():
        made = world()
        made.accounts["founder"] = made.own.founder
        yield made
        transaction.set_rollback(True)


@pytest.fixture
def there(_world: World, db: None, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Any) -> World:
    """The hall; files are read in this process, and no work begins beside it."""
    set_up(monkeypatch, settings, tmp_path)
    return _world


def send(client: Client, case: Case) -> HttpResponse:
    """One request."""
    return client.generic(case.method, case.path, case.body, content_type=case.kind)


def fault_of(client: Client, case: Case) -> str:
    """What is wrong with the answer; "" for nothing. Everything is as before."""
    with transaction.atomic():
        try:
            status = send(client, case).status_code
        except Exception as error:
            last = traceback.extract_tb(error.__traceback__)[-1]
            return f"{where(case.path)}: {type(error).__name__}: {str(error)[:120]} at {last.filename.rpartition('/')[2]}:{last.lineno}"
        finally:
            transaction.set_rollback(True)
    return "" if status in LISTED else f"{where(case.path)}: status {status}"


def found_by(client: Client, forms: list[Form], many: int) -> dict[str, Case]:
    """The faults that so many requests meet, each with the first request that met it."""
    faults: dict[str, Case] = {}
    cookies = client.cookies.copy()

    @settings(max_examples=many, phases=[Phase.generate], **PLAIN)
    @given(cases(forms))
    def tried(case: Case) -> None:
        client.cookies = cookies.copy()  # a request before may have signed them out
        if fault := fault_of(client, case):
            faults.setdefault(fault, case)

    tried()
    return faults


def assert_none(faults: dict[str, Case]) -> None:
    assert not faults, "\n".join(f"{fault}\n    {case}" for fault, case in sorted(faults.items()))


def try_role(there: World, role: str, many: int) -> None:
    """So many requests of somebody."""
    client = client_of(there, role)
    assert_none(found_by(client, offered(client, there), many))


@pytest.mark.parametrize("role", SHARE)
def test_no_request_is_answered_with_a_fault(there: World, role: str):
    try_role(there, role, int(QUICK * SHARE[role]))


@pytest.mark.nightly
@pytest.mark.parametrize("role", SHARE)
def test_no_request_of_a_hundred_thousand_is_answered_with_a_fault(there: World, role: str):
    try_role(there, role, int(CASES * SHARE[role]))


# ---- somebody who wanders ----


class Wanderer(RuleBasedStateMachine):
    """Follows links and sends the forms of the page they stand on; what they do stays done until the walk ends."""

    there: World
    role = "founder"

    @initialize()
    def arrive(self) -> None:
        self.walk = transaction.atomic()
        self.walk.__enter__()
        self.client = client_of(self.there, self.role)
        self.open(f"/g/{self.there.own.group.ident}/")

    def open(self, url: str) -> None:
        """Stand on a page."""
        self.look(url, self.client.get(url))

    def look(self, url: str, response: HttpResponse) -> None:
        """What came; a way on is followed."""
        assert response.status_code in LISTED, f"{url}: status {response.status_code}"
        if response.status_code in {301, 302}:
            self.open(response["Location"])
        elif not response.streaming and "html" in response.headers.get("Content-Type", ""):
            self.page = read(url, response.content.decode())

    @rule(data=st.data())
    def follow(self, data: st.DataObject) -> None:
        """A link."""
        links = [link for link in self.page.links if where(link).startswith(("groups", "people", "accounts", "home"))]
        self.open(data.draw(st.sampled_from(links)) if links else f"/g/{self.there.own.group.ident}/people/")

    @rule(data=st.data())
    def fill_in(self, data: st.DataObject) -> None:
        """A form."""
        forms = [one for one in self.page.forms if where(one.path) not in LEFT_OUT]
        if not forms:
            return
        form = data.draw(st.sampled_from(forms))
        body = encoded(data.draw(filled(form.fields)))
        if form.method == "GET":
            self.open(f"{form.path.partition('?')[0]}?{body.decode()}")
        else:
            self.look(form.path, send(self.client, Case(form.path, "POST", body, "application/x-www-form-urlencoded")))

    def teardown(self) -> None:
        if hasattr(self, "walk"):
            transaction.set_rollback(True)
            self.walk.__exit__(None, None, None)


LEFT_OUT = {
    "people:duplicates_look",
    "accounts:sign_out",
    "accounts:delete",
    "groups:leave",
}  # the first takes seconds, the others end the walk


def wander(there: World, walks: int) -> None:
    class Here(Wanderer):
        pass

    Here.there = there
    run_state_machine_as_test(
        Here, settings=settings(max_examples=walks, stateful_step_count=STEPS, phases=[Phase.generate], **PLAIN)
    )


def test_somebody_who_wanders_meets_no_fault(there: World):
    wander(there, QUICK_WALKS)


@pytest.mark.nightly
def test_two_thousand_who_wander_meet_no_fault(there: World):
    wander(there, WALKS)


# ---- negative controls ----


def test_a_page_that_breaks_is_noticed(there: World, monkeypatch: pytest.MonkeyPatch):
    """A page that breaks where somebody types one word into one field."""
    client = client_of(there, "founder")
    forms = [form for form in offered(client, there) if where(form.path) == "people:find"]
    assert not found_by(client, forms, 200)

    def breaks(text: str, keys: Any) -> Any:
        if "like" in text:
            raise ValueError("a word")
        return ()

    monkeypatch.setattr(finding, "typed", breaks)
    assert any("ValueError: a word" in fault for fault in found_by(client, forms, 200))


def test_every_page_with_a_form_is_asked_with_its_fields(there: World):
    forms = offered(client_of(there, "founder"), there)
    assert len([form for form in forms if form.fields]) > 80
    names = {where(form.path) for form in forms if form.fields and form.method == "POST"}
    assert {"people:find", "people:talk", "people:add", "groups:record", "groups:change_charter", "accounts:password", "people:imports", "assemblies:count", "assemblies:opinions"} <= names  # fmt: skip
