"""Employers."""

from __future__ import annotations

import csv
import resource
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import pyarrow as pa
from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from benchmarks.report import SHARED, Report
from frombelow.methods.linkage.employers import Party, compare, normalize, pair_probability, places
from frombelow.methods.linkage.employers.align import alike
from frombelow.records.link.employers import cluster_employers

NEGATIVES = Path(__file__).parent / "data" / "employer_hard_negatives.csv"
LABELLED = SHARED / "records" / "entity_resolution" / "nlrb_r_to_c_employer_pairs_250.csv"
RC_CA = SHARED / "records" / "nlrb" / "rc_ac_matches.parquet"
RECORDS = SHARED / "records"
JOIN_AT = 0.5
Pair = tuple[Party, Party]


def run(report: Report) -> None:
    """The labelled pairs, the hard negatives, the peers, and the clustering of all parties at hand."""
    different = hard_negatives()
    joined = share(different, joins)
    report.add(f"hard negatives joined ({len(different)} pairs)", f"{joined:.2%}", bar="≤ 1 %", holds=joined <= 0.01)
    if not LABELLED.is_file():
        report.add("labelled pairs", "not at hand", note="../shared holds no records")
        return
    same, others = labelled_pairs()
    found = share(same, joins)
    report.add(f"labelled matches found ({len(same)})", f"{found:.1%}", bar="≥ 95 %", holds=found >= 0.95)
    report.add(f"labelled non-matches joined ({len(others)})", f"{share(others, joins):.0%}")
    fuzzy = rc_ca_pairs()
    report.add(
        f"RC and CA cases that others linked by likeness ({len(fuzzy)}) found",
        f"{share(fuzzy, joins):.1%}",
        note="machine-made links, some of them wrong: no bar",
    )
    for name, likeness in PEERS.items():
        compare_peer(report, name, likeness, same, different)
    time_pairs(report, same + different)
    cluster_all(report)


def hard_negatives() -> list[Pair]:
    """Pairs of different employers; the rule is in the README beside the file."""
    with NEGATIVES.open(encoding="utf-8", newline="") as text:
        return [
            (Party(r["a_name"], r["city"], r["state"]), Party(r["b_name"], r["city"], r["state"]))
            for r in csv.DictReader(text)
        ]


def labelled_pairs() -> tuple[list[Pair], list[Pair]]:
    """Pairs labelled match, and pairs labelled no_match, by hand (github tom-baz/nlrb-matching-cases)."""
    same, different = [], []
    with LABELLED.open(encoding="utf-8", newline="") as text:
        for r in csv.DictReader(text):
            pair = (
                Party(r["r_company_name"], r["r_city"] or None, r["r_state"] or None),
                Party(r["c_company_name"], r["c_city"] or None, r["c_state"] or None),
            )
            if r["label"] == "match":
                same.append(pair)
            elif r["label"] == "no_match":
                different.append(pair)
    return same, different


def rc_ca_pairs() -> list[Pair]:
    """Distinct differing spellings of RC and CA cases that were linked by fuzzy likeness, every fifth of them."""
    rows = duckdb.sql(
        f"""
        SELECT DISTINCT trim(r_company_name), r_city, r_state, trim(c_company_name), c_city, c_state
        FROM '{RC_CA}' WHERE match_method = 'fuzzy' AND lower(trim(r_company_name)) <> lower(trim(c_company_name))
        ORDER BY ALL
        """
    ).fetchall()
    return [(Party(*row[:3]), Party(*row[3:])) for row in rows[::5]]


def joins(a: Party, b: Party) -> bool:
    """Are the two held to be one employer?"""
    return pair_probability(a, b)[0] >= JOIN_AT


def share(pairs: list[Pair], holds: Callable[[Party, Party], bool]) -> float:
    """Share of the pairs for which it holds."""
    return sum(holds(a, b) for a, b in pairs) / len(pairs)


PEERS: dict[str, Callable[[str, str], float]] = {
    "rapidfuzz token_set_ratio": lambda a, b: fuzz.token_set_ratio(a.lower(), b.lower()) / 100,
    "Jaro-Winkler": lambda a, b: JaroWinkler.similarity(a.lower(), b.lower()),
}


