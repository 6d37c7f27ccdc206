"""Count it again: a file of ballots, a rule, and every stage of the count with its reason."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from frombelow.hall.assemblies import examples, limits, rules_on_offer, showing
from frombelow.hall.assemblies.counted import Counted
from frombelow.hall.assemblies.forms import CountForm
from frombelow.hall.assemblies.told import isolated, told, told_fault
from frombelow.hall.assemblies.views.common import hand_in, once_read
from frombelow.hall.kit.bounded import within
from frombelow.hall.kit.pagecache import public_page
from frombelow.hall.kit.progress import page_in_progress
from frombelow.hall.kit.readonly import only_reads
from frombelow.hall.kit.uploads import HandedIn, handed_in
from frombelow.methods.ballots.fitting import Unfit
from frombelow.methods.ballots.groups import told_by_limits
from frombelow.methods.ballots.reading.problems import Fault

JOB = "frombelow.hall.assemblies.jobs:count"


@csrf_exempt  # it changes nothing and knows nobody: the worst a stranger's form can do is have a file counted
@public_page
@only_reads
def count(request: HttpRequest) -> HttpResponseBase:
    """The form; with a file, the count."""
    if request.method != "POST":
        return _form_page(request, CountForm())
    files = handed_in(request, limits.MOST_BYTES, limits.COUNT.command)
    form = CountForm(request.POST)
    ballots = examples.ballots() if "example" in request.POST else files.get("file") or _pasted(request)
    if ballots is None:
        form.add_error(None, _("Choose a file of ballots, or paste one."))
    if not form.is_valid() or ballots is None:
        return _form_page(request, form, status=422)
    return _counted(request, form, ballots)


def _counted(request: HttpRequest, form: CountForm, ballots: HandedIn) -> HttpResponseBase:
    job = within(limits.COUNT, JOB, ballots.content, ballots.name, form.cleaned_data["rule"], form.options)
    try:
        work = once_read(job)
    except Fault as fault:
        form.add_error(None, f"{ballots.name}: {told_fault(fault)}")
    except Unfit as unfit:
        form.add_error(None, told(unfit.said))
    else:
        context = _context(form) | {"is_answer": True, "filename": ballots.name}
        return page_in_progress(request, "assemblies/count.html", context, work, _answer)
    return _form_page(request, form, status=422)


def _answer(counted: Counted) -> str:
    found, drawn = counted.found, showing.picture(counted)
    tables, standing = showing.tables(found), len(found.contest.standing)
    return render_to_string(
        "assemblies/count_answer.html",
        {
            "counted": counted,
            "found": found,
            "count": found.count,
            "elected": [isolated(found.contest.name(number)) for number in found.count.winners],
            "tied": [isolated(found.contest.name(number)) for number in found.count.tied],
            "limited": showing.limited_groups(found),
            "told_by_limits": told_by_limits(found.count),
            "command": limits.COUNT.command,
            "tables": tables,
            "is_motion": found.rule.key == "yes-no",
            "is_rounded": found.count.decimals > showing.MOST_DECIMALS,
            "is_cut": counted.is_cut or standing > showing.MOST_ROWS,
            "rows_shown": min(standing, showing.MOST_ROWS),
            "sentences": showing.sentences(found),
            "picture": drawn,
            "downloads": showing.downloads(counted, drawn),
        },
    )


def _form_page(request: HttpRequest, form: CountForm, status: int = 200) -> HttpResponse:
    return render(request, "assemblies/count.html", _context(form), status=status)


def _context(form: CountForm) -> dict[str, Any]:
    chosen = form["rule"].value() or rules_on_offer.STANDARD
    return hand_in(limits.COUNT, _("Counting …")) | {"form": form, "menu": rules_on_offer.menu(), "chosen": chosen}


def _pasted(request: HttpRequest) -> HandedIn | None:
    text = request.POST.get("pasted", "")
    return HandedIn(_("pasted text"), text.encode()) if text.strip() else None
