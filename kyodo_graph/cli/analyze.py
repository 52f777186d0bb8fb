"""`kyodo analyze`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

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

if TYPE_CHECKING:
    from kyodo_graph.services.analysing import Analysis

FORMATS = ("table", "csv", "tsv", "json", "md")


@click.command("analyze", short_help="Measures of a city's networks, with nulls and sensitivity.")
@data_option
@rdf_option
@reviewed_option
@lang_option
@filter_options("city")
@click.option(
    "--table",
    "name",
    metavar="NAME",
    help="One table of all cities, in the --format.",
)
@click.option(
    "--trials",
    type=click.IntRange(min=1),
    default=1000,
    show_default=True,
    metavar="N",
    help="Random networks, permutations and resamples (a tenth of them for slow indices).",
)
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    metavar="S",
    help="Seed of all random numbers.",
)
@click.option(
    "--format",
    "fmt",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="table: one screen; md and json: everything; csv and tsv: one file a table.",
)
@click.option("-o", "--output", type=OUTPUT, metavar="DIR|FILE", help="File, or folder for csv.")
@wide_option
def command(
    data: tuple[Path, ...],
    rdf: tuple[Path, ...],
    lang: Literal["ja", "en"],
    filters: dict[str, Any],
    name: str | None,
    trials: int,
    seed: int,
    fmt: str,
    output: Path | None,
    wide: bool,
) -> None:
    """Analyse the networks of each city: what holds of the intermediary's place and ties in every
    reading and every way of counting, and what can't be said. The tables behind it have sizes,
    actors, chance, losses, and a methods paragraph.

    \b
    kyodo analyze --city shimonoseki
    kyodo analyze --city shimonoseki --table places --format csv
    kyodo analyze --format csv -o out/analysis
    kyodo analyze --city yamaguchi --lang en --format md -o yamaguchi.md
    """
    folder = fmt in ("csv", "tsv") and name is None
    if folder and output is None:
        raise click.UsageError(f"{fmt} makes one file a table; expected -o DIR")
    if folder and output is not None and output.exists() and not output.is_dir():
        raise click.UsageError(f"{output}: is a file; expected a folder for {fmt}")

    from kyodo_graph.services import analysing

    if name is not None:
        analysing.check_table(name)
    cities: tuple[str, ...] = filters.get("city", ())

    def made(step: Callable[[], object]) -> list[Analysis]:
        return analysing.analyse_all(
            cities, data=data, rdf=rdf, trials=trials, seed=seed, lang=lang, step=step
        )

    if sys.stderr.isatty():
        count = len(set(cities)) or analysing.city_count(data, rdf)
        length = count * analysing.STEPS
        with click.progressbar(length=length, label="analyze", file=sys.stderr) as bar:
            analyses = made(lambda: bar.update(1))
    else:
        analyses = made(lambda: None)
    if folder and output is not None:
        paths = analysing.write_analyses(analyses, fmt, lang, output)
        click.echo(f"wrote {len(paths)} files to {output}", err=True)
    else:
        width = terminal_width(output, wide=wide)
        if name is not None:
            emit(analysing.as_table(analyses, name, fmt, lang, width), output)
        else:
            emit(analysing.as_text(analyses, fmt, lang, width), output)
