"""Who a session belongs to. Signing in is an action (`accounts.actions`); Django asks here only for the account of a session."""

from __future__ import annotations

from django.contrib.auth.backends import BaseBackend

from frombelow.hall.accounts.models import Account


class Backend(BaseBackend):
    """Accounts by their number, as long as they are active."""

    def get_user(self, user_id: int) -> Account | None:
        """The account of a session."""
        return Account.objects.filter(pk=user_id, is_active=True).first()
