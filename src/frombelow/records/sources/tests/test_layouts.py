"""The columns that loaders ask for stand in the dictionary of the published databases, table by table."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pytest

from frombelow.records.sources import (
    live_f7,
    live_old_elections,
    live_olms,
    live_osha,
    live_recognitions,
    live_whd,
    nlrb_nightly,
)  # fmt: skip

DICTIONARY = Path(__file__).parents[6] / "shared/data/records/data_dictionary/labordata_warehouse_metadata.yml"
LINE = re.compile(r'^(?P<indent> *)(?:"(?P<quoted>[^"]+)"|(?P<plain>[^":]+)):')
DATABASE, TABLE, COLUMN = 2, 6, 10  # blanks before the name of each


def olms(name: str) -> Iterable[str]:
    return [column.lower() for column in live_olms.SOURCE.files[name].columns]


# database -> table -> the columns a loader needs
ASKED: dict[str, dict[str, Iterable[str]]] = {
    "nlrb": nlrb_nightly.TABLES | nlrb_nightly.MODE,
    "f7": {"f7": live_f7.COLUMNS},
    "voluntary_recognitions": {"voluntary_recognitions": live_recognitions.COLUMNS},
    "nlrb_rc_elections_1961_1998": {live_old_elections.TABLE: live_old_elections.COLUMNS},
    "whisard": {"cases": live_whd.COLUMNS},
    "osha_enforcement": {"inspection": live_osha.COLUMNS},
    "opdr": {
        "lm_data": olms("reports_of_years"), "ar_receipts_total": olms("receipts"),
        "ar_disbursements_total": olms("disbursements"), "ar_rates_dues_fees": olms("rates"),
    },
}  # fmt: skip


def dictionary() -> dict[tuple[str, str], set[str]]:
    """(database, table) -> its columns. The file is YAML of few shapes: the depth of a name tells what it names."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    database = table = ""
    for line in DICTIONARY.read_text(encoding="utf-8").splitlines():
        match = LINE.match(line)
        name = match and (match["quoted"] or match["plain"])
        if not match or not name:
            continue
        if len(match["indent"]) == DATABASE:
            database = name
        elif len(match["indent"]) == TABLE:
            table = name
        elif len(match["indent"]) == COLUMN:
            found[database, table].add(name)
    return found


@pytest.mark.skipif(
    not DICTIONARY.is_file(), reason="the dictionary is not beside the project (../shared/data/records)"
)
@pytest.mark.parametrize("database", ASKED)
def test_every_column_asked_for_is_documented(database: str) -> None:
    known = dictionary()
    for table, columns in ASKED[database].items():
        missing = set(columns) - known[database, table]
        assert not missing, f"{database}.{table}: {sorted(missing)}"
