"""The index behind the search field: what can be found, under which words, and the best few for each beginning."""

from __future__ import annotations

from django.db import models

from frombelow.hall.terrain.models.fields import all_open, link, number, text, whole, words


class SearchEntry(models.Model):
    """Something that can be found. Lower ids are better known. `words`: see finding.text_of."""

    id = number()
    kind = words()
    label = words()
    detail = text()
    slug = words()
    words = words()

    SECRECY = all_open("id", "kind", "label", "detail", "slug", "words")

    def __str__(self) -> str:
        return self.label


class SearchWord(models.Model):
    """A word of an entry."""

    id = number()
    word = words()
    entry = link(SearchEntry, null=False)

    SECRECY = all_open("id", "word", "entry")

    class Meta:
        indexes = [models.Index(fields=["word", "entry"], name="search_word")]

    def __str__(self) -> str:
        return self.word


class SearchPrefix(models.Model):
    """The best few entries for a beginning of words that many share, and how many there are in all."""

    id = number()
    prefix = words()
    position = whole()
    entry = link(SearchEntry, null=False)
    hits = whole()

    SECRECY = all_open("id", "prefix", "position", "entry", "hits")

    class Meta:
        indexes = [models.Index(fields=["prefix", "position"], name="search_prefix")]

    def __str__(self) -> str:
        return self.prefix
