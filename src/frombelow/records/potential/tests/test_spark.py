"""The same ranks on Spark."""

from __future__ import annotations

import shutil
from importlib.util import find_spec

import numpy as np
import pytest

from frombelow.methods.potential.ranking import Parts, ranked
from frombelow.records.potential.spark import ranked_on_spark

HAS_SPARK = find_spec("pyspark") is not None and shutil.which("java") is not None
pytestmark = [
    pytest.mark.spark,
    pytest.mark.skipif(not HAS_SPARK, reason="PySpark or Java 17 is not installed: make test-spark"),
    pytest.mark.filterwarnings("ignore"),
    pytest.mark.enable_socket,  # Python and Java speak over 127.0.0.1
]


def test_the_same_ranks_and_intervals() -> None:
    random = np.random.default_rng(1)
    value = np.round(random.random((3000, 4)), 2)  # many are equal
    parts = Parts(("a", "b", "c", "d"), value, 0.1 * random.random((3000, 4)), random.random((3000, 4)) > 0.2)
    weights = {"a": 3, "b": 1, "d": 0.5}
    here, there = ranked(parts, weights), ranked_on_spark(parts, weights)
    np.testing.assert_array_equal(here.score, there.score)
    for name in ("rank", "rank_low", "rank_high"):
        np.testing.assert_array_equal(getattr(here, name), getattr(there, name))
    np.testing.assert_allclose(here.error, there.error, atol=1e-12)
    np.testing.assert_array_equal(here.certainty, there.certainty)
