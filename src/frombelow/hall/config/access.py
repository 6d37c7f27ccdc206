"""Who may open which address of the hall: read from the views, drawn into docs/drawn/access.md, tried address by address in tests/promises/test_pages.py.

A page of a group says it itself (`groups.scope.in_group`). Every other address has a row here; what lies in a namespace of public records needs none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from frombelow.hall.groups.rules.rights import GRAVE

ANYBODY, SIGNED_IN = "anybody", "who is signed in, their own"
FRESH = "who is signed in and proved it within ten minutes, their own"
WITH_CODE = "who has a code that serves"
PUBLIC_NAMESPACES = {"terrain", "assemblies", "jobs", "home", "kit"}
ACCESS: dict[str, str] = {
    "accounts:sign_up": ANYBODY,
    "accounts:sign_up_ask": ANYBODY,
    "accounts:sign_up_answer": ANYBODY,
    "accounts:sign_in": ANYBODY,
    "accounts:digits": ANYBODY,  # whose password was right within five minutes
    "accounts:code": ANYBODY,
    "accounts:sign_in_ask": ANYBODY,
    "accounts:sign_in_answer": ANYBODY,
    "accounts:sign_out": ANYBODY,
    "accounts:account": SIGNED_IN,
    "accounts:prove": SIGNED_IN,
    "accounts:prove_ask": SIGNED_IN,
    "accounts:prove_answer": SIGNED_IN,
    "accounts:two": SIGNED_IN,
    "accounts:password": FRESH,
    "accounts:passkeys": FRESH,
    "accounts:passkey_ask": FRESH,
    "accounts:passkey_answer": FRESH,
    "accounts:passkey_name": SIGNED_IN,
    "accounts:passkey_remove": FRESH,
    "accounts:authenticator": FRESH,
    "accounts:authenticator_remove": FRESH,
    "accounts:codes": FRESH,
    "accounts:stop_handed": SIGNED_IN,
    "accounts:end_session": SIGNED_IN,
    "accounts:end_others": SIGNED_IN,
    "accounts:put_away": SIGNED_IN,
    "accounts:kept": SIGNED_IN,
    "accounts:delete": FRESH,
    "groups:mine": SIGNED_IN,
    "groups:kinds": SIGNED_IN,
    "groups:found": SIGNED_IN,
    "groups:type_code": ANYBODY,
    "groups:join": WITH_CODE,
}


@dataclass(frozen=True)
class Address:
    """An address: its name, its route, what stands in it, and who may open it."""

    name: str
    route: str
    parts: tuple[str, ...]  # names of what stands in the route: group, mandate …
    view: Any

    @property
    def right(self) -> Any:
        """The right in the group, for a page of a group; else None."""
        return getattr(self.view, "right", None)

    @property
    def methods(self) -> tuple[str, ...]:
        """The methods a page of a group takes."""
        return tuple(getattr(self.view, "methods", ()))

    @property
    def is_fresh(self) -> bool:
        """Whether one must have proved a moment ago who one is."""
        return bool(getattr(self.view, "is_fresh", False))

    @property
    def who(self) -> str:
        """Who may open it, in words; "" where nothing says so."""
        if self.right is not None:
            fresh = ", proved within ten minutes" if self.is_fresh else ""
            two = ", by two proofs where the charter asks for them" if self.right in GRAVE else ""
            return f"members with the right {self.right}{fresh}{two}"
        if self.name.partition(":")[0] in PUBLIC_NAMESPACES:
            return ANYBODY
        return ACCESS.get(self.name, "")


def addresses() -> list[Address]:
    """Every address of the hall."""
    return list(within(get_resolver()))


def within(
    resolver: URLResolver, namespace: str = "", route: str = "", parts: tuple[str, ...] = ()
) -> Iterator[Address]:
    """The addresses under a resolver."""
    for entry in resolver.url_patterns:
        further = (*parts, *entry.pattern.converters)
        path = route + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from within(entry, entry.namespace or namespace, path, further)
        elif isinstance(entry, URLPattern):
            yield Address(f"{namespace}:{entry.name}", path, further, entry.callback)
