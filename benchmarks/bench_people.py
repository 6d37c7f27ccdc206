"""A list of one million people under load: pages of the list, searches, conversations written down, and all three mixed.

granian with two workers, signed in, every middleware on; `wrk` from the same machine. The people are made by plain SQL, as an import would leave
them. A write is a conversation through its form: journal, sealing and all, durable when the answer comes (SQLite: decision 34).
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.hall import PORT, Hall, empty_postgresql
from benchmarks.report import Report

PEOPLE, SECONDS = int(os.environ.get("BENCH_PEOPLE", 1_000_000)), 20
CSRF = "a" * 32

MAKE = """
import json, random, sys
from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils import timezone
from frombelow.hall.accounts.models import Account
from frombelow.hall.groups.actions import turfs
from frombelow.hall.groups import scope
from frombelow.hall.groups.tests.world import account, group_of
from frombelow.hall.kit import ids
from frombelow.hall.people.actions import lists
from frombelow.hall.people.rules import details
count, now = int(sys.argv[1]), timezone.now()
ada = account("Ada")
group = group_of(ada, now=now)
reader = scope.enter(ada, group.ident, now)
places = [turfs.add(reader=reader, name=f"Turf {n:02}").pk for n in range(50)]
lists.add_issue(reader=reader, name="Heat")
chance = random.Random(7)
given = "rosa marcus linh dwayne maria jamal ana pat tanya luis grace omar elena victor ruth samuel nadia carlos mei andre".split()
family = "nunez okafor tran carter ivanov hernandez brooks washington flores obrien smith johnson garcia miller davis lopez wilson moore lee clark".split()
syllables = "ba be bo da de do ka ke ko la le lo ma me mo na ne no ra re ro sa se so ta te to".split()
word = lambda: "".join(chance.choice(syllables) for _ in range(3))
people, values = [], []
for n in range(1, count + 1):
    first = chance.choice(given) if chance.random() < 0.5 else word()
    last = chance.choice(family) if chance.random() < 0.4 else word()
    digits = f"1601{n:07}"
    phone = details.Value(details.Kind.PHONE, f"601 {digits[4:7]} {digits[7:]}", f"+{digits}")
    shown = f"{first.title()} {last.title()}"
    found = details.words_to_find([details.Value(details.Kind.NAME, shown, f"{first} {last}"), phone])
    people.append((n, group.pk, ids.ident(), chance.choice(places), shown, f"{last} {first}", found, "en", "", "", "[]", now, now))
    values.append((group.pk, n, "name", "", shown, json.dumps({"given": first, "family": last}), f"{first} {last}", "typed", timezone.localdate(now)))
    values.append((group.pk, n, "phone", "", phone.value, None, phone.match, "typed", timezone.localdate(now)))
P = "id, group_id, ident, turf_id, shown_name, sort_name, found_by, language, pronouns, reach_by, never_by, added_at, changed_at"
D = "group_id, person_id, kind, label, value, parts, match, source, since"
with connection.cursor() as cursor:
    for table, columns, rows in (("people_person", P, people), ("people_detail", D, values)):
        if connection.vendor == "sqlite":
            marks = ", ".join(["%s"] * len(rows[0]))
            from django.db import transaction
            with transaction.atomic():
                cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)
        else:
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
    cursor.execute("ANALYZE")
client = Client()
client.force_login(ada)
idents = [row[2] for row in people]
print(json.dumps({"group": group.ident, "session": client.cookies[settings.SESSION_COOKIE_NAME].value, "idents": chance.sample(idents, min(5000, count)),
    "words": [row[5].split()[chance.randrange(2)][: chance.randrange(3, 7)] + (" " + row[5].split()[0][:3] if chance.random() < 0.5 else "") for row in chance.sample(people, min(5000, count))]}))
"""
MEANT = """
import json, random, time
from django.utils import timezone
from frombelow.hall.accounts.models import Account
from frombelow.hall.groups import scope
from frombelow.hall.groups.models import Group
from frombelow.hall.people.models import Person
from frombelow.hall.people.queries import alike, finding
from frombelow.hall.people.rules.finding import Move, Step, typed
from frombelow.hall.people.tests.naming import slipped
chance, now = random.Random(17), timezone.now()
reader = scope.enter(Account.objects.get(), Group.unscoped.get().ident, now)
def nearly(text):
    steps = [Step(Move.ADD, typed(text))]
    return None if finding.moved(reader, steps)[-1].count else alike.instead(reader, steps)
