"""What both pages share: a file is handed in, and work on it begins."""

from __future__ import annotations

from itertools import chain
from typing import Any

from django.utils.translation import gettext as _

from frombelow.hall.assemblies import limits
from frombelow.hall.kit.bounded import Limits, Work
from frombelow.hall.kit.messages import Step


def once_read(job: Work) -> Work:
    """The job, once its file is read and found to fit (its second step): until then a fault can still become a page of its own."""
    steps = (message for message in job if isinstance(message, Step))
    heard = [next(steps), next(steps)]
    return chain(heard, job)


def hand_in(most: Limits, working: str) -> dict[str, Any]:
    """What the form says of its limits, and the words of its island."""
    return {
        "megabytes": limits.MOST_BYTES // limits.MEGABYTE,
        "limits": most,
        "hand_in": {
            "most": limits.MOST_BYTES,
            "words": {
                "too_big": _("This file is too large for this page."),
                "sending": _("Sending …"),
                "working": working,
                "lost": _("The hall did not answer. Try again."),
            },
        },
    }
