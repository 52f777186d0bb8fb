"""`kyodo city`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kyodo_graph.cli.options import FOLDER, OUTPUT_FOLDER


@click.group("city", short_help="A folder for a city of one's own: kyodo city new.")
def command() -> None:
    """Cities of one's own."""


@command.command("new", short_help="A city's folder: catalogue piece, document, assertions.")
@click.argument("key")
@click.option("--code", required=True, help="The six digits of the 団体コード.")
@click.option("--name", required=True, help="The city's name as printed, such as 朝日野市.")
@click.option("--name-en", default="", help="Its English name, such as Asahino City.")
@click.option("--lat", type=float, help="Latitude of the city office (default: none).")
@click.option("--lon", type=float, help="Longitude of the city office.")
@click.option("--license", default="", help="Licence of the data, as exports shall say it.")
@click.option("--contact", default="", help="Whom to ask about the data.")
@click.option(
    "--text", type=FOLDER, metavar="FILE",
    help="Text version of the first document: its lines are counted and hashed.",
)  # fmt: skip
@click.option(
    "-o", "--output", type=OUTPUT_FOLDER, required=True, metavar="DIR",
    help="Folder in which the city's folder KEY is made.",
)  # fmt: skip
def new(output: Path, **given: Any) -> None:
    """Make DIR/KEY with the city's piece of the catalogue, a document to fill in, assertions.

    Code and check digit are tested, the prefecture is filled in. Nothing is overwritten. What is
    left to be filled in goes to standard error; `kyodo check --data DIR/KEY` says what is amiss.
    """
    from kyodo_graph.services.new_city import NewCity, new_city

    paths, left = new_city(NewCity(**given), output)
    for path in paths:
        click.echo(path)
    for line in left:
        click.echo(f"to be filled in: {line}", err=True)
