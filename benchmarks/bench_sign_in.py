"""Signing in under attack: what a guess costs, whether names can be told apart by time, and that the owner comes in meanwhile.

Ten thousand guesses at a hundred accounts by eight clients at once, while one owner signs in again and again on a known device.
Known and unknown names are told apart by the area under the ROC curve of two thousand answers in random order: 0.5 is chance.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from benchmarks.hall import Hall
from benchmarks.report import Report

SAMPLES, GUESSES, ACCOUNTS, CLIENTS = 2000, 10_000, 100, 8
LOW, HIGH = 0.45, 0.55
SLOWEST_SIGN_IN = 1.0  # seconds, p99

MAKE = """
from django.contrib.auth.hashers import make_password
from django.utils import timezone
from frombelow.hall.accounts.models import Account
import sys
now = timezone.localdate()
password = make_password("winter lantern bread")
Account.objects.bulk_create(Account(sign_in_name=f"member{n}", shown_name="x", joined_on=now, password=password) for n in range(int(sys.argv[1])))
"""
# Through the action and not the page: what a page adds is the same for both, and would only hide a difference.
TIMES = """
import json, random, sys, time
from django.utils import timezone
from frombelow.hall.accounts.actions import limits, signing_in
from frombelow.hall.kit.refusals import Refused
limits.take = lambda tries, now: None  # each guess reaches the hasher: the limits would end this after ten
asked = [True, False] * (int(sys.argv[1]) // 2)
random.Random(7).shuffle(asked)
times = []
for is_known in asked:
    name = f"member{random.randrange(100)}" if is_known else f"nobody{random.randrange(10**6)}"
    began = time.perf_counter()
    try:
        signing_in.by_password(name=name, password="a wrong password", mark="", now=timezone.now())
    except Refused:
        pass
    times.append((is_known, time.perf_counter() - began))
print(json.dumps(times))
"""
FLOOD = """
import json, statistics, sys, threading, time
from django.db import connection
from django.utils import timezone
from frombelow.hall.accounts.actions import passwords, signing_in
from frombelow.hall.accounts.devices import signature_of
from frombelow.hall.accounts.models import Account
from frombelow.hall.kit.refusals import Refused
guesses, accounts, clients = map(int, sys.argv[1:])
owner = Account.objects.get(sign_in_name="member1")
mark = "known." + signature_of("known", owner)
reached, compare, over, own = [], passwords.is_right, threading.Event(), []
def counted(password, account):
    if password != "winter lantern bread":
        reached.append(1)
    return compare(password, account)
passwords.is_right = counted
def attack(first):
    for number in range(first, guesses, clients):
        try:
            signing_in.by_password(name=f"member{number % accounts}", password=f"guess {number}", mark="", now=timezone.now())
        except Refused:
            pass
    connection.close()
def sign_in():
    while not over.is_set():
        began = time.perf_counter()
        signing_in.by_password(name="member1", password="winter lantern bread", mark=mark, now=timezone.now())
        own.append(time.perf_counter() - began)
        time.sleep(0.02)
    connection.close()
began = time.perf_counter()
threads = [threading.Thread(target=attack, args=(n,)) for n in range(clients)]
threads.append(threading.Thread(target=sign_in))
for thread in threads: thread.start()
for thread in threads[:-1]: thread.join()
over.set(); threads[-1].join()
print(json.dumps({"reached": len(reached), "seconds": time.perf_counter() - began, "own": own}))
"""


def run(report: Report) -> None:
    """Both measurements in a hall of their own."""
    with tempfile.TemporaryDirectory() as folder:
        hall = Hall(Path(folder))
        hall.manage("migrate", "-v0")
        hall.python(MAKE, str(ACCOUNTS))
        told_apart(report, json.loads(hall.python(TIMES, str(SAMPLES))))
        under_attack(report, json.loads(hall.python(FLOOD, str(GUESSES), str(ACCOUNTS), str(CLIENTS))))


def told_apart(report: Report, times: list[tuple[bool, float]]) -> None:
    """Known and unknown names by their times."""
    known = [seconds for is_known, seconds in times if is_known]
    unknown = [seconds for is_known, seconds in times if not is_known]
    report.add(
        "known and unknown names, told apart by time (area under the curve)",
        f"{area(known, unknown):.3f}",
        bar=f"{LOW}–{HIGH}",
        holds=LOW <= area(known, unknown) <= HIGH,
    )
    report.add("one guess that reaches the hasher, median", f"{sorted(known)[len(known) // 2] * 1000:.0f} ms")


def under_attack(report: Report, told: dict[str, object]) -> None:
    """Guesses that reach the hasher, and the owner meanwhile."""
    own = sorted(told["own"])  # type: ignore[call-overload]
    p99 = own[int(len(own) * 0.99)]
    report.add(
        f"of {GUESSES} guesses at {ACCOUNTS} accounts, reach the hasher",
        str(told["reached"]),
        bar="600",
        holds=told["reached"] <= 600,
    )  # type: ignore[operator]
    report.add(
        f"the owner signs in meanwhile, {len(own)} times, p99",
        f"{p99 * 1000:.0f} ms",
        bar=f"{SLOWEST_SIGN_IN:.0f} s",
        holds=p99 <= SLOWEST_SIGN_IN,
    )


def area(one: list[float], other: list[float]) -> float:
    """The chance that one of the first is slower than one of the second (Mann-Whitney)."""
    ranked = sorted([(t, 1) for t in one] + [(t, 0) for t in other])
    ranks = sum(rank for rank, (_, is_one) in enumerate(ranked, 1) if is_one)
    return (ranks - len(one) * (len(one) + 1) / 2) / (len(one) * len(other))
