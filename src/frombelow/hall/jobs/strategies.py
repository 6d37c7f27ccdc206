"""The five sectors that the strategy names: which cells are theirs, and which industries in detail tell them apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Strategy:
    """`codes`: sectors of cells; `detail`: industries of the classification in detail; `listed`: codes an employer may be of."""

    title: Any
    lead: Any
    codes: tuple[str, ...]
    detail: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    caution: Any = ""

    @property
    def employers(self) -> Sequence[str]:
        """Sectors an employer may be of."""
        return self.listed or self.codes


TOGETHER = _(
    "County figures tell hotels and food service together: scores, ranks and workers below are those of both. "
    "Where states and metropolitan areas tell them apart, it stands above."
)
STRATEGIES = {
    "food-service": Strategy(
        _("Food service"),
        _("Restaurants, cafeterias, bars: many workers, low pay, schedules made from day to day, nearly no contracts."),
        ("72",), ("722",), caution=TOGETHER,
    ),
    "hotels": Strategy(
        _("Hotels"),
        _("Rooms, kitchens and halls of one house under one employer, beside cities and airports that cannot move away."),
        ("72",), ("721",), caution=TOGETHER,
    ),
    "logistics": Strategy(
        _("Logistics"),
        _("Trucks, warehouses, harbors, wholesale: where goods pass few doors, and a standstill is felt far away."),
        ("48-49", "42"), ("484", "493", "488", "492", "423", "424"),
    ),
    "public-education": Strategy(
        _("Public education"),
        _("Schools and colleges run by the public: in nearly every county among the largest employers, with parents beside the workers."),
        ("61-public",), ("611",), ("61",),
        _("No source counts public schools by county: the state's count is shared out by people. Pay is not known, employers are told without public and private apart, and most elections, charges and strikes at public employers are on no record here."),
    ),
    "health-care": Strategy(
        _("Health care"),
        _("Hospitals, nursing homes, clinics, home care, child care: growing, short of staff, and not to be moved elsewhere."),
        ("62",), ("621", "622", "623", "624"),
    ),
}  # fmt: skip
