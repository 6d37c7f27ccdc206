"""A small nation to build releases from: two counties, one source of places and one of strikes."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from frombelow.records.cards import Card
from frombelow.records.catalog import Entry
from frombelow.records.source import RawFile, Reader, Source

PLACES_CSV = "fips,name,state,people\n37063,Durham County,NC,326126\n28049,Hinds County,MS,217730\n"
STRIKES_CSV = "id,employer,union,city,state,began\n1,Duke Press,Printers Local 7,Durham,NC,1999-05-01\n2,Jackson Mills,Teamsters Local 891,Jackson,MS,3021-01-01\n"


def card(source_id: str, **changes: object) -> Card:
    """A filled card."""
    values = {
        "source_id": source_id,
        "title": f"Sample {source_id}",
        "publisher": "nobody",
        "licence": "public domain",
        "citation": "none",
        "covers": "two counties",
    }
    return Card(**{**values, **changes})


def clean_places(reader: Reader) -> dict[str, pa.Table]:
    """Places and their population."""
    reader.view("places")
    reader.drop(3, "not a county")
    return {
        "place": reader.sql(
            "SELECT fips AS place_id, 'county' AS kind, name, state, false AS is_south FROM places ORDER BY name"
        ),
        "measure": reader.sql(
            "SELECT fips AS place_id, 'population' AS measure, 2019 AS year, CAST(people AS DOUBLE) AS value, "
            "'reported' AS status, 'places' AS source_id FROM places"
        ),
    }


def clean_strikes(reader: Reader) -> dict[str, pa.Table]:
    """Strikes, with the parties as written."""
    reader.view("strikes")
    return {
        "happening": reader.sql(
            "SELECT 'strikes' AS source_id, 'strikes.csv:' || id AS source_row, 'strike:' || id AS event_key, "
            "'strike' AS kind, CAST(began AS DATE) AS happened_on, employer AS title, city, state, false AS withheld "
            "FROM strikes"
        ),
        "party": reader.sql(
            "SELECT 'strikes' AS source_id, 'strikes.csv:' || id AS source_row, 1 AS position, 'employer' AS role, "
            "'employer' AS kind_hint, employer AS name, false AS withheld, city, state FROM strikes "
            "UNION ALL SELECT 'strikes', 'strikes.csv:' || id, 1, 'union', 'union', \"union\", false, city, state "
            "FROM strikes"
        ),
    }


PLACES = Source("places", {"places": RawFile("geo/places.csv", ("fips", "name", "state", "people"))}, clean_places)
STRIKES = Source(
    "strikes",
    {"strikes": RawFile("strikes/strikes.csv", ("id", "employer", "union", "city", "state", "began"))},
    clean_strikes,
)


def entries() -> list[Entry]:
    """The two sources, and one that is not used."""
    here = Path(__file__)
    unused = Entry(card("unused", not_used=True, reason="no licence"), None, here)
    return [Entry(card("places"), PLACES, here), Entry(card("strikes"), STRIKES, here), unused]


def raw_folder(folder: Path) -> Path:
    """Write the raw files of the small nation."""
    for path, text in {"geo/places.csv": PLACES_CSV, "strikes/strikes.csv": STRIKES_CSV}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder
