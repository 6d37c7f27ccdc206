"""Loading a release: all of it or nothing, on SQLite and on PostgreSQL."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from django.core.management import CommandError, call_command

from frombelow.hall.kit.refusals import Refused
from frombelow.hall.terrain import actions, models, queries
from frombelow.hall.terrain.release import TABLES
from frombelow.hall.terrain.tests.conftest import NOW
from frombelow.hall.terrain.tests.factories import tables, write_release

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_release(tmp_path)


def load(folder: Path) -> actions.Loaded:
    return actions.load_release(folder=folder, now=NOW)


def test_every_row_of_a_release_arrives(folder):
    loaded = load(folder)
    rows = tables()
    assert loaded.release_id == queries.release_id() == "tiny"
    assert models.Happening.objects.count() == len(rows["happening"])
    assert models.Party.objects.count() == len(rows["party"])
    assert models.Place.objects.count() == len(rows["place"]) + 1  # the South
    assert models.Place.objects.get(key="us").is_south is False
    assert loaded.rows["terrain_player"] == len(rows["player"])


def test_references_become_numbers(folder):
    load(folder)
    acme = models.Player.objects.get(key="emp-acme")
    assert (acme.county.key, acme.state_place.key, acme.metro.key) == ("37063", "37", "m20500")
    lost = models.Happening.objects.get(key="election-lost")
    assert lost.site.player == acme
    assert lost.happened_on.isoformat() == "2022-05-01"
    assert lost.withheld is False
    undated = models.Happening.objects.get(key="contract-1")
    assert (undated.county, undated.state_place.key, undated.happened_on) == (None, "37", None)


def test_numbers_follow_the_order_of_pages(folder):
    load(folder)
    keys = list(models.Happening.objects.order_by("id").values_list("key", flat=True))
    assert keys[0] == "contract-1"  # undated first
    assert keys[-1] == "notice-1"  # the newest last
    assert models.Player.objects.order_by("id").first().key == "emp-acme"


def test_openings_are_numbered_by_the_weights_a_page_begins_with(tmp_path):
    rows = tables()
    many_charges = next(row for row in rows["opening"] if row["kind"] == "repeated_charges")
    many_charges["points"] = 0.9  # the most points of all, but charges count little
    load(write_release(tmp_path, rows))
    assert list(models.Opening.objects.order_by("id").values_list("key", flat=True)) == ["o1", "o2", "o3", "o4", "o5"]


def test_income_of_the_south_is_averaged_over_people_and_says_what_it_is(tmp_path):
    rows = tables()
    of_persons = {"source_id": "census", "year": 2018, "status": "reported", "note": "Personal income per person."}
    for place, value in (("37", 46_000.0), ("28", 38_000.0)):
        rows["measure"].append({"place_id": place, "measure": "income_per_person", "value": value} | of_persons)
    load(write_release(tmp_path, rows))
    south = models.Measure.objects.get(place__key="south", measure="income_per_person")
    assert south.value == pytest.approx((46_000 * 10 + 38_000 * 3) / 13)
    assert south.note == "Personal income per person. The sixteen Southern states and DC together."


def test_only_the_newest_figure_is_the_latest(folder):
    load(folder)
    rows = models.Measure.objects.filter(place__key="37063", measure="union_density").order_by("year")
    assert list(rows.values_list("year", "is_latest")) == [(2015, False), (2020, True)]


def test_ranks_and_the_south(folder):
    load(folder)
    figure = models.Measure.objects.get(place__key="37063", measure="population", is_latest=True)
    assert (figure.rank, figure.ranked, figure.rank_south, figure.ranked_south) == (2, 3, 1, 1)
    south = models.Measure.objects.get(place__key="south", measure="union_density")
    # weighted by people: 3.1 % of ten million and 6.7 % of three million
    assert south.value == pytest.approx((0.031 * 10 + 0.067 * 3) / 13)
    assert south.low < south.value < south.high
    assert models.Measure.objects.get(place__key="south", measure="population").value == 13_000_000


def test_counts_are_made_while_loading(folder):
    load(folder)
    tally = models.Tally.objects.filter(place__key="37063")
    assert tally.get(what="happening", kind="won", year=2019).count == 1
    assert tally.get(what="player", kind="employer").count == 1
    assert models.Tally.objects.get(place__key="south", what="happening", kind="first_contract", year=0).count == 1


def test_a_second_release_takes_the_place_of_the_first(folder, tmp_path):
    load(folder)
    rows = tables()
    rows["player"] = [row for row in rows["player"] if row["player_id"] != "ein-1"]
    assert load(write_release(tmp_path / "next", rows, "next")).release_id == "next"
    assert queries.release_id() == "next"
    assert not models.Player.objects.filter(key="ein-1").exists()
    assert models.Release.objects.count() == 1


def test_the_bundled_release_is_loaded_once(folder):
    assert not actions.load_bundled_release(now=NOW, folder=folder).was_there
    assert actions.load_bundled_release(now=NOW, folder=folder).was_there


def test_it_is_loaded_again_where_an_earlier_program_left_other_drawings(folder):
    load(folder)
    models.Drawing.objects.update(name="counties.json")
    assert not actions.load_bundled_release(now=NOW, folder=folder).was_there
    assert set(models.Drawing.objects.values_list("name", flat=True)) == {"far", "near"}


def test_a_release_without_a_map_has_no_drawings(folder):
    (folder / "map" / "counties.json").unlink()
    load(folder)
    assert not models.Drawing.objects.exists()
    assert actions.load_bundled_release(now=NOW, folder=folder).was_there


def damage_format(folder: Path) -> None:
    write_release(folder, release_id="other", format=99)


def damage_manifest(folder: Path) -> None:
    (folder / "release.json").write_bytes(b"\xff{")


def take_manifest(folder: Path) -> None:
    (folder / "release.json").unlink()


def cut_short(folder: Path) -> None:
    path = folder / "happening.parquet"
    path.write_bytes(path.read_bytes()[:-40])


def spoil(folder: Path) -> None:
    path = folder / "happening.parquet"
    path.write_bytes(b"x" * path.stat().st_size)


def rename_column(folder: Path) -> None:
    path = folder / "tie.parquet"
    size = path.stat().st_size
    table = pq.read_table(path)
    pq.write_table(table.rename_columns(["sort", *table.column_names[1:]]), path)
    text = (folder / "release.json").read_text()
    (folder / "release.json").write_text(text.replace(f'"bytes": {size}', f'"bytes": {path.stat().st_size}'))


def cut_map(folder: Path) -> None:
    path = folder / "map" / "counties.json"
    path.write_text(path.read_text().replace("AA?AA?AA?", "AA?AA"))


def dangle(folder: Path) -> None:
    rows = tables()
    rows["party"][0] = rows["party"][0] | {"player_id": "emp-nobody"}
    write_release(folder, rows, "other")


def repeat_key(folder: Path) -> None:
    rows = tables()
    rows["player"].append(rows["player"][0])
    write_release(folder, rows, "other")


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (damage_format, "format 99"),
        (damage_manifest, "is damaged"),
        (take_manifest, "holds no release"),
        (cut_short, "missing or cut short"),
        (spoil, "cannot be read"),
        (rename_column, "'sort'"),
        (cut_map, "county map is damaged"),
        (dangle, "points to 'emp-nobody'"),
        (repeat_key, "a key stands twice"),
    ],
)
def test_a_bad_release_is_refused_and_the_earlier_one_stays(folder, damage, sentence):
    load(folder)
    damage(folder)
    with pytest.raises(Refused, match=sentence):
        load(folder)
    assert queries.release_id() == "tiny"
    assert models.Happening.objects.count() == len(tables()["happening"])


def test_a_county_of_former_days_still_tells_its_state(tmp_path):
    rows = tables()
    rows["happening"][0] = rows["happening"][0] | {"place_id": "37999"}
    load(write_release(tmp_path, rows))
    happening = models.Happening.objects.get(key="election-lost")
    assert (happening.county, happening.state_place.key) == (None, "37")


def test_an_empty_release_loads(tmp_path):
    rows = {"place": [row for row in tables()["place"] if row["kind"] == "nation"]}
    assert load(write_release(tmp_path, rows, "empty")).release_id == "empty"


def test_cells_and_sectors_of_employers_arrive(folder):
    load(folder)
    cells = models.Cell.objects.order_by("id")
    assert [(cell.county.key, cell.code) for cell in cells][:3] == [
        ("17031", "48-49"),
        ("17031", "62"),
        ("17031", "72"),
    ]
    assert models.Cell.objects.get(county__key="37063", code="72").pay is None
    likeliest = models.EmployerSector.objects.get(player__key="emp-acme", position=1)
    assert (likeliest.code, likeliest.probability, likeliest.basis) == ("31-33", 0.9, "told")


def test_a_release_of_an_earlier_program_has_no_cells(folder):
    manifest = json.loads((folder / "release.json").read_text())
    for name in ("cell", "employer_sector"):
        (folder / f"{name}.parquet").unlink()
        del manifest["tables"][name]
    (folder / "release.json").write_text(json.dumps(manifest))
    assert load(folder).rows["terrain_cell"] == 0
    assert not models.EmployerSector.objects.exists()


def test_the_command_says_what_it_did(folder, tmp_path):
    out = StringIO()
    call_command("load_release", str(folder), stdout=out)
    call_command("load_release", str(folder), stdout=out)
    assert "Loaded release tiny" in out.getvalue()
    assert "already loaded" in out.getvalue()
    with pytest.raises(CommandError, match="holds no release"):
        call_command("load_release", str(tmp_path / "nowhere"), stdout=out)


def test_the_tiny_release_uses_every_table_as_described():
    for name, rows in tables().items():
        assert pa.Table.from_pylist(rows, schema=TABLES[name].schema).num_rows == len(rows)
