"""A bare Django to compare the hall with: one table of a million rows in SQLite, a page of fifty of them, and an answer of two letters.

`python -m benchmarks.bare_django FILE` makes the table; `BARE_DJANGO=FILE granian … benchmarks.bare_django:application` serves it.
"""

from __future__ import annotations

import os
import sys

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection, models
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

ROWS, ON_A_PAGE = 1_000_000, 50
PAGE = """<!doctype html><title>Members</title><h1>Members</h1><table>
{% for row in rows %}<tr><td><a href="/members/{{ row.pk }}/">{{ row.name }}</a></td><td>{{ row.city }}</td><td>{{ row.since }}</td></tr>
{% endfor %}</table>"""

settings.configure(
    SECRET_KEY="for a benchmark",
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": os.environ.get("BARE_DJANGO", ":memory:"),
            "CONN_MAX_AGE": None,
        }
    },
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
)
django.setup()


class Member(models.Model):
    """A row of the list."""

    name = models.TextField()
    city = models.TextField(db_index=True)
    since = models.IntegerField()

    class Meta:
        app_label = "bare_django"


def listed(request: HttpRequest) -> HttpResponse:
    """Fifty members of a city."""
    rows = Member.objects.filter(city=request.GET.get("city", "0")).order_by("pk")[:ON_A_PAGE]
    return HttpResponse(engines["django"].from_string(PAGE).render({"rows": rows}, request))


def ping(request: HttpRequest) -> HttpResponse:
    """Two letters."""
    return HttpResponse("ok")


urlpatterns = [path("members/", listed), path("ping/", ping)]
application = get_wsgi_application()


def make() -> None:
    """The table with its rows."""
    with connection.schema_editor() as editor:
        editor.create_model(Member)
    Member.objects.bulk_create(
        (Member(name=f"Member number {n}", city=str(n % 5_000), since=1950 + n % 75) for n in range(ROWS)),
        batch_size=10_000,
    )


if __name__ == "__main__":
    os.environ["BARE_DJANGO"] = sys.argv[1]
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = sys.argv[1]
    make()
