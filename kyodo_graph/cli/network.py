"""`kyodo network`."""

from __future__ import annotations

from pathlib import Path

import click

from kyodo_graph.cli.options import FOLDER, data_option, lang_option

FORMATS = ("graphml", "gexf", "pajek", "dl", "csv", "json")


@click.command("network", short_help="A declared projection as a network file.")
@click.argument("projection", required=False)
@data_option
@lang_option
@click.option("--city", "cities", multiple=True, metavar="C", help="Only this city (repeatable).")
@click.option("--plan", "plans", multiple=True, metavar="ID", help="Only elements of this plan.")
@click.option("--theme", "themes", multiple=True, metavar="T", help="Only elements with this theme.")
@click.option("--kind", "kinds", multiple=True, metavar="K", help="Only this role or relation.")
@click.option("--basis", "bases", multiple=True, type=click.Choice(["stated", "implied"]))
@click.option("--no-generic", is_flag=True, help="Leave out generic actors such as 市民.")
@click.option("--no-city-office", is_flag=True, help="Leave out the city office (sector S1).")
@click.option(
    "--joint", type=click.Choice(["whole", "half", "out"]), default="whole",
    help="How actors of a joint column count.",
)  # fmt: skip
@click.option("--weight", default="", metavar="W", help="How a one-mode projection is weighed.")
@click.option("--format", "fmt", type=click.Choice(FORMATS), default="graphml", show_default=True)
@click.option("-o", "--output", type=FOLDER, metavar="FILE", help="File to write to.")
@click.option("--list", "listing", is_flag=True, help="List the declared projections.")
def command(
    projection: str | None,
    data: Path | None,
    lang: str,
    cities: tuple[str, ...],
    plans: tuple[str, ...],
    themes: tuple[str, ...],
    kinds: tuple[str, ...],
    bases: tuple[str, ...],
    no_generic: bool,
    no_city_office: bool,
    joint: str,
    weight: str,
    fmt: str,
    output: Path | None,
    listing: bool,
) -> None:
    """Write the network PROJECTION with all attributes of its nodes and edges.

    CSV makes two files beside each other, FILE.nodes.csv and FILE.edges.csv.

    \b
    kyodo network --list
    kyodo network actor-element --city ichinoseki --format gexf -o ichinoseki.gexf
    kyodo network ties --no-generic --format csv -o ties.csv
    """
    from kyodo_graph import networking

    if listing:
        click.echo(networking.listing(lang), nl=False)
        return
    if projection is None or output is None:
        missing = "no projection named" if projection is None else "no file named"
        raise click.UsageError(f"{missing}; expected PROJECTION -o FILE (kyodo network --list)")
    report = networking.write_network(
        projection, output, fmt, data=data, lang=lang, city=cities, plan=plans, theme=themes,
        kind=kinds, basis=bases, generic=not no_generic, city_office=not no_city_office,
        joint=joint, weight=weight,
    )  # fmt: skip
    click.echo(report, err=True)
