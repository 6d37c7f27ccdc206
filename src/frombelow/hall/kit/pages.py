"""Long lists in pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

ROWS_PER_PAGE = 50


class PastTheEnd(Http404):
    """A page number beyond the list, or not a number; knows the way back."""

    def __init__(self, sentence: str, first_page: str) -> None:
        super().__init__(sentence)
        self.first_page = first_page


def page_of(request: HttpRequest, rows: QuerySet[Any] | Sequence[Any], per_page: int = ROWS_PER_PAGE) -> Page[Any]:
    """The page `?page=` asks for. Raises PastTheEnd (a kind 404) for one that is not there."""
    paginator = Paginator(rows, per_page)
    asked = request.GET.get("page", "1")
    if asked.isascii() and asked.isdigit() and 1 <= int(asked[:9]) <= paginator.num_pages:
        return paginator.page(int(asked[:9]))
    query = request.GET.copy()
    query.pop("page", None)
    first_page = f"{request.path}?{query.urlencode()}" if query else request.path
    raise PastTheEnd(
        _("This list has {pages} pages; there is no page “{asked}”.").format(
            pages=paginator.num_pages, asked=asked[:20]
        ),
        first_page,
    )
