"""Every address of the hall says who may open it (`config.access`), and lets nobody else: every address × every role × own, foreign and no group × every method."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from frombelow.hall.accounts.sessions import PROVED_AT
from frombelow.hall.config.access import Address, addresses
from frombelow.hall.groups import scope
from frombelow.hall.groups.rules.rights import WHOLE, Right
from tests.promises.access_world import EXAMPLES, IN_TURF, INSIDE, OUTSIDE, SOMEBODYS_OWN, Furnished, World, world

ROLES = (*INSIDE, *OUTSIDE)
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
OPEN = {
    200,
    302,
    409,
    422,
    429,
}  # it was let in: a page, a deed done, a rule that says no, a form filled in wrong, too often
NOBODYS_GROUP = "abcdefghjkmn"
WRITING = re.compile(r"^\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+\W?(\w+)", re.I)
OF_THE_VISIT = {"accounts_session", "accounts_spent"}  # that somebody is there is noted whatever they ask for
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"')
SAME_EVERYWHERE = {"number", "matter", "field"}  # numbers and words are no idents: they name a row of each group
IN_GROUP = [one for one in addresses() if one.right is not None]
TRIED = [one for one in IN_GROUP if set(one.parts) <= {"group", *EXAMPLES}]  # that all are tried is a test of its own


def test_every_address_says_who_may_open_it():
    unknown = [one.name for one in addresses() if not one.who]
    assert not unknown, f"Say in config/access.py, or with groups.scope.in_group, who may open: {unknown}"


def test_every_address_has_a_name():
    assert not [one.route for one in addresses() if one.name.endswith(":None")]


def test_every_page_under_a_group_enters_through_its_scope():
    outside = [one.name for one in addresses() if "group" in one.parts and one.right is None]
    assert not outside, f"Enter through groups.scope.in_group: {outside}"


def test_every_part_of_an_address_has_an_example():
    missing = {part for one in IN_GROUP for part in one.parts} - {"group"} - set(EXAMPLES)
    assert not missing, f"Add a row of each to tests/promises/access_world.py: {sorted(missing)}"


# ---- the matrix ----


@dataclass(frozen=True)
class Asked:
    """One request of somebody, and what came of it."""

    role: str
    method: str
    address: Address
    where: str  # own, foreign, none
    response: HttpResponse
    writes: tuple[str, ...]

    @property
    def status(self) -> int:
        return self.response.status_code

    def __str__(self) -> str:
        return f"{self.role}: {self.method} {self.address.name} in the {self.where} group"


def expected(there: World, asked: Asked) -> str:
    """What the matrix says: sign in, not there, not this method, no mandate, or open."""
    if asked.role == "nobody":
        return "sign in"
    if asked.role not in INSIDE or asked.where != "own":
        return "not there"
    if asked.method not in asked.address.methods:
        return "not this method"
    reach = there.rights(asked.role).get(asked.address.right)
    if reach is None:
        return "no mandate"
    if set(asked.address.parts) & IN_TURF and not reach.covers(there.own.turfs["Dock"].pk):
        return "not there"
    return "open"


def found(asked: Asked) -> str:
    """What came."""
    if asked.status == 302 and asked.response["Location"].startswith(reverse("accounts:sign_in")):
        return "sign in"
    named = {404: "not there", 405: "not this method", 403: "no mandate"}
    return named.get(asked.status, "open" if asked.status in OPEN else f"status {asked.status}")


def faults(there: World, role: str, methods: tuple[str, ...] = METHODS) -> Iterator[str]:
    """Where the hall answers otherwise than the matrix says."""
    client = client_of(there, role)
    for number, address in enumerate(TRIED):
        for method in methods:
            yield from faults_of(there, ask(client, there, role, method, address, "own"))
        for method in elsewhere(methods, number + ROLES.index(role)):
            foreign, none = (ask(client, there, role, method, address, where) for where in ("foreign", "none"))
            yield from faults_of(there, foreign)
            yield from faults_of(there, none)
            if masked(foreign, there.foreign.group.ident) != masked(none, NOBODYS_GROUP):
                yield f"{foreign}: a foreign group answers otherwise than none"


def elsewhere(methods: tuple[str, ...], turn: int) -> list[str]:
    """Where one has no business every method is answered alike: two of them for each role, and the others in turn, so that each address sees all."""
    others = [method for method in methods if method not in {"GET", "POST"}]
    return ["GET", "POST", *others[turn % len(others) : turn % len(others) + 1]] if others else list(methods)


def faults_of(there: World, asked: Asked) -> Iterator[str]:
    """What is wrong with one answer."""
    right, came = expected(there, asked), found(asked)
    is_anothers = right == "open" and came in {"not there", "no mandate"} and asked.address.name in SOMEBODYS_OWN
    if came != right and not is_anothers:
        yield f"{asked}: {right!r} was expected, {came!r} came"
    if right != "open" and asked.writes:
        yield f"{asked}: wrote into {', '.join(asked.writes)}"
    if right == came == "open" and "no-store" not in asked.response.headers.get("Cache-Control", ""):
        yield f"{asked}: a browser may keep the page"


def client_of(there: World, role: str) -> Client:
    """A browser of somebody in this role."""
    client = Client(HTTP_ACCEPT_LANGUAGE="en")
    if account := there.accounts[role]:
        client.force_login(account, backend="frombelow.hall.accounts.backend.Backend")
        session = client.session
        session[PROVED_AT] = there.own.now.isoformat()
        session.save()
    return client


def ask(client: Client, there: World, role: str, method: str, address: Address, where: str) -> Asked:
    """Ask for an address, and put everything back as it was."""
    url = url_of(address, there.own if where == "own" else there.foreign, NOBODYS_GROUP if where == "none" else None)
    written: list[str] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if (writing := WRITING.match(sql)) and writing[1] not in OF_THE_VISIT:
            written.append(writing[1])
        return execute(sql, params, many, context)

    with transaction.atomic(), connection.execute_wrapper(watch):
        response = client.generic(method, url)
        transaction.set_rollback(True)
    return Asked(role, method, address, where, response, tuple(sorted(set(written))))


def url_of(address: Address, here: Furnished, group: str | None = None) -> str:
    """The address with the ids of a group; `group` in place of its own."""
    values = {part: here.ids[part] for part in address.parts if part != "group"}
    return reverse(address.name, kwargs={"group": group or here.group.ident, **values})


def masked(asked: Asked, group: str) -> tuple[int, bytes]:
    """An answer without the name of the group and the token of the form."""
    if asked.response.streaming:
        return asked.status, b"a file"
    said = asked.response.content + asked.response.headers.get("Location", "").encode()
    return asked.status, TOKEN.sub(b"", said).replace(group.encode(), b"GROUP")


@pytest.fixture
def there(db) -> World:
    return world()


@pytest.mark.parametrize("role", ROLES)
def test_every_address_lets_in_whom_the_matrix_says_and_nobody_else(there: World, role: str):
    wrong = list(faults(there, role))
    assert not wrong, "\n".join(wrong[:20]) + f"\n({len(wrong)} in all)"


def test_a_row_of_another_group_is_not_there_under_ones_own_address(there: World):
    wrong = []
    client, theirs = client_of(there, "officer"), replace_ids(there.own, there.foreign)
    for address in TRIED:
        rows = set(address.parts) - {"group", *SAME_EVERYWHERE}
        for method in address.methods if rows and address.right in there.rights("officer") else ():
            with transaction.atomic():
                status = client.generic(method, url_of(address, theirs)).status_code
                transaction.set_rollback(True)
            if status != 404:
                wrong.append(f"{method} {address.name}: {status}")
    assert not wrong, wrong


def replace_ids(own: Furnished, foreign: Furnished) -> Furnished:
    """One's own group with the ids of another's rows."""
    return replace(own, ids=foreign.ids)


# ---- negative controls: a hall without its checks is noticed ----


def test_the_matrix_notices_a_hall_that_lets_strangers_in(there: World, monkeypatch: pytest.MonkeyPatch):
    real = scope.enter

    def open_door(account: Any, ident: str, now: Any) -> scope.Reader:
        host = there.own if ident == there.own.group.ident else there.foreign
        return real(host.founder, host.group.ident, now)

    monkeypatch.setattr(scope, "enter", open_door)
    told = "\n".join(faults(there, "stranger", ("GET", "POST")))
    unnoticed = [one.name for one in TRIED if f" {one.name} " not in told and one.name not in SOMEBODYS_OWN]
    assert not unnoticed, f"without the check of membership nothing was noticed at: {unnoticed}"


def test_the_matrix_notices_a_hall_that_asks_for_no_mandate(there: World, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(scope.Reader, "check", lambda reader, right: None)
    told = "\n".join(faults(there, "member", ("GET", "POST")))
    held = there.rights("member")
    unnoticed = [one.name for one in TRIED if one.right not in held and f" {one.name} " not in told]
    assert not unnoticed, f"without the check of rights nothing was noticed at: {unnoticed}"


def test_the_matrix_notices_a_right_that_reaches_too_far(there: World, monkeypatch: pytest.MonkeyPatch):
    bound = [one for one in TRIED if set(one.parts) & IN_TURF and one.name not in SOMEBODYS_OWN]
    if not bound:
        pytest.skip("no address names a row that lies in a turf")
    monkeypatch.setattr(scope.Reader, "reach", lambda reader, right: WHOLE if right in reader.rights else scope.NOWHERE)
    told = "\n".join(faults(there, "steward of another turf", ("GET", "POST")))
    held = there.rights("steward of another turf")
    unnoticed = [one.name for one in bound if one.right in held and f" {one.name} " not in told]
    assert not unnoticed, f"without the check of turfs nothing was noticed at: {unnoticed}"


def test_every_right_is_asked_for_or_is_known_to_be_asked_for_inside():
    """A right that no address asks for is a right without a door: it stands here with where it is asked."""
    inside = {
        Right.SEE_CONTACTS,
        Right.SEE_NOTES,
        Right.COUNT_VOTES,
    }  # what a page shows more of; votes come with the assemblies
    later = {Right.IMPORT, Right.MERGE, Right.EXPORT, Right.KEEP_KEYS}
    asked = {one.right for one in IN_GROUP}
    assert set(Right) - asked <= inside | later
