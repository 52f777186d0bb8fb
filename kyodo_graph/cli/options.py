"""Options that several commands share, and how they write what they make."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

FOLDER = click.Path(path_type=Path)


def data_option(function: F) -> F:
    """`--data DIR`, the folder of data files."""
    return click.option(
        "--data", type=FOLDER, metavar="DIR", help="Folder of data files (default: those shipped)."
    )(function)


def sources_option(help_text: str, *, required: bool = False) -> Callable[[F], F]:
    """`--sources DIR`, the folder with the documents' text versions."""
    return click.option("--sources", type=FOLDER, metavar="DIR", required=required, help=help_text)


def lang_option(function: F) -> F:
    """`--lang ja|en`, the language of labels."""
    return click.option(
        "--lang", type=click.Choice(["ja", "en"]), default="ja", help="Language of labels."
    )(function)


def parameters(given: Sequence[str]) -> dict[str, str]:
    """The values of ``-p KEY=VALUE`` by key; a usage error for what has not that form."""
    found: dict[str, str] = {}
    for text in given:
        key, equals, value = text.partition("=")
        if not equals or not key:
            raise click.UsageError(f"-p {text}: no parameter; expected KEY=VALUE")
        found[key] = value
    return found


def emit(content: str | bytes, output: Path | None) -> None:
    """Write to the file (whole or not at all), or to standard output."""
    if output is not None:
        from kyodo_graph.files import write_bytes

        write_bytes(output, content.encode("utf-8") if isinstance(content, str) else content)
    else:
        click.echo(content, nl=False)
