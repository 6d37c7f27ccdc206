"""Statements that go past Django's cursors are answered as its cursors answer them."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext

from frombelow.hall.kit.models import Head
from frombelow.hall.kit.statements import answer, with_question_marks

pytestmark = pytest.mark.django_db
COUNT, PUT = (
    "SELECT count(*) FROM kit_head",
    "INSERT INTO kit_head (chain, number, fingerprint, is_closed) VALUES (%s, %s, '', %s)",
)


def listening(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    return execute(sql, params, many, context)


@pytest.mark.parametrize("is_heard", [False, True])
def test_rows_come_whether_or_not_somebody_listens(is_heard: bool):
    def asked(sql: str, *values: Any) -> list[tuple[Any, ...]]:
        if not is_heard:
            return answer(sql, values)
        with connection.execute_wrapper(listening):
            return answer(sql, values)

    assert asked(PUT, "a%s", 3, False) == []
    assert asked("SELECT chain, number FROM kit_head WHERE chain LIKE 'a%%' AND number < %s", 4) == [("a%s", 3)]
    assert asked("SELECT chain FROM kit_head WHERE chain = %s", "nobody's") == []


def test_a_statement_is_counted_where_statements_are_counted():
    with CaptureQueriesContext(connection) as heard:
        answer(COUNT, [])
    assert len(heard) == 1


def test_refusals_are_djangos():
    Head.objects.create(chain="a", number=1, fingerprint="")
    with pytest.raises(IntegrityError), transaction.atomic():
        answer(PUT, ["a", 1, False])
    with transaction.atomic():
        with pytest.raises(IntegrityError):
            answer(PUT, ["a", 1, False])
        connection.needs_rollback = True
        with pytest.raises(TransactionManagementError):
            answer(COUNT, [])
        connection.needs_rollback = False
        transaction.set_rollback(connection.vendor == "postgresql")


def test_what_is_asked_in_a_transaction_sees_what_was_written_in_it():
    with transaction.atomic():
        Head.objects.create(chain="a", number=1, fingerprint="")
        assert answer(COUNT, []) == [(1,)]
        transaction.set_rollback(True)
    assert answer(COUNT, []) == [(0,)]


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_was_closed_is_opened_again():
    answer(COUNT, [])
    connection.close()
    assert answer(COUNT, []) == [(0,)]


def test_marks_of_values():
    assert with_question_marks("a = %s AND b LIKE '50%%' AND c = '%%s'") == "a = ? AND b LIKE '50%' AND c = '%s'"
