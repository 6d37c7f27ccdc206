"""The five sectors that the strategy names: which cells are theirs, and which industries in detail tell them apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from frombelow.methods.potential.presets import DEFAULT


@dataclass(frozen=True)
class Strategy:
    """`codes`: sectors of cells; `detail`: industries of the classification in detail; `listed`: codes an employer may be of; `occupations`: the commonest, which
    states and metropolitan areas count every year; `preset`: the weights its page begins with, and `why_preset` why they are not the usual ones."""

    title: Any
    lead: Any
    codes: tuple[str, ...]
    detail: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    caution: Any = ""
    occupations: tuple[str, ...] = ()
    preset: str = DEFAULT
    why_preset: Any = ""

    @property
    def employers(self) -> Sequence[str]:
        """Sectors an employer may be of."""
        return self.listed or self.codes


TOGETHER = _(
    "Counties count hotels and food service together, and no source splits them there: the scores, ranks, workers and employers on this page are those of both, "
    "and stand on the pages of both. What does tell them apart stands below, under “What is known of it”: industries of metropolitan areas and of the nation, and occupations."
)
STRATEGIES = {
    "food-service": Strategy(
        _("Food service"),
        _("Restaurants, cafeterias, bars: many workers, low pay, schedules made from day to day, nearly no contracts."),
        ("72",), ("722",), caution=TOGETHER,
        occupations=("35-3023", "35-3031", "35-2014", "35-2011", "35-2021", "35-2012", "35-3011", "35-9021"),
    ),
    "hotels": Strategy(
        _("Hotels"),
        _("Rooms, kitchens and halls of one house under one employer, beside cities and airports that cannot move away."),
        ("72",), ("721",), caution=TOGETHER,
        occupations=("37-2012", "43-4081", "11-9081", "39-6011", "39-6012"),
    ),
    "logistics": Strategy(
        _("Logistics"),
        _("Trucks, warehouses, harbors, wholesale: where goods pass few doors, and a standstill is felt far away."),
        ("48-49", "42"), ("484", "493", "488", "492", "423", "424"),
        occupations=("53-7062", "53-7065", "53-3032", "53-3033", "43-5071", "53-7051", "53-7064", "43-5032"),
    ),
    "public-education": Strategy(
        _("Public education"),
        _("Schools and colleges run by the public: in nearly every county among the largest employers, with parents beside the workers."),
        ("61-public",), ("611",), ("61",),
        _("No source counts public schools by county: the state's count is shared out by people. Pay is not known, and employers are told without public and private apart."),
        occupations=("25-9045", "25-2021", "25-2031", "25-2022", "25-3031", "53-3051", "25-2052", "35-2012"),
        preset="public_services",
        why_preset=_(
            "This page begins with “Public services” and not with “Where workers are moving”: public workers file with state boards, and hardly any board's files are on record, "
            "so that petitions would say nothing about them."
        ),
    ),
    "health-care": Strategy(
        _("Health care"),
        _("Hospitals, nursing homes, clinics, home care, child care: growing, short of staff, and not to be moved elsewhere."),
        ("62",), ("621", "622", "623", "624"),
        occupations=("31-1120", "29-1141", "31-1131", "31-9092", "29-2061", "29-2052", "43-4171", "39-9011"),
    ),
}  # fmt: skip


def plain_sector(title: str, code: str) -> Strategy:
    """A sector that is none of the five; public schools begin with the weights of public education."""
    alike = next((one for one in STRATEGIES.values() if one.codes == (code,) and one.preset != DEFAULT), None)
    return Strategy(
        title, "", (code,), listed=(code.partition("-public")[0],),
        preset=alike.preset if alike else DEFAULT, why_preset=alike.why_preset if alike else "",
    )  # fmt: skip
