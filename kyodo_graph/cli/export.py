"""`kyodo export`."""

from __future__ import annotations

from pathlib import Path

import click

from kyodo_graph.cli.options import OUTPUT_FILE, data_option, emit


@click.command("export", short_help="A city as a workbook (xlsx).")
@click.argument("city")
@data_option
@click.option(
    "-o", "--output", type=OUTPUT_FILE, required=True, metavar="FILE.xlsx", help="File to write."
)
def command(city: str, data: tuple[Path, ...], output: Path) -> None:
    """Write CITY as a workbook: a sheet for each kind of record, with drop-downs for codes.

    Nothing is lost: kyodo import makes the same city of it, comments and the order of keys
    included. Cells are texts; several values stand on a line each.

    \b
    kyodo export shinjo -o shinjo.xlsx
    kyodo export asahino --data own -o asahino.xlsx
    """
    from kyodo_graph.services import exchanging

    if output.suffix.lower() != ".xlsx":
        raise click.UsageError(f"{output}: expected FILE.xlsx")
    emit(exchanging.export_city(city, data), output)
