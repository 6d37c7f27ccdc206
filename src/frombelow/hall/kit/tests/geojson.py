"""What RFC 7946 asks of a file of points, checked member by member."""

from __future__ import annotations

import json
from typing import Any


def features_of(text: str) -> list[dict[str, Any]]:
    """The features of a FeatureCollection, after a look at each. Fails with what is wrong."""
    collection = json.loads(text, parse_constant=not_a_number, object_pairs_hook=each_once)
    assert collection["type"] == "FeatureCollection"  # section 3.3
    assert "crs" not in collection  # section 4: always longitude and latitude of WGS 84
    for feature in collection["features"]:
        check_feature(feature)
    known_by = [feature["id"] for feature in collection["features"] if "id" in feature]
    assert len(known_by) == len(set(known_by)), "An id stands twice."
    return list(collection["features"])


def check_feature(feature: dict[str, Any]) -> None:
    """Section 3.2, and section 7.1 of what a Feature must not have."""
    assert feature["type"] == "Feature"
    assert isinstance(feature["properties"], dict)
    assert isinstance(feature.get("id", ""), (str, int, float))
    assert not feature.keys() & {"coordinates", "geometries", "features"}
    if feature["geometry"] is not None:
        check_point(feature["geometry"])


def check_point(geometry: dict[str, Any]) -> None:
    """Section 3.1.2: longitude, then latitude."""
    assert geometry["type"] == "Point"
    assert not geometry.keys() & {"geometry", "properties", "features"}
    longitude, latitude = geometry["coordinates"]
    assert -180 <= longitude <= 180
    assert -90 <= latitude <= 90


def not_a_number(word: str) -> None:
    raise AssertionError(f"{word} is no JSON.")


def each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    assert len(dict(pairs)) == len(pairs), "A member stands twice."
    return dict(pairs)
