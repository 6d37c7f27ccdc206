"""Typed readers of environment variables. Each error says what to write, and `.env-sample` holds the line to copy."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.core.exceptions import ImproperlyConfigured

YES = {"1", "true", "yes", "on"}
NO = {"0", "false", "no", "off", ""}


def env_text(name: str, default: str = "", *, env: Mapping[str, str] = os.environ) -> str:
    """The variable's text without blanks around it."""
    return env.get(name, default).strip()


def env_bool(name: str, default: bool, *, env: Mapping[str, str] = os.environ) -> bool:
    """Yes or no. Raises ImproperlyConfigured for anything else."""
    word = env.get(name, "yes" if default else "no").strip().lower()
    if word not in YES | NO:
        raise ImproperlyConfigured(f"{name} is {word!r}; write {name}=yes or {name}=no. {see_sample(name)}")
    return word in YES


def env_choice(name: str, choices: tuple[str, ...], *, env: Mapping[str, str] = os.environ) -> str:
    """One of the words; the first where the variable is not set. Raises ImproperlyConfigured for anything else."""
    word = env.get(name, "").strip().lower() or choices[0]
    if word not in choices:
        ways = " or ".join(f"{name}={choice}" for choice in choices)
        raise ImproperlyConfigured(f"{name} is {word!r}; write {ways}. {see_sample(name)}")
    return word


def env_int(name: str, default: int, *, env: Mapping[str, str] = os.environ) -> int:
    """A whole number. Raises ImproperlyConfigured for anything else."""
    text = env.get(name, "").strip() or str(default)
    try:
        return int(text)
    except ValueError:
        raise ImproperlyConfigured(
            f"{name} is {text!r}, which is not a whole number; write for example {name}={default}. {see_sample(name)}"
        ) from None


def env_zone(name: str, default: str, *, env: Mapping[str, str] = os.environ) -> str:
    """The name of a time zone. Raises ImproperlyConfigured for one that there is not."""
    word = env_text(name, default, env=env)
    try:
        ZoneInfo(word)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ImproperlyConfigured(
            f"{name} is {word!r}, which is no time zone; write for example {name}={default}. {see_sample(name)}"
        ) from None
    return word


def env_list(name: str, default: list[str], *, env: Mapping[str, str] = os.environ) -> list[str]:
    """Words separated by commas."""
    text = env.get(name, "").strip()
    return [word.strip() for word in text.split(",") if word.strip()] if text else default


def env_secret(name: str, *, env: Mapping[str, str] = os.environ) -> str | None:
    """A secret from NAME, or from the file that NAME_FILE names. None if neither is set."""
    value = env.get(name, "").strip()
    if value:
        return value
    file_name = env.get(f"{name}_FILE", "").strip()
    if not file_name:
        return None
    try:
        value = Path(file_name).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(f"{name}_FILE={file_name} cannot be read: {error}. {see_sample(name)}") from error
    if not value:
        raise ImproperlyConfigured(f"{name}_FILE={file_name} is empty. {see_sample(name)}")
    return value


def secret_key(folder: Path, *, is_local: bool, env: Mapping[str, str] = os.environ) -> str:
    """The signing key: from the environment, or, for a hall only this machine can reach, a random one kept in `folder`."""
    given = env_secret("SECRET_KEY", env=env)
    if given:
        return given
    if not is_local:
        raise ImproperlyConfigured(
            "SECRET_KEY is missing. ALLOWED_HOSTS opens this hall to others, so it needs a secret of its own. "
            f"{see_sample('SECRET_KEY')}"
        )
    return kept_secret(folder / "secret_key")


def master_key(folder: Path, *, is_local: bool, env: Mapping[str, str] = os.environ) -> str:
    """The key that wraps the keys of the groups: from the environment, or, for a hall only this machine can reach, a random one kept in `folder`."""
    given = env_secret("MASTER_KEY", env=env)
    if given:
        return given
    if not is_local:
        raise ImproperlyConfigured(
            "MASTER_KEY is missing. Members' secrets are sealed with it; keep it in a file outside the folder of the hall. "
            f"{see_sample('MASTER_KEY')}"
        )
    return kept_secret(folder / "keys" / "master")


def master_keys_before(*, env: Mapping[str, str] = os.environ) -> list[str]:
    """The master key before this one, while it is changed (`frombelow rotate-keys --master`)."""
    before = env_secret("MASTER_KEY_BEFORE", env=env)
    return [before] if before else []


def kept_secret(path: Path) -> str:
    """The random secret kept in this file, made at the first call; readable by its owner only."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
    except FileExistsError:
        pass
    value = path.read_text(encoding="ascii").strip()
    if not value:
        raise ImproperlyConfigured(f"{path} is empty. Delete it, and a new secret is made at the next start.")
    return value


def database(address: str, *, sqlite_file: Path) -> dict[str, Any]:
    """Django's entry for a database address; SQLite in `sqlite_file` where the address is empty."""
    if not address:
        return sqlite(sqlite_file)
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise bad_database() from None
    if parts.scheme == "sqlite":
        return sqlite(Path(unquote(parts.path)))
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise bad_database()
    more = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(port or ""),
        "OPTIONS": {**more, "options": f"{FOR_PAGES} {more.get('options', '')}".strip()},  # PostgreSQL takes the last
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }


# Of PostgreSQL: questions of pages are short, and many are asked at once. Helpers for each, and compiling it, cost twice what they save (searches: 53 a second, 88 without).
FOR_PAGES = "-c max_parallel_workers_per_gather=0 -c jit=off"
LONGEST = "60s"  # of a statement


def end_long_statements(entry: dict[str, Any]) -> None:
    """Of a process that answers pages: PostgreSQL ends a statement after a minute, when nobody waits for its page any more. It would go on for whoever left, and hold
    back the night. Commands (the night, imports, backups) may take their time; what stands in the address of the database goes before."""
    if entry["ENGINE"] == "django.db.backends.postgresql":
        entry["OPTIONS"]["options"] = f"-c statement_timeout={LONGEST} {entry['OPTIONS']['options']}"


def sqlite(path: Path) -> dict[str, Any]:
    """SQLite tuned for a hall: many readers beside one writer, the file not mapped into memory. What was answered with “done” is on the disk (decision 34; `kit.sqlite`)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "frombelow.hall.kit.sqlite",
        "NAME": path,
        "TEST": {"NAME": ":memory:"},  # said, since pytest-django guesses it from Django's own engine only
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",  # a writer waits at the start, never half-way
            "timeout": 20,  # seconds a writer waits for another
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY; "
                "PRAGMA cache_size=-65536"  # 64 MiB of pages a connection
            ),
        },
    }


def bad_database() -> ImproperlyConfigured:
    """The error for an address we cannot read. It never repeats the address, which may hold a password."""
    return ImproperlyConfigured(
        "DATABASE_URL cannot be read; write postgres://USER:PASSWORD@HOST:5432/NAME, or leave it out for SQLite. "
        f"{see_sample('DATABASE_URL')}"
    )


def see_sample(name: str) -> str:
    """Where to find the line to copy."""
    return f"Copy the line that begins with `{name}=` from .env-sample."
