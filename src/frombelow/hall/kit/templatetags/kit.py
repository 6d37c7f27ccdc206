"""Parts of a page: way, head, tags, notices, tables, pages, exports. `/kit/gallery/` shows each of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template
from django.conf import settings
from django.core.paginator import Page
from django.forms import BaseForm
from django.http import HttpRequest
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from frombelow.hall.kit import frame as frames
from frombelow.hall.kit import islands, markup, progress
from frombelow.hall.kit.figures import Crumb, Section, Suggestion
from frombelow.hall.kit.panels import Panel

register = template.Library()

EXPORT_NAMES = {"csv": "CSV", "json": "JSON", "geojson": "GeoJSON"}


def safe(html: str) -> SafeString:
    """HTML that the kit wrote; it has escaped what came from outside."""
    return mark_safe(html)  # noqa: S308


@register.simple_tag
def import_map() -> SafeString:
    """The import map of island modules; the security header allows it by its hash."""
    return format_html('<script type="importmap">{}</script>', mark_safe(islands.import_map().text))  # noqa: S308  our own file names


@register.simple_tag(takes_context=True)
def frame(context: Context, part: str) -> SafeString:
    """A part of the frame of a page: head, masthead or foot."""
    request: HttpRequest = context["request"]
    look = frames.Look(
        context["language"],
        context["theme"],
        frames.under(request.path),
        context["hide_search"],
        context["is_signed_in"],
        is_compact=context["is_signed_in"] and request.path.startswith(settings.HALL_COMPACT),
    )
    return safe(frames.filled(part, look, request))


@register.simple_block_tag
def island(content: str, name: str, data_id: str = "") -> SafeString:
    """A place that the module `name` (`terrain/map`) takes over; without JavaScript its content stays.

    `data_id` is the id of a `json_script` that holds its data.
    """
    return format_html('<div class="island" data-island="{}" data-island-data="{}">{}</div>', name, data_id, content)


@register.simple_tag(takes_context=True)
def panel(context: Context, offered: Panel) -> SafeString:
    """Draw what another app offers for this page."""
    known: dict[str, Any] = {str(name): value for name, value in context.flatten().items()}
    return render_to_string(offered.template, known | dict(offered.values))


@register.simple_tag
def answer_comes_here() -> SafeString:
    """The room that `progress.page_in_progress` fills with its steps and then with the answer."""
    return mark_safe(progress.HERE)  # noqa: S308  our own comment


@register.simple_tag
def breadcrumbs(trail: Sequence[Crumb]) -> SafeString:
    """The way to this page."""
    return safe(markup.breadcrumbs(trail))


@register.simple_tag
def page_head(title: str, kicker: str = "", lead: str = "") -> SafeString:
    """The headline of a page: a small line above it, and a sentence under it."""
    return safe(markup.page_head(title, kicker, lead))


@register.simple_tag
def section_nav(sections: Sequence[Section], label: str = "") -> SafeString:
    """Tabs made of links: parts of this page, or pages beside it."""
    return safe(markup.section_nav(sections, label or _("Parts of this page")))


@register.inclusion_tag("kit/parts/search_box.html", takes_context=True)
def search_box(context: Context, size: str = "small", name: str = "search") -> dict[str, Any]:
    """The search box: a plain form; with JavaScript, suggestions as one types. `size` is small or big."""
    doors: dict[str, str] = context["doors"]
    return {
        "action": doors["search"],
        "suggest": doors["suggest"],
        "size": size,
        "name": name,
        "words": context["typed"],
    }


@register.inclusion_tag("kit/parts/suggestions.html")
def suggestions(items: Sequence[Suggestion]) -> dict[str, Any]:
    """The list under the search box: what the suggesting view answers with."""
    return {"items": items}


@register.simple_tag
def tag(text: str, tone: str = "plain") -> SafeString:
    """A word in a frame. Tones: plain, red (the union side), quiet, warn, good."""
    return format_html('<span class="tag tag-{}">{}</span>', tone, text)


@register.inclusion_tag("kit/parts/notice.html")
def notice(text: str, kind: str = "note", title: str = "") -> dict[str, Any]:
    """A box that explains. Kinds: note, not_loaded, suppressed, small_sample, warn, good."""
    titles = {
        "not_loaded": _("Not loaded"),
        "suppressed": _("Suppressed"),
        "small_sample": _("Small sample"),
        "warn": _("Take care"),
    }
    return {"text": text, "kind": kind, "title": title or titles.get(kind, "")}


@register.inclusion_tag("kit/parts/empty.html")
def empty(title: str, hint: str = "", url: str = "", action: str = "") -> dict[str, Any]:
    """What stands where a list would be: why it is empty and what to do."""
    return {"title": title, "hint": hint, "url": url, "action": action}


@register.simple_block_tag
def disclosure(content: str, summary: str, *, opened: bool = False) -> SafeString:
    """Something that can be opened and closed; open on paper."""
    state = mark_safe(" open") if opened else ""
    return format_html(
        '<details class="disclosure"{}><summary>{}</summary><div class="disclosure-body">{}</div></details>',
        state,
        summary,
        content,
    )


@register.inclusion_tag("kit/parts/sort_link.html", takes_context=True)
def sort_link(context: Context, label: str, key: str, *, default: bool = False) -> dict[str, Any]:
    """A column head that sorts: `?sort=key`, then `?sort=-key`. `default` marks the column sorted by when none is asked."""
    request: HttpRequest = context["request"]
    asked = request.GET.get("sort", "")
    is_up = asked == key or (default and not asked)
    is_down = asked == f"-{key}"
    query = with_query(request, sort=f"-{key}" if is_up else key, page=None)
    return {"label": label, "url": query, "is_up": is_up, "is_down": is_down}


@register.inclusion_tag("kit/parts/pagination.html", takes_context=True)
def pagination(context: Context, page: Page[Any]) -> dict[str, Any]:
    """Links to the other pages of a list; every other word of the address stays."""
    request: HttpRequest = context["request"]
    links = [
        {"number": number, "url": with_query(request, page=number), "is_current": number == page.number}
        if isinstance(number, int)
        else None
        for number in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    ]
    return {
        "page": page,
        "links": links,
        "previous": with_query(request, page=page.number - 1) if page.has_previous() else "",
        "next": with_query(request, page=page.number + 1) if page.has_next() else "",
    }


@register.simple_tag(takes_context=True)
def export_links(context: Context, which: str = "") -> SafeString:
    """Links to the same list as a file: the same address with `format=`; on a page of several lists also `list=`."""
    query = with_query(context["request"], list=which or None, page=None, format=None)
    links = [(name, f"{query}{'' if query == '?' else '&'}format={form}") for form, name in EXPORT_NAMES.items()]
    return safe(markup.export_links(links))


@register.inclusion_tag("kit/parts/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, Any]:
    """Every error of a form at its top, each linked to its field."""
    errors = [
        {"target": form[name].id_for_label if name in form.fields else "", "text": text}
        for name, texts in form.errors.items()
        for text in texts
    ]
    return {"errors": errors}


def with_query(request: HttpRequest, **changes: Any) -> str:
    """The address's query with some words changed; None takes a word out."""
    query = request.GET.copy()
    for name, value in changes.items():
        if value is None:
            query.pop(name, None)
        else:
            query[name] = str(value)
    return f"?{query.urlencode()}"
