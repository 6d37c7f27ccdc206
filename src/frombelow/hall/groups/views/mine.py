"""The groups one belongs to, and founding one."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from frombelow.hall.accounts.fresh import signed_in
from frombelow.hall.accounts.models import Account
from frombelow.hall.accounts.queries import narrow_of
from frombelow.hall.groups import words
from frombelow.hall.groups.actions import founding
from frombelow.hall.groups.forms import CharterForm, NameForm
from frombelow.hall.groups.queries.closing import cleared_on, ended_of
from frombelow.hall.groups.queries.members import groups_of
from frombelow.hall.groups.rules.charter import Charter, Kind
from frombelow.hall.groups.rules.templates import charter_for
from frombelow.hall.groups.views.common import UNPROCESSABLE, attempt, sent


@never_cache
@signed_in
@require_safe
def mine(request: HttpRequest) -> HttpResponseBase:
    """My groups."""
    account, now = account_of(request), timezone.now()
    rows = [(row.group, words.KINDS[row.group.kind]) for row in groups_of(account, now)]
    over = [(group, cleared_on(group)) for group in ended_of(account)]
    return render(request, "groups/mine.html", {"groups": rows, "over": over, "narrow": narrow_of(account, now)})


@never_cache
@signed_in
@require_safe
def kinds(request: HttpRequest) -> HttpResponseBase:
    """Which kind of group."""
    offered = [(kind, words.KINDS[kind], words.KIND_HINTS[kind]) for kind in Kind]
    return render(request, "groups/kinds.html", {"kinds": offered})


@never_cache
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def found(request: HttpRequest, kind: str) -> HttpResponseBase:
    """A name, a charter in sentences, one button."""
    if kind not in set(Kind):
        raise Http404
    account, chosen = account_of(request), Kind(kind)
    names = NameForm(sent(request), initial={"shown_name": account.shown_name})
    charter = CharterForm(sent(request), charter=template(chosen), own_roles={})
    if names.is_valid() and charter.is_valid():
        asked = names.cleaned_data
        group = attempt(names, lambda: founding.found(
            name=asked["name"], kind=chosen, charter=charter.charter, by=account, shown_name=asked["shown_name"], now=timezone.now()
        ))  # fmt: skip
        if group:
            return HttpResponseRedirect(reverse("groups:home", args=[group.ident]))
    context = {"names": names, "charter": charter, "kind": words.KINDS[chosen], "hint": words.KIND_HINTS[chosen]}
    return render(request, "groups/found.html", context, status=UNPROCESSABLE if sent(request) is not None else 200)


def template(kind: Kind) -> Charter:
    """The charter that a group of this kind begins with, in the founder's language."""
    titles = {key: str(title) for key, title in words.OFFICES.items()}
    return charter_for(kind, titles, str(words.WHO_MAY_JOIN[kind]))


def account_of(request: HttpRequest) -> Account:
    """Who is signed in."""
    assert isinstance(request.user, Account)
    return request.user
