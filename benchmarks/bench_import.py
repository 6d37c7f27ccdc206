"""A file of a million people into the list.

Twelve columns, invented people with typos, people who come twice and cells that cannot be. Preflight, commit and undo in a process that nobody disturbs,
then a commit beside members who open pages; on SQLite and on PostgreSQL. The peer is Django's `bulk_create` of the same rows. `IMPORT_ROWS` sets another size.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from benchmarks.hall import PORT, ROOT, Hall, empty_postgresql
from benchmarks.memory import held_by
from benchmarks.report import Report
from frombelow.hall.people.tests import made

ROWS = int(os.environ.get("IMPORT_ROWS", "1000000"))
PEER_ROWS = 50_000
MEMBERS, EVERY = 8, 0.5  # members who open a page every so many seconds
FOUND = """
import json, sys
from django.test import Client
from django.utils import timezone
from frombelow.hall.groups.tests.world import account, group_of
ada = account(sys.argv[1])
group = group_of(ada, now=timezone.now())
client = Client()
client.force_login(ada)
print(json.dumps([ada.sign_in_name, group.ident, client.cookies["session"].value]))
"""
WORLD = """
import sys
from django.utils import timezone
from frombelow.hall.groups import scope
from frombelow.hall.accounts.models import Account
from frombelow.hall.people.actions import imports
from frombelow.hall.people.imports import work
from frombelow.hall.people.models import Import
who = scope.enter(Account.objects.get(sign_in_name=sys.argv[1]), sys.argv[2], timezone.now())
work.start = lambda ident: None
"""
ARRIVE = """
import os
from frombelow.hall.kit import ids
from frombelow.hall.people.imports.store import Store
from frombelow.hall.people.rules.imports import Differs
store = Store(work.folder() / (ident := ids.ident()), os.urandom(32))
with open(sys.argv[3], "rb") as file, store.write("file") as sealed:
    while part := file.read(1 << 20):
        sealed.write(part)
one = imports.begin(reader=who, ident=ident, store=store, file_name="list.csv")
imports.place(reader=who, one=one, targets=one.plan["targets"], differs=Differs.FILE)
print(ident)
"""
DEED = "getattr(imports, sys.argv[4])(reader=who, one=Import.unscoped.get(ident=sys.argv[3]))"
TOLD = "print(__import__('json').dumps(Import.unscoped.get(ident=sys.argv[3]).found))"
PEER = """
import json, sys, time
from django.utils import timezone
from frombelow.hall.accounts.models import Account
from frombelow.hall.groups import scope
from frombelow.hall.people.models import Detail, Person
from frombelow.hall.people.rules import details
from frombelow.hall.people.rules.shown import made_from
from frombelow.hall.people.tests import made
from django.db import transaction
who = scope.enter(Account.objects.get(sign_in_name=sys.argv[1]), sys.argv[2], timezone.now())
rows = [[details.name(given=r[1], family=r[2]), details.phone("601" + str(2000000 + n)), details.email(f"p{n}@example.net"),
         details.address({"street": r[5], "city": r[6], "state": r[7], "zip": r[8]}, "home"), details.outside_number(r[0], "van")]
        for n, r in enumerate(made.rows(int(sys.argv[3]), faults=0, twice=0))]
started = time.perf_counter()
with transaction.atomic():
    for at in range(0, len(rows), 5000):
        part = rows[at:at + 5000]
        people = [Person(group=who.group, shown_name=one[0].value, sort_name=details.sort_name(one[0].parts), found_by=details.words_to_find(one), added_at=who.now, changed_at=who.now) for one in part]
        people = Person.unscoped.bulk_create(people)
        Detail.unscoped.bulk_create([
            Detail(group=who.group, person=person, kind=v.kind, label=v.label, value=v.value, parts=v.parts, match=v.match, source="import", since=timezone.localdate(who.now))
            for person, values in zip(people, part) for v in values])
print(time.perf_counter() - started)
"""


def run(report: Report) -> None:
    """Both databases."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "list.csv"
        made.write(file, ROWS)
        report.add("the file", f"{ROWS:,} rows, {file.stat().st_size / 1e6:.0f} MB")
        (Path(folder) / "sqlite").mkdir()
        measure(report, Hall(Path(folder) / "sqlite"), file)
        (Path(folder) / "postgresql").mkdir()
        with empty_postgresql() as address:
            if address:
                measure(report, Hall(Path(folder) / "postgresql", address), file)
            else:
                report.add("on PostgreSQL", "not measured: none answers", note="`bash tools/postgres.sh` starts one")


