"""What the map offers to other pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from frombelow.hall.kit.panels import Panel
from frombelow.hall.terrain import glance, queries, showing, words
from frombelow.hall.terrain.outlines import FAR, NEAR
from frombelow.hall.terrain.queries import maps
from frombelow.hall.terrain.queries.places import PlaceRow
from frombelow.hall.terrain.release import MEASURES
from frombelow.hall.terrain.told import is_english, told


def front() -> list[Panel]:
    """The map of the nation; nothing while the hall is empty."""
    at_hand = maps.measures_at_hand()
    if not at_hand:
        return []
    return [Panel("terrain/front_map.html", map_values(at_hand[0], at_hand, None))]


def map_values(measure: str, at_hand: list[str], here: PlaceRow | None) -> dict[str, Any]:
    """What a map needs: its measure, the menu, its source, and the data of its island."""
    first, last, source, source_key = maps.years_and_source(measure)
    unit = "rate" if measure in maps.RATES else MEASURES.get(measure, ("count", ""))[0]
    is_counted = maps.RATES.get(measure, (measure,))[0] in glance.COUNTED
    years = "" if first is None or is_counted else showing.years_between(first, last)
    return {
        "measure": measure,
        "measure_words": showing.word(words.MEASURE, measure),
        "map_note": words.MAP_NOTE.get(measure, ""),
        "measures": [(name, showing.word(words.MEASURE, name), name == measure) for name in at_hand],
        "unit": unit,
        "years": years,
        "source": _("the happenings on record, each with its own source") if is_counted else told(source),
        "source_url": showing.source_url(source_key) if source_key and not is_counted else "",
        "map_data": island_data(measure, unit, here),
    }


def island_data(measure: str, unit: str, here: PlaceRow | None) -> dict[str, Any]:
    """The data of the island for a measure; around a county, with its sites."""
    has_sites = here is not None and here.kind == "county"
    return drawn(maps.county_values(measure), unit, here) | {
        "sites": maps.sites_in(here, 300) if here and has_sites else []
    }


def county_map(values: Mapping[str, float], unit: str, here: PlaceRow | None, caption: str, opens: str) -> Panel:
    """A map of counties shaded by any values (county FIPS -> value); `opens` is what a county leads to, `{slug}` in it its name."""
    data = drawn(values, unit, here) | {"opens": opens}
    return Panel("terrain/any_map.html", {"map_data": data, "caption": caption})


def drawn(values: Mapping[str, float], unit: str, here: PlaceRow | None) -> dict[str, Any]:
    """Addresses, values, the place to look at, and the words the island says."""
    release = queries.release_id() or "none"
    return {
        "far": reverse("terrain:shapes", args=[release, FAR.name]),
        "near": reverse("terrain:shapes", args=[release, NEAR.name]),
        "values": values_of(values),
        "names": reverse("terrain:names"),
        "unit": unit,
        "look": here.key if here and here.kind in {"county", "state"} else "",
        "sites": [],
        "words": {
            "no_data": _("no data"),
            "zoom_in": _("Zoom in"),
            "zoom_out": _("Zoom out"),
            "whole": _("The whole country"),
            "help": _(
                "Point at a county or tap it. By keyboard: arrows go from county to county, with Shift they move the map; "
                "+ and − zoom; Enter opens the county."
            ),
            "touch": _("Tap a county to see its name and figure. Two fingers zoom."),
            "in_force": _("in force"),
            "not_in_force": _("not in force"),
            "to": _("to"),
        },
    }


def values_of(by_county: Mapping[str, float]) -> dict[str, Any]:
    """County FIPS and value, in two lists of the same order: run together, and numbers."""
    found = sorted(by_county.items())
    return {"counties": "".join(key for key, _ in found), "values": [rounded(value) for _, value in found]}


def rounded(value: float) -> float:
    """Four figures that count are more than a shade can show."""
    short = float(f"{value:.4g}")
    return int(short) if short.is_integer() else short


KINDS = {**words.FIELD, **words.PLAYERS, **words.MEASURE, **words.HAPPENINGS, "sectors": words.SECTORS}


def kind_words(kind: str) -> str:
    """What a kind of row or a measure of the release is called."""
    return showing.word(KINDS, kind)


def told_here(text: str | None) -> tuple[str, str]:
    """A title, note or fault of the release in the language of the page, and its `lang` where that stays English."""
    return told(text), "en" if is_english(text) else ""


def sector_rows(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Sectors with their titles in the language of the page, and what to know of their densities."""
    return [showing.sector_row(row) for row in rows]


def whose_jobs(source_key: str) -> str:
    """Which jobs a source counts."""
    return str(words.JOBS_OF.get(source_key, ""))


def sector_words(code: str) -> str:
    """What a broad industry sector is called."""
    return showing.word(words.SECTOR, code)


def kind_line(place: PlaceRow) -> str:
    """The small line over a place's name."""
    return showing.kind_line(place)
