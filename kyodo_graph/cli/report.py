"""`kyodo report`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from kyodo_graph.cli.options import (
    OUTPUT_FOLDER,
    data_option,
    filter_options,
    lang_option,
    reviewed_option,
    sources_option,
)


@click.command("report", short_help="The whole job as pages, figures and tables in one folder.")
@data_option
@reviewed_option
@lang_option
@sources_option("Folder with the documents' text versions: passages are shown with their text.")
@filter_options("city")
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
@click.option("--zip", "archive", is_flag=True, help="Also an archive beside DIR: DIR.zip.")
@click.option(
    "--single",
    is_flag=True,
    help="Also findings, cities and intermediaries in one file to send: DIR/report.ja.html.",
)
@click.option(
    "--pdf/--no-pdf",
    default=True,
    show_default=True,
    help="A summary of two pages, where Chromium, Chrome or Edge is installed.",
)
@click.option(
    "-o", "--output", type=OUTPUT_FOLDER, required=True, metavar="DIR", help="Folder to write."
)
def command(
    data: tuple[Path, ...],
    lang: str,
    sources: Path | None,
    filters: dict[str, Any],
    trials: int,
    seed: int,
    archive: bool,
    single: bool,
    pdf: bool,
    output: Path,
) -> None:
    """Check, analyse, compare and draw everything, and write it to the folder DIR.

    DIR/index.html is the first page; all of it opens offline, in Japanese and English. Files in DIR
    that are not of an earlier report are never touched. Exit code 1 if the checks found an error or
    a warning: the report is written all the same, and says so.

    \b
    kyodo report -o out
    kyodo report -o out --zip --single
    kyodo report -o out --lang en --city shimonoseki --sources DIR
    """
    from kyodo_graph.report.making import Made, make_report

    def make(step: Callable[[int, int, str], object]) -> Made:
        return make_report(
            output, data=data, lang=lang, sources=sources, trials=trials, seed=seed, **filters,
            single=single, pdf=pdf, archive=archive, step=step,
        )  # fmt: skip

    if sys.stderr and sys.stderr.isatty():
        with click.progressbar(length=1, label="report", file=sys.stderr) as bar:

            def step(done: int, of: int, name: str) -> None:  # noqa: ARG001
                bar.length = of
                bar.update(done - bar.pos)

            made = make(step)
    else:
        made = make(_plainly)
    click.echo(str(made.index))
    if made.archive:
        click.echo(str(made.archive))
    if pdf and not any(name.endswith(".pdf") for name in made.files):
        click.echo("no summary as PDF: no Chromium, Chrome or Edge printed it", err=True)
    if made.failed:
        click.echo("the checks found something: see the first page", err=True)
        raise click.exceptions.Exit(1)


def _plainly(done: int, of: int, name: str) -> None:  # noqa: ARG001
    """A line at the beginning and for every quarter of the work."""
    quarter = 4 * done // of
    if done == 0 or quarter > 4 * (done - 1) // of:
        click.echo(f"report: {done} of {of} parts done", err=True)
