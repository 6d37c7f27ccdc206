"""A quick hasher for all tests but those of the hasher itself."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["frombelow.hall.accounts.tests.world.Quick"]
