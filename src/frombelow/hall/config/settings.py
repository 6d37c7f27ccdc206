"""Settings of the hall. One file; a missing variable says which line of .env-sample to copy."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]
SECRET_KEY = "debug-only"  # noqa: S105  replaced by typed readers
DEBUG = True
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "django_htmx",
    "template_partials",
    "frombelow.hall.kit",
    "frombelow.hall.terrain",
    "frombelow.hall.home",
]
ROOT_URLCONF = "frombelow.hall.config.urls"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ROOT / "var" / "hall.sqlite3"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
STATIC_URL = "/static/"
