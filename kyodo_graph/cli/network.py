"""`kyodo network`."""

from __future__ import annotations

from pathlib import Path

import click

from kyodo_graph.cli.options import FOLDER, data_option, emit, lang_option

FORMATS = ("graphml", "gexf", "pajek", "dl", "csv", "json")


@click.command("network", short_help="A declared projection as a network file.")
@click.argument("projection", required=False, metavar="PROJECTION|FILE.yaml")
@data_option
@lang_option
@click.option("--city", "cities", multiple=True, metavar="C", help="Only this city (repeatable).")
@click.option("--plan", "plans", multiple=True, metavar="ID", help="Only this plan's elements.")
@click.option(
    "--generation", "generations", multiple=True, type=int, metavar="N",
    help="Only elements of plans of this generation.",
)  # fmt: skip
@click.option("--theme", "themes", multiple=True, metavar="T", help="Only elements of this theme.")
@click.option("--kind", "kinds", multiple=True, metavar="K", help="Only this role or relation.")
@click.option("--basis", "bases", multiple=True, metavar="B", help="Only stated, or only implied.")
@click.option(
    "--modality", "modalities", multiple=True, metavar="M", help="Only ties that are so (done …)."
)
@click.option("--no-generic", is_flag=True, help="Leave out generic actors such as 市民.")
@click.option("--no-city-office", is_flag=True, help="Leave out the city office (sector S1).")
@click.option(
    "--joint", type=click.Choice(["whole", "half", "out"]), default="whole",
    help="How actors of a joint column count.",
)  # fmt: skip
@click.option("--weight", default="", metavar="W", help="How edges are weighed.")
@click.option("--format", "fmt", type=click.Choice(FORMATS), default="graphml", show_default=True)
@click.option("--bom", is_flag=True, help="For Excel or Pajek: byte order mark, no live formulas.")
@click.option("-o", "--output", type=FOLDER, metavar="FILE", help="File to write to.")
@click.option("--list", "listing", is_flag=True, help="List the declared projections.")
def command(
    projection: str | None,
    data: Path | None,
    lang: str,
    cities: tuple[str, ...],
    plans: tuple[str, ...],
    generations: tuple[int, ...],
    themes: tuple[str, ...],
    kinds: tuple[str, ...],
    bases: tuple[str, ...],
    modalities: tuple[str, ...],
    no_generic: bool,
    no_city_office: bool,
    joint: str,
    weight: str,
    fmt: str,
    bom: bool,
    output: Path | None,
    listing: bool,
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
        projection, output, fmt, data=data, lang=lang, bom=bom, city=cities, plan=plans,
        generation=generations, theme=themes, kind=kinds, basis=bases, modality=modalities,
        generic=not no_generic, city_office=not no_city_office, joint=joint, weight=weight,
    )  # fmt: skip
    if output is None:
        emit(content, None)
    click.echo(report, err=True)
