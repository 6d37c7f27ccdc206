"""Every address of the hall has a row that says who may open it."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, get_resolver

ANYBODY, SIGNED_IN, FRESH = "anybody", "who is signed in, their own", "who is signed in and proved it within ten minutes, their own"
# name of the address -> who may open it. What is not here is public record.
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
}
PUBLIC_NAMESPACES = {"terrain", "assemblies", "jobs", "home", "kit"}


def addresses(resolver: URLResolver, namespace: str = "") -> list[str]:
    found = []
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            found += addresses(pattern, pattern.namespace or namespace)
        elif isinstance(pattern, URLPattern):
            found.append(f"{namespace}:{pattern.name}")
    return found


def test_every_address_says_who_may_open_it():
    unknown = [
        name for name in addresses(get_resolver()) if name not in ACCESS and name.split(":")[0] not in PUBLIC_NAMESPACES
    ]
    assert not unknown, f"Say in tests/promises/test_pages.py who may open: {unknown}"


def test_every_address_has_a_name():
    assert not [name for name in addresses(get_resolver()) if name.endswith(":None")]
