"""`frombelow backup`, `restore`, `group-out`, `group-in`, `doctor`, `read-only`, `rotate-keys`, `end-sessions`, `journal-heads` and `tidy`: the commands of whoever runs a hall. Each has its own `--help`."""

from __future__ import annotations

import json
import os
from typing import Any

import click

PASSED_ON = {"ignore_unknown_options": True, "help_option_names": []}


def passed_on(name: str) -> click.Command:
    """A command of the hall: the settings are read when it runs, and what is wrong with them is one sentence."""

    @click.command(name.replace("_", "-"), context_settings=PASSED_ON, add_help_option=False)
    @click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
    def command(arguments: tuple[str, ...]) -> None:
        run(name, arguments)

    command.help = HELP[name]
    return command


def run(name: str, arguments: tuple[str, ...]) -> None:
    """As `manage.py` would."""
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frombelow.hall.config.settings")
    try:
        django.setup()
    except ImproperlyConfigured as error:
        if name == "doctor" and "--json" in arguments:
            finding: dict[str, Any] = {"name": "settings", "state": "bad", "found": str(error), "mend": str(error)}
            click.echo(json.dumps({"state": "bad", "findings": [finding]}))
            raise SystemExit(2) from None
        raise click.ClickException(str(error)) from None
    execute_from_command_line(["frombelow", name, *arguments])


HELP = {
    "backup": "Everything members said, into one file that is encrypted and signed.",
    "restore": "A backup back into an empty hall, with a check of all that is in it.",
    "group_out": "Everything of one group, into one encrypted file that another server takes in.",
    "group_in": "The file of a group into this hall, beside the groups that are here.",
    "doctor": "Whether this hall stands well, and how to mend what does not.",
    "read_only": "The hall can only be read, until that is ended.",
    "rotate_keys": "A new key for what groups keep sealed, or a new master key.",
    "end_sessions": "Sign somebody out everywhere, or everybody.",
    "journal_heads": "The end of each group's journal, signed, for members to keep elsewhere.",
    "tidy": "What should happen every night: what is too old goes.",
}
backup, restore, group_out, group_in, doctor, read_only, rotate_keys, end_sessions, journal_heads, tidy = (
    passed_on(name) for name in HELP
)
