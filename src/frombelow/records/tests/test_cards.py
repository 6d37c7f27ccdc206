"""Source cards: what they hold, and what is said about a faulty one."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from frombelow.records.cards import read_card
from frombelow.records.catalog import Entry, catalog
from frombelow.records.faults import RecordsFault
from frombelow.records.steps import cards_table

GOOD = """---
title: Strikes
publisher: A service
licence: public domain
citation: A service, strikes.
covers: every state, 1981–2020
extracted_on: 2020-12
faults:
  Half of the names are short.
  Some places are missing.
---
Prose.
"""


def write(folder: Path, text: str) -> Path:
    """A card in a source's folder."""
    path = folder / "strikes" / "SOURCE.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_card_is_read(tmp_path):
    card = read_card(write(tmp_path, GOOD))
    assert (card.source_id, card.extracted_on) == ("strikes", date(2020, 12, 1))
    assert card.faults == "Half of the names are short.\nSome places are missing."
    assert not card.not_used


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (("licence: public domain\n", ""), "has no 'licence'"),
        (("extracted_on: 2020-12", "extracted_on: last year"), "extracted_on is 'last year'"),
        (("title: Strikes", "title: Strikes\nnonsense"), "line 3: expected 'key: value'"),
        (("title: Strikes", "title: Strikes\nstatus: not_used"), "gives no 'reason'"),
        (("---\ntitle", "title"), "between two '---' lines"),
    ],
)
def test_a_faulty_card_is_one_sentence(tmp_path, change, sentence):
    with pytest.raises(RecordsFault, match=r"SOURCE\.md") as caught:
        read_card(write(tmp_path, GOOD.replace(*change)))
    assert sentence in str(caught.value)


def test_every_source_of_the_project_has_a_card_that_fits():
    entries = catalog()
    assert len(entries) > 30
    assert all(entry.source is not None or entry.card.reason for entry in entries)


def test_a_source_that_adds_to_another_is_listed_once_it_is_loaded(tmp_path):
    plain = Entry(read_card(write(tmp_path, GOOD)), None, tmp_path)
    more = Entry(
        read_card(write(tmp_path, GOOD.replace("title", "source_id: more\nadds_to: strikes\ntitle"))), None, tmp_path
    )
    absent, loaded = {"status": "not_loaded"}, {"status": "loaded", "rows_read": 3, "dropped": {}}

    def listed(**notes):
        return [row["source_id"] for row in cards_table.rows([plain, more], notes, Counter())]

    assert listed(strikes=absent, more=absent) == ["strikes"]
    assert listed(strikes=absent, more=loaded) == ["strikes", "more"]


def test_a_card_adds_to_a_source_that_there_is(tmp_path):
    write(tmp_path, GOOD.replace("title: Strikes", "title: Strikes\nstatus: not_used\nreason: none\nadds_to: nobody"))
    with pytest.raises(RecordsFault, match="adds_to 'nobody', which is no source"):
        catalog(tmp_path)
