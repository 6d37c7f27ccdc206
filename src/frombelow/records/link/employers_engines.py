"""The engines the employer model runs on: DuckDB on one machine, Spark for data that outgrows it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import duckdb
import pyarrow as pa
from splink import DuckDBAPI

from frombelow.methods.linkage.employers.score import Outcomes
from frombelow.records.faults import RecordsFault
from frombelow.records.link.employers_model import Edge, answers, predict
from frombelow.records.spark import spark_session

ENGINES = ("duckdb", "spark")


def predict_on(
    engine: str, units: pa.Table, at_least: float = 0.0, *, pairs: pa.Table | None = None, session: Any = None
) -> list[Edge]:
    """Pairs of units at least so probable, found by the engine named.

    `pairs` (columns a, b): score these instead of the pairs that meet in a block. `session`: an open Spark
    session; one on this machine is opened otherwise.
    Raises RecordsFault for an engine that does not exist or is not installed.
    """
    if engine not in ENGINES:
        raise RecordsFault(f"There is no engine {engine!r}: choose one of {', '.join(ENGINES)}.")
    with duckdb_api() if engine == "duckdb" else spark_api(session) as db_api:
        return predict(db_api, units, at_least, pairs)


@contextmanager
def duckdb_api() -> Iterator[Any]:
    """Splink on a DuckDB of its own: the functions and tables of the model are nobody else's."""
    con = duckdb.connect()
    arrow: Any = "arrow"
    for comparison in Outcomes._fields:
        con.create_function(f"employer_{comparison}", _columns(comparison), ["varchar"] * 2, "varchar", type=arrow)
    try:
        yield DuckDBAPI(con)
    finally:
        con.close()


def _columns(comparison: str) -> Any:
    answer = answers(comparison)

    def on_columns(left: pa.ChunkedArray, right: pa.ChunkedArray) -> pa.Array:
        return pa.array(answer(left.to_pylist(), right.to_pylist()), pa.string())

    return on_columns


@contextmanager
def spark_api(session: Any = None) -> Iterator[Any]:
    """Splink on Spark: on the session given, or on one opened on this machine."""
    with spark_session(session) as spark, tempfile.TemporaryDirectory() as folder:
        functions: Any = import_module("pyspark.sql.functions")
        api: Any = import_module("splink.backends.spark").SparkAPI
        spark.sparkContext.setCheckpointDir(folder)
        for comparison in Outcomes._fields:
            spark.udf.register(f"employer_{comparison}", functions.pandas_udf(_series(comparison), "string"))
        yield api(spark_session=spark, register_udfs_automatically=False)


def _series(comparison: str) -> Any:
    import pandas as pd

    answer = answers(comparison)

    def on_series(left: Any, right: Any) -> Any:
        return pd.Series(answer(left, right), dtype="object")

    on_series.__annotations__ = dict.fromkeys(("left", "right", "return"), pd.Series)  # Spark reads types, not text
    return on_series
