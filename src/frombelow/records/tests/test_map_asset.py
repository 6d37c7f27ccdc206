"""The map file: what is encoded comes back, borders are shared, the same shapes give the same bytes."""

import json
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frombelow.records.faults import RecordsFault, SourceAbsent
from frombelow.records.map_asset import build_map
from frombelow.records.map_numbers import decode, encode
from frombelow.records.map_projection import HEIGHT, WIDTH, project
from frombelow.records.map_reading import read_map
from frombelow.records.map_simplify import area, simplify

# two square counties side by side: arc 0 is the border they share, walked upwards by the first
SQUARES = {
    "type": "Topology",
    "transform": {"scale": [0.01, 0.01], "translate": [-90, 40]},
    "arcs": [[[100, 0], [0, 100]], [[100, 100], [-100, 0], [0, -100], [100, 0]], [[100, 0], [100, 0], [0, 100], [-100, 0]]],
    "objects": {
        "counties": {
            "geometries": [
                {"type": "Polygon", "id": "17001", "arcs": [[0, 1]]},
                {"type": "MultiPolygon", "id": "18001", "arcs": [[[2, -1]]]},
            ]
        }
    },
}  # fmt: skip


def folder_with(tmp_path: Path, shapes: object) -> Path:
    (tmp_path / "geo").mkdir()
    (tmp_path / "geo" / "counties-10m.json").write_text(json.dumps(shapes))
    return tmp_path


@given(st.lists(st.integers(-(2**40), 2**40)))
def test_numbers_come_back_as_they_were(numbers: list[int]) -> None:
    text = encode(numbers)
    assert decode(text) == numbers
    assert "\\" not in text
    assert '"' not in text


def test_a_foreign_character_is_refused() -> None:
    with pytest.raises(RecordsFault, match="'é' at place 1"):
        decode("?é")


def test_neighbours_share_their_border(tmp_path: Path) -> None:
    asset = json.loads(build_map(folder_with(tmp_path, SQUARES)))
    assert asset["states"] == [["17", "001"], ["18", "001"]]
    # one ring each of two arcs: two new ones, then a new one and the border walked backwards, three arcs ago
    assert decode(asset["rings"]) == [1, 2, 0, 0, 1, 2, 0, -3]


def test_a_map_is_read_as_it_was_built(tmp_path: Path) -> None:
    content = build_map(folder_with(tmp_path, SQUARES))
    found = read_map(content)
    assert found.size == (WIDTH, HEIGHT)
    assert found.states == [["17", "001"], ["18", "001"]]
    assert found.counties == [[[0, 1]], [[2, ~0]]]
    assert (found.lines[0][0], found.lines[0][-1]) == (found.lines[1][-1], found.lines[1][0]), "they close a ring"
    assert found.lines[2][0] == found.lines[0][0]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"arcs": ""}, "do not fit together"),
        ({"rings": "AA"}, "is damaged"),
        ({"rings": "é"}, "at place 0"),
        ({"states": 7}, "is damaged"),
        ({"viewBox": [0, 0, 10, 10]}, "outside"),
    ],
)
def test_a_damaged_map_is_refused(tmp_path: Path, changes: dict[str, object], sentence: str) -> None:
    asset = json.loads(build_map(folder_with(tmp_path, SQUARES)))
    with pytest.raises(RecordsFault, match=sentence):
        read_map(json.dumps(asset | changes).encode())


def test_the_same_shapes_give_the_same_bytes(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, SQUARES)
    assert build_map(folder) == build_map(folder)


def test_labels_lie_inside_the_counties(tmp_path: Path) -> None:
    asset = json.loads(build_map(folder_with(tmp_path, SQUARES)))
    x, y, dx, _ = decode(asset["labels"])
    west, east = project(-90, 40.5), project(-88, 40.5)
    assert west is not None
    assert east is not None
    assert west[0] < x < x + dx < east[0]
    assert 0 < y < HEIGHT


@pytest.mark.parametrize(
    ("shapes", "sentence"),
    [({"arcs": []}, "not a TopoJSON"), ({**SQUARES, "transform": {"scale": [1, 1], "translate": [0, 0]}}, "no county")],
)
def test_a_wrong_file_is_refused_with_a_sentence(tmp_path: Path, shapes: object, sentence: str) -> None:
    with pytest.raises(RecordsFault, match=sentence):
        build_map(folder_with(tmp_path, shapes))


def test_a_cut_file_and_a_missing_file_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(SourceAbsent, match="is missing"):
        build_map(tmp_path)
    folder = folder_with(tmp_path, SQUARES)
    (folder / "geo" / "counties-10m.json").write_text(json.dumps(SQUARES)[:100])
    with pytest.raises(RecordsFault, match="is damaged"):
        build_map(folder)


@pytest.mark.parametrize(
    ("place", "lon", "lat", "left", "right", "top", "bottom"),
    [
        ("Durham, North Carolina", -78.9, 36.0, 0.75, 0.95, 0.4, 0.7),
        ("Anchorage", -149.9, 61.2, 0.1, 0.25, 0.75, 0.95),
        ("Attu, beyond the 180th meridian", 172.9, 52.9, 0.0, 0.1, 0.85, 1.0),
        ("Honolulu", -157.86, 21.3, 0.28, 0.4, 0.85, 1.0),
        ("San Juan", -66.1, 18.4, 0.85, 1.0, 0.9, 1.0),
    ],
)
def test_places_lie_where_people_look_for_them(
    place: str, lon: float, lat: float, left: float, right: float, top: float, bottom: float
) -> None:
    point = project(lon, lat)
    assert point is not None, place
    assert left * WIDTH < point[0] < right * WIDTH
    assert top * HEIGHT < point[1] < bottom * HEIGHT


def test_places_off_the_map_are_nowhere() -> None:
    assert project(144.8, 13.4) is None  # Guam
    assert project(0, 0) is None


def test_equal_areas_stay_equal() -> None:
    def cell(lon: float, lat: float) -> float:
        corners = [project(lon, lat), project(lon + 0.1, lat), project(lon + 0.1, lat + 0.1), project(lon, lat + 0.1)]
        return area([c for c in (*corners, corners[0]) if c is not None])

    from math import cos, radians

    assert cell(-120, 47) / cos(radians(47.05)) == pytest.approx(cell(-85, 30) / cos(radians(30.05)), rel=1e-3)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=2, max_size=40), st.floats(0, 500))
def test_simplified_lines_keep_their_ends_and_only_lose_points(line: list[tuple[int, int]], least: float) -> None:
    points = [(float(x), float(y)) for x, y in line]
    kept = simplify(points, least)
    assert (kept[0], kept[-1]) == (points[0], points[-1])
    rest = iter(points)
    assert all(point in islice(rest, None) for point in kept), "in the old order"
