"""The release that is loaded, its source cards and what they cover, and its drawings."""

from __future__ import annotations

from django.db import models

from frombelow.hall.terrain.models.fields import all_open, day, flag, link, number, text, whole, words


class Release(models.Model):
    """The one release that is loaded."""

    id = number()
    release_id = words()
    loaded_at = models.DateTimeField()
    manifest = models.JSONField()

    SECRECY = all_open("id", "release_id", "loaded_at", "manifest")

    def __str__(self) -> str:
        return self.release_id


class Source(models.Model):
    """A source card: who publishes it, under what licence, what it covers, what is wrong with it."""

    id = number()
    key = models.TextField(unique=True)
    title = words()
    publisher = words()
    licence = words()
    citation = words()
    link = text()
    covers = text()
    faults = text()
    extracted_on = day()
    status = words()
    reason = text()
    rows_read = whole()
    rows_kept = whole()
    dropped = text()

    SECRECY = all_open(
        "id", "key", "title", "publisher", "licence", "citation", "link", "covers", "faults", "extracted_on", "status",
        "reason", "rows_read", "rows_kept", "dropped",
    )  # fmt: skip

    def __str__(self) -> str:
        return self.title


class Coverage(models.Model):
    """Which kinds of rows a source holds for a state and period."""

    id = number()
    source = link(Source, null=False)
    kind = words()
    state = words()
    first_on = day()
    last_on = day()
    complete = flag()
    note = text()

    SECRECY = all_open("id", "source", "kind", "state", "first_on", "last_on", "complete", "note")

    class Meta:
        indexes = [models.Index(fields=["state", "source"], name="coverage_state")]

    def __str__(self) -> str:
        return f"{self.kind} in {self.state}"


class Drawing(models.Model):
    """A picture file of the release (the county shapes), compressed once, as the browser fetches it."""

    id = number()
    name = words()
    encoding = words()
    content = models.BinaryField()

    SECRECY = all_open("id", "name", "encoding", "content")

    class Meta:
        indexes = [models.Index(fields=["name", "encoding"], name="drawing_name")]

    def __str__(self) -> str:
        return f"{self.name} ({self.encoding})"
