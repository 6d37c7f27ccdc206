"""What union bodies reported for fiscal year 2021."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from frombelow.records.source import RawFile, Reader, Source
from frombelow.records.sources.covering import covering
from frombelow.records.staging import PLAYER_VALUE

NAME = "olms_reports_2021"
SQL = (Path(__file__).parent / "clean.sql").read_text(encoding="utf-8")


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Members, money and dues of each body, with the last day of its fiscal year."""
    for name in ("reports", "receipts", "disbursements", "rates"):
        reader.view(name)
    other = reader.sql(
        "SELECT count(*) FROM rates WHERE RATE_TYPE <> '1101' OR coalesce(TRY_CAST(AMOUNT AS DOUBLE), 0) <= 0"
    )
    reader.drop(int(other.column(0)[0].as_py()), "fees other than regular dues, or without an amount")
    return {
        "player_value": PLAYER_VALUE.fit(reader.sql(SQL), NAME),
        "coverage": covering(
            NAME, ("members", "receipts"), 2020, 2021, complete=False, note="Reports received by 5 November 2021."
        ),
    }


SOURCE = Source(
    NAME,
    {
        "reports": RawFile(
            "olms_lm/lm_data_data_2021.parquet",
            (
                "F_NUM", "RPT_ID", "PD_COVERED_TO", "RECEIVE_DATE", "MEMBERS", "TTL_RECEIPTS", "TTL_ASSETS",
                "TTL_LIABILITIES", "TTL_DISBURSEMENTS",
            ),
        ),
        "receipts": RawFile("olms_lm/ar_receipts_total_data_2021.parquet", ("RPT_ID", "DUES")),
        "disbursements": RawFile(
            "olms_lm/ar_disbursements_total_data_2021.parquet",
            ("RPT_ID", "REPRESENTATIONAL", "POLITICAL", "STRIKE_BENEFITS"),
        ),
        "rates": RawFile("olms_lm/ar_rates_dues_fees_data_2021.parquet", ("RPT_ID", "RATE_TYPE", "AMOUNT", "UNIT")),
    },
    clean,
)  # fmt: skip
