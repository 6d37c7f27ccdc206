"""A page that tells how far its work is while it is sent, without JavaScript: head, steps as they come, then the answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from frombelow.hall.kit.bounded import Done, Step
from frombelow.hall.kit.middleware import translated
from frombelow.hall.kit.refusals import Refused

HERE = "<!-- the answer -->"  # where a template leaves room: {% answer_comes_here %}
PADDING = "<!--" + " " * 1024 + "-->"  # browsers draw nothing of a page before its first kilobyte
Answer = Callable[[Any], str]  # what the job answered -> HTML


def page_in_progress(
    request: HttpRequest, template: str, context: dict[str, Any], work: Iterator[Step | Done], answer: Answer
) -> StreamingHttpResponse:
    """Send `template` with the steps of `work` and then `answer(value)` in the room it leaves.

    The status is 200 by then: whatever can be refused should be refused before. A Refused raised later stands as a sentence where the answer would.
    """
    language = get_language() or "en"
    page = render_to_string(template, context, request)
    response = StreamingHttpResponse(_sent(page, work, answer, language))
    response["Cache-Control"] = "no-store"
    response["X-Accel-Buffering"] = "no"  # nginx would hold the steps back
    return response


def _sent(page: str, work: Iterator[Step | Done], answer: Answer, language: str) -> Iterator[str]:
    head, _room, foot = page.partition(HERE)
    yield head + PADDING + '<ol class="progress" role="status">'
    with override(language):
        yield from _told(work, answer)
    yield foot


def _told(work: Iterator[Step | Done], answer: Answer) -> Iterator[str]:
    try:
        for message in work:
            if isinstance(message, Step):
                yield format_html("<li>{}</li>", _(message.pattern).format(**message.values))
            else:
                yield f'</ol><div class="answer">{answer(message.value)}</div>'
    except Refused as refusal:
        yield "</ol>" + render_to_string("kit/parts/refusal.html", {"sentence": translated(refusal)})
