"""The employer model on Spark: the pairs and the clusters that DuckDB gives."""

from __future__ import annotations

import shutil
from importlib.util import find_spec

import duckdb
import pyarrow as pa
import pytest

from frombelow.records.link.employers import JOIN_AT, cluster_employers, gather_units, meeting_places
from frombelow.records.link.employers_engines import predict_on
from frombelow.records.link.tests.test_employers import ROWS, table
from frombelow.records.release_format import BUNDLED

HAS_SPARK = find_spec("pyspark") is not None and shutil.which("java") is not None
pytestmark = [
    pytest.mark.spark,
    pytest.mark.skipif(not HAS_SPARK, reason="PySpark or Java 17 is not installed: make test-spark"),
    pytest.mark.filterwarnings("ignore"),
    pytest.mark.enable_socket,  # Python and Java speak over 127.0.0.1
]


@pytest.fixture
def session():
    """A Spark session that belongs to somebody else."""
    from pyspark.sql import SparkSession

    opened = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    opened.conf.set("spark.sql.shuffle.partitions", "2")
    yield opened
    opened.stop()


def employers_of(state: str) -> pa.Table:
    """The employers that the happenings of a state name, as written."""
    query = """
        SELECT row_number() OVER (ORDER BY happening_id, position) AS row_id, p.name, h.city, h.state,
            NULL::VARCHAR AS zip, h.naics
        FROM read_parquet($folder || '/party.parquet') p
        JOIN read_parquet($folder || '/happening.parquet') h USING (happening_id)
        WHERE p.role = 'employer' AND p.name IS NOT NULL AND h.state = $state ORDER BY row_id
    """
    return duckdb.execute(query, {"folder": str(BUNDLED), "state": state}).to_arrow_table()


def test_a_few_employers_by_hand_in_a_session_of_our_own():
    assert cluster_employers(table(ROWS), engine="spark").equals(cluster_employers(table(ROWS), engine="duckdb"))


def test_the_employers_of_a_state(session):
    parties = employers_of("MS")
    units = meeting_places(gather_units(parties))
    here, there = predict_on("duckdb", units, JOIN_AT), predict_on("spark", units, JOIN_AT, session=session)
    assert [(a, b) for a, b, _ in here] == [(a, b) for a, b, _ in there]
    assert [p for _, _, p in here] == pytest.approx([p for _, _, p in there], abs=1e-9)
    assert len(here) > 200
    clustered = cluster_employers(parties, engine="spark", con=session)
    assert clustered.equals(cluster_employers(parties, engine="duckdb"))
    assert session.range(3).count() == 3  # a session that is not ours stays open
