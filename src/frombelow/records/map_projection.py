"""Where a point of the country lies on the map: Albers' equal-area projection, with insets.

The forty-eight states use the Geological Survey's standard parallels (29.5° and 45.5° north).
Alaska (drawn smaller), Hawaii and Puerto Rico with the Virgin Islands are moved into the lower left
and lower right corners, each with parallels of its own. Formulas: J. P. Snyder, *Map Projections: A
Working Manual*, U.S. Geological Survey Professional Paper 1395, 1987, pages 100-101 (sphere).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import cos, radians, sin, sqrt

WIDTH, HEIGHT = 10_000, 6_340  # map units; about 0.5 km each in the forty-eight states


@dataclass(frozen=True)
class Window:
    """One part of the map: which points belong to it, its projection, and where it is put.

    `meridian`, `latitude`, `parallels` in degrees; `scale` in map units per earth radius;
    (`x`, `y`) is where (meridian, latitude) comes to lie, in map units, y downwards.
    """

    name: str
    holds: Callable[[float, float], bool]
    meridian: float
    latitude: float
    parallels: tuple[float, float]
    scale: float
    x: float
    y: float

    def project(self, lon: float, lat: float) -> tuple[float, float]:
        """Degrees east and north -> map units."""
        first, second = (sin(radians(p)) for p in self.parallels)
        n = (first + second) / 2
        c = 1 + first * second
        rho = sqrt(c - 2 * n * sin(radians(lat))) / n
        rho_origin = sqrt(c - 2 * n * sin(radians(self.latitude))) / n
        turned = (lon - self.meridian + 180) % 360 - 180  # the Aleutians cross the 180th meridian
        theta = n * radians(turned)
        return self.x + self.scale * rho * sin(theta), self.y - self.scale * (rho_origin - rho * cos(theta))


SCALE = 13_560
WINDOWS = (
    Window("alaska", lambda lon, lat: lat > 50 and (lon < -129 or lon > 170), -154, 58.5, (55, 65), SCALE * 0.34, 1_623, 5_660),
    Window("hawaii", lambda lon, lat: lat < 25 and -161 < lon < -150, -157, 20.5, (8, 18), SCALE, 3_480, 5_930),
    Window("puerto_rico", lambda lon, lat: 17 < lat < 19 and -68 < lon < -64, -66, 18.2, (8, 18), SCALE * 1.25, 9_380, 5_980),
    Window("forty_eight", lambda lon, lat: 24 < lat < 50 and -125 < lon < -66, -96, 38.7, (29.5, 45.5), SCALE, 5_107, 3_110),
)  # fmt: skip


def project(lon: float, lat: float) -> tuple[float, float] | None:
    """Map units (x to the right, y downwards) of a point in degrees east and north.

    None for a point that the map does not show: the Pacific territories, the sea, another country's coast.
    """
    for window in WINDOWS:
        if window.holds(lon, lat):
            return window.project(lon, lat)
    return None
