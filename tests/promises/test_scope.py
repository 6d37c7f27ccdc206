"""Nobody goes around the scope: tables of members' data are asked only by the queries and the actions of their own app."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.apps import apps

from frombelow.hall.kit.scoped import Scoped, Unscoped
from tests.promises.repository import HALL, tracked

AROUND = re.compile(
    r"\b(\w+)\.(unscoped|_base_manager|_default_manager)\b|getattr\([^)]*(unscoped|_base_manager|_default_manager)"
)
# Where a table may be asked without a reader: below the pages, in the app it belongs to.
BELOW_THE_PAGES = {
    "queries",
    "actions",
    "scope",
    "models",
    "migrations",
    "tests",
    "imports",
}  # an import is an action in many steps
# Commands of whoever runs the server, who can read the database anyway: backups, keys, what is tidied away at night. No page leads there, but for
# `home.whole`, which hands over the group of a reader and nothing else.
OPERATORS = {("home", "safekeeping"), ("home", "management")}
TABLES = {model.__name__: model._meta.app_label for model in apps.get_models() if issubclass(model, Scoped)}


def part_of(path: Path) -> tuple[str, str]:
    """The app a file belongs to, and which part of it: groups, queries."""
    app, part, *_ = path.relative_to(HALL).parts
    return app, part.removesuffix(".py")


def goes_around(path: Path) -> list[str]:
    """Each place in a file that asks a table without saying who asks."""
    app, part = part_of(path)
    if (app, part) in {("kit", "scoped"), *OPERATORS} or "tests" in path.relative_to(HALL).parts:
        return []
    wrong = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        for found in AROUND.finditer(line):
            is_own = TABLES.get(found[1], app) == app
            if not (is_own and part in BELOW_THE_PAGES):
                wrong.append(f"{path.relative_to(HALL)}:{number}: {line.strip()[:100]}")
    return wrong


def test_only_queries_and_actions_of_its_own_app_ask_a_table_without_a_reader():
    wrong = [place for path in tracked("src/frombelow/hall/*/*.py") for place in goes_around(path)]
    assert not wrong, "Ask through a query or an action of the table's app:\n" + "\n".join(wrong)


def test_a_view_that_goes_around_the_scope_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    view = tmp_path / "groups" / "views" / "x.py"
    view.parent.mkdir(parents=True)
    view.write_text("rows = Membership.unscoped.all()\nothers = Group._base_manager.all()\n")
    monkeypatch.setattr("tests.promises.test_scope.HALL", tmp_path)
    assert len(goes_around(view)) == 2


def test_another_apps_table_is_noticed_even_in_a_query(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    query = tmp_path / "people" / "queries" / "x.py"
    query.parent.mkdir(parents=True)
    query.write_text("rows = Membership.unscoped.all()\n")
    monkeypatch.setattr("tests.promises.test_scope.HALL", tmp_path)
    assert len(goes_around(query)) == 1


@pytest.mark.parametrize(
    "table", [model for model in apps.get_models() if issubclass(model, Scoped)], ids=lambda model: model.__name__
)
def test_a_table_of_members_data_answers_nobody_who_does_not_say_who_asks(table: type[Scoped]):
    for ask in (
        lambda: table.objects.all(), lambda: table.objects.count(), lambda: table.objects.filter(pk=1), lambda: table.objects.get(pk=1),
        lambda: table.objects.first(), lambda: table.objects.values("pk"), lambda: table.objects.create(), lambda: table.objects.none(),
        lambda: table.objects.aggregate(), lambda: table.objects.in_bulk([1]), lambda: table.objects.exists(), lambda: table.objects.iterator(),
    ):  # fmt: skip
        with pytest.raises(Unscoped):
            ask()


def test_nothing_points_back_at_a_table_around_its_scope():
    """A reverse accessor (`group.membership_set`) would be a way around: every key says related_name="+"."""
    wrong = [
        f"{table.__name__}.{field.name}"
        for table in apps.get_models()
        if issubclass(table, Scoped)
        for field in table._meta.fields
        if field.remote_field and field.remote_field.related_name != "+"
    ]
    assert not wrong, wrong
