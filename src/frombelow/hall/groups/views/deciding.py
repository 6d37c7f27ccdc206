"""What every page on which votes are recorded shares."""

from __future__ import annotations

from typing import Any

from frombelow.hall.groups import charter_words
from frombelow.hall.groups.forms import VotesForm
from frombelow.hall.groups.queries import members
from frombelow.hall.groups.queries.charters import charter_of
from frombelow.hall.groups.rules import decisions as rules
from frombelow.hall.groups.rules.decisions import Kind, Votes
from frombelow.hall.groups.scope import Reader


def asked_votes(form: VotesForm) -> Votes:
    """The votes that were filled in."""
    asked = form.cleaned_data
    return Votes(asked["present"], asked["votes_for"], asked["votes_against"], asked["abstained"])


def what_it_takes(reader: Reader, kind: Kind) -> dict[str, Any]:
    """What the charter asks for, told beside the form."""
    charter, size = charter_of(reader.group), members.count(reader.group, reader.now)
    return {
        "quorum": charter.quorum_of(size),
        "size": size,
        "threshold": charter_words.threshold_words(rules.threshold(charter, kind)),
        "witnesses": rules.witnesses_needed(size),
    }
