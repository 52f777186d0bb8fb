"""`kyodo`: the group of commands; a command's module is imported when it is called or listed."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from kyodo_graph import __version__
from kyodo_graph.errors import KyodoError

COMMANDS = ("build", "check", "query", "passage", "network")


class LazyGroup(click.Group):
    """A group whose commands live in modules of their own; importing one imports no RDF."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"kyodo_graph.cli.{cmd_name}").command
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kyodo")
def kyodo() -> None:
    """The knowledge graph of Japan's collaboration promotion plans (協働推進計画).

    Results go to standard output or to the file named by -o, everything else to standard error.
    Exit codes: 0 done; 1 checks found something; 2 wrong usage or unreadable input.
    """


def main() -> None:
    """Run the command line; errors become lines on standard error and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    code = 0
    try:
        kyodo.main(prog_name="kyodo", standalone_mode=False)
    except click.exceptions.Exit as stop:
        code = stop.exit_code
    except click.ClickException as error:
        error.show()
        code = 2
    except click.Abort:
        click.echo("stopped", err=True)
        code = 130
    except KyodoError as error:
        click.echo(str(error), err=True)
        code = error.exit_code
    except BrokenPipeError:
        # The reader of the pipe has gone; keep the interpreter from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.stdout.flush()
    sys.stderr.flush()
    # A query that timed out may still run in its thread; leave without waiting for it.
    os._exit(code)


if __name__ == "__main__":
    main()
