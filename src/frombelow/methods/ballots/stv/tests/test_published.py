"""Ours against counts that others have published, to the last digit."""

import json
from pathlib import Path

import pytest

from frombelow.methods.ballots.registry import RULES
from frombelow.methods.ballots.stv.tests import published
from frombelow.methods.ballots.stv.tests.transcript import transcripts

HERE = Path(__file__).parent
needs_shared = pytest.mark.skipif(
    not published.SHARED.is_dir(), reason="the optional folder of published counts (../shared/data/ballots) is absent"
)


def test_transcripts_of_stv_rs() -> None:
    """Ties, equal ranks in two readings, surpluses below nothing, and what makes Droop crash."""
    told = list(transcripts(HERE / "data/stv-rs"))
    assert len(told) == 17
    for name, wanted, ours in told:
        assert ours == wanted, name


@needs_shared
def test_all_transcripts_of_stv_rs() -> None:
    for name, wanted, ours in transcripts(published.SHARED / "stv-rs/testdata"):
        assert ours == wanted, name


@needs_shared
def test_official_stage_reports_of_scottish_councils() -> None:
    for name, compared in published.official_reports():
        assert not compared.off, name


@needs_shared
def test_reference_outputs_of_droop() -> None:
    for name, compared in published.droop_references():
        assert not compared.off, name


@needs_shared
def test_the_ers97_model_election_by_meek() -> None:
    """Published totals in hundredths, at the stages where surpluses were distributed. The last of them goes on after all seats are filled; ours does not."""
    contest, papers = published.read(published.SHARED / "stv-official/ers97.blt")
    count = RULES["meek"].count(contest, papers, None)
    lines = (published.SHARED / "stv-official/ers97_meek_reference.csv").read_text().splitlines()
    rows = [line.split(",") for line in lines if line.split(",")[0] in contest.candidates]
    ours = [tuple(float(votes) for votes in stage.votes) for stage in count.stages]
    for column in range(1, len(rows[0]) - 3, 2):
        wanted = [float(row[column]) for row in rows]
        assert any(wanted == pytest.approx(votes, abs=0.0151) for votes in ours), lines[0].split(",")[column]
    assert sorted(count.winners) == [place for place, row in enumerate(rows, 1) if row[-1] == "EL"]


@needs_shared
@pytest.mark.parametrize("key", ["scottish", "meek", "wigm-prf"])
def test_winners_of_scottish_elections(key: str) -> None:
    """Every twentieth; all of them are counted by the benchmark."""
    elections = json.loads((published.SHARED / "scot-elex/expected_winners.json").read_text())["elections"]
    for name in sorted(elections)[::20]:
        count = RULES[key].count(*published.read(published.SHARED / "scot-elex/blt_files" / name), None)
        assert sorted(count.winners) == elections[name][key.replace("-", "_")], name
        assert not count.tied
