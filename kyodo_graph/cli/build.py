"""`kyodo build`."""

from __future__ import annotations

from pathlib import Path

import click

from kyodo_graph.cli.options import OUTPUT_FOLDER, data_option


@click.command("build", short_help="Data files to RDF: kyodo.trig and kyodo.nq.")
@data_option
@click.option(
    "-o", "--output", type=OUTPUT_FOLDER, default=Path("out"), metavar="DIR", show_default=True,
    help="Folder for kyodo.trig and kyodo.nq.",
)  # fmt: skip
@click.option(
    "--merged", is_flag=True,
    help="Write kyodo.nt, too: each triple once, without named graphs; and what --ontology writes.",
)  # fmt: skip
@click.option(
    "--ontology", is_flag=True,
    help="Write kyodo.owl, too: the ontology and its schemes as RDF/XML (Protégé, owlready2).",
)  # fmt: skip
def command(data: tuple[Path, ...], output: Path, merged: bool, ontology: bool) -> None:
    """Build the graph from the data files and write it as TriG and canonical N-Quads.

    Both hold named graphs only: who loads them asks the merge, or each passage. The same data gives
    the same bytes. Counts go to standard error.
    """
    from kyodo_graph.services.building import build_files

    report = build_files(data, output, merged=merged, with_ontology=ontology or merged)
    for line in report.lines():
        click.echo(line, err=True)
