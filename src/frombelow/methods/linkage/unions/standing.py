"""A candidate and how it stands."""

from __future__ import annotations

from dataclasses import dataclass

from frombelow.methods.linkage.unions.register import Body, Form


@dataclass(slots=True)
class Standing:
    """A candidate: body, form and log odds; or, found by a body's own name, the likeness and the words of that name."""

    body: Body
    form: Form | None
    odds: float
    own: frozenset[str] = frozenset()
