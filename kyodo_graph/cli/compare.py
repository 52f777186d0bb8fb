"""`kyodo compare`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from kyodo_graph.cli.options import (
    OUTPUT,
    data_option,
    emit,
    filter_options,
    lang_option,
    rdf_option,
    reviewed_option,
    terminal_width,
    wide_option,
)

FORMATS = ("table", "csv", "tsv", "json", "md")


@click.command("compare", short_help="Cities side by side.")
@data_option
@rdf_option
@reviewed_option
@lang_option
@filter_options("city")
@click.option("--exact", is_flag=True, help="Count exact matches of levels and actors only.")
@click.option(
    "--trials",
    type=click.IntRange(min=1),
    default=1000,
    show_default=True,
    help="Random networks and resamples.",
)
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True)
@click.option("--table", metavar="NAME", default="", help="One table alone.")
@click.option(
    "--format",
    "fmt",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="table: one screen; md and json: everything; csv and tsv: one file a table.",
)
@click.option(
    "-o", "--output", type=OUTPUT, metavar="PATH", help="File; for all tables as csv a folder."
)
@wide_option
def command(
    data: tuple[Path, ...],
    rdf: tuple[Path, ...],
    lang: str,
    filters: dict[str, Any],
    exact: bool,
    trials: int,
    seed: int,
    table: str,
    fmt: str,
    output: Path | None,
    wide: bool,
) -> None:
    """Compare the plans of cities: what holds, and what their documents forbid to compare.

    \b
    kyodo compare
    kyodo compare --table theme_coverage
    kyodo compare --city ichinoseki --city shimonoseki --exact --lang en --format md
    kyodo compare --format csv -o comparison
    """
    from kyodo_graph.services import comparing

    rendered = comparing.run(
        filters.get("city", ()), fmt, output, table=table, data=data, rdf=rdf, exact=exact,
        trials=trials, seed=seed, lang=lang, track=_progress,
        width=terminal_width(output, wide=wide),
    )  # fmt: skip
    if rendered is not None:
        emit(rendered, output)


def _progress(steps: Sequence[Any]) -> Iterable[Any]:
    """The steps, with a bar on standard error where that is a terminal."""
    if not (sys.stderr and sys.stderr.isatty()):
        yield from steps
        return
    with click.progressbar(steps, label="compare", file=sys.stderr) as bar:
        yield from bar
