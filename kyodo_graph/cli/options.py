"""Options that several commands share, and how they write what they make."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from kyodo_graph.errors import OutputError
from kyodo_graph.networks.filters import FILTERS, Filter

F = TypeVar("F", bound=Callable[..., Any])

FOLDER = click.Path(path_type=Path)


class Output(click.Path):
    """A path to write to: what can't be written is said before the work is done for it."""

    def __init__(self, *, folder: bool | None) -> None:
        super().__init__(path_type=Path)
        self.folder = folder

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path; OutputError where nothing can be written to it."""
        from kyodo_graph.files import check_output

        path = Path(os.fsdecode(super().convert(value, param, ctx)))
        check_output(path, folder=self.folder)
        return path


OUTPUT_FILE = Output(folder=False)
OUTPUT_FOLDER = Output(folder=True)
OUTPUT = Output(folder=None)


def data_option(function: F) -> F:
    """`--data DIR`, folders of data or of a city, and `--with-shipped`, the shipped data beside.

    The command is given the folders as ``data``; empty means the shipped data.
    """

    @click.option(
        "--data",
        type=FOLDER,
        multiple=True,
        metavar="DIR",
        help="Folder of data files, or of a city (repeatable; default: the shipped data).",
    )
    @click.option("--with-shipped", is_flag=True, help="The shipped data beside those of --data.")
    @wraps(function)
    def command(*args: Any, data: tuple[Path, ...], with_shipped: bool, **given: Any) -> Any:
        if data and with_shipped:
            from kyodo_graph.shipped import data_folders

            data = data_folders(data, with_shipped=True)
        return function(*args, data=data, **given)

    return cast(F, command)


def reviewed_option(function: F) -> F:
    """`--reviewed human|bulk|any`, below `data_option`: which records count, by their review."""

    @click.option(
        "--reviewed", type=click.Choice(["human", "bulk", "any"]), default="any",
        help="Drafted records: looked at one by one (human), accepted several at once (bulk).",
    )  # fmt: skip
    @wraps(function)
    def command(*args: Any, reviewed: str, data: tuple[Path, ...], **given: Any) -> Any:
        from kyodo_graph.shipped import Selection

        chosen = data if reviewed == "any" else Selection(data, reviewed)
        return function(*args, data=chosen, **given)

    return cast(F, command)


def rdf_option(function: F) -> F:
    """`--rdf FILE`, own RDF beside the data (repeatable)."""
    return click.option(
        "--rdf", type=FOLDER, multiple=True, metavar="FILE",
        help="Own RDF (ttl, trig, nt, nq, rdf, jsonld; .gz) to be asked together (repeatable).",
    )(function)  # fmt: skip


def sources_option(help_text: str, *, required: bool = False) -> Callable[[F], F]:
    """`--sources DIR`, the folder with the documents' text versions."""
    return click.option("--sources", type=FOLDER, metavar="DIR", required=required, help=help_text)


def lang_option(function: F) -> F:
    """`--lang ja|en`, the language of labels."""
    return click.option(
        "--lang", type=click.Choice(["ja", "en"]), default="ja", help="Language of labels."
    )(function)


def filter_options(*names: str) -> Callable[[F], F]:
    """The options of the filters of networks (default: all), given to the command as ``filters``.

    ``filters`` are keyword arguments of ``Graph.network``: those that were asked for, by name.
    """

    def decorate(function: F) -> F:
        chosen = [f for f in FILTERS if not names or f.name in names]

        @wraps(function)
        def command(*arguments: Any, **given: Any) -> Any:
            found = {f.name: given.pop(f.attribute) for f in chosen}
            asked = {f.name: found[f.name] for f in chosen if found[f.name] != f.default}
            return function(*arguments, filters=asked, **given)

        for f in reversed(chosen):
            command = _filter_option(f)(command)
        return cast(F, command)

    return decorate


def _filter_option(f: Filter) -> Callable[[F], F]:
    several = "" if f.kind is bool or isinstance(f.kind, tuple) else " (repeatable)"
    text = f"Keep {f.means['en'].replace('`', '')}{several}."
    if f.kind is bool:  # the option says no
        return click.option(f.option, f.attribute, is_flag=True, flag_value=False, default=True,
                            help=text)  # fmt: skip
    if isinstance(f.kind, tuple):
        choice = click.Choice(f.kind)
        return click.option(f.option, f.attribute, type=choice, default=f.default, help=text)
    return click.option(
        f.option, f.attribute, multiple=True, type=f.kind, metavar=f.metavar, help=text
    )


def limit_options(function: F) -> F:
    """`--timeout S`, `--memory MB`, `--allow-service`: given on as ``limits``."""

    @wraps(function)
    def limiting(
        *arguments: Any,
        timeout: float | None,
        memory: float | None,
        allow_service: bool,
        **options: Any,
    ) -> Any:
        limits = {"timeout": timeout, "memory": memory, "allow_service": allow_service}
        return function(*arguments, limits=limits, **options)

    positive = click.FloatRange(min=0, min_open=True)
    for option in (
        click.option("--allow-service", is_flag=True, help="Let a free query ask other servers."),
        click.option(
            "--memory", type=positive, metavar="MB",
            help="Memory of a query (a free one: half of the machine's if not given).",
        ),
        click.option("--timeout", type=positive, metavar="S", help="Seconds of a query."),
    ):  # fmt: skip
        limiting = option(limiting)
    return cast(F, limiting)


def parameters(given: Sequence[str]) -> dict[str, list[str]]:
    """The values of ``-p KEY=VALUE`` by key, all of one that stands several times; a usage error
    for what has not that form."""
    found: dict[str, list[str]] = {}
    for text in given:
        key, equals, value = text.partition("=")
        if not equals or not key:
            raise click.UsageError(f"-p {text}: no parameter; expected KEY=VALUE")
        found.setdefault(key, []).append(value)
    return found


def on_terminal() -> bool:
    """Whether what is printed is read on a terminal."""
    return bool(sys.stdout and sys.stdout.isatty())


def terminal_width(output: Path | None, *, wide: bool) -> int | None:
    """The width that tables shall fit; None where they go elsewhere, or all shall be seen."""
    if output is not None or wide or not on_terminal():
        return None
    import shutil

    return shutil.get_terminal_size().columns


def wide_option(function: F) -> F:
    """`--wide`: tables on a terminal with all their columns and in full."""
    return click.option("--wide", is_flag=True, help="On a terminal: all columns, cells in full.")(
        function
    )


def emit(content: str | bytes, output: Path | None) -> None:
    """Write to the file (whole or not at all), or to standard output."""
    if output is not None:
        from kyodo_graph.files import write_bytes

        write_bytes(output, content.encode("utf-8") if isinstance(content, str) else content)
    elif isinstance(content, str) and on_terminal():
        _page(content)
    else:
        write_out(content)


def write_out(content: str | bytes) -> None:
    """Write to standard output, all of it; OutputError where it is closed."""
    if sys.stdout is None:
        raise OutputError("standard output", "it is closed")
    click.echo(content, nl=False)


def _page(text: str) -> None:
    """Text on a terminal: through a pager where there is one and it is longer than the window."""
    import shutil

    if text.count("\n") < shutil.get_terminal_size().lines:
        write_out(text)
        return
    # Unless the user has said otherwise: leave the text on the screen, don't break long lines.
    os.environ.setdefault("LESS", "-RSX")
    click.echo_via_pager(text.rstrip("\n"))  # which ends it with a newline
