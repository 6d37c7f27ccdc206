"""The employer model on Spark: the clusters that DuckDB gives."""

import shutil
from importlib.util import find_spec

import pytest

from frombelow.records.faults import RecordsFault
from frombelow.records.link.employers import cluster_employers
from frombelow.records.link.employers_engines import spark_api
from frombelow.records.link.tests.test_employers import ROWS, table

HAS_SPARK = find_spec("pyspark") is not None and shutil.which("java") is not None


@pytest.mark.spark
@pytest.mark.skipif(not HAS_SPARK, reason="The extra 'spark' (PySpark and Java 17) is not installed.")
@pytest.mark.filterwarnings("ignore")
@pytest.mark.enable_socket
def test_spark_gives_the_clusters_of_duckdb():
    assert cluster_employers(table(ROWS), engine="spark").equals(cluster_employers(table(ROWS), engine="duckdb"))


@pytest.mark.skipif(find_spec("pyspark") is not None, reason="PySpark is installed, so nothing is missing.")
def test_without_spark_a_sentence_says_so():
    with pytest.raises(RecordsFault, match="needs PySpark"), spark_api():
        pass
