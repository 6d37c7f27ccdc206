"""A file into the list, and out again."""

from __future__ import annotations

import pytest

from frombelow.hall.groups.tests.world import account, group_of, reader
from frombelow.hall.people.imports import work
from frombelow.hall.people.models import Consent, Detail, Person
from frombelow.hall.people.rules.imports import State
from frombelow.hall.people.tests.import_world import checked, committed, handed_in, imported, set_up, undone
from frombelow.hall.people.tests.world import person

pytestmark = pytest.mark.django_db
LIST = """First name,Last name,Cell phone,Email,Street,City,State,Zip,VANID,OK to text
Rosa,Núñez,(601) 555-0100,rosa@example.org,12 Dock St,Jackson,MS,39201,77,yes
Ben,Okafor,n/a,ben@example.org,,,,,78,no
,,601-555-0177,,,,,,,
"""


@pytest.fixture(autouse=True)
def works_wait(monkeypatch, settings, tmp_path):
    """Works are done when the test says so, in a folder of its own."""
    set_up(monkeypatch, settings, tmp_path)


@pytest.fixture
def keeper():
    ada = account("Ada")
    return reader(ada, group_of(ada))


def test_a_list_comes_in(keeper):
    one = checked(keeper, handed_in(keeper, LIST))
    assert (one.state, one.found["created"], one.found["skipped"]) == (State.CHECKED, 3, 0)
    assert one.found["problems"] == {"phone": 1, "nameless": 1}
    assert not Person.unscoped.exists(), "a preflight writes nothing"
    one = committed(keeper, one)
    assert (one.state, one.plan["key"]) == (State.DONE, "")
    rosa = Person.unscoped.get(shown_name="Rosa Núñez")
    assert (rosa.sort_name, rosa.imported) == ("nunez rosa", one)
    assert list(Detail.unscoped.filter(person=rosa).order_by("id").values_list("kind", "label", "match")) == [
        ("name", "", "rosa nunez"), ("phone", "mobile", "+16015550100"), ("email", "", "rosa@example.org"),
        ("address", "home", "12 dock st 39201"), ("id", "van", "van:77"),
    ]  # fmt: skip
    assert dict(Consent.unscoped.values_list("person__shown_name", "is_given")) == {
        "Rosa Núñez": True,
        "Ben Okafor": False,
    }
    assert not list((work.folder() / one.ident).glob("*")), "the file is forgotten"


def test_undo_leaves_nothing(keeper):
    one = undone(keeper, imported(keeper, LIST))
    assert (one.state, one.found["undone"]) == (State.UNDONE, {"removed": 3, "restored": 0, "kept": 0})
    assert not Person.unscoped.exists()
    assert not Detail.unscoped.exists()


def test_whoever_is_there_already_is_found_and_put_back(keeper):
    rosa = person(keeper)
    before = Person.unscoped.values().get(pk=rosa.pk)
    one = imported(keeper, LIST)
    rosa.refresh_from_db()
    assert one.found["written"]["changed"] == 1
    assert Person.unscoped.count() == 3
    assert "ðrosa" in rosa.found_by
    undone(keeper, one)
    assert Person.unscoped.values().get() == before
    assert Detail.unscoped.filter(person=rosa).count() == 2
