"""How many people somebody may look at: a list is read a person at a time by who works with it, and by the thousand by who wants to take it away.

Who may export does not need to copy by hand, so these limits are for everybody else.
"""

from __future__ import annotations

from datetime import datetime

from frombelow.hall.accounts.rules.limits import DAY, HOUR, Budget, TooMany

PEOPLE_AN_HOUR = Budget("people_an_hour", 150, HOUR)  # whom somebody opens for the first time on a day
PEOPLE_A_DAY = Budget("people_a_day", 600, DAY)
LISTS_AN_HOUR = Budget("lists_an_hour", 60, HOUR)  # pages of fifty names, and searches
NOTED_ONCE = Budget("noted_once", 1, DAY)  # in the journal


def too_many(until: datetime) -> TooMany:
    """What is said when a limit is reached."""
    return TooMany(
        "You have looked at more people than anybody works with in this time. It goes on at {time}; the journal tells of it.",
        time=until,
    )
