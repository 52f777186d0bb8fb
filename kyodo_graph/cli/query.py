"""`kyodo query`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kyodo_graph.cli.options import (
    OUTPUT_FILE,
    data_option,
    emit,
    lang_option,
    limit_options,
    on_terminal,
    parameters,
    rdf_option,
    reviewed_option,
    terminal_width,
    wide_option,
)

FORMATS = (
    *("table", "csv", "tsv", "json", "xml", "md", "xlsx", "parquet"),
    *("turtle", "trig", "nt", "nq", "jsonld"),
)
BINARY = ("xlsx", "parquet")


@click.command("query", short_help="Ask the graph: a library query, a file or standard input.")
@click.argument("name", required=False, metavar="NAME|FILE.rq|-")
@data_option
@reviewed_option
@rdf_option
@lang_option
@click.option("-p", "params", multiple=True, metavar="KEY=VALUE", help="A parameter of the query.")
@click.option(
    "--format", "fmt", type=click.Choice(FORMATS), help="Format (default: table, turtle)."
)
@click.option("-o", "--output", type=OUTPUT_FILE, metavar="FILE", help="File to write to.")
@click.option("--bom", is_flag=True, help="CSV for a spreadsheet: byte order mark, texts guarded.")
@wide_option
@limit_options
@click.option("--cite", is_flag=True, help="How to cite the answer: as text, and as BibTeX.")
@click.option("--list", "listing", is_flag=True, help="List the library's queries.")
@click.option("--show", is_flag=True, help="Show the query's text with its header.")
def command(
    name: str | None,
    data: tuple[Path, ...],
    rdf: tuple[Path, ...],
    lang: str,
    params: tuple[str, ...],
    fmt: str | None,
    output: Path | None,
    bom: bool,
    wide: bool,
    limits: dict[str, Any],
    cite: bool,
    listing: bool,
    show: bool,
) -> None:
    """Ask the graph with SPARQL: a library query by NAME, a FILE.rq, or - for standard input.

    \b
    kyodo query --list
    kyodo query roles -p city=ichinoseki
    kyodo query roles --format xlsx -o roles.xlsx
    kyodo query FILE.rq --timeout 10 --memory 500
    kyodo query FILE.rq --rdf own.ttl
    kyodo query roles -p city=shinjo -p city=yamaguchi --cite
    echo 'SELECT ?label { ?plan a kyodo:Plan ; rdfs:label ?label }' | kyodo query -
    """
    from kyodo_graph.services import asking

    if listing:
        emit(asking.listing(lang), output)
        return
    if name is None:
        raise click.UsageError("no query named; expected NAME, FILE.rq or - (kyodo query --list)")
    if show:
        emit(asking.query_text(name), output)
        return
    given = parameters(params)
    given.setdefault("lang", [lang])
    if bom and fmt is None:
        fmt = "csv"
    if bom and fmt not in ("csv", "tsv"):
        raise click.UsageError("--bom goes with --format csv or tsv")
    if fmt in BINARY and output is None and on_terminal():
        raise click.UsageError(f"{fmt} is nothing to read on a terminal; expected -o FILE")
    if cite:
        emit(asking.cite(name, given, data=data, rdf=rdf), output)
        return
    width = terminal_width(output, wide=wide)
    content = asking.ask_rendered(
        name, given, data=data, rdf=rdf, fmt=fmt, spreadsheet=bom, lang=lang, width=width, **limits
    )
    emit(content, output)
