"""Points of the five kinds of opening. Workers are counted in persons, ages in years, shares in 0..1."""

from __future__ import annotations

from frombelow.methods.potential.factors import largeness, recency, share_of

NARROW_MARGIN = 0.10  # of the valid votes
NARROW_VOTES = 2  # or this few votes short of winning, in a small unit
LOSS_HALF_LIFE = 6.0  # years: after about six, half of a workforce has changed jobs
CONTRACT_GRACE = 1.0  # years until a first contract is overdue (the mean in the United States is near 500 days)
CONTRACT_HALF_LIFE = 3.0
CHARGES_HALF_LIFE = 5.0
CHARGES_FULL = 10  # charges within three years from which repetition counts in full
EXPIRY_HALF_LIFE = 2.0  # years from the expiry, before or after
DENSITY_GAP_FULL = 0.20  # a sector 20 points denser next door counts in full
JOBS_HALF = 10_000  # jobs at which a sector counts half: its share of a small county says little about its size


def votes_short(votes_for: int, votes_against: int) -> int:
    """Votes the union lacked: with these added it would have had a majority (a tie is a loss). 0 if it won.

    NLRA § 9(a): the union must have a majority of the valid votes cast.
    """
    return max(0, votes_against - votes_for + 1)


def is_narrow(votes_for: int, votes_against: int) -> bool:
    """Was this a loss by at most a tenth of the valid votes, or by at most NARROW_VOTES votes?"""
    valid = votes_for + votes_against
    short = votes_short(votes_for, votes_against)
    if valid == 0 or short == 0 or votes_for == 0:
        return False
    return short <= NARROW_VOTES or (votes_against - votes_for) / valid <= NARROW_MARGIN


def narrow_loss(votes_for: int, votes_against: int, eligible: int | None, age: float) -> float:
    """closeness × recency × largeness. Closeness is 1 for a tie, ½ at a margin of a tenth; 0 if not narrow."""
    if not is_narrow(votes_for, votes_against):
        return 0.0
    margin = (votes_against - votes_for) / (votes_for + votes_against)
    closeness = 1 - 0.5 * share_of(margin, NARROW_MARGIN)
    return closeness * recency(age, LOSS_HALF_LIFE) * largeness(eligible or votes_for + votes_against)


def no_first_contract(workers: int | None, age: float) -> float:
    """largeness × recency, where the clock starts CONTRACT_GRACE years after the win.

    In the first year the points rise evenly to that: a young win has not failed to get a contract yet.
    """
    overdue = share_of(max(0.0, age), CONTRACT_GRACE)
    return overdue * recency(age - CONTRACT_GRACE, CONTRACT_HALF_LIFE) * largeness(workers)


def repeated_charges(charges: int, age: float) -> float:
    """share of CHARGES_FULL × recency of the newest charge. Fewer than three charges are no repetition: 0."""
    if charges < 3:
        return 0.0
    return share_of(charges, CHARGES_FULL) * recency(age, CHARGES_HALF_LIFE)


def contract_expiring(workers: int | None, years_from_now: float) -> float:
    """largeness × nearness: 1 on the day of expiry, ½ at EXPIRY_HALF_LIFE years before or after it."""
    return largeness(workers) * recency(abs(years_from_now), EXPIRY_HALF_LIFE)


def open_sector(job_share: float, jobs: float, density: float, denser: float) -> float:
    """weight in the county × size × gap to an organized sector in the same county.

    `job_share`: share of the county's jobs (a fifth counts in full); `jobs`: how many that is (counts jobs/(jobs + JOBS_HALF));
    `density`: union members among this sector's workers; `denser`: the same in the organized sector next to it.
    """
    size = max(0.0, jobs) / (max(0.0, jobs) + JOBS_HALF)
    return share_of(job_share, 0.2) * size * share_of(denser - density, DENSITY_GAP_FULL)
