"""Every sealed value is known to whoever changes keys, and every secret field is sealed or says why not."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from django.apps import apps
from django.db import models

from frombelow.hall.home.safekeeping import sealed_columns
from tests.promises.repository import HALL

# Fields classed "secret" that are not sealed, and why reading the table gives nobody anything, or nothing can be done without it in clear.
NOT_SEALED = {
    "accounts.account.password": "Argon2id",
    "accounts.account.sign_in_name": "looked up at each sign-in",
    "accounts.authenticator.last_step": "a number that counts up",
    "accounts.onetimecode.fingerprint": "keyed fingerprint",
    "accounts.passkey.credential": "a public key",
    "accounts.passkey.credential_id": "opens nothing without the key in the device",
    "accounts.passkey.count": "a number that counts up",
    "accounts.session.session_data": "names an account, no more",
    "accounts.session.session_key": "fingerprint",
    "accounts.session.expire_date": "a time",
    "accounts.spent.what": "keyed fingerprint",
    "accounts.spent.count": "a number",
    "accounts.spent.ends_at": "a time",
    "groups.invitation.fingerprint": "fingerprint",
    "people.export.invented": "nobody: two people who were made up for one list",
    "people.export.seeds": "idents of rows that stand beside it",
    "people.takenalong.seeds": "idents of rows that stand beside it",
    "people.seed.reached_on": "a day",
}


def secret_fields() -> list[tuple[type[models.Model], models.Field]]:
    return [
        (model, field)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if getattr(model, "SECRECY", {}).get(field.name) == "secret"
    ]


def test_every_secret_text_is_sealed_or_says_why_not():
    forgotten = []
    for model, field in secret_fields():
        name = f"{model._meta.label_lower}.{field.name}"
        is_reference = isinstance(field, models.ForeignKey) or field.primary_key
        is_time_or_number = isinstance(field, (models.DateTimeField, models.IntegerField))
        if (
            field.name not in getattr(model, "SEALED", {})
            and name not in NOT_SEALED
            and not is_reference
            and not is_time_or_number
        ):
            forgotten.append(name)
    assert not forgotten, f"Seal these (SEALED on the model) or say in this test why not: {forgotten}"


def test_every_sealed_column_is_there_and_its_place_can_be_told():
    for place in sealed_columns.places():
        names = {field.name for field in place.model._meta.concrete_fields}
        assert place.column in names
        assert place.how.owner in names | {""}
        place.model._meta.default_manager  # noqa: B018  the model is whole
        str(sealed_columns.values(place.rows("default"), place))
        assert str(place.rows("default").values("pk", *place.how.paths).query), place
    assert len(sealed_columns.places()) >= 8


SEALERS = {"seal", "wrap"}
DECLARED_BY = re.compile(r"\.SEALED\[|\bWRAPPED\b|\bSEED\b")


def test_nothing_is_sealed_beside_the_declared_columns():
    """Whoever seals takes the place of the value from the declaration on its model: by a function that reads `SEALED`."""
    wrong = []
    for path in sorted(HALL.rglob("*.py")):
        if "tests" in path.parts or path.name == "sealing.py" or "safekeeping" in path.parts:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "seal":
                place = ast.unparse(call.args[2])
                if not DECLARED_BY.search(place) and not DECLARED_BY.search(body_of(place.split("(")[0], path)):
                    wrong.append(f"{path.relative_to(HALL)}:{call.lineno}: {place}")
    assert not wrong, f"Declare the column in SEALED of its model and take the place from there: {wrong}"


def body_of(called: str, where: Path) -> str:
    """The text of the function that tells the place: in the same file, in the module that is named before the dot, or wherever it is."""
    module, _dot, name = called.rpartition(".")
    function = re.compile(rf"^def {re.escape(name)}\(.*?(?=^\S|\Z)", re.M | re.S)
    found = {
        path: match[0] for path in HALL.rglob("*.py") if (match := function.search(path.read_text(encoding="utf-8")))
    }
    near = [text for path, text in found.items() if path == where or path.stem == module]
    return near[0] if near else "".join(found.values())


def test_a_forgotten_column_is_named():
    """Negative control: without its declaration, words of conversations would be found missing."""
    model = apps.get_model("people", "Conversation")
    declared = model.SEALED
    model.SEALED = {name: how for name, how in declared.items() if name != "fears"}
    try:
        missing = [f"{m.__name__}.{f.name}" for m, f in secret_fields() if m is model and f.name not in m.SEALED]
    finally:
        model.SEALED = declared
    assert missing == ["Conversation.fears"]


def test_every_table_of_members_is_in_a_backup():
    from frombelow.hall.home.safekeeping.tables import LEFT_OUT, members_tables

    packed = {table.name for table in members_tables()} | LEFT_OUT
    for model in apps.get_models(include_auto_created=True):
        closed = set(getattr(model, "SECRECY", {"": "member"}).values()) - {"open"}
        if closed and model._meta.managed:
            assert model._meta.db_table in packed, model
