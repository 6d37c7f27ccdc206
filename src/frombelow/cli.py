"""The command line, `frombelow …`: each command is loaded only when it is called."""

from importlib import import_module

import click

# command -> "module:attribute"; the module is imported when the command runs or asks for its help
COMMANDS = {
    "backup": "frombelow.hall.home.safekeeping.cli:backup",
    "count": "frombelow.commands.count:command",
    "countback": "frombelow.commands.countback:command",
    "doctor": "frombelow.hall.home.safekeeping.cli:doctor",
    "end-sessions": "frombelow.hall.home.safekeeping.cli:end_sessions",
    "group-in": "frombelow.hall.home.safekeeping.cli:group_in",
    "group-out": "frombelow.hall.home.safekeeping.cli:group_out",
    "journal": "frombelow.commands.journal:command",
    "journal-heads": "frombelow.hall.home.safekeeping.cli:journal_heads",
    "link": "frombelow.records.link.cli:link",
    "lot": "frombelow.commands.lot:command",
    "opinions": "frombelow.commands.opinions:command",
    "potential": "frombelow.records.potential.cli:command",
    "read-only": "frombelow.hall.home.safekeeping.cli:read_only",
    "records": "frombelow.records.cli:records",
    "restore": "frombelow.hall.home.safekeeping.cli:restore",
    "rotate-keys": "frombelow.hall.home.safekeeping.cli:rotate_keys",
    "tidy": "frombelow.hall.home.safekeeping.cli:tidy",
}


class LazyGroup(click.Group):
    """A group that imports a command's module only when that command is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, attribute = COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command


@click.group(cls=LazyGroup)
@click.version_option(package_name="frombelow")
def main() -> None:
    """frombelow: the organizing platform that members run."""
