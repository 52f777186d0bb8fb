"""`kyodo view`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from kyodo_graph.cli.options import (
    FOLDER,
    data_option,
    emit,
    lang_option,
    parameters,
    sources_option,
)


@click.command("view", short_help="An interactive page of a network: one file, works offline.")
@click.argument("projection", required=False, metavar="[PROJECTION|FILE.yaml]")
@data_option
@sources_option("Folder with the documents' text versions: the page shows the passages' text.")
@lang_option
@click.option("--query", metavar="NAME|FILE.rq|-", help="Draw the answer of a query instead.")
@click.option("-p", "params", multiple=True, metavar="KEY=VALUE", help="A parameter of the query.")
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
@click.option("--side-by-side", is_flag=True, help="Open with a picture for each city.")
@click.option(
    "--seed", type=click.IntRange(min=0), default=0, metavar="S", help="Seed of the layouts."
)
@click.option(
    "--timeout", type=click.FloatRange(min=0, min_open=True), metavar="S", help="Seconds (--query)."
)
@click.option("-o", "--output", type=FOLDER, metavar="PAGE.html", help="File to write to.")
def command(
    projection: str | None,
    data: Path | None,
    sources: Path | None,
    lang: str,
    query: str | None,
    params: tuple[str, ...],
    cities: tuple[str, ...],
    side_by_side: bool,
    seed: int,
    timeout: float | None,
    output: Path | None,
    **given: Any,
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
        "lang": lang, "sources": sources, "seed": seed, "side_by_side": side_by_side,
    }  # fmt: skip
    if query is not None:
        if cities or any(given[name] for name in _FILTERS) or given["joint"] != "whole":
            raise click.UsageError("filters go with a projection; expected them in the query")
        page = viewing.query_page(query, parameters(params), data=data, timeout=timeout, **options)
    else:
        page = viewing.projection_page(
            projection or "whole", data=data, city=cities, plan=given["plans"],
            generation=given["generations"], theme=given["themes"], kind=given["kinds"],
            basis=given["bases"], modality=given["modalities"],
            generic=not given["no_generic"], city_office=not given["no_city_office"],
            joint=given["joint"], **options,
        )  # fmt: skip
    emit(page, output)
    if output is not None:
        click.echo(f"wrote {output}", err=True)


_FILTERS = (
    "plans", "generations", "themes", "kinds", "bases", "modalities", "no_generic",
    "no_city_office",
)  # fmt: skip
