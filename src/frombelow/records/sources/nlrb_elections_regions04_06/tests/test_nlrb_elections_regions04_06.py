from datetime import date
from pathlib import Path

from frombelow.records.sources.nlrb_elections_regions04_06 import SOURCE
from frombelow.records.tests.happening_samples import clean, only

ROW = {
    "Case Number": "06-RC-159093", "Case Name": "SeniorLife", "Status": "Closed", "Date Filed": "08/31/2015", "Reason Closed": "Certific. of Representative",
    "City": "Greensburg", "States & Territories": "PA", "Unit ID": "B", "Ballot Type": "Single Labor Organization", "Tally Type": "Initial",
    "Tally Date": "10/16/2015", "No of Eligible Voters": "7", "Labor Union1": "Teamsters 30", "Votes for Labor Union1": "6",
    "Votes Against": "1", "Voting Unit (Unit A)": "Nurses", "Voting Unit (Unit B)": "Drivers",
}  # fmt: skip


def test_the_words_of_its_own_unit(tmp_path: Path) -> None:
    tables, _ = clean(SOURCE, tmp_path, raw=[ROW])
    election = only(tables["happening"])
    assert (election["unit_text"], election["result"]) == ("Drivers", "won")
    assert election["event_key"] == "election:06-RC-159093:B:2015-10-16"
    assert election["happened_on"] == date(2015, 10, 16)
