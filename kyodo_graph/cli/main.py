"""`kyodo`: the group of commands; a command's module is imported when it is called or listed."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from kyodo_graph.errors import KyodoError
from kyodo_graph.version import __version__

COMMANDS = ("build", "check", "query", "passage", "network", "analyze", "compare", "view", "report")

# The matrices of a city's networks are so small that handing them to threads costs OpenBLAS more
# than it gains. It reads this once, when NumPy is imported, which no command has done yet here; who
# has set it keeps what was set.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


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


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command; errors become lines on standard error. Gives the exit code."""
    try:
        code = kyodo.main(arguments, prog_name="kyodo", standalone_mode=False)
        if sys.stdout:
            sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.ClickException as error:
        error.show()
        return 2
    except click.Abort:
        click.echo("stopped", err=True)
        return 130
    except KyodoError as error:
        click.echo(str(error), err=True)
        return error.exit_code
    except (OSError, SystemExit) as error:
        # click leaves by SystemExit where the reader of a pipe has gone.
        reason = getattr(error, "errno", None) or errno.EPIPE
        if name := getattr(error, "filename", None):
            click.echo(f"{name}: {os.strerror(reason)}", err=True)
            return 2
        # What is still in the buffer can't be written either, and must not be tried at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if reason == errno.EPIPE:
            return 0
        click.echo(f"standard output: cannot be written; {os.strerror(reason)}", err=True)
        return 2


def main() -> None:
    """Run the command line and leave with its exit code."""
    for stream, errors in ((sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):  # None where it is closed
            stream.reconfigure(encoding="utf-8", errors=errors)
    code = run()
    if sys.stderr:
        sys.stderr.flush()
    # A query that timed out may still run in its thread; leave without waiting for it.
    os._exit(code)


if __name__ == "__main__":
    main()
