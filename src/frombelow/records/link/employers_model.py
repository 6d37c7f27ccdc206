"""The Splink model of employers: the same comparisons, numbers and blocking on DuckDB and on Spark.

The comparisons are the functions of `methods/linkage/employers`, given to the engine as `employer_name`,
`employer_place` and `employer_trade`; their numbers are those of its model.json. The engine does what grows with
the data: which parties meet, their comparison, their probability.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

import pyarrow as pa
from splink import Linker, SettingsCreator, block_on
from splink.blocking_rule_library import CustomRule

from frombelow.methods.linkage.employers.names import normalize
from frombelow.methods.linkage.employers.places import Party
from frombelow.methods.linkage.employers.score import FREQUENCY_COUNTS, Outcomes, compare, model, name_frequency

SEPARATOR = "\x1f"
# Outcomes that most pairs have are asked for first: each question is a call.
ASKED_FIRST = {"name": ("common_words", "some"), "place": ("same_city", "same_state"), "trade": ("unknown",)}
ASKED_LAST = {"name": "nothing", "place": "other_state", "trade": "differ"}
Edge = tuple[int, int, float]

UNITS = pa.schema(
    [
        ("unit_id", pa.int64()),
        ("party", pa.string()),  # name, city, state, ZIP and industry code, as `pack` writes them
        ("words", pa.string()),  # the normalized name: what the frequency of a name is counted by
        ("frequency", pa.float64()),  # how often that name is to be expected
        ("circle", pa.string()),  # same name (or same known employer) in one state
        ("is_hub", pa.bool_()),  # meets all of its circle; in a small circle everyone does
        ("anywhere", pa.string()),  # the name, if it tells enough to be one employer's in every state
        ("leads", pa.bool_()),  # stands for its circle towards other states
        ("blocks", pa.list_(pa.string())),  # parties meet that share a block
    ]
)


def pack(party: Party) -> str:
    """A party as one text, so that an engine hands it over in one piece."""
    return SEPARATOR.join(value or "" for value in (party.name, party.city, party.state, party.zip, party.naics))


def unmet(parties: list[Party]) -> pa.Table:
    """Parties as units that meet nobody: for pairs that are given."""
    count = len(parties)
    columns: dict[str, Any] = {field.name: pa.nulls(count, field.type) for field in UNITS}
    columns["unit_id"] = pa.array(range(count), pa.int64())
    columns["party"] = pa.array([pack(p) for p in parties], pa.string())
    columns["words"] = pa.array([normalize(p.name).key for p in parties], pa.string())
    columns["frequency"] = pa.array([name_frequency(p.name) for p in parties], pa.float64())
    return pa.table(columns, schema=UNITS)


@lru_cache(maxsize=400_000)
def unpack(text: str) -> Party:
    """The party that `pack` wrote."""
    name, *rest = text.split(SEPARATOR)
    return Party(name, *(value or None for value in rest))


@lru_cache(maxsize=16_384)
def outcomes(a: str, b: str) -> Outcomes:
    """The outcomes of the three comparisons of two packed parties."""
    return compare(unpack(a), unpack(b))


def settings() -> SettingsCreator:
    """The model, in Splink's terms."""
    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="unit_id",
        probability_two_random_records_match=model()["prior"],
        comparisons=[_comparison(name) for name in Outcomes._fields],
        blocking_rules_to_generate_predictions=[
            CustomRule("l.circle = r.circle AND (l.is_hub OR r.is_hub)"),
            CustomRule("l.anywhere = r.anywhere AND l.leads AND r.leads"),
            block_on("blocks", arrays_to_explode=["blocks"]),
        ],
        retain_matching_columns=False,
    )


def _comparison(comparison: str) -> dict[str, Any]:
    first, last = ASKED_FIRST[comparison], ASKED_LAST[comparison]
    numbers = model()["comparisons"][comparison]
    between = [o for o in numbers if o not in first and o != last]
    levels = [_level(comparison, o, numbers[o]) for o in (*first, *between)]
    levels.append(_level(comparison, last, numbers[last]) | {"sql_condition": "ELSE"})
    return {"output_column_name": comparison, "comparison_levels": levels}


def _level(comparison: str, outcome: str, numbers: dict[str, float]) -> dict[str, Any]:
    level: dict[str, Any] = {
        "sql_condition": f"employer_{comparison}(party_l, party_r) = '{outcome}'",
        "label_for_charts": outcome,
        "m_probability": numbers["m"],
        "u_probability": numbers["u"],
    }
    if comparison == "name" and outcome in FREQUENCY_COUNTS:
        level |= {"tf_adjustment_column": "words", "disable_tf_exact_match_detection": True}
    return level


def predict(db_api: Any, units: pa.Table, at_least: float, pairs: pa.Table | None = None) -> list[Edge]:
    """Pairs of units at least so probable, with their probability, ordered by unit.

    `pairs` (columns a, b of unit ids): score these; without it, those that meet by the blocking rules.
    """
    logging.getLogger("splink").setLevel(logging.ERROR)  # it advises null levels, which these comparisons need not
    linker = Linker(db_api.register(units), settings(), log_level=None)
    names = units.select(["words", "frequency"]).group_by("words").aggregate([("frequency", "min")])
    lookup = db_api.register(names.rename_columns(["words", "tf_words"]))
    linker.table_management.register_term_frequency_lookup(lookup, "words")
    if pairs is not None:
        keys = pa.array(["0"] * pairs.num_rows, pa.string())
        blocked = pa.table({"match_key": keys, "join_key_l": pairs["a"], "join_key_r": pairs["b"]})
        linker.table_management.register_blocked_pairs_for_predict(db_api.register(blocked))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Splink reads DuckDB in a way that DuckDB 2 calls slow
        found: Any = linker.inference.predict(threshold_match_probability=at_least or None, warning_mode="never")
        table = found.as_pyarrow_table().select(["unit_id_l", "unit_id_r", "match_probability"])
    left, right, probability = (table[name].to_pylist() for name in table.column_names)
    return sorted((min(a, b), max(a, b), p) for a, b, p in zip(left, right, probability, strict=True))


def answers(comparison: str) -> Callable[[Iterable[str], Iterable[str]], list[str]]:
    """The function behind `employer_name`, `employer_place` or `employer_trade`, for columns of packed parties."""
    position = Outcomes._fields.index(comparison)

    def answer(left: Iterable[str], right: Iterable[str]) -> list[str]:
        return [outcomes(a, b)[position] for a, b in zip(left, right, strict=True)]

    return answer