family = [name.split()[0] for name in Person.unscoped.filter(pk__lte=2000).values_list("sort_name", flat=True)]
took = []
for word in chance.choices(family, k=400):
    begun = time.perf_counter()
    nearly(slipped(word, chance))
    took.append((time.perf_counter() - begun) * 1000)
print(json.dumps({"median": sorted(took)[200], "slowest": sorted(took)[395]}))
"""
LABELLED = """
import json, random
from django.utils import timezone
from frombelow.hall.groups import scope
from frombelow.hall.groups.tests.world import account, group_of
from frombelow.hall.people.models import Person
from frombelow.hall.people.queries import alike, finding
from frombelow.hall.people.rules.details import latin
from frombelow.hall.people.rules.finding import Move, Step, typed
from frombelow.hall.people.tests.naming import NAMES, OTHERWISE, slipped
chance, now = random.Random(17), timezone.now()
ada = account("Bea")
group = group_of(ada, "Names", now=now)
reader = scope.enter(ada, group.ident, now)
names = [name for name in NAMES if len(name) > 2]
pairs = [(chance.choice(names), chance.choice(names)) for _ in range(5000)]
Person.unscoped.bulk_create([
    Person(id=10**9 + n, group=group, shown_name=f"{one} {other}", sort_name=f"{other} {one}", found_by=f"{one} {other}", added_at=now, changed_at=now)
    for n, (one, other) in enumerate(pairs)
])
short, long = ([name for name in names if len(name) >= letters] for letters in (4, 7))
once = [(slipped(name, chance), name) for name in chance.choices(short, k=400)]
twice = [(slipped(slipped(name, chance), chance), name) for name in chance.choices(long, k=400)]
said = {}
for what, rows in (("one slip", once), ("two slips", twice), ("other spellings", OTHERWISE)):
    found = wrong = shown = 0
    for text, name in rows:
        steps = [Step(Move.ADD, typed(text))]
        nearly = None if finding.moved(reader, steps)[-1].count else alike.instead(reader, steps)
        people = [latin(row.shown_name).split() for row in finding.in_order(reader, nearly or steps, [], 50)]
        found += any(name in carried for carried in people)
        shown, wrong = (shown + len(people), wrong + sum(name not in carried for carried in people)) if nearly else (shown, wrong)
    said[what] = [found / len(rows), wrong / shown]
print(json.dumps(said))
"""
BUFFERS = """
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("SHOW shared_buffers")
    print(cursor.fetchone()[0])
