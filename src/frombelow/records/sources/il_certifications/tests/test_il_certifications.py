import json
from datetime import date
from pathlib import Path

import duckdb

from frombelow.records.source import Reader
from frombelow.records.sources.il_certifications import SOURCE
from frombelow.records.tests.happening_samples import only

HEADING = [
    "Case No.",
    "Employer",
    "Labor \nOrganization",
    "Date \nCertified",
    "Prevailing \nParty",
    "# of \nEmployees",
    "Unit \nDescription",
]
BY_CARDS = [
    "L-RC-17-018 \nMajority Interest",
    "City of Chicago",
    "AFSCME, Council \n31",
    "7/13/2017",
    "AFSCME",
    "1",
    "Technician",
]
BY_VOTE = ["S-RC-18-007", "County of Kane", "PBLC", "1/9/2018", "No Representative", "36", "Civilians"]
BROKEN = ["Majority Interest", "Department of", "State", "", "", "", "RC-62"]


def test_cards_are_recognitions_and_votes_are_elections(tmp_path: Path) -> None:
    path = tmp_path / SOURCE.files["raw"].path
    path.parent.mkdir(parents=True)
    rows = [
        {"data": cells, "source": "https://x/FY18.pdf", "table_num": 0, "row_num": n}
        for n, cells in enumerate([HEADING, BY_CARDS, BY_VOTE, BROKEN])
    ]
    path.write_text(json.dumps(rows), encoding="utf-8")
    reader = Reader(SOURCE, tmp_path, duckdb.connect())
    happenings = SOURCE.clean(reader)["happening"].to_pylist()
    reader.con.close()
    recognition, election = only(happenings, kind="recognition"), only(happenings, kind="election")
    assert (recognition["city"], recognition["happened_on"]) == ("Chicago", date(2017, 7, 13))
    assert (election["result"], election["size"], election["city"]) == ("lost", 36, None)
    assert sum(reader.dropped.values()) == 2
