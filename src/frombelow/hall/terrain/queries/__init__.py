"""What pages read. Nothing here writes; rows come as plain dictionaries or tuples, as a page wants them."""

from frombelow.hall.terrain.queries.finding import Found, find, near_spellings
from frombelow.hall.terrain.queries.loaded import release_id
from frombelow.hall.terrain.queries.places import PlaceRow, place_of, within

__all__ = ["Found", "PlaceRow", "find", "near_spellings", "place_of", "release_id", "within"]
