"""`frombelow link …`: link names in a CSV file to registers."""

from importlib import import_module

import click

# command -> module with a click command named `command`
COMMANDS = {
    "unions": "frombelow.records.link.unions_cli",
    "counties": "frombelow.records.link.counties_cli",
    "employers": "frombelow.records.link.employers_cli",
}


class LinkGroup(click.Group):
    """Imports a link command only when it is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name]).command
        return command


@click.group(cls=LinkGroup)
def link() -> None:
    """Link union names, employers or places in a CSV file."""
