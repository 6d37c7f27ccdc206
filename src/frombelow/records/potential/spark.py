"""The same ranking on Spark, for rows that no machine holds: score, errors and rank intervals by sorting alone, never by comparing every pair."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import numpy as np
import pandas as pd

from frombelow.methods.potential.ranking import CONFIDENCE, DECIMALS, Parts, Ranking, as_array, reach_of
from frombelow.records.spark import spark_session

UNIT = 10.0**DECIMALS


def ranked_on_spark(parts: Parts, weights: Mapping[str, float], session: Any = None) -> Ranking:
    """What `ranking.ranked` gives. Raises NoWeights, and RecordsFault without PySpark."""
    share = as_array(parts.keys, weights)
    share = share / share.sum()
    with spark_session(session) as spark:
        rows = spark.createDataFrame(_frame(parts, share))
        found = _ranks(_scores(rows, share)).orderBy("row").toPandas()
    rank, low, high = (found[name].to_numpy(np.int64) for name in ("rank", "low", "high"))
    return Ranking(found["score"].to_numpy(), found["error"].to_numpy(), rank, low, high, parts.known @ share)


def _frame(parts: Parts, share: np.ndarray[Any, Any]) -> pd.DataFrame:
    """A row each, with value and error of every part that weighs anything."""
    weighing = np.flatnonzero(share).tolist()
    columns: dict[str, Any] = {"row": np.arange(len(parts.value), dtype=np.int64)}
    columns |= {f"value_{k}": parts.value[:, k] for k in weighing}
    columns |= {f"error_{k}": parts.error[:, k] for k in weighing}
    return pd.DataFrame(columns)


def _scores(rows: Any, share: np.ndarray[Any, Any]) -> Any:
    """Score, error and the ends of its interval."""
    functions: Any = import_module("pyspark.sql.functions")
    score, variance = functions.lit(0.0), functions.lit(0.0)
    for k in np.flatnonzero(share).tolist():
        score = score + functions.col(f"value_{k}") * float(share[k])
        variance = variance + functions.col(f"error_{k}") * functions.col(f"error_{k}") * float(share[k] ** 2)
    reach = reach_of(CONFIDENCE)

    def rounded(column: Any) -> Any:
        return functions.rint(column * UNIT) / UNIT

    scored = rows.select("row", rounded(score * 100).alias("score"), (functions.sqrt(variance) * 100).alias("error"))
    return scored.withColumns(
        {
            "lower": rounded(functions.col("score") - functions.col("error") * reach),
            "upper": rounded(functions.col("score") + functions.col("error") * reach),
        }
    )


def _ranks(scored: Any) -> Any:
    """rank, low and high. Each counts how many ends of others lie above an own end: both are sorted together, and a running sum counts."""
    functions: Any = import_module("pyspark.sql.functions")
    window: Any = import_module("pyspark.sql").Window
    ranks = scored.withColumn("rank", functions.rank().over(window.orderBy(functions.desc("score"))))
    low = _counted(scored, "lower", "upper", strictly=True).withColumn("low", functions.col("n") + 1)
    high = _counted(scored, "upper", "lower", strictly=False).withColumnRenamed("n", "high")
    joined = ranks.join(low.select("row", "low"), "row").join(high, "row")
    return joined.select(
        "row", "score", "error", functions.col("rank").cast("long").alias("rank"),
        functions.least("low", functions.col("rank").cast("long")).alias("low"),
        functions.greatest("high", functions.col("rank").cast("long")).alias("high"),
    )  # fmt: skip


def _counted(scored: Any, points: str, asking: str, *, strictly: bool) -> Any:
    """(row, n): how many `points` lie above each `asking` (or on it, if not `strictly`)."""
    functions: Any = import_module("pyspark.sql.functions")
    window: Any = import_module("pyspark.sql").Window
    first = 1 if strictly else 0  # where both are equal: points after those who ask, or before
    marked = scored.select(
        functions.lit(None).cast("long").alias("row"),
        functions.col(points).alias("at"),
        functions.lit(1).alias("point"),
    )
    asked = scored.select("row", functions.col(asking).alias("at"), functions.lit(0).alias("point"))
    order = (functions.desc("at"), functions.col("point") if first else functions.desc("point"))
    running = functions.sum("point").over(window.orderBy(*order).rowsBetween(window.unboundedPreceding, 0))
    return marked.unionByName(asked).withColumn("n", running.cast("long")).where("row IS NOT NULL").select("row", "n")
