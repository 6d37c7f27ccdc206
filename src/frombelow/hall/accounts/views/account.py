"""One's own account: ways in, devices, names, and what is kept."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from frombelow.hall.accounts import queries
from frombelow.hall.accounts.actions import accounts, sessions
from frombelow.hall.accounts.forms import AccountForm
from frombelow.hall.accounts.fresh import signed_in
from frombelow.hall.accounts.sessions import IDENT
from frombelow.hall.accounts.telling import told_changes
from frombelow.hall.accounts.views.common import UNPROCESSABLE, owner
from frombelow.hall.kit.readonly import only_reads
from frombelow.hall.kit.refusals import Refused


@signed_in
def account(request: HttpRequest) -> HttpResponseBase:
    """The page; with the form, the changes."""
    own = owner(request)
    there = {"shown_name": own.shown_name, "language": own.language, "is_discreet": own.is_discreet}
    form = AccountForm(request.POST) if request.method == "POST" else AccountForm(initial=there)
    if form.is_bound and form.is_valid():
        try:
            accounts.change(account=own, **form.cleaned_data)
        except Refused as refusal:
            form.refuse(refusal, "shown_name")
        else:
            response = redirect("accounts:account")
            # The account's language counts from now on, and not what this browser chose before.
            response.delete_cookie(settings.LANGUAGE_COOKIE_NAME, samesite="Lax")
            return response
    return page(request, form)


def page(request: HttpRequest, form: AccountForm) -> HttpResponse:
    """Everything about the account."""
    own, now = owner(request), timezone.now()
    context = {
        "form": form, "account": own, "ways": queries.ways_in(own), "narrow": queries.narrow_of(own, now), "notices": queries.notices_of(own), "hide_search": True,
        "sessions": queries.sessions_of(own, now), "here": request.session.get(IDENT), "changes": told_changes(queries.changes_of(own), own),
    }  # fmt: skip
    return render(request, "accounts/account.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_POST
@signed_in
@only_reads
def end_session(request: HttpRequest, ident: str) -> HttpResponseBase:
    """Sign one browser out."""
    sessions.end(account=owner(request), ident=ident)
    return redirect("accounts:account")


@require_POST
@signed_in
@only_reads
def end_others(request: HttpRequest) -> HttpResponseBase:
    """Sign out everywhere but here."""
    sessions.end_others(account=owner(request), but=request.session[IDENT])
    return redirect("accounts:account")


@require_POST
@signed_in
def put_away(request: HttpRequest, ident: str) -> HttpResponseBase:
    """The notice was seen."""
    sessions.put_away(account=owner(request), ident=ident)
    return redirect("accounts:account")


@require_safe
@signed_in
def kept(request: HttpRequest) -> HttpResponseBase:
    """What is kept about the account, as a file."""
    told = queries.kept(owner(request), timezone.now())
    response = JsonResponse(told, json_dumps_params={"indent": 1, "ensure_ascii": False})
    response.headers["Content-Disposition"] = 'attachment; filename="my-account.json"'
    return response
