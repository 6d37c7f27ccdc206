"""What the pages of scores share: reading the choice, the form that changes it, the place, what stands where nothing is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from frombelow.hall.jobs import words
from frombelow.hall.jobs.choosing import HEAVIEST, LEAST, ORDERS, Choice, preset_choice, read_choice
from frombelow.hall.jobs.queries.ages import ages
from frombelow.hall.jobs.telling import NATION
from frombelow.hall.kit.figures import Crumb, Section
from frombelow.hall.kit.refusals import Refused
from frombelow.hall.kit.templatetags.numbers import number
from frombelow.hall.terrain import panels, queries
from frombelow.hall.terrain.queries.places import PlaceRow
from frombelow.methods.potential.cells import KEYS
from frombelow.methods.potential.demands import DEMANDS
from frombelow.methods.potential.presets import DEFAULT, PRESETS

PER_PAGE = 25


def read(request: HttpRequest, known: Sequence[str] = (), usual: str = DEFAULT) -> tuple[Choice, list[str]]:
    """The choice of an address and what is wrong with it; what makes no sense leaves the choice the page begins with."""
    try:
        return read_choice(request.GET, known, usual), []
    except Refused as refusal:
        return preset_choice(usual, usual=usual), [_(refusal.sentence).format(**refusal.values)]


def load_place(slug: str) -> PlaceRow:
    """The place of an address. Raises Http404 with a sentence."""
    place = queries.place_of(slug) if slug else None
    if place is None:
        raise Http404(
            _(
                "No place here is called “{name}”. Sectors are told for the nation, the South, states, metropolitan "
                "areas and counties; the search field finds each of them."
            ).format(name=slug.replace("-", " ")[:60])
        )
    return place


def choosing(choice: Choice, page: str, usual: str = DEFAULT, **kept: str) -> dict[str, Any]:
    """The ready choices and the orders as tabs, and the form of one's own. `usual`: the preset this page begins with; `kept`: words of the address that stay when
    the choice changes."""
    return {
        "choice": choice,
        "presets": [
            Section(
                str(words.PRESET[key]),
                preset_choice(key, choice.least, choice.asked_order, usual=usual).address(page, **kept),
                is_current=choice.preset == key and choice.demands == preset_choice(key).demands,
            )
            for key in PRESETS
        ],
        "orders": order_tabs(choice, page, **kept),
        "order_why": words.ORDER_EXPLAINED[choice.order],
        "ages": {name: told_source(found) if isinstance(found, tuple) else found for name, found in ages().items()},
        "is_own": not choice.preset,
        "why": _(PRESETS[choice.preset].why) if choice.preset else "",
        "form_action": page,
        "kept": [(name, value) for name, value in kept.items() if value],
        "parts": [
            {"key": key, "title": words.PART[key], "explained": words.PART_EXPLAINED[key],
             "weight": f"{choice.by_part.get(key, 0):g}"}
            for key in KEYS
        ],
        "weighed": ", ".join(f"{words.PART[key]} {weight:g}" for key, weight in choice.weights),
        "demands": [(key, words.DEMAND[key], key in choice.demands) for key in DEMANDS],
        "least_steps": [(size, number(size), size == choice.least) for size in LEAST],
        "heaviest": HEAVIEST,
        "begin_again": page,
        "compare_url": reverse("jobs:compare"),
    }  # fmt: skip


def told_source(found: tuple[int, str, str]) -> dict[str, Any]:
    """Year, key and title of a source, in the language of the page as far as it is told in it."""
    year, key, (title, lang) = *found[:2], panels.told_here(found[2])
    return {"year": year, "key": key, "title": title, "lang": lang}


def order_tabs(choice: Choice, page: str, **kept: str) -> list[Section]:
    """What may come first."""
    return [
        Section(
            str(words.ORDER[order]),
            replace(choice, asked_order="" if order == choice.usual_order else order).address(page, **kept),
            is_current=order == choice.order,
        )
        for order in ORDERS
    ]


def no_cells(request: HttpRequest, trail: Sequence[Crumb]) -> HttpResponse:
    """The page of a hall whose release has no cells."""
    return render(request, "jobs/no_cells.html", {"trail": trail, "is_empty": queries.release_id() is None})


def trail(*steps: tuple[str, str]) -> list[Crumb]:
    """The way from the front of these pages."""
    way = [Crumb(_("Jobs and sectors"), reverse("jobs:front") if steps else "")]
    return [*way, *(Crumb(label, url) for label, url in steps)]


def nation() -> PlaceRow:
    """The place that holds all others. Raises Http404 in an empty hall."""
    return load_place(NATION)
