"""The tables of the public map. They are written by `actions.load_release` alone, and all of them are open.

Ids are small whole numbers given while a release is loaded, in the order pages want: players with most
happenings first, happenings oldest first, search entries best known first. They last as long as the release;
whoever wants to remember a row keeps its `key` or `slug`.
References carry no database constraint: a release is checked while it is loaded, and never changed after.
"""

from frombelow.hall.terrain.models.cells import Cell, EmployerSector
from frombelow.hall.terrain.models.happenings import Happening, Opening, Party, Tie
from frombelow.hall.terrain.models.places import Measure, Place, Sector, Tally
from frombelow.hall.terrain.models.players import Player, PlayerName, PlayerValue, Site
from frombelow.hall.terrain.models.search import SearchEntry, SearchPrefix, SearchWord
from frombelow.hall.terrain.models.sources import Coverage, Drawing, Release, Source

# in the order they are filled
TABLES = (
    Release, Source, Coverage, Drawing, Place, Measure, Sector, Player, PlayerName, PlayerValue, Site,
    Happening, Party, Tie, Opening, EmployerSector, Cell, Tally, SearchEntry, SearchWord, SearchPrefix,
)  # fmt: skip

__all__ = [
    "TABLES",
    "Cell",
    "Coverage",
    "Drawing",
    "EmployerSector",
    "Happening",
    "Measure",
    "Opening",
    "Party",
    "Place",
    "Player",
    "PlayerName",
    "PlayerValue",
    "Release",
    "SearchEntry",
    "SearchPrefix",
    "SearchWord",
    "Sector",
    "Site",
    "Source",
    "Tally",
    "Tie",
]
