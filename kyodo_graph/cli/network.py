"""`kyodo network`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kyodo_graph.cli.options import (
    OUTPUT_FILE,
    data_option,
    emit,
    filter_options,
    lang_option,
    rdf_option,
    reviewed_option,
)

FORMATS = ("graphml", "gexf", "pajek", "dl", "csv", "json")


@click.command("network", short_help="A declared projection as a network file.")
@click.argument("projection", required=False, metavar="PROJECTION|FILE.yaml")
@data_option
@reviewed_option
@rdf_option
@lang_option
@filter_options()
@click.option("--weight", default="", metavar="W", help="How edges are weighed.")
@click.option("--format", "fmt", type=click.Choice(FORMATS), default="graphml", show_default=True)
@click.option("--bom", is_flag=True, help="For Excel or Pajek: byte order mark, no live formulas.")
@click.option("-o", "--output", type=OUTPUT_FILE, metavar="FILE", help="File to write to.")
@click.option("--list", "listing", is_flag=True, help="List the declared projections.")
def command(
    projection: str | None,
    data: tuple[Path, ...],
    rdf: tuple[Path, ...],
    lang: str,
    weight: str,
    fmt: str,
    bom: bool,
    output: Path | None,
    listing: bool,
    filters: dict[str, Any],
) -> None:
    """Write the network PROJECTION with all attributes of its nodes and edges.

    PROJECTION is the name of a declared projection, or a declaration FILE.yaml of your own. All
    filters can be given several times. CSV makes two files: -o x.csv writes x.nodes.csv and
    x.edges.csv. DL carries labels and weights only: -o x.dl writes x.dl.nodes.csv, too.

    \b
    kyodo network --list
    kyodo network actor-element --city ichinoseki --format gexf -o ichinoseki.gexf
    kyodo network actor-actor --weight newman --joint half -o actors.graphml
    kyodo network ties --kind funds --no-generic --format csv --bom -o funds.csv
    """
    from kyodo_graph.services import networking

    if listing:
        emit(networking.listing(lang), output)
        return
    if projection is None:
        raise click.UsageError("no projection named; expected PROJECTION (kyodo network --list)")
    if bom and fmt not in ("csv", "dl", "pajek"):
        raise click.UsageError("--bom goes with --format csv, dl or pajek")
    content, report = networking.write_network(
        projection, output, fmt, data=data, rdf=rdf, lang=lang, bom=bom, weight=weight, **filters
    )
    if output is None:
        emit(content, None)
    click.echo(report, err=True)
