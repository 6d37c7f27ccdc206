"""Using up tries. One row for what is limited in one window; one statement takes a try, so that two at once do not take the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from frombelow.hall.accounts.models import Spent
from frombelow.hall.accounts.rules.limits import Budget, TooMany


@dataclass(frozen=True)
class Tries:
    """Budgets that a try takes from, each with whose it is, and what is said when one is used up."""

    of: Sequence[tuple[Budget, str]]
    refusal: Callable[[datetime], TooMany]


def take(tries: Tries, now: datetime) -> None:
    """Use up one try of each budget. Raises TooMany where one has none left; then nothing is used up."""
    taken: list[tuple[Budget, str]] = []
    for budget, whose in tries.of:
        if not spend(budget, whose, now):
            give_back(Tries(taken, tries.refusal), now)
            raise tries.refusal(timezone.localtime(budget.ends_at(now)))
        taken.append((budget, whose))


def give_back(tries: Tries, now: datetime) -> None:
    """It was no guess: the tries are as before."""
    for budget, whose in tries.of:
        Spent.objects.filter(what=key_of(budget, whose, now), count__gt=0).update(count=F("count") - 1)


def spend(budget: Budget, whose: str, now: datetime) -> bool:
    """Take one try, if there is one. Where there is none, nothing is written: a flood of tries only reads."""
    what = key_of(budget, whose, now)
    spent = Spent.objects.filter(what=what).values_list("count", flat=True).first()
    if spent is None:
        Spent.objects.bulk_create([Spent(what=what, ends_at=budget.ends_at(now))], ignore_conflicts=True)
    elif spent >= budget.most:
        return False
    return bool(Spent.objects.filter(what=what, count__lt=budget.most).update(count=F("count") + 1))


def key_of(budget: Budget, whose: str, now: datetime) -> str:
    """The row's name. Keyed, so that the table does not tell which names were tried: somebody may have typed a password there."""
    return salted_hmac(
        "accounts.limits", f"{budget.name}:{whose}:{budget.ends_at(now).isoformat()}", algorithm="sha256"
    ).hexdigest()
