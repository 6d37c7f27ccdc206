"""Which way the parts lean on each other, beyond what the import contracts can see."""

from __future__ import annotations

import re

import grimp
import pytest
from django.apps import apps
from django.db import models

from tests.promises.repository import APPS, COMPOSERS, FRONT_DOORS, HALL, LEVEL

PARTS_OF_A_NAME = 3  # frombelow.hall.<app>


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("frombelow", cache_dir=None)


def app_of(module: str) -> str | None:
    parts = module.split(".")
    return parts[2] if module.startswith("frombelow.hall.") and len(parts) > PARTS_OF_A_NAME - 1 else None


def test_every_app_folder_has_its_level():
    folders = {p.name for p in HALL.iterdir() if (p / "__init__.py").is_file() and p.name != "tests"}
    assert folders == set(APPS), "Place the app in tests/promises/repository.py and in contract 1."


def test_apps_enter_each_other_only_by_front_doors(graph):
    wrong = []
    for importer in sorted(graph.modules):
        here = app_of(importer)
        if here is None or here in COMPOSERS or ".tests" in importer or ".migrations" in importer:
            continue
        for imported in sorted(graph.find_modules_directly_imported_by(importer)):
            there = app_of(imported)
            if there is None or there in {here, "kit"}:
                continue
            door = imported.split(".")[PARTS_OF_A_NAME] if imported.count(".") >= PARTS_OF_A_NAME else ""
            if door not in FRONT_DOORS:
                wrong.append(f"{importer} -> {imported}")
    assert not wrong, "Use the other app's queries or actions instead:\n" + "\n".join(wrong)


def our_models() -> list[type[models.Model]]:
    return [m for m in apps.get_models() if m.__module__.startswith("frombelow.")]


def test_foreign_keys_point_downwards():
    wrong = []
    for model in our_models():
        for field in model._meta.get_fields():
            target = getattr(field, "related_model", None)
            if not field.concrete or target is None or not target.__module__.startswith("frombelow."):
                continue
            here, there = app_of(model.__module__), app_of(target.__module__)
            if LEVEL[there] < LEVEL[here]:
                wrong.append(f"{model.__name__}.{field.name} -> {target.__name__}")
    assert not wrong, "A lower app may not point at an upper one:\n" + "\n".join(wrong)


def test_every_field_says_how_secret_it_is():
    for model in our_models():
        fields = {field.name for field in model._meta.fields}
        secrecy = getattr(model, "SECRECY", {})
        assert set(secrecy) == fields, f"{model.__name__}.SECRECY must name exactly: {sorted(fields)}"
        assert set(secrecy.values()) <= {"open", "member", "secret"}, model.__name__


BORROWED = re.compile(r"""\{%\s*(?:extends|include)\s+["']([a-z_]+)/""")


def test_templates_borrow_only_from_their_own_app_or_the_kit():
    wrong = []
    for template in HALL.glob("*/templates/**/*.html"):
        app = template.relative_to(HALL).parts[0]
        if app in COMPOSERS:
            continue
        owners = set(BORROWED.findall(template.read_text(encoding="utf-8"))) & set(APPS) - {app, "kit"}
        wrong += [f"{template.relative_to(HALL)} borrows from {owner}" for owner in sorted(owners)]
    assert not wrong, "Offer a panel instead:\n" + "\n".join(wrong)
