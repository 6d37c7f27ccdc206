"""Every address of the hall has a row that says who may open it."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, get_resolver

# name of the address -> who may open it. There are no accounts yet: everything is public record.
ACCESS: dict[str, str] = {}
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
