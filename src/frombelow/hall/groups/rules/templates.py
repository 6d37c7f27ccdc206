"""Charters to begin with, one for each kind of group: members change what does not fit them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from frombelow.hall.groups.rules.charter import Charter, Joining, Kind, Office, Thresholds

INVITED, VOUCHED, OPEN = Joining.INVITATION, Joining.VOUCHING, Joining.OPEN_FORM
# office: its key, the role it carries, seats, months of a term
Seats = tuple[str, str, int, int]
STEWARDS: Seats = ("steward", "steward", 20, 12)
TELLERS: Seats = ("teller", "teller", 2, 12)
DATA_KEEPER: Seats = ("data_keeper", "data_keeper", 1, 12)
OFFICES: dict[Kind, tuple[Seats, ...]] = {
    Kind.CAUCUS: (("chair", "officer", 2, 12), STEWARDS, TELLERS, DATA_KEEPER),
    Kind.COMMITTEE: (("spokesperson", "officer", 2, 6), STEWARDS, DATA_KEEPER),
    Kind.TENANTS_UNION: (("chair", "officer", 2, 12), ("captain", "steward", 30, 12), TELLERS, DATA_KEEPER),
    Kind.COALITION: (("coordinator", "officer", 3, 12), TELLERS, DATA_KEEPER),
    Kind.NETWORK: (("coordinator", "officer", 5, 12), TELLERS, DATA_KEEPER),
}


def charter_for(kind: Kind, titles: Mapping[str, str], who_may_join: str) -> Charter:
    """The charter a group of this kind begins with. `titles` are the names of the offices, in the founder's language."""
    offices = tuple(Office(key, titles[key], role, seats, months) for key, role, seats, months in OFFICES[kind])
    begin = Charter(
        who_may_join=who_may_join, offices=offices, joining=(INVITED, VOUCHED), two_proofs_from=20, end_keepers=2
    )
    if kind is Kind.COMMITTEE:  # small, quick, and where a spy does most harm
        return replace(begin, quorum=0.3, first_election_months=3, export_limit=50, two_proofs_from=5)
    if kind is Kind.TENANTS_UNION:
        return replace(begin, joining=(INVITED, VOUCHED, OPEN), export_limit=100)
    if kind is Kind.COALITION:
        deciding = Thresholds(decision=0.6)
        return replace(begin, joining=(INVITED, OPEN), thresholds=deciding, members_per_delegate=20)
    if kind is Kind.NETWORK:
        return replace(begin, joining=(INVITED, VOUCHED, OPEN), quorum=0.1, recall_share=0.2)
    return begin
