"""Halls for tests."""

from __future__ import annotations

import shutil

import pytest

from frombelow.hall.home.safekeeping.tests.cluster import Cluster
from frombelow.hall.home.safekeeping.tests.halls import Hall


@pytest.fixture(scope="session")
def filled_once(tmp_path_factory):
    """A hall with members, filled once: making its tables takes longer than most tests."""
    hall = Hall(tmp_path_factory.mktemp("filled"))
    hall.do("fill", 200)
    hall.sheet(hall.var.parent / "sheet")
    yield hall
    hall.close()


@pytest.fixture
def filled(filled_once, tmp_path):
    """A copy of it; the sheet of its key lies beside it."""
    hall = filled_once.copy(tmp_path, "filled")
    shutil.copy(filled_once.var.parent / "sheet", tmp_path / "sheet")
    yield hall
    hall.close()


@pytest.fixture
def new_hall(tmp_path):
    """Makes halls, and takes them down."""
    halls = []

    def make(name: str = "hall", **more: str) -> Hall:
        halls.append(Hall(tmp_path, name=name, **more))
        return halls[-1]

    yield make
    for hall in halls:
        hall.close()


@pytest.fixture
def of_its_own(tmp_path):
    """Makes a PostgreSQL with lines of settings, and a hall in it."""
    made = []

    def make(*lines: str) -> tuple[Cluster, Hall]:
        made.append(Cluster(*lines))
        hall = Hall(tmp_path, engine="postgresql", home=made[-1].home)
        hall.do("fill", 50, 40)
        return made[-1], hall

    yield make
    for cluster in made:
        cluster.close()