def compare_peer(
    report: Report, name: str, likeness: Callable[[str, str], float], same: list[Pair], different: list[Pair]
) -> None:
    """A peer at the threshold that suits it best: most matches found with at most 1 % of the negatives joined,
    and the negatives it joins when it finds as many matches as the bar asks."""
    yes = sorted(likeness(a.name, b.name) for a, b in same)
    no = sorted((likeness(a.name, b.name) for a, b in different), reverse=True)
    strict = no[len(no) // 100] + 1e-9
    found = sum(score >= strict for score in yes) / len(yes)
    loose = yes[len(yes) // 20]
    joined = sum(score >= loose for score in no) / len(no)
    report.add(
        f"peer {name}: matches found with ≤ 1 % of the negatives joined",
        f"{found:.1%}",
        note=f"threshold {strict:.2f}; the negatives were picked for token likeness",
    )
    report.add(f"peer {name}: negatives joined when 95 % are found", f"{joined:.1%}", note=f"threshold {loose:.2f}")


def time_pairs(report: Report, pairs: list[Pair]) -> None:
    """Pairs a second, nothing remembered from earlier."""
    for remembered in (normalize, alike, compare._compare, places.city_words, places.city_key):
        remembered.cache_clear()  # type: ignore[attr-defined]
    started = time.perf_counter()
    for a, b in pairs:
        pair_probability(a, b)
    report.add("pairs scored a second, one core", f"{len(pairs) / (time.perf_counter() - started):,.0f}")


def cluster_all(report: Report) -> None:
    """Cluster the employers of the F-7 notices, strikes, elections and linked charges at hand."""
    parties = all_parties()
    started = time.perf_counter()
    clustered = cluster_employers(parties)
    seconds = time.perf_counter() - started
    gigabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    clusters = len(set(clustered["cluster_id"].to_pylist()))
    what = f"{parties.num_rows:,} parties into {clusters:,} employers"
    report.add(what, f"{seconds:.0f} s", bar="≤ 75 s", holds=seconds <= 75)
    report.add("memory at most, whole process", f"{gigabytes:.1f} GB", bar="< 3 GB", holds=gigabytes < 3)


def all_parties() -> pa.Table:
    """Employers as the raw files name them: row_id, name, city, state, zip, naics."""
    notices = ", ".join(
        f"'{RECORDS / 'fmcs_f7' / name}'" for name in ("f7_2020-08_2022-08.parquet", "f7_2021-04_2024-04.parquet")
    )
    return duckdb.sql(
        f"""
        WITH named AS (
            SELECT employer AS name, employer_city AS city, employer_state AS state, left(employer_zip, 5) AS zip, naics
            FROM read_parquet([{notices}], union_by_name = true)
            UNION ALL SELECT "Employer", "E-City", "A-State", left("E-ZIP", 5), NULL
            FROM '{RECORDS}/fmcs_f7/f7_fy2004.parquet'
            UNION ALL SELECT "Employer", trim(regexp_extract("City, State", '^(.*),', 1)),
                   trim(regexp_extract("City, State", ', *([A-Z]{{2}})', 1)), NULL, NULL
            FROM '{RECORDS}/fmcs_work_stoppage/work_stoppages.parquet'
            UNION ALL SELECT "Case Name", "Dispute Unit City", "Dispute Unit State", NULL, NULL
            FROM '{RECORDS}/nlrb/elections_fy2011_2022.parquet'
            UNION ALL SELECT name, city, state, NULL, NULL FROM (
                SELECT DISTINCT r_case_number, r_company_name AS name, r_city AS city, r_state AS state FROM '{RC_CA}'
                UNION ALL SELECT DISTINCT c_case_number, c_company_name, c_city, c_state FROM '{RC_CA}')
        )
        SELECT row_number() OVER (ORDER BY name, city, state, zip, naics) AS row_id, trim(name) AS name, nullif(trim(city), '') AS city,
               nullif(trim(state), '') AS state, zip, naics
        FROM named WHERE trim(name) <> ''
        """
    ).to_arrow_table()
