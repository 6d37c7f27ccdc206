"""Examples that several rules are shown on, so that their pages can be compared."""

from __future__ import annotations

from frombelow.methods.ballots.tests.spec_shape import contest, ranked

COMMITTEE = contest("Ada", "Bo", "Cy", "Di", "Ed", seats=3)
COMMITTEE_PAPERS = ranked("4: A", "2: B>A", "8: C>D", "4: C>E", "1: D", "1: E")

EQUALS = contest("Ada", "Bo", "Cy", seats=1)
EQUALS_PAPERS = ranked("3: A", "2: B", "2: B=C>A")

NO_LOT = contest("Ada", "Bo", "Cy", seats=2)
NO_LOT_PAPERS = ranked("4: A", "2: B", "2: C")

EQUALS_NOTE = "This rule knows no equal ranks: a paper ends before them. The two papers that begin with one are not counted at all."
NO_LOT_NOTE = "Bo and Cy have the same votes in every stage. Ada is elected in any case; between the other two only a lot, or an order stated beforehand, can decide."
