"""Asking for the whole group as one file, agreeing on it, and fetching it. The file itself is made by `home.safekeeping`, which knows every table."""

from __future__ import annotations

from django.db import transaction

from frombelow.hall.groups import scope
from frombelow.hall.groups.actions.common import held, note
from frombelow.hall.groups.actions.hands import given
from frombelow.hall.groups.models import WholeFile
from frombelow.hall.groups.queries import members
from frombelow.hall.groups.queries.whole_files import how_it_stands, standing
from frombelow.hall.groups.rules import whole_files as rules
from frombelow.hall.groups.rules.rights import Right


@transaction.atomic
def ask(*, reader: scope.Reader, purpose: str) -> WholeFile:
    """Ask for it. The journal says so at once, whether or not it is fetched. Who is the only member needs nobody to agree."""
    reader.check(Right.KEEP_KEYS)
    group = held(reader.group)
    purpose = " ".join(purpose.split())[: rules.LONGEST_PURPOSE]
    rules.check_asking(purpose=purpose, is_asked=standing(group, reader.now).exists())
    asked = WholeFile.unscoped.create(
        group=group, by=reader.membership, purpose=purpose, needs_second=members.count(group, reader.now) > 1, asked_at=reader.now,
        ends_at=reader.now + rules.STANDS,
    )  # fmt: skip
    told(reader, "ask_whole", asked, purpose=purpose)
    return asked


@transaction.atomic
def answer(*, reader: scope.Reader, asked: WholeFile, agrees: bool) -> None:
    """A second person agrees, or does not."""
    reader.check(Right.EXPORT)
    held(reader.group)
    asked = WholeFile.unscoped.select_related("by").get(pk=asked.pk)
    rules.check_agreeing(
        standing=how_it_stands(asked),
        is_own=asked.by.account_id == reader.account.pk,
        given=given(reader),
        now=reader.now,
    )
    if agrees:
        asked.agreed_by = reader.membership
    else:
        asked.refused_at = reader.now
    asked.save(update_fields=["agreed_by", "refused_at"])
    told(reader, "agree_whole" if agrees else "refuse_whole", asked)


@transaction.atomic
def set_key(*, reader: scope.Reader, asked: WholeFile, recipient: str) -> None:
    """The file will open with the secret of this public key, and with no earlier one."""
    asked = checked(reader, asked)
    asked.recipient = recipient
    asked.save(update_fields=["recipient"])


@transaction.atomic
def take(*, reader: scope.Reader, asked: WholeFile) -> WholeFile:
    """It is fetched now: nobody fetches it once more. Returns it, with the key that it is sealed to."""
    asked = checked(reader, asked)
    rules.check_key(how_it_stands(asked))
    asked.taken_at = reader.now
    asked.save(update_fields=["taken_at"])
    return asked


@transaction.atomic
def give_back(*, asked: WholeFile) -> None:
    """The file could not be made: it can be fetched again."""
    WholeFile.unscoped.filter(pk=asked.pk).update(taken_at=None)


def checked(reader: scope.Reader, asked: WholeFile) -> WholeFile:
    """One that this reader may fetch, held until the end. Raises Refused."""
    reader.check(Right.KEEP_KEYS)
    held(reader.group)
    asked = WholeFile.unscoped.get(pk=asked.pk)
    rules.check_taking(standing=how_it_stands(asked), is_own=asked.by_id == reader.membership.pk, now=reader.now)
    return asked


def told(reader: scope.Reader, deed: str, asked: WholeFile, **facts: str) -> None:
    """An entry of the journal."""
    note(reader.group, deed, by=reader.membership.ident, now=reader.now, about=f"whole:{asked.ident}", facts=facts)
