"""`kyodo view`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from kyodo_graph.cli.options import (
    OUTPUT_FILE,
    data_option,
    emit,
    filter_options,
    lang_option,
    limit_options,
    parameters,
    rdf_option,
    reviewed_option,
    sources_option,
)


@click.command("view", short_help="An interactive page of a network: one file, works offline.")
@click.argument("projection", required=False, metavar="[PROJECTION|FILE.yaml]")
@data_option
@reviewed_option
@rdf_option
@sources_option("Folder with the documents' text versions: the page shows the passages' text.")
@lang_option
@click.option("--query", metavar="NAME|FILE.rq|-", help="Draw the answer of a query instead.")
@click.option("-p", "params", multiple=True, metavar="KEY=VALUE", help="A parameter of the query.")
@filter_options()
@click.option("--side-by-side", is_flag=True, help="Open with a picture for each city.")
@click.option(
    "--seed", type=click.IntRange(min=0), default=0, metavar="S", help="Seed of the layouts."
)
@limit_options
@click.option("-o", "--output", type=OUTPUT_FILE, metavar="PAGE.html", help="File to write to.")
def command(
    projection: str | None,
    data: tuple[Path, ...],
    rdf: tuple[Path, ...],
    sources: Path | None,
    lang: str,
    query: str | None,
    params: tuple[str, ...],
    side_by_side: bool,
    seed: int,
    limits: dict[str, Any],
    output: Path | None,
    filters: dict[str, Any],
) -> None:
    """Draw PROJECTION (default: whole) as an interactive page: one HTML file with everything in it.

    PROJECTION is the name of a declared projection (kyodo network --list), or a declaration
    FILE.yaml of your own. The page has both languages; --lang chooses the one that it opens in.

    \b
    kyodo view actor-element --city ichinoseki -o ichinoseki.html
    kyodo view ties --side-by-side --lang en -o ties.html
    kyodo view --query FILE.rq -o answer.html
    """
    if query is not None and projection is not None:
        raise click.UsageError("a projection and --query do not go together; expected one")
    if params and query is None:
        raise click.UsageError("-p goes with --query NAME")
    if output is None and sys.stdout.isatty():
        raise click.UsageError("a page is no text for a terminal; expected -o PAGE.html")
    from kyodo_graph.services import viewing

    options: dict[str, Any] = {
        "lang": lang,
        "sources": sources,
        "seed": seed,
        "side_by_side": side_by_side,
    }
    if query is not None:
        if filters:
            raise click.UsageError("filters go with a projection; expected them in the query")
        page = viewing.query_page(
            query, parameters(params), data=data, rdf=rdf, **limits, **options
        )
    else:
        page = viewing.projection_page(
            projection or "whole", data=data, rdf=rdf, **filters, **options
        )
    emit(page, output)
    if output is not None:
        click.echo(f"wrote {output}", err=True)
