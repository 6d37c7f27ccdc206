"""The small South, loaded once for a module of tests and taken out again after it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from pytest_django.plugin import DjangoDbBlocker

from frombelow.hall.jobs.tests.cell_factory import cell_tables
from frombelow.hall.jobs.tests.factories import southern_tables
from frombelow.hall.terrain import actions, models
from frombelow.hall.terrain.tests.factories import write_release

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def small_south(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    with django_db_blocker.unblock():
        folder = write_release(tmp_path_factory.mktemp("release"), southern_tables(), "small-south")
        actions.load_release(folder=folder, now=NOW)
        yield
        for model in models.TABLES:
            model.objects.all().delete()


@pytest.fixture
def hall(small_south: None, db: None) -> None:
    """A hall with the small South, in a test of its own."""


@pytest.fixture(scope="module")
def small_cells(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    with django_db_blocker.unblock():
        folder = write_release(tmp_path_factory.mktemp("release"), cell_tables(), "small-cells")
        actions.load_release(folder=folder, now=NOW)
        yield
        for model in models.TABLES:
            model.objects.all().delete()


@pytest.fixture
def cells(small_cells: None, db: None) -> None:
    """A hall with a few cells, occupations and industries in detail."""
