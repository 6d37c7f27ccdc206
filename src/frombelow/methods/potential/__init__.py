"""Where to look first: what a fact on record is worth by itself, 0..1, and why.

Every formula is a product of plain factors (how close, how recent, how large), so that a reader can follow
it with a pencil. None of them weighs one kind of reason against another: those weights belong to the reader.
"""

from frombelow.methods.potential.openings import (
    contract_expiring,
    is_narrow,
    narrow_loss,
    no_first_contract,
    open_sector,
    repeated_charges,
    votes_short,
)

__all__ = [
    "contract_expiring",
    "is_narrow",
    "narrow_loss",
    "no_first_contract",
    "open_sector",
    "repeated_charges",
    "votes_short",
]
