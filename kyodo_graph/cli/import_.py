"""`kyodo import`."""

from __future__ import annotations

from pathlib import Path

import click

from kyodo_graph.cli.options import FOLDER, OUTPUT_FOLDER


@click.command("import", short_help="A city's workbook to its data files.")
@click.argument("workbook", type=FOLDER, metavar="FILE.xlsx")
@click.option(
    "-o", "--output", type=OUTPUT_FOLDER, required=True, metavar="DIR", help="Folder to write to."
)
def command(workbook: Path, output: Path) -> None:
    """Write the city in a workbook that kyodo export made to DIR/CITY, as its data files.

    All files are written or none, and only into a folder that is empty or new; what is wrong is
    said with sheet and cell.

    \b
    kyodo import shinjo.xlsx -o changed
    kyodo diff data/shinjo changed/shinjo
    """
    from kyodo_graph.services import exchanging

    for path in exchanging.import_city(workbook, output):
        click.echo(path, err=True)
