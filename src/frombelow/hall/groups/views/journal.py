"""The journal: what was done, by whom, when, and that nothing in it was changed."""

from __future__ import annotations

import json
from collections.abc import Iterator

from django.conf import settings
from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.module_loading import import_string

from frombelow.hall.groups.queries.names import Names
from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import READS, Reader, in_group
from frombelow.hall.groups.views.common import page
from frombelow.hall.kit import journal as kept
from frombelow.hall.kit.models import Entry
from frombelow.hall.kit.pages import page_of

CHECKED_AT_ONCE = 20_000  # a longer journal is recomputed when somebody asks for it


@in_group(Right.SEE_GROUP, READS)
def journal(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """Every deed in a sentence, and the check of the whole chain."""
    chain, names = reader.group.ident, Names(reader.group)
    rows = page_of(request, kept.entries(chain).order_by("-number"))
    is_asked = "check" in request.GET or kept.length(chain) <= CHECKED_AT_ONCE
    context = {
        "rows": rows,
        "told": [(entry, told(entry, names)) for entry in rows],
        "checked": kept.check(chain) if is_asked else None,
    }
    return page(request, reader, "journal", context)


def told(entry: Entry, names: Names) -> str:
    """An entry in a sentence of the app that knows such deeds (HALL_JOURNAL); else its bare name."""
    sentences = (import_string(teller)(entry, names) for teller in settings.HALL_JOURNAL)
    return next((sentence for sentence in sentences if sentence), entry.deed)


@in_group(Right.SEE_GROUP, READS)
def file(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """The journal to take along and recompute: an entry a line, as JSON."""
    response = StreamingHttpResponse(lines(reader.group.ident), content_type="application/x-ndjson")
    response.headers["Content-Disposition"] = f'attachment; filename="journal-{reader.group.ident}.jsonl"'
    return response


def lines(chain: str) -> Iterator[str]:
    """Every entry of a chain."""
    for entry in kept.entries(chain).iterator(chunk_size=2000):
        yield json.dumps(kept.as_line(entry), ensure_ascii=False) + "\n"
