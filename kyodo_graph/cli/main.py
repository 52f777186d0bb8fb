"""`kyodo`: the group of commands; a command's module is imported when it is called or listed."""

from __future__ import annotations

import errno
import io
import os
import sys
import warnings
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any

import click

from kyodo_graph.cli.stopping import Stopped, Stopping
from kyodo_graph.errors import KyodoError, Note, one_line
from kyodo_graph.version import __version__

COMMANDS = (
    "build",
    "check",
    "query",
    "passage",
    "network",
    "analyze",
    "compare",
    "view",
    "report",
    "city",
    "diff",
    "data",
    "doctor",
    "text",
    "draft",
    "review",
    "accept",
    "export",
    "import",
)
_MODULES = {"import": "kyodo_graph.cli.import_"}  # import is no name of a module

# The matrices of a city's networks are so small that handing them to threads costs OpenBLAS more
# than it gains. It reads this once, when NumPy is imported, which no command has done yet here; who
# has set it keeps what was set.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


_STOPPING = Stopping()

FAULT = 70
"""The exit code of what is no fault of the input but of this program (EX_SOFTWARE)."""


class LazyGroup(click.Group):
    """A group whose commands live in modules of their own; importing one imports no RDF."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(
            _MODULES.get(cmd_name, f"kyodo_graph.cli.{cmd_name}")
        ).command
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kyodo")
def kyodo() -> None:
    """The knowledge graph of Japan's collaboration promotion plans (協働推進計画).

    Results go to standard output or to the file named by -o, everything else to standard error.
    Exit codes: 0 done; 1 checks found something; 2 wrong usage or unreadable input; 3 a query that
    took too long or too much memory; 130 stopped by Ctrl-C.
    """


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command; errors become lines on standard error. Gives the exit code."""
    try:
        with warnings.catch_warnings():
            warnings.showwarning = _warned
            warnings.simplefilter("always", Note)
            code = kyodo.main(arguments, prog_name="kyodo", standalone_mode=False)
        if sys.stdout:
            sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.ClickException as error:
        error.message = "\n".join(map(_line, error.message.split("\n")))  # type: ignore[misc]
        error.show()
        return 2
    except (click.Abort, Stopped):
        _say("stopped")
        return _STOPPING.exit_code
    except KyodoError as error:
        _say(str(error))
        return error.exit_code
    except SystemExit:
        return _unread(errno.EPIPE)  # so click leaves where the reader of a pipe has gone
    except OSError as error:
        reason = error.strerror or str(error) or type(error).__name__
        if error.filename is not None:
            _say(f"{_line(os.fsdecode(error.filename))}: {_line(reason)}")
            return 2
        if error.errno in (errno.EPIPE, errno.ENOSPC, errno.EIO, errno.EBADF, errno.EFBIG):
            return _unread(error.errno)
        _say(f"{type(error).__name__}: {_line(reason)}")
        return 2
    except (MemoryError, RecursionError) as error:
        what = "memory" if isinstance(error, MemoryError) else "levels of nesting"
        _say(f"not enough {what} for this input")
        return 2
    except Exception as error:
        if os.environ.get("KYODO_TRACEBACK"):
            raise
        _say(
            f"a fault of kyodo: {type(error).__name__}: {_line(str(error))}; please report it with "
            "what `kyodo doctor` says (KYODO_TRACEBACK=1 shows where it is)"
        )
        return FAULT


def _unread(reason: int) -> int:
    """What can't be written to standard output must not be tried again at exit."""
    if sys.stdout:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if reason == errno.EPIPE:
        return 0
    _say(f"standard output: cannot be written; {os.strerror(reason)}")
    return 2


def _say(text: str) -> None:
    with suppress(OSError, ValueError):  # nobody is there to read it
        click.echo(text, err=True)


def _warned(message: Warning | str, category: type[Warning], *_: Any, **__: Any) -> None:
    """A note that a library function gives as a warning, or another warning, in a line."""
    _say(f"{'note' if issubclass(category, Note) else 'warning'}: {_line(str(message))}")


def _line(text: str) -> str:
    return one_line(text)


def main() -> None:
    """Run the command line and leave with its exit code."""
    try:
        _STOPPING.listen()
        for stream, errors in ((sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
            if isinstance(stream, io.TextIOWrapper):  # None where it is closed
                stream.reconfigure(encoding="utf-8", errors=errors)
        code = run()
    except Stopped:  # a second one, while the first was obeyed
        code = _STOPPING.exit_code
    with suppress(OSError, ValueError):
        if sys.stderr:
            sys.stderr.flush()
    # Without waiting for threads: those of libraries are in nobody's way.
    os._exit(code)


if __name__ == "__main__":
    main()
