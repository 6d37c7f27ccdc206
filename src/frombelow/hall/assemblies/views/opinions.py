"""Map it: a file of votes on statements, and the map of opinion, what unites first."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from frombelow.hall.assemblies import examples, limits, mapping
from frombelow.hall.assemblies.jobs import Mapped
from frombelow.hall.assemblies.told import told
from frombelow.hall.assemblies.views.common import hand_in, once_read
from frombelow.hall.kit.bounded import within
from frombelow.hall.kit.pagecache import public_page
from frombelow.hall.kit.progress import page_in_progress
from frombelow.hall.kit.readonly import only_reads
from frombelow.hall.kit.uploads import HandedIn, handed_in
from frombelow.methods.common.said import Unreadable
from frombelow.methods.opinions import telling

JOB = "frombelow.hall.assemblies.jobs:opinions"


@csrf_exempt  # it changes nothing and knows nobody: the worst a stranger's form can do is have a file mapped
@public_page
@only_reads
def opinions(request: HttpRequest) -> HttpResponseBase:
    """The form; with a file, the map."""
    if request.method != "POST":
        return _form_page(request, [])
    files = handed_in(request, limits.MOST_BYTES, limits.OPINIONS.command)
    if "example" in request.POST:
        files = examples.conversation()
    votes = files.get("file")
    if votes is None:
        return _form_page(request, [_("Choose a file of votes.")])
    return _mapped(request, votes, files.get("statements"))


def _mapped(request: HttpRequest, votes: HandedIn, statements: HandedIn | None) -> HttpResponseBase:
    job = within(limits.OPINIONS, JOB, votes.content, statements.content if statements else None)
    try:
        work = once_read(job)
    except Unreadable as fault:
        return _form_page(request, [f"{votes.name}: {told(problem)}" for problem in fault.problems])
    context = _context([]) | {"is_answer": True}
    return page_in_progress(request, "assemblies/opinions.html", context, work, _answer)


def _answer(mapped: Mapped) -> str:
    answer = mapped.answer
    drawn = mapping.picture(answer)
    return render_to_string(
        "assemblies/opinions_answer.html",
        {
            "answer": answer,
            "repairs": mapped.repairs,
            "unites": mapping.unites(answer),
            "is_sure": any(one.is_sure for one in answer.consensus),
            "groups_said": told(telling.tell_groups(answer)),
            "groups": mapping.groups(answer),
            "divides": mapping.divides(answer),
            "uncertain": mapping.uncertain(answer),
            "picture": drawn,
            "downloads": mapping.downloads(answer, drawn),
        },
    )


def _form_page(request: HttpRequest, errors: list[str]) -> HttpResponse:
    return render(request, "assemblies/opinions.html", _context(errors), status=422 if errors else 200)


def _context(errors: list[str]) -> dict[str, Any]:
    return hand_in(limits.OPINIONS, _("Mapping …")) | {"errors": [{"target": "file", "text": text} for text in errors]}
