"""Whether a hall stands well: each check says what it found, and how to mend what is not as it should be.

A check that cannot be made (the database is away) is a finding too; the others go on.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.backends.utils import CursorWrapper
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from frombelow.hall.home.safekeeping import backups, keys, tidying
from frombelow.hall.kit import journal, readonly
from frombelow.hall.kit.models import Entry, Head
from frombelow.hall.terrain.queries import release_id

WELL, LOOK, BAD = "well", "look", "bad"
SHORTEST_SECRET = 32
MOST_ENTRIES = 100_000
FREE = 1 << 30
BACKUP_EVERY, BACKUP_LATE = timedelta(hours=26), timedelta(days=7)
DRILL_EVERY = timedelta(days=90)
TIDY_EVERY = timedelta(days=2)
CLOCK = timedelta(minutes=5)
ERASES_WORDS = (3, 42)  # from this SQLite on an index of words forgets at once


@dataclass(frozen=True)
class Finding:
    """What one check found. `mend`: what to do; "" where nothing is to be done."""

    name: str
    state: str
    found: str
    mend: str = ""


Check = Callable[[datetime], Iterator[Finding]]


def examine(now: datetime, entries: int = MOST_ENTRIES) -> list[Finding]:
    """Every check."""
    found: list[Finding] = []
    for check in CHECKS:
        found += tried(check, now)
    return [*found, *tried(lambda _: journals(entries), now, name="journals")]


def tried(check: Check, now: datetime, name: str = "") -> list[Finding]:
    """What a check found; that it could not be made is a finding."""
    name = name or getattr(check, "__name__", "check")
    try:
        return list(check(now))
    except DatabaseError:
        return [
            Finding(name, BAD, "The database could not be asked.", "See what the check of the database says above.")
        ]
    except OSError as error:
        return [
            Finding(
                name,
                BAD,
                f"{error.filename or 'A file'} cannot be read: {error.strerror}.",
                "Run the doctor as the user who runs the hall.",
            )
        ]


# ---- settings ----


def pages(now: datetime) -> Iterator[Finding]:
    """DEBUG, names, HTTPS."""
    if settings.DEBUG:
        yield Finding("debug", BAD, "DEBUG is on: an error shows what members typed.", "Set DEBUG=no.")
    if "*" in settings.ALLOWED_HOSTS:
        yield Finding(
            "names",
            BAD,
            "ALLOWED_HOSTS allows every name.",
            "Name the addresses of this hall: ALLOWED_HOSTS=hall.example.org",
        )
    if settings.IS_LOCAL:
        yield Finding(
            "names",
            LOOK,
            "Only this machine reaches the hall.",
            "To open it to others, set ALLOWED_HOSTS and HTTPS=yes, behind a proxy that speaks HTTPS.",
        )
    elif not settings.HTTPS:
        yield Finding(
            "https",
            BAD,
            "The hall has a public name and no HTTPS: passwords travel in clear.",
            "Put a proxy with HTTPS in front (docs/running-a-hall.md) and set HTTPS=yes.",
        )
    else:
        yield Finding("https", WELL, f"Reached by {', '.join(settings.PUBLIC_NAMES)}, by HTTPS only.")
    if settings.SIGN_UP == "open" and not settings.IS_LOCAL:
        yield Finding(
            "sign-up",
            LOOK,
            "Anybody who finds this hall can make an account.",
            "Set SIGN_UP=invited unless that is meant.",
        )


def secrets(now: datetime) -> Iterator[Finding]:
    """The two keys of the settings."""
    master = master_key()
    for name, value in (("SECRET_KEY", str(settings.SECRET_KEY)), ("MASTER_KEY", master)):
        if len(value) < SHORTEST_SECRET or len(set(value)) < SHORTEST_SECRET // 3:
            yield Finding(name, BAD, f"{name} can be guessed: it is short, or one of few letters.", mend_weak(name))
    if master == settings.SECRET_KEY:
        yield Finding("MASTER_KEY", BAD, "MASTER_KEY and SECRET_KEY are the same.", mend_weak("MASTER_KEY"))
    place = os.environ.get("MASTER_KEY_FILE", "")
    if not os.environ.get("MASTER_KEY") and not place:
        yield Finding(
            "MASTER_KEY",
            LOOK,
            "The master key lies beside the database (keys/master).",
            "Before members use this hall, keep it elsewhere and name it with MASTER_KEY_FILE.",
        )
    elif place and lies_in(Path(place), settings.VAR, settings.BACKUPS):
        yield Finding(
            "MASTER_KEY",
            BAD,
            "The file of the master key lies in the folder of the hall or of its backups: who copies that has both.",
            "Move it, and set MASTER_KEY_FILE.",
        )
    else:
        yield Finding("MASTER_KEY", WELL, "The master key lies apart from the database.")
    if len(settings.MASTER_KEYS) > 1:
        yield Finding(
            "MASTER_KEY_BEFORE",
            LOOK,
            "The master key before this one still opens.",
            "When `frombelow rotate-keys --master` is through and old codes on paper are replaced, take MASTER_KEY_BEFORE out.",
        )


def mend_weak(name: str) -> str:
    """How to get a better one. The master key cannot be changed just so: what it sealed would be lost."""
    if name == "SECRET_KEY":
        return 'Make one: python3 -c "import secrets; print(secrets.token_urlsafe(48))". Everybody signs in again.'
    return "Make one like SECRET_KEY, set it as MASTER_KEY and the old one as MASTER_KEY_BEFORE, start anew, and run frombelow rotate-keys --master."


def master_key() -> str:
    """As the settings read it; they keep only what is made of it."""
    place = os.environ.get("MASTER_KEY_FILE", "")
    return os.environ.get("MASTER_KEY", "").strip() or kept(
        Path(place) if place else keys.folder(settings.VAR) / "master"
    )


def kept(path: Path) -> str:
    """What stands in a file; "" where there is none."""
    return path.read_text(encoding="utf-8").strip() if path.is_file() else ""


def lies_in(path: Path, *folders: Path) -> bool:
    """Whether a file lies in one of the folders."""
    return any(path.resolve().is_relative_to(folder.resolve()) for folder in folders)


def modes(now: datetime) -> Iterator[Finding]:
    """Who else on this machine can read what only the hall should."""
    database = Path(connection.settings_dict["NAME"]) if connection.vendor == "sqlite" else None
    named = [
        Path(place)
        for name in ("SECRET_KEY_FILE", "MASTER_KEY_FILE", "DATABASE_URL_FILE")
        if (place := os.environ.get(name, ""))
    ]
    folder = keys.folder(settings.VAR)
    private = [
        *named,
        settings.VAR / "secret_key",
        *(folder.iterdir() if folder.is_dir() else ()),
        *backups.all_in(settings.BACKUPS),
    ]
    loose = [
        path for path in [*private, *([database] if database else [])] if path.exists() and is_open_to_others(path)
    ]
    if loose:
        yield Finding(
            "modes",
            BAD,
            f"Others on this machine can read {', '.join(map(str, loose))}.",
            f"chmod 600 {' '.join(map(str, loose))}; chmod 700 {settings.VAR}",
        )
    else:
        yield Finding("modes", WELL, "Keys, database and backups are readable by the hall alone.")


def is_open_to_others(path: Path) -> bool:
    """Whether anybody else can read it: it and every folder above let them."""
    others = stat.S_IROTH
    if not path.stat().st_mode & others:
        return False
    return all(folder.stat().st_mode & stat.S_IXOTH for folder in path.resolve().parents)


# ---- whether people can change anything ----


def changes(now: datetime) -> Iterator[Finding]:
    """Whether the hall can only be read, and since when."""
    told = readonly.notice()
    if told is None:
        yield Finding("changes", WELL, "Members can change things.")
        return
    until = f", as was said until {timezone.localtime(told.until):%Y-%m-%d %H:%M}" if told.until else ""
    yield Finding(
        "changes",
        LOOK,
        f"The hall can only be read since {timezone.localtime(told.since):%Y-%m-%d %H:%M} ({told.why or 'no reason was kept'}{until}). Nothing fades, and no import goes on.",
        "frombelow read-only --end, as soon as it can be.",
    )


# ---- database ----


def database(now: datetime) -> Iterator[Finding]:
    """Whether it answers, and how it is set."""
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        kind = type(error.__cause__ or error).__name__
        yield Finding(
            "database",
            BAD,
            f"The database does not answer ({kind}).",
            "Is it started, and is DATABASE_URL right? For SQLite: does the folder VAR exist, and may this user write there?",
        )
        return
    with connection.cursor() as cursor:
        yield from (of_postgresql if connection.vendor == "postgresql" else of_sqlite)(cursor)


def of_sqlite(cursor: CursorWrapper) -> Iterator[Finding]:
    """Its log of changes, its pages, its version."""
    import sqlite3

    cursor.execute("PRAGMA journal_mode")
    mode = cursor.fetchone()[0]
    if mode == "wal":
        yield Finding(
            "database", WELL, f"SQLite {sqlite3.sqlite_version}, readers and one writer beside each other (WAL)."
        )
    else:
        yield Finding(
            "database",
            BAD,
            f"SQLite runs without WAL ({mode}): readers wait for writers.",
            "Does the database lie on a network drive? Move VAR to a disk of this machine.",
        )
    cursor.execute("PRAGMA quick_check(1)")
    if cursor.fetchone()[0] != "ok":
        yield Finding(
            "database",
            BAD,
            "The file of the database is damaged.",
            "Stop the hall, keep the file, and restore the newest backup into a new one.",
        )
    if sqlite3.sqlite_version_info < ERASES_WORDS:
        yield Finding(
            "erasing",
            LOOK,
            "With this SQLite, words of people who were erased stay in the index until the night.",
            "Run `frombelow tidy` every night; or SQLite 3.42 or newer.",
        )


def of_postgresql(cursor: CursorWrapper) -> Iterator[Finding]:
    """Its version, and whether what is committed is on the disk."""
    cursor.execute(
        "SELECT current_setting('server_version'), current_setting('fsync'), current_setting('synchronous_commit')"
    )
    version, fsync, commit = cursor.fetchone()
    if fsync != "on" or commit == "off":
        yield Finding(
            "database",
            BAD,
            "PostgreSQL does not wait for the disk: a power cut loses what members were told is kept.",
            "Set fsync=on and synchronous_commit=on.",
        )
    else:
        yield Finding("database", WELL, f"PostgreSQL {version}, which waits for the disk.")
    yield Finding(
        "erasing",
        LOOK,
        "PostgreSQL keeps what was erased in its log of changes (pg_wal) until it uses those files again.",
        "Encrypt the disk (LUKS), and keep no archive of that log longer than backups.",
    )


def tables(now: datetime) -> Iterator[Finding]:
    """Migrations, and the public records."""
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        yield Finding(
            "migrations",
            BAD,
            f"{len(waiting)} migrations are not done: the program is newer than its tables.",
            "Back up, then: python manage.py migrate",
        )
        return
    yield Finding("migrations", WELL, "The tables are those of this program.")
    if release_id() is None:
        yield Finding(
            "public records",
            LOOK,
            "No public records are loaded.",
            "python manage.py load_release src/frombelow/records/bundled",
        )


def journals(most: int) -> Iterator[Finding]:
    """Recompute every journal that fits into so many entries, the shortest first."""
    left, whole, skipped = most, 0, 0
    for head in Head.objects.filter(is_closed=False).order_by("number"):
        if head.number > left:
            skipped += 1
            continue
        left -= head.number
        found = journal.check(head.chain)
        if not found.is_whole:
            yield Finding(
                "journals", BAD, f"The journal {head.chain} is not whole: entry {found.first_wrong} does not follow from those before it. Somebody changed the past by hand.",
                "Tell the members of the group. Compare with the newest backup in which it is whole (frombelow restore --drill).",
            )  # fmt: skip
        whole += found.is_whole
    if skipped:
        yield Finding(
            "journals",
            LOOK,
            f"{skipped} journals are longer than {most:,} entries together and were not recomputed.",
            f"frombelow doctor --entries {most * 100}",
        )
    yield Finding("journals", WELL, f"{whole} journals recomputed, each whole to its end.")


# ---- what must happen again and again ----


def safe_copies(now: datetime) -> Iterator[Finding]:
    """The key, the last backup, the last drill."""
    if not keys.recipients(settings.VAR):
        yield Finding(
            "backups",
            BAD,
            "There is no key for backups, so there can be none.",
            "frombelow backup --new-key, and keep the sheet where this server is not.",
        )
        return
    made = backups.all_in(settings.BACKUPS)
    age = now - backups.day_of(made[0]) if made else None
    if age is None or age > BACKUP_LATE:
        yield Finding(
            "backups",
            BAD,
            "There is no backup." if age is None else f"The last backup is {age.days} days old.",
            "frombelow backup, every night (docs/running-a-hall.md).",
        )
    elif age > BACKUP_EVERY:
        yield Finding(
            "backups",
            LOOK,
            f"The last backup is {age.total_seconds() / 3600:.0f} hours old.",
            "Let `frombelow backup` run every night.",
        )
    else:
        yield Finding(
            "backups", WELL, f"The last of {len(made)} backups is {age.total_seconds() / 3600:.0f} hours old."
        )
    if lies_in(settings.BACKUPS, settings.VAR):
        yield Finding(
            "backups",
            LOOK,
            "Backups lie in the folder of the hall: one broken disk takes both.",
            "Let another machine fetch them every day, and set BACKUPS to a folder of their own.",
        )
    yield drilled(backups.last_drill(settings.VAR), now)


def drilled(drill: tuple[str, datetime] | None, now: datetime) -> Finding:
    """Whether a backup was ever restored."""
    how = "frombelow restore FILE --drill --key - (type the sheet), or on another machine and note it: frombelow backup --was-restored NAME"
    if drill is None:
        return Finding("drill", BAD, "No backup was ever restored: nobody knows whether they are any good.", how)
    if now - drill[1] > DRILL_EVERY:
        return Finding("drill", LOOK, f"The last backup was restored {(now - drill[1]).days} days ago.", how)
    return Finding("drill", WELL, f"{drill[0]} was restored {(now - drill[1]).days} days ago.")


def nights(now: datetime) -> Iterator[Finding]:
    """Whether what should fade does."""
    last = Entry.objects.filter(chain=journal.HALL, deed=tidying.DEED).order_by("-number").first()
    if last is None or now - last.at > TIDY_EVERY:
        since = "never ran" if last is None else f"ran {(now - last.at).days} days ago"
        yield Finding(
            "nights",
            BAD,
            f"frombelow tidy {since}: what charters let fade stays.",
            "Let it run every night (docs/running-a-hall.md).",
        )
    elif last.facts.get("held_back"):
        yield Finding(
            "nights",
            LOOK,
            "What was erased may still be in the files of the database: last night somebody read on what was there before.",
            "End what reads for so long (a backup, psql, a statement that hangs), then: frombelow tidy",
        )
    else:
        yield Finding("nights", WELL, "What should fade fades every night.")


# ---- machine ----


def machine(now: datetime) -> Iterator[Finding]:
    """Room, static files, clock, processes."""
    free, size = backups.room(settings.VAR), size_of_database()
    if free < max(FREE, 2 * size):
        yield Finding(
            "disk",
            BAD,
            f"{free / 1e9:.1f} GB are free beside the database of {size / 1e9:.1f} GB; writing it anew at night takes twice its size.",
            "Free some, or take a larger disk. Meanwhile, so that nobody writes in vain: frombelow read-only --for disk",
        )
    else:
        yield Finding("disk", WELL, f"{free / 1e9:.0f} GB are free.")
    if not (settings.STATIC_ROOT / "staticfiles.json").is_file():
        yield Finding(
            "static files", BAD, "Styles and scripts are not collected.", "python manage.py collectstatic --noinput"
        )
    cores = os.cpu_count() or 1
    if not 1 <= settings.WORKERS <= 2 * cores:
        yield Finding(
            "workers", LOOK, f"{settings.WORKERS} server processes on {cores} cores.", f"Set WORKERS={max(2, cores)}."
        )


def size_of_database() -> int:
    """Bytes of SQLite's file; PostgreSQL may stand on another machine."""
    path = Path(connection.settings_dict["NAME"]) if connection.vendor == "sqlite" else None
    return path.stat().st_size if path and path.is_file() else 0


def clock(now: datetime) -> Iterator[Finding]:
    """Whether time goes forward: terms, limits and codes rest on it."""
    last = Entry.objects.order_by("-at").values_list("at", flat=True).first()
    if last is not None and last > now + CLOCK:
        yield Finding(
            "clock",
            BAD,
            f"The journal was written at {last:%Y-%m-%d %H:%M} and the clock says {now:%Y-%m-%d %H:%M}.",
            "Set the clock, and let it follow a time server (timedatectl set-ntp true).",
        )
    else:
        here = f"{timezone.localtime(now):%Y-%m-%d %H:%M} in {timezone.get_current_timezone_name()}"
        yield Finding(
            "clock", WELL, f"The clock says {now:%Y-%m-%d %H:%M} UTC: {here}, whose days are the hall's (TIME_ZONE)."
        )


CHECKS: tuple[Check, ...] = (pages, secrets, modes, changes, database, tables, safe_copies, nights, machine, clock)


def state_of(findings: Iterable[Finding]) -> str:
    """The worst of them."""
    states = {finding.state for finding in findings}
    return next(state for state in (BAD, LOOK, WELL) if state in states or state == WELL)