"""
SCRIPT = """
local idents, words, at = {}, {}, 0
for line in io.lines(os.getenv("IDENTS")) do idents[#idents + 1] = line end
for line in io.lines(os.getenv("WORDS")) do words[#words + 1] = line end
local group, what, threads = os.getenv("GROUP"), os.getenv("WHAT"), 0
local headers = { Cookie = os.getenv("COOKIE"), ["X-CSRFToken"] = os.getenv("CSRF"), ["Content-Type"] = "application/x-www-form-urlencoded" }
function setup(thread) thread:set("mine", threads) threads = threads + 1 end
function init() math.randomseed(mine * 7919 + os.time()) end
local function list() return wrk.format("GET", "/g/" .. group .. "/people/?after=" .. idents[math.random(#idents)], headers) end
local function search() return wrk.format("POST", "/g/" .. group .. "/people/find/", headers, "deed=add&steps=%5B%5D&q=" .. words[math.random(#words)]) end
local function write()
  at = at + 1
  local token = "t" .. mine .. "x" .. at .. "x" .. math.random(1000000000)
  return wrk.format("POST", "/g/" .. group .. "/people/" .. idents[math.random(#idents)] .. "/talk/", headers, "reached=talked&how=in_person&answer=&words=No+fans+on+the+dock&token=" .. token)
end
function request()
  if what == "list" then return list() elseif what == "search" then return search() elseif what == "write" then return write() end
  local die = math.random()
  if die < 0.1 then return write() elseif die < 0.55 then return list() else return search() end
end
"""


@dataclass(frozen=True)
class Bar:
    """What is asked, how many clients ask it, and the bar: so many a second, the slowest hundredth in milliseconds."""

    what: str
    words: str
    clients: int
    rate: float
    slowest: float | None


BARS = (
    Bar("list", "pages of the list", 16, 500, None),
    Bar("search", "searches", 16, 250, 120),
    Bar("write", "conversations written down", 16, 800, 60),
    Bar("mix", "45 % lists, 45 % searches, 10 % writes", 32, 200, 250),
)


def run(report: Report) -> None:
    """Both databases."""
    with tempfile.TemporaryDirectory() as folder:
        measure(report, Hall(Path(folder)))
    with tempfile.TemporaryDirectory() as folder, empty_postgresql() as address:
        if address:
            measure(report, Hall(Path(folder), address))
        else:
            report.add("on PostgreSQL", "not measured: none answers", note="`bash tools/postgres.sh` starts one")


def measure(report: Report, hall: Hall) -> None:
    """Make the people, serve, ask."""
    made = with_people(hall)
    if hall.database == "PostgreSQL":
        report.add(
            "PostgreSQL's own memory for tables (`shared_buffers`)",
            hall.python(BUFFERS).strip(),
            note="as it was found; 128MB where nobody set it",
        )
    typed_wrong(report, hall)
    for bar in BARS:
        with hall.open():
            asked(hall, made, bar, 3)
            told(report, hall, bar, *asked(hall, made, bar, SECONDS))


def with_people(hall: Hall) -> dict[str, str]:
    """An empty hall gets its people; gives what is asked of them."""
    hall.manage("migrate", "-v0")
    hall.manage("collectstatic", "--noinput", "-v0")
    made: dict[str, str] = json.loads(hall.python(MAKE, str(PEOPLE)))
    (hall.folder / "idents").write_text("\n".join(made["idents"]))
    (hall.folder / "words").write_text("\n".join(word.replace(" ", "+") for word in made["words"]))
    (hall.folder / "people.lua").write_text(SCRIPT)
    return made


def told(report: Report, hall: Hall, bar: Bar, rate: float, slowest: float, during: str = "") -> None:
    """A row of the report."""
    holds = rate >= bar.rate and (bar.slowest is None or slowest <= bar.slowest)
    asks = f"≥ {bar.rate:,.0f}" + (f", p99 ≤ {bar.slowest:.0f} ms" if bar.slowest else "")
    what = f"{bar.words}, a second, {bar.clients} clients{during} ({hall.database})"
    report.add(what, f"{rate:,.0f}, p99 {slowest:.0f} ms", bar=asks, holds=holds, note=f"of {PEOPLE:,} people")


def typed_wrong(report: Report, hall: Hall) -> None:
    """Names typed wrong: how long what was meant is looked up, how often it stands on the first page, and how many others stand there."""
    took = json.loads(hall.python(MEANT))
    what = f"a name typed wrong, looked up: median, slowest hundredth ({hall.database})"
    took_ms = f"{took['median']:.1f} ms, {took['slowest']:.1f} ms"
    report.add(what, took_ms, bar="≤ 30 ms", holds=took["slowest"] <= 30, note=f"of {PEOPLE:,} people")
    for kind, (found, wrong) in json.loads(hall.python(LABELLED)).items():
        what = f"who was meant stands on the first page, {kind} ({hall.database})"
        report.add(what, f"{found:.1%}", note=f"{wrong:.1%} of those shown are called otherwise")


def asked(hall: Hall, made: dict[str, str], bar: Bar, seconds: int) -> tuple[float, float]:
    """Answers a second, and the slowest hundredth in milliseconds. Raises RuntimeError where an answer was a refusal or a fault."""
    environment = {
        **os.environ, "GROUP": made["group"], "WHAT": bar.what, "IDENTS": str(hall.folder / "idents"), "WORDS": str(hall.folder / "words"),
        "COOKIE": f"session={made['session']}; csrftoken={CSRF}", "CSRF": CSRF,
    }  # fmt: skip
    command = [
        "wrk",
        "-t2",
        f"-c{bar.clients}",
        f"-d{seconds}s",
        "--latency",
        "--timeout=30s",  # what is slow is slow, and stands in the slowest hundredth
        "-s",
        str(hall.folder / "people.lua"),
        f"http://127.0.0.1:{PORT}",
    ]
    said = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        raise RuntimeError(said)
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])  # type: ignore[index]
    number, unit = re.search(r"99%\s+([\d.]+)(\w+)", said).groups()  # type: ignore[union-attr]
    return rate, float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]
