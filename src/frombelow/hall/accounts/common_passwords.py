"""The passwords that are tried first: Django's list of twenty thousand, read once."""

from __future__ import annotations

from functools import cache

from django.contrib.auth.password_validation import CommonPasswordValidator


@cache
def common_passwords() -> frozenset[str]:
    """In small letters."""
    return frozenset(CommonPasswordValidator().passwords)
