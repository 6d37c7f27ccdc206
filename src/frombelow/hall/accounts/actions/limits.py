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
from frombelow.hall.kit.readonly import goes_on


@dataclass(frozen=True)
class Tries:
    """Budgets that a try takes from, each with whose it is, and what is said when one is used up."""

    of: Sequence[tuple[Budget, str]]
    refusal: Callable[[datetime], TooMany]


@goes_on
def take(tries: Tries, now: datetime) -> None:
    """Use up one try of each budget. Raises TooMany where one has none left: then nothing is used up, and a flood of tries only reads."""
    keys = {key_of(budget, whose, now): budget for budget, whose in tries.of}
    spent = dict(Spent.objects.filter(what__in=keys).values_list("what", "count"))
    for what, budget in keys.items():
        if spent.get(what, 0) >= budget.most:
            raise tries.refusal(timezone.localtime(budget.ends_at(now)))
    taken: list[str] = []
    for what, budget in keys.items():
        if not spend(what, budget, now, is_there=what in spent):
            put_back(taken)
            raise tries.refusal(timezone.localtime(budget.ends_at(now)))
        taken.append(what)


@goes_on
def give_back(tries: Tries, now: datetime) -> None:
    """It was no guess: the tries are as before."""
    put_back([key_of(budget, whose, now) for budget, whose in tries.of])


def put_back(keys: Sequence[str]) -> None:
    """One try of each row."""
    Spent.objects.filter(what__in=keys, count__gt=0).update(count=F("count") - 1)


@goes_on
def is_first(budget: Budget, now: datetime) -> bool:
    """Whether nobody took the one try of this window yet; it is taken now."""
    what = key_of(budget, "", now)
    spent = Spent.objects.filter(what=what).exists()
    return not spent and spend(what, budget, now, is_there=False)


def spend(what: str, budget: Budget, now: datetime, *, is_there: bool) -> bool:
    """Take one try of a row, if somebody else did not take the last one in between."""
    if not is_there:
        Spent.objects.bulk_create([Spent(what=what, ends_at=budget.ends_at(now))], ignore_conflicts=True)
    return bool(Spent.objects.filter(what=what, count__lt=budget.most).update(count=F("count") + 1))


def key_of(budget: Budget, whose: str, now: datetime) -> str:
    """The row's name. Keyed, so that the table does not tell which names were tried: somebody may have typed a password there."""
    return salted_hmac(
        "accounts.limits", f"{budget.name}:{whose}:{budget.ends_at(now).isoformat()}", algorithm="sha256"
    ).hexdigest()