def measure(report: Report, hall: Hall, file: Path) -> None:
    """One database."""
    hall.manage("migrate", "--run-syncdb", "-v0")
    hall.manage("collectstatic", "--noinput", "-v0")
    who, group, session = json.loads(hall.python(FOUND, "Ada"))
    ident, seconds, busy, memory = checked(hall, who, group, file)
    scale = ROWS / 1e6
    report.add(
        f"preflight, {hall.database}",
        f"{seconds:.1f} s, {ROWS / seconds:,.0f} rows/s",
        bar=f"{60 * scale:.0f} s",
        holds=seconds < 60 * scale,
        note=f"{busy:.0f} s of processor, on two",
    )
    report.add(
        f"preflight, {hall.database}: memory of all its processes",
        f"{memory:.0f} MB",
        bar="1,000 MB",
        holds=memory < 1000,
    )
    hall.python(WORLD + DEED, who, group, ident, "commit")
    seconds, busy, memory = worked(hall, ident, "--alone")
    found = json.loads(hall.python(WORLD + TOLD, who, group, ident))["written"]
    rate = f"{seconds:.1f} s, {ROWS / seconds:,.0f} rows/s"
    report.add(
        f"commit alone, {hall.database}, with indexes and search",
        rate,
        bar=f"{60 * scale:.0f} s",
        holds=seconds < 60 * scale,
        note=f"{found['created']:,} people; {busy:.0f} s of processor besides the server's",
    )
    report.add(
        f"commit alone, {hall.database}: memory of all its processes",
        f"{memory:.0f} MB",
        bar="1,000 MB",
        holds=memory < 1000,
    )
    peer(report, hall, who, group, seconds)
    hall.python(WORLD + DEED, who, group, ident, "undo")
    seconds, busy, _memory = worked(hall, ident, "--alone")
    report.add(f"undo, {hall.database}", f"{seconds:.1f} s", note=f"{busy:.0f} s of processor")
    beside(report, hall, who, group, session, file)


def checked(hall: Hall, who: str, group: str, file: Path) -> tuple[str, float, float, float]:
    """A file handed in and checked."""
    ident = hall.python(WORLD + ARRIVE, who, group, str(file)).strip()
    return ident, *worked(hall, ident, "--alone")


def worked(hall: Hall, ident: str, *words: str) -> tuple[float, float, float]:
    """The work of an import: seconds, those its processes had a processor, and the most megabytes of them together."""
    started, had, most = time.perf_counter(), processor(), 0.0
    work = subprocess.Popen(
        [sys.executable, str(ROOT / "manage.py"), "work_import", ident, *words], env=hall.environment
    )
    while work.poll() is None:
        most = max(most, held_by(work.pid))
        time.sleep(0.2)
    assert work.returncode == 0
    return time.perf_counter() - started, processor() - had, most


def processor() -> float:
    """Seconds that processes we waited for had a processor."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def peer(report: Report, hall: Hall, who: str, group: str, seconds: float) -> None:
    """Django's bulk_create of as many rows as it takes to know its rate."""
    took = float(hall.python(PEER, who, group, str(PEER_ROWS)))
    per_row, ours = took / PEER_ROWS, seconds / ROWS
    report.add(
        f"peer: Django's bulk_create, {hall.database}, {PEER_ROWS:,} people",
        f"{took:.1f} s, {1 / per_row:,.0f} people/s",
        note=f"{per_row / ours:.1f} times as long a row",
    )


def beside(report: Report, hall: Hall, who: str, group: str, session: str, file: Path) -> None:
    """The commit while members open pages."""
    ident, *_rest = checked(hall, who, group, file)
    hall.python(WORLD + DEED, who, group, ident, "commit")
    with hall.open(threads=3), members(group, session) as waits:
        seconds, _busy, _memory = worked(hall, ident)
    times = sorted(waits)
    last = times[int(len(times) * 0.99)] * 1000
    scale = max(ROWS / 1e6, 0.05)
    report.add(
        f"commit beside {MEMBERS} members, {hall.database}",
        f"{seconds:.1f} s",
        bar=f"{180 * scale:.0f} s",
        holds=seconds < 180 * scale,
    )
    report.add(f"their pages meanwhile, {hall.database}: half and 99 % are there within", f"{times[len(times) // 2] * 1000:.0f} and {last:.0f} ms", bar="400 ms", holds=last <= 400, note=f"{len(times):,} pages")  # fmt: skip


@contextmanager
def members(group: str, session: str) -> Iterator[list[float]]:
    """Members who open the list, a search and their own page in turn."""
    waits: list[float] = []
    is_over = threading.Event()

    def one(number: int) -> None:
        pages = [f"/g/{group}/people/", f"/g/{group}/my-list/", f"/g/{group}/"]
        at = number
        time.sleep(EVERY * number / MEMBERS)
        while not is_over.is_set():
            started = time.perf_counter()
            connection = HTTPConnection("127.0.0.1", PORT, timeout=30)
            connection.request("GET", pages[at % len(pages)], headers={"Cookie": f"session={session}"})
            answer = connection.getresponse()
            answer.read()
            assert answer.status == 200, (pages[at % len(pages)], answer.status)
            waits.append(time.perf_counter() - started)
            at += 1
            time.sleep(max(0, EVERY - waits[-1]))

    threads = [threading.Thread(target=one, args=(number,), daemon=True) for number in range(MEMBERS)]
    for thread in threads:
        thread.start()
    yield waits
    is_over.set()
    for thread in threads:
        thread.join()
