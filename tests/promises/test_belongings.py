"""A group moves whole: each table, reference and column of JSON has its rule for going along to another server, or its reason to stay."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import pytest
from django.apps import apps
from django.db import models

from frombelow.hall.home.safekeeping.belongings import CHAIN, GOES, ITSELF, LEFT_BEHIND, NUMBERS, PLAIN, STAYS
from frombelow.hall.home.safekeeping.tables import PUBLIC
from frombelow.hall.people.rules.merging import RELATIONS, RelationRule


def members_models() -> list[type[models.Model]]:
    """Every table of members' data."""
    found = apps.get_models(include_auto_created=True)
    return [model for model in found if model._meta.managed and model._meta.app_label not in PUBLIC]


def without_rule(tables: Iterable[type[models.Model]], goes: Mapping[str, str], stays: Mapping[str, str]) -> list[str]:
    """Tables that neither go along nor stay, or both."""
    labels = [model._meta.label for model in tables]
    return [f"{label}: say in GOES or STAYS" for label in labels if (label in goes) == (label in stays)]


def lost(tables: Iterable[type[models.Model]], goes: Mapping[str, str], left: Collection[str]) -> list[str]:
    """References of rows that go along to rows that do not."""
    wrong = []
    for model in tables:
        for field in model._meta.concrete_fields:
            name = f"{model._meta.label}.{field.name}"
            if (
                isinstance(field, models.ForeignKey)
                and field.related_model._meta.label not in goes
                and name not in left
            ):
                wrong.append(f"{name}: leads to {field.related_model._meta.label}, which stays: say in LEFT_BEHIND")
    return wrong


def going() -> list[type[models.Model]]:
    """The tables that go along."""
    return [apps.get_model(label) for label in GOES]


def test_every_table_goes_along_or_has_a_reason_to_stay():
    assert not without_rule(members_models(), GOES, STAYS)
    assert {*GOES, *STAYS} == {model._meta.label for model in members_models()}
    assert all(len(reason) > 20 for reason in (*STAYS.values(), *LEFT_BEHIND.values()))


def test_every_reference_of_what_goes_along_leads_to_what_goes_along():
    assert not lost(going(), GOES, LEFT_BEHIND)
    for name in LEFT_BEHIND:
        label, field = name.rsplit(".", 1)
        assert apps.get_model(label)._meta.get_field(field).null, f"{name} would be empty, and may not be"
    assert not [model for model in going() if model._meta.many_to_many], (
        "rows between two tables have a table of their own"
    )


@pytest.mark.parametrize("label", GOES)
def test_rows_that_go_along_lead_to_their_group(label: str):
    model, path = apps.get_model(label), GOES[label]
    if path in {CHAIN, ITSELF}:
        assert label in {"kit.Entry", "kit.Head", "groups.Group"}
        return
    for step in path.split("__"):
        field = model._meta.get_field(step)
        assert isinstance(field, models.ForeignKey)
        assert not field.null
        model = field.related_model
    assert model._meta.label == "groups.Group"


def test_every_column_of_json_says_whether_it_holds_numbers_of_rows():
    columns = {
        f"{model._meta.label}.{field.name}"
        for model in going()
        for field in model._meta.concrete_fields
        if isinstance(field, models.JSONField)
    }
    assert columns == {*NUMBERS, *PLAIN}
    assert not {*NUMBERS} & PLAIN


def test_a_merge_moves_only_rows_that_go_along():
    assert {name.rsplit(".", 1)[0] for name, rule in RELATIONS.items() if rule == RelationRule.MOVED} <= {*GOES}


def test_a_table_or_reference_without_a_rule_is_noticed():
    fewer = {label: path for label, path in GOES.items() if label != "people.Issue"}
    assert "people.Issue: say in GOES or STAYS" in without_rule(members_models(), fewer, STAYS)
    assert [line.split(":")[0] for line in lost(going(), fewer, LEFT_BEHIND)] == ["people.Raised.issue"]
    assert any(line.startswith("groups.Membership.account") for line in lost(going(), GOES, ()))
