"""A page that tells how far its work is while it is sent, without JavaScript: head, steps as they come, then the answer."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from frombelow.hall.kit.bounded import Work
from frombelow.hall.kit.messages import Done, Step
from frombelow.hall.kit.middleware import translated
from frombelow.hall.kit.refusals import Refused

logger = logging.getLogger(__name__)
HERE = "<!-- the answer -->"  # where a template leaves room: {% answer_comes_here %}
PADDING = "<!--" + " " * 1024 + "-->"  # browsers draw nothing of a page before its first kilobyte
OWN_FAULT = Refused(
    "The hall could not finish this. The fault is its own, not yours, and was noted for whoever tends it."
)
Answer = Callable[[Any], str]  # what the job answered -> HTML


def page_in_progress(
    request: HttpRequest, template: str, context: dict[str, Any], work: Work, answer: Answer
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


def _sent(page: str, work: Work, answer: Answer, language: str) -> Iterator[str]:
    head, _room, foot = page.partition(HERE)
    yield head + PADDING + '<ol class="progress" role="status">'
    with override(language):
        yield from _told(work, answer)
    yield foot


def _told(work: Work, answer: Answer) -> Iterator[str]:
    try:
        for message in work:
            if isinstance(message, Step):
                yield format_html("<li>{}</li>", _(message.pattern).format(**message.values))
            elif isinstance(message, Done):
                yield f'</ol><div class="answer">{answer(message.value)}</div>'
            else:
                yield "\n"  # the server notices here if the reader is gone
    except Refused as refusal:
        yield _refused(refusal)
    except Exception:  # half of the page is sent: a fault of ours must not cut it off
        logger.exception("A page in progress could not be finished")
        yield _refused(OWN_FAULT)


def _refused(refusal: Refused) -> str:
    return "</ol>" + render_to_string("kit/parts/refusal.html", {"sentence": translated(refusal)})
