"""Employers linked by the Splink model: the same answer in any order, and the same as the plain method's."""

import random
from importlib.util import find_spec

import pyarrow as pa
import pytest

from frombelow.methods.linkage.employers import Party, pair_probability
from frombelow.records.faults import RecordsFault
from frombelow.records.link.employers import cluster_employers, describe_clusters, gather_units, meeting_places
from frombelow.records.link.employers_engines import predict_on, spark_api
from frombelow.records.link.employers_model import pack, unmet, unpack

ROWS = [
    ("Starbucks Corporation", "Seattle", "WA", None, None),
    ("STARBUCKS COFFEE COMPANY", "Buffalo", "NY", "14201", "72"),
    ("Starbucks Corp. #1132", "Buffalo", "NY", None, None),
    ("Duane Reade, Inc.", "New York", "NY", None, None),
    ("Duane Reade", "Queens", "NY", None, None),
    ("Memorial Hospital", "Belleville", "IL", None, "62"),
    ("Memorial Hospital", "Carthage", "IL", None, "62"),
    ("San Diego Electric Services", "San Diego", "CA", None, "23"),
    ("San Diego Janitorial Services", "San Diego", "CA", None, "56"),
    ("San Diego Gas & Electric", "San Diego", "CA", None, "22"),
    ("Kumho Tires", "Macon", "GA", None, None),
    ("Kumho Tire Georgia, Inc.", "MACON", "GA", None, None),
    ("City of Durham", "Durham", "NC", None, "92"),
    ("Durham County", "Durham", "NC", None, "92"),
    ("Superior Electric", "Columbus", "OH", None, None),
    ("Superior Electric", "Portland", "OR", None, None),
    ("No place named", None, None, None, None),
]


def table(rows, first=0):
    names = ["row_id", "name", "city", "state", "zip", "naics"]
    columns = zip(*((i + first, *row) for i, row in enumerate(rows)), strict=True)
    kinds = [pa.int64()] + [pa.string()] * 5
    return pa.table([pa.array(c, k) for c, k in zip(columns, kinds, strict=True)], names=names)


def groups(clustered):
    """Which names stand together, whatever the ids of rows and clusters."""
    found = {}
    for row_id, cluster in zip(clustered["row_id"].to_pylist(), clustered["cluster_id"].to_pylist(), strict=True):
        found.setdefault(cluster, set()).add(row_id)
    return found


def test_who_stands_together():
    together = {frozenset(rows) for rows in groups(cluster_employers(table(ROWS))).values()}
    assert frozenset({0, 1, 2}) in together
    assert frozenset({3, 4}) in together
    assert frozenset({10, 11}) in together
    assert all(frozenset({alone}) in together for alone in (5, 6, 7, 8, 9, 12, 13, 14, 15, 16))


def test_the_order_of_rows_does_not_matter():
    mixed = list(enumerate(ROWS))
    random.Random(7).shuffle(mixed)
    plain = dict(zip(range(len(ROWS)), cluster_employers(table(ROWS))["cluster_id"].to_pylist(), strict=True))
    turned = cluster_employers(table([row for _, row in mixed]))["cluster_id"].to_pylist()
    assert {i: cluster for (i, _), cluster in zip(mixed, turned, strict=True)} == plain


def test_the_same_input_gives_the_same_bytes():
    assert cluster_employers(table(ROWS)).equals(cluster_employers(table(ROWS)))


def test_every_row_has_its_cluster_and_its_reason():
    clustered = cluster_employers(table(ROWS, first=100))
    assert clustered["row_id"].to_pylist() == list(range(100, 100 + len(ROWS)))
    assert all(reason.endswith(".") for reason in clustered["reason"].to_pylist())
    assert all(0.0 <= p <= 1.0 for p in clustered["probability"].to_pylist())
    assert all(cluster.startswith("emp-") for cluster in clustered["cluster_id"].to_pylist())


def test_nothing_in_nothing_out():
    clustered = cluster_employers(table(ROWS).slice(0, 0))
    assert clustered.num_rows == 0
    assert describe_clusters(table(ROWS).slice(0, 0), clustered).num_rows == 0


def test_how_clusters_are_described():
    parties = table(ROWS)
    described = describe_clusters(parties, cluster_employers(parties)).to_pylist()
    coffee = next(c for c in described if c["rows"] == 3)
    assert coffee["states"] == "NY WA"
    assert coffee["name"].startswith("Starbucks")


def test_splink_says_what_the_plain_method_says():
    units = gather_units(table(ROWS))
    parties = [unit.party for unit in units]
    every = [(i, j) for i in range(len(parties)) for j in range(i + 1, len(parties))]
    pairs = pa.table({"a": [i for i, _ in every], "b": [j for _, j in every]})
    found = predict_on("duckdb", unmet(parties), pairs=pairs)
    assert [(a, b) for a, b, _ in found] == every
    for a, b, probability in found:
        assert probability == pytest.approx(pair_probability(parties[a], parties[b])[0], abs=1e-9)


def test_a_large_circle_meets_one_hub():
    rows = [("Zenetex LLC", f"Town {i}", "OH", None, None) for i in range(40)]
    units = meeting_places(gather_units(table(rows)))
    assert sum(units["is_hub"].to_pylist()) == 1
    assert len(groups(cluster_employers(table(rows)))) == 1


def test_a_party_survives_packing():
    party = Party("Acme, Inc.", None, "NC", "27701", None)
    assert unpack(pack(party)) == party


def test_an_unknown_engine_is_refused():
    with pytest.raises(RecordsFault, match="choose one of duckdb, spark"):
        cluster_employers(table(ROWS), engine="abacus")


@pytest.mark.skipif(find_spec("pyspark") is not None, reason="PySpark is installed, so nothing is missing.")
def test_without_spark_a_sentence_says_so():
    with pytest.raises(RecordsFault, match="needs PySpark"), spark_api():
        pass
