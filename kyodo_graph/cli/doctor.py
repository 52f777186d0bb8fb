"""`kyodo doctor`."""

from __future__ import annotations

from pathlib import Path

import click

from kyodo_graph.cli.options import FOLDER, emit


@click.command("doctor", short_help="What is installed, what is missing and how to get it.")
@click.option("--data", type=FOLDER, metavar="DIR", help="Data folder to look at, too.")
def command(data: Path | None) -> None:
    """Say in ten lines what is installed here, what is missing and how to get it.

    Versions, machine, extras, cache, data with their hash. Put these lines into a report of a
    fault. Nothing is sent anywhere. Exit code 1 if the data cannot be built.
    """
    from kyodo_graph.services.doctor import diagnosis

    lines, broken = diagnosis(data)
    emit("".join(f"{line}\n" for line in lines), None)
    raise click.exceptions.Exit(1 if broken else 0)
