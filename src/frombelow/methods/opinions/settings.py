"""What the method takes as enough, small, clear and stable. Every threshold stands here and is named in the answer."""

from __future__ import annotations

from dataclasses import dataclass

UNIT = (
    2.0**20
)  # places on the map are rounded to this fine a grid before people are grouped, so that every sum is exact


@dataclass(frozen=True)
class Settings:
    """`seed` only chooses which people fall into which of the pieces for the half-samples; any text will do."""

    least_votes: int = 7  # a person has a place on the map from this many votes (or all statements, if fewer)
    least_people: int = 15  # if fewer people have that many, the most active ones are placed
    most_groups: int = 5
    smallest_group: int = 5  # people; smaller groups are no groups here, and are never broken down
    least_silhouette: float = 0.35  # people without any groups, spread evenly, come to 0.30-0.35
    clear_stability: float = 0.75  # mean Jaccard index; Hennig (2007): "valid, stable cluster"
    doubtful_stability: float = 0.60  # Hennig (2007): below this a cluster "should not be trusted"
    pieces: int = 10
    half_samples: int = 20
    cells: int = 1024  # more people than this are drawn together into so many cells before they are grouped
    listed: int = 5  # representative statements per group
    seed: str = ""


STANDARD = Settings()
