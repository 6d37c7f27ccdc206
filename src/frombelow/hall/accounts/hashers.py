"""Argon2id for a small server.

46 MiB, two passes, one lane: twice the work of the first setting that OWASP's password storage sheet names (46 MiB, one pass), about 60 ms
of one core. Memory is what makes guessing with graphics cards dear, and the hall has little: at most two at once in each of
two processes are 184 MiB (`actions.passwords.TURNS`). Guessing online is held down by the limits, not by this.
"""

from __future__ import annotations

from django.contrib.auth.hashers import Argon2PasswordHasher


class SmallServer(Argon2PasswordHasher):
    """The hall's own numbers; a hash made with others is made anew when its owner signs in."""

    memory_cost = 46 * 1024
    time_cost = 2
    parallelism = 1
