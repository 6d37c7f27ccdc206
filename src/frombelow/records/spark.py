"""A Spark session: the one given, or one on this machine."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from frombelow.records.faults import RecordsFault


@contextmanager
def spark_session(given: Any = None) -> Iterator[Any]:
    """Raises RecordsFault without PySpark. How much memory a session takes is said to Spark: PYSPARK_SUBMIT_ARGS, spark-defaults.conf."""
    try:
        builder: Any = import_module("pyspark.sql").SparkSession.builder
    except ImportError:
        raise RecordsFault(
            "The engine 'spark' needs PySpark, which is not installed. Run: make test-spark, which installs and tries it."
        ) from None
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # its workers must find the packages of this environment
    spark = given or _session_here(builder)
    try:
        spark.sparkContext.setLogLevel("ERROR")
        yield spark
    finally:
        if given is None:
            spark.stop()


def _session_here(builder: Any) -> Any:
    return (
        builder.master("local[2]")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .getOrCreate()
    )
