"""A small made-up nation of employers: three sectors, each with words and unions of its own."""

from __future__ import annotations

import numpy as np

from frombelow.methods.potential.industry import Evidence, Example

TRADES = {
    "62": (("Hospital", "Nursing Center", "Hospice", "Clinic"), "nat-nurses", "all registered nurses"),
    "48-49": (("Trucking", "Freight Lines", "Transit", "Courier"), "nat-drivers", "all truck drivers and dock workers"),
    "31-33": (("Foundry", "Steel", "Paper Mill", "Castings"), "nat-makers", "all production and maintenance employees"),
}
TOWNS = ("Ashland", "Bristol", "Camden", "Dover", "Elgin", "Fulton", "Garner", "Hudson", "Irving", "Jasper")


def nation(size: int, seed: int = 1) -> list[Example]:
    """Made-up employers, in turn of each sector. A third have names that say nothing of their trade; one in seven tells
    another sector in half of its rows."""
    chance = np.random.default_rng(seed)
    sectors = sorted(TRADES)
    made = []
    for number in range(size):
        sector = sectors[number % len(sectors)]
        trades, union, unit = TRADES[sector]
        trade = chance.choice(trades) if chance.random() < 2 / 3 else "Company"
        name = f"{chance.choice(TOWNS)} {chance.choice(TOWNS)} {trade} {number}"
        has_union, has_unit = chance.random() < 0.7, chance.random() < 0.5
        evidence = Evidence(
            (name,),
            (union,) if has_union else (),
            (f"{union[4:]} local {number % 40}",) if has_union else (),
            (unit,) if has_unit else (),
        )
        other = str(chance.choice([s for s in sectors if s != sector]))
        made.append(Example(evidence, {sector: 0.5, other: 0.5} if number % 7 == 0 else {sector: 1.0}))
    return made
