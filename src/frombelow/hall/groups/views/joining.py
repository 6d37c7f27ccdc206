"""Becoming a member: invitations, people who ask, and the page that somebody with a code sees."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from frombelow.hall.accounts.fresh import first, let_in
from frombelow.hall.accounts.models import Account
from frombelow.hall.groups import words
from frombelow.hall.groups.actions import joining as deeds
from frombelow.hall.groups.actions import returning
from frombelow.hall.groups.forms import AskForm, CodeForm, InviteForm, ShownNameForm
from frombelow.hall.groups.models import Asking, Invitation
from frombelow.hall.groups.queries import invitations as asked
from frombelow.hall.groups.queries.charters import charter_of
from frombelow.hall.groups.queries.members import groups_of
from frombelow.hall.groups.rules.charter import Joining
from frombelow.hall.groups.rules.joining import LONGEST_DAYS, Purpose, check_invitation, ways_to_ask
from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import BOTH, READS, WRITES, Reader, in_group
from frombelow.hall.groups.views.common import UNPROCESSABLE, attempt, page, sent, to
from frombelow.hall.kit import ids
from frombelow.hall.kit.qr import qr_code
from frombelow.hall.kit.readonly import only_reads
from frombelow.hall.kit.refusals import Refused

# ---- for members ----


@in_group(Right.SEE_MEMBERS, READS)
def invitations(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """Which invitations serve, and which this member may make."""
    charter = charter_of(reader.group)
    rows = [(row, words.PURPOSES[row.purpose]) for row in asked.serving(reader.group, reader.now)]
    context = {
        "rows": rows,
        "may_invite": reader.may(Right.INVITE) and Joining.INVITATION in charter.joining,
        "may_ask_others": bool(ways_to_ask(charter)),
        "may_invite_groups": reader.may(Right.RECORD_DECISIONS),
        "askings": asked.open_askings(reader.group).count(),
        "ends_any": reader.may(Right.INVITE),
    }
    return page(request, reader, "invitations", context)


def inviting(request: HttpRequest, reader: Reader, purpose: Purpose) -> HttpResponseBase:
    """How long, how many; then the code, once: as a link, as a QR code, as a poster."""
    form = InviteForm(sent(request), purpose=purpose)
    if form.is_valid():
        ends_at, uses = form.ends_at(reader.now), form.cleaned_data["uses"]
        made = attempt(form, lambda: deeds.invite(reader=reader, ends_at=ends_at, uses=uses, purpose=purpose))
        if made:
            return invitation_made(request, reader, *made)
    context = {"form": form, "purpose": purpose, "title": words.PURPOSES[purpose], "longest": LONGEST_DAYS[purpose]}
    return page(request, reader, "invite", context, is_wrong=sent(request) is not None)


def invitation_made(request: HttpRequest, reader: Reader, invitation: Invitation, code: str) -> HttpResponse:
    """The one page on which the code can be seen."""
    link = request.build_absolute_uri(reverse("groups:join", args=[code]))
    context = {
        "invitation": invitation,
        "code": code,
        "link": link,
        "typed_at": request.build_absolute_uri(reverse("groups:type_code")),
        "qr": qr_code(link),
    }
    return page(request, reader, "invitation_made", context)


@in_group(Right.INVITE, BOTH)
def invite_people(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """Whoever has it is a member at once."""
    return inviting(request, reader, Purpose.PEOPLE)


@in_group(Right.JOIN_IN, BOTH)
def invite_asking(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """An address at which people can ask to join."""
    return inviting(request, reader, Purpose.ASKING)


@in_group(Right.RECORD_DECISIONS, BOTH)
def invite_groups(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """A code by which another group joins this one."""
    return inviting(request, reader, Purpose.GROUPS)


@in_group(Right.JOIN_IN, WRITES)
def withdraw(request: HttpRequest, reader: Reader, invitation: str) -> HttpResponseBase:
    """An invitation serves no more."""
    found = asked.serving(reader.group, reader.now).filter(ident=invitation).first()
    if found is None:
        raise Http404
    deeds.withdraw_invitation(reader=reader, invitation=found)
    return to("invitations", reader)


@in_group(Right.SEE_MEMBERS, READS)
def askings(request: HttpRequest, reader: Reader) -> HttpResponseBase:
    """Who asks to join, and who answers."""
    context = {
        "askings": asked.open_askings(reader.group),
        "vouched": asked.vouched_by(reader.membership.pk),
        "needed": charter_of(reader.group).vouchers,
        "may_admit": reader.may(Right.ADMIT),
        "can_be_asked": bool(ways_to_ask(charter_of(reader.group))),
        "not_back": asked.not_back_yet(reader.group),
    }
    return page(request, reader, "askings", context)


@in_group(Right.JOIN_IN, WRITES)
def vouch(request: HttpRequest, reader: Reader, asking: str) -> HttpResponseBase:
    """I know this person."""
    deeds.vouch(reader=reader, asking=asking_of(reader, asking))
    return to("askings", reader)


@in_group(Right.ADMIT, WRITES)
def answer(request: HttpRequest, reader: Reader, asking: str) -> HttpResponseBase:
    """Welcome, or not."""
    deeds.answer(reader=reader, asking=asking_of(reader, asking), admit=request.POST.get("admit") == "yes")
    return to("askings", reader)


@in_group(Right.ADMIT, WRITES)
def code_to_return(request: HttpRequest, reader: Reader, waiting: str) -> HttpResponseBase:
    """A new code for a member who lost the one from the arrival of the group; the one page on which it can be seen."""
    member = asked.not_back_yet(reader.group).filter(ident=waiting).first()
    if member is None:
        raise Http404
    code = returning.new_code(reader=reader, member=member)
    context = {"member": member, "code": code, "typed_at": request.build_absolute_uri(reverse("groups:type_code"))}
    return page(request, reader, "code_to_return", context)


def asking_of(reader: Reader, ident: str) -> Asking:
    """Somebody who asks. Raises Http404."""
    found = asked.open_askings(reader.group).filter(ident=ident).first()
    if found is None:
        raise Http404
    return found


# ---- for whoever was given a code ----


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@only_reads
def type_code(request: HttpRequest) -> HttpResponseBase:
    """Type the code from a poster."""
    form = CodeForm(sent(request))
    if form.is_valid():
        code = ids.tidy_code(form.cleaned_data["code"].rstrip("/").rpartition("/")[2])
        if serving(code):
            return HttpResponseRedirect(reverse("groups:join", args=[code]))
        form.add_error(
            "code", _("No invitation with this code serves. Look at each letter again, or ask for a new one.")
        )
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "groups/type_code.html", {"form": form}, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, code: str) -> HttpResponseBase:
    """Who has a code that serves learns the name of the group and may join, or ask. An ended code and one that never was look the same."""
    invitation = serving(code)
    if invitation is None:
        raise Http404(_("No invitation with this code serves. Ask who gave it to you for a new one."))
    context = {"invitation": invitation, "group": invitation.group, "kind": words.KINDS[invitation.group.kind]}
    if not isinstance(request.user, Account):
        if request.method == "POST":
            return first("accounts:sign_in", request)
        let_in(request)
        return render(request, "groups/join.html", context | {"is_stranger": True})
    if invitation.purpose == Purpose.GROUPS:
        groups = [row.group for row in groups_of(request.user, timezone.now())]
        return render(request, "groups/join_as_group.html", context | {"code": code, "groups": groups})
    if deeds.is_member(invitation.group, request.user):
        return HttpResponseRedirect(reverse("groups:home", args=[invitation.group.ident]))
    if invitation.purpose == Purpose.RETURN:
        return taking_up(request, request.user, code, context)
    return joining(request, request.user, invitation, code, context)


def taking_up(request: HttpRequest, account: Account, code: str, context: dict[str, Any]) -> HttpResponseBase:
    """Who has the code of a membership says whether it is theirs."""
    if request.method == "POST":
        member = returning.take_up(token=code, by=account, now=timezone.now())
        return HttpResponseRedirect(reverse("groups:home", args=[member.group.ident]))
    return render(request, "groups/take_up.html", context)


def joining(
    request: HttpRequest, account: Account, invitation: Invitation, code: str, context: dict[str, Any]
) -> HttpResponseBase:
    """The form for somebody who is signed in: a member at once, or one who asks."""
    now, initial = timezone.now(), {"shown_name": account.shown_name}
    form: ShownNameForm
    if invitation.purpose == Purpose.PEOPLE:
        form = ShownNameForm(sent(request), initial=initial)
        if form.is_valid():
            name = form.cleaned_data["shown_name"]
            joined = attempt(form, lambda: deeds.accept(token=code, by=account, shown_name=name, now=now))
            if joined:
                return HttpResponseRedirect(reverse("groups:home", args=[invitation.group.ident]))
    else:
        form = AskForm(sent(request), initial=initial, ways=ways_to_ask(charter_of(invitation.group)))
        if form.is_valid():
            asking = attempt(form, lambda: asked_to_join(code, account, form, now))
            if asking:
                return render(request, "groups/asked.html", context)
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "groups/join.html", context | {"form": form}, status=status)


def asked_to_join(code: str, account: Account, form: ShownNameForm, now: Any) -> Asking:
    """The asking that was sent."""
    asked = form.cleaned_data
    how = Joining(asked["how"])
    return deeds.ask(token=code, how=how, words=asked["words"], shown_name=asked["shown_name"], by=account, now=now)


def serving(code: str) -> Invitation | None:
    """The invitation with this code, where it serves."""
    invitation = asked.invitation_of(code)
    if invitation is None:
        return None
    try:
        check_invitation(standing=asked.standing_of(invitation), now=timezone.now())
    except Refused:
        return None
    return invitation
