"""Ending sessions, and putting notices away."""

from __future__ import annotations

from frombelow.hall.accounts.models import Account, Notice, Session


def end(*, account: Account, ident: str) -> None:
    """Sign a browser out, wherever it is. Its next page is that of a stranger."""
    Session.objects.filter(account=account, ident=ident).delete()


def end_others(*, account: Account, but: str) -> int:
    """Sign out everywhere but here: how many browsers that was."""
    return Session.objects.filter(account=account).exclude(ident=but).delete()[0]


def put_away(*, account: Account, ident: str) -> None:
    """The owner has seen the notice."""
    Notice.objects.filter(account=account, ident=ident).delete()
