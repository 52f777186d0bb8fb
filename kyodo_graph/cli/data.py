"""`kyodo data`."""

from __future__ import annotations

from pathlib import Path

import click

from kyodo_graph.cli.options import FOLDER


@click.group("data", short_help="Data folders: kyodo data upgrade.")
def command() -> None:
    """Folders of data."""


@command.command("upgrade", short_help="An older data folder to the present format.")
@click.argument("folder", type=FOLDER, metavar="DIR")
def upgrade(folder: Path) -> None:
    """Bring DIR (a data folder, a city's folder, kept readings) to the present format.

    Comments and all else stay as they are; all files are written or none. Run again, it changes
    nothing. A folder of a later format is refused.
    """
    from kyodo_graph.services.upgrading import upgrade as run

    for line in run(folder).lines():
        click.echo(line)
