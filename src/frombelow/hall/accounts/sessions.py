"""Where sessions are kept: Django's own database sessions, of which the table holds a fingerprint in place of the key.

A session ends twenty minutes after the last page on a device that others may use, a day after it on the person's own, and in any
case after twelve hours or thirty days.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db import transaction
from django.utils import timezone

from frombelow.hall.accounts.models import Account, Session
from frombelow.hall.kit import ids
from frombelow.hall.kit.prepared import MOMENT, TEXT, Prepared, Slot
from frombelow.hall.kit.readonly import goes_on

# Django's names (django.contrib.auth): the account, and a fingerprint of its password.
ACCOUNT, BACKEND, PASSWORD = "_auth_user_id", "_auth_user_backend", "_auth_user_hash"
SIGNED_IN_AT, PROVED_AT, DEVICE, IS_OWN, IDENT = "signed_in_at", "proved_at", "device", "is_own", "ident"
BY_TWO = "proved_by_two"  # the last proof was a passkey, or a password and digits
IDLE = {False: timedelta(minutes=20), True: timedelta(days=1)}
LONGEST = {False: timedelta(hours=12), True: timedelta(days=30)}
SEEN_EVERY = timedelta(minutes=1)  # a page more often than this writes nothing
OPEN: Prepared[Session] = Prepared(
    lambda: Session.objects.select_related("account").filter(
        session_key=Slot("key", TEXT), expire_date__gt=Slot("now", MOMENT)
    )[:1]
)


class SessionStore(DatabaseStore):
    """A store whose keys are not in the database."""

    seen_at: datetime | None = None  # as the table says
    account: Account | None = None  # whose it was when it was read

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """Our own table."""
        return Session

    def _get_session_from_db(self) -> Session | None:
        now = timezone.now()
        row = OPEN.first(key=ids.fingerprint(self.session_key or ""), now=now)
        if row is None:
            self._session_key = None
        else:
            self.seen_at, self.account = row.seen_at, row.account
        return row

    def exists(self, session_key: str) -> bool:
        """Whether a session with this key is there."""
        return bool(super().exists(ids.fingerprint(session_key)))

    @goes_on
    def delete(self, session_key: str | None = None) -> None:
        """End the session."""
        key = session_key or self.session_key
        if key:
            Session.objects.filter(session_key=ids.fingerprint(key)).delete()

    def cycle_key(self) -> None:
        """A new key for the same content. The list of devices gives it a new name: the old row still holds the old one."""
        self.pop(IDENT, None)
        super().cycle_key()

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """The row of this session, with what the list of devices shows."""
        ident = data.setdefault(IDENT, ids.ident())
        signed_in = data.get(SIGNED_IN_AT)
        now = timezone.now()
        return Session(
            session_key=ids.fingerprint(self._get_or_create_session_key()),  # type: ignore[attr-defined]
            session_data=self.encode(data),
            expire_date=ends_at(data, now),
            account_id=data.get(ACCOUNT),
            ident=ident,
            device=data.get(DEVICE, ""),
            signed_in_at=datetime.fromisoformat(signed_in) if signed_in else None,
            seen_at=now.replace(second=0, microsecond=0),
        )

    @goes_on
    def save(self, must_create: bool = False) -> None:
        """As Django saves it. A session that was ended elsewhere in between stays ended."""
        if not must_create and self.session_key and not self.exists(self.session_key):
            raise UpdateError
        super().save(must_create)


def ends_at(data: dict[str, Any], now: datetime) -> datetime:
    """When a session with this content ends if nobody comes back before."""
    is_own = bool(data.get(IS_OWN))
    idle_end = now + IDLE[is_own]
    signed_in = data.get(SIGNED_IN_AT)
    return min(idle_end, datetime.fromisoformat(signed_in) + LONGEST[is_own]) if signed_in else idle_end


@goes_on
def renew(store: SessionStore, now: datetime) -> None:
    """Note that somebody is there: moves the end of the session, at most once a minute."""
    if store.session_key is None or store.seen_at is None or store.seen_at >= now - SEEN_EVERY:
        return
    # In SQLite's queue of writers: a statement alone goes past it, and may find no gap for seconds.
    with transaction.atomic(savepoint=False):
        Session.objects.filter(session_key=ids.fingerprint(store.session_key)).update(
            seen_at=now.replace(second=0, microsecond=0), expire_date=ends_at(dict(store.items()), now)
        )
