"""What pages read. Nothing here writes; every question takes and gives plain values."""

from frombelow.hall.terrain.queries.loaded import release_id

__all__ = ["release_id"]
