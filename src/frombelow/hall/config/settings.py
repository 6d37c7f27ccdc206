"""Settings of the hall. One file; a missing variable says which line of .env-sample to copy."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from frombelow.hall.config.environment import (
    database,
    env_bool,
    env_choice,
    env_int,
    env_list,
    env_secret,
    env_text,
    env_zone,
    master_key,
    master_keys_before,
    secret_key,
)
from frombelow.hall.config.logs import logging_of

ROOT = Path(__file__).resolve().parents[4]
VAR = Path(env_text("VAR") or ROOT / "var")
VAR.mkdir(mode=0o700, parents=True, exist_ok=True)  # nobody else on this machine looks in
HALL = Path(__file__).resolve().parents[1]

LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]
PUBLIC_NAMES = [name for name in env_list("ALLOWED_HOSTS", []) if name not in LOOPBACK]
ALLOWED_HOSTS = [*PUBLIC_NAMES, *LOOPBACK]
IS_LOCAL = not PUBLIC_NAMES
DEBUG = env_bool("DEBUG", False)
SECRET_KEY = secret_key(VAR, is_local=IS_LOCAL)
# Opens the keys of the groups. It stands neither in the database nor in a backup: who has only those has nothing that is sealed.
MASTER_KEY = hashlib.sha256(master_key(VAR, is_local=IS_LOCAL).encode()).digest()
# The one that seals, and, while it is changed, the one before: both open.
MASTER_KEYS = [MASTER_KEY, *(hashlib.sha256(key.encode()).digest() for key in master_keys_before())]

# With HTTPS=yes a proxy in front of the hall speaks TLS and says so in X-Forwarded-Proto.
HTTPS = env_bool("HTTPS", False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # asked from this machine, where there is no proxy
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
# A browser takes a cookie with this name only from this very host, over HTTPS: no neighbor under the same name can set one.
COOKIE_PREFIX = "__Host-" if HTTPS else ""
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = SESSION_COOKIE_SAMESITE = (
    "Lax"  # Strict would sign out whoever follows an invitation
)
LANGUAGE_COOKIE_NAME = f"{COOKIE_PREFIX}language"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrftoken"
LANGUAGE_COOKIE_AGE = 31_536_000
CSRF_TRUSTED_ORIGINS = [f"https://{name.lstrip('.')}" for name in PUBLIC_NAMES] if HTTPS else []
# The kit's own middleware sends the referrer policy with the other headers, so that one file holds them all.
SECURE_REFERRER_POLICY = None
SECURE_CROSS_ORIGIN_OPENER_POLICY = None

# Of django.contrib.auth the hall uses hashers and sign-in, not its tables: there are no permissions beside mandates, and no superuser.
AUTH_USER_MODEL = "accounts.Account"
PASSWORD_HASHERS = ["frombelow.hall.accounts.hashers.SmallServer"]
AUTHENTICATION_BACKENDS = ["frombelow.hall.accounts.backend.Backend"]
SESSION_ENGINE = "frombelow.hall.accounts.sessions"
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}session"
SESSION_COOKIE_AGE = 30 * 86_400  # how long a session lasts is decided in accounts.sessions
SESSION_SERIALIZER = "django.contrib.sessions.serializers.JSONSerializer"
# Who may make an account: anybody ("open"), or who shows an invitation of a group ("invited").
SIGN_UP = env_choice("SIGN_UP", ("open", "invited"))
# Apps whose forms hold secrets: while the database is away, what was sent to them does not stand on the page to be sent again.
NOT_SENT_AGAIN = {"accounts"}
# What apps do before an account is deleted: leave its groups. Accounts may not know the apps above them, so their actions stand here.
ACCOUNT_FAREWELLS = ["frombelow.hall.groups.actions.leaving.leave_every_group"]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "groups:mine"

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "django_htmx",
    "frombelow.hall.kit",
    "frombelow.hall.accounts",
    "frombelow.hall.groups",
    "frombelow.hall.people",
    "frombelow.hall.terrain",
    "frombelow.hall.assemblies",
    "frombelow.hall.jobs",
    "frombelow.hall.home",
]
MIDDLEWARE = [
    "frombelow.hall.kit.headers.SecurityHeaders",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "frombelow.hall.kit.middleware.Compressed",
    "frombelow.hall.kit.languages.Language",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "frombelow.hall.accounts.middleware.SignedIn",
    "django_htmx.middleware.HtmxMiddleware",
    "frombelow.hall.kit.middleware.ReadOnly",
    "frombelow.hall.kit.middleware.Refusals",
]
ROOT_URLCONF = "frombelow.hall.config.urls"
WSGI_APPLICATION = "frombelow.hall.config.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "frombelow.hall.kit.context.page",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.l10n",
                "django.templatetags.static",
                "frombelow.hall.kit.templatetags.kit",
                "frombelow.hall.kit.templatetags.fields",
                "frombelow.hall.kit.templatetags.figures",
                "frombelow.hall.kit.templatetags.numbers",
            ],
        },
    }
]

DATABASES = {"default": database(env_secret("DATABASE_URL") or "", sqlite_file=VAR / "hall.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Which views the base template leads to: the kit may not know the apps above it, so their names stand here.
HALL_DOORS = {
    "search": "terrain:search",
    "suggest": "terrain:suggest",
    "sources": "terrain:sources",
    "map": "terrain:map",
    "openings": "terrain:openings",
    "south": "jobs:south",
    "jobs": "jobs:front",
    "sign_in": "accounts:sign_in",
    "sign_out": "accounts:sign_out",
    "account": "accounts:account",
    "mine": "groups:mine",
}
# The menu: words and view.
HALL_NAVIGATION = [
    (_("Map"), "terrain:map"),
    (_("Openings"), "terrain:openings"),
    (_("Jobs and sectors"), "jobs:front"),
    (_("Count ballots"), "assemblies:count"),
    (_("Map opinions"), "assemblies:opinions"),
    (_("Sources"), "terrain:sources"),
]

# On a phone, pages under this address have a small masthead: they are worked with, one after the other.
HALL_COMPACT = "/g/"

# The parts of a group, as tabs on each of its pages: words, view, and the right without which the part is not offered.
HALL_GROUP_PARTS = [
    (_("Today"), "groups:home", "see_group"),
    (_("Our people"), "people:list", "see_people"),
    (_("My list"), "people:my_list", "add_conversations"),
    (_("Members"), "groups:members", "see_members"),
    (_("Offices"), "groups:offices", "see_group"),
    (_("Decisions"), "groups:decisions", "see_group"),
    (_("Charter"), "groups:charter", "see_group"),
    (_("Turfs"), "groups:turfs", "see_group"),
    (_("Other groups"), "groups:ties", "see_group"),
    (_("Journal"), "groups:journal", "see_group"),
    (_("My record"), "people:own", "see_group"),
]
# Pages of a group that lie under a part without standing in its address: the first word of their address, and the part's.
HALL_GROUP_UNDER = {
    "imports": "people", "duplicates": "people", "exports": "people", "lists": "people", "fading": "people", "conversations": "people", "along": "my-list",
    "askings": "members", "invitations": "members", "codes": "members", "recalls": "offices", "mandates": "offices",
}  # fmt: skip
# Who tells an entry of a group's journal in a sentence: functions of the entry and the group's names; "" where the deed is another app's.
HALL_JOURNAL = ["frombelow.hall.groups.telling.told_entry", "frombelow.hall.people.telling.told_entry"]

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español")]
LOCALE_PATHS = [HALL / "locale"]
USE_I18N = USE_TZ = True
TIME_ZONE = env_zone("TIME_ZONE", "America/New_York")

# Where backups are put, encrypted and signed. Another machine should fetch them from here.
BACKUPS = Path(env_text("BACKUPS") or VAR / "backups")

# A page takes a file only where it opens a door for it (kit.uploads, people.imports.arriving).
FILE_UPLOAD_HANDLERS = ["frombelow.hall.kit.uploads.NoFiles"]

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "frombelow.hall.kit.statics.HashedFiles"},
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG or not (STATIC_ROOT / "staticfiles.json").is_file()

# The page cache asks this for the release it may cache by, and forgets every page when the answer changes.
PAGE_CACHE_RELEASE = "frombelow.hall.terrain.queries.release_id"
PAGE_CACHE_MEGABYTES = env_int("PAGE_CACHE_MB", 64)

PORT = env_int("PORT", 8000)
WORKERS = env_int("WORKERS", 2)
LOGGING = logging_of(env_text("LOG_LEVEL", "INFO").upper())
