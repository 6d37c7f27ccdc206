from datetime import date
from pathlib import Path

from frombelow.records.sources.nlrb_documents import SOURCE
from frombelow.records.tests.happening_samples import clean, only

ROW = {"case_number": "25-CA-297685", "doc_type": "ALJ Decision", "doc_date": "04/11/2024", "name": "Blue Fox", "date_filed": "06/15/2022", "status": "Open",
       "location": "West Lafayette, IN", "allegations": "8(a)(3) Discharge"}  # fmt: skip


def test_documents_of_one_case_are_one_charge(tmp_path: Path) -> None:
    later = ROW | {"doc_type": "Unpublished Board Decision", "doc_date": "12/31/2024"}
    tables, reader = clean(SOURCE, tmp_path, raw=[ROW, later])
    charge = only(tables["happening"])
    assert (
        charge["detail"] == "8(a)(3) Discharge | ALJ Decision of 2024-04-11 | Unpublished Board Decision of 2024-12-31"
    )
    assert (charge["city"], charge["state"], charge["as_of"]) == ("West Lafayette", "IN", date(2024, 12, 31))
    assert reader.dropped == {"further documents of the same case": 1}
