"""`kyodo check`."""

from __future__ import annotations

from pathlib import Path

import click

from kyodo_graph.cli.options import data_option, sources_option


@click.command("check", short_help="Structure, references, shapes, rules, assertions, pointers.")
@data_option
@sources_option("Folder with the documents' text versions: every passage pointer is checked, too.")
@click.option("--ontology", is_flag=True, help="The ontology's quality score instead of the data.")
@click.option("--format", "fmt", type=click.Choice(["text", "json"]), default="text")
def command(data: Path | None, sources: Path | None, ontology: bool, fmt: str) -> None:
    """Check the data: structure and references, SHACL shapes, whole-graph rules, assertions.

    Findings are grouped by rule with the place in the data files. Exit code 1 if there is an error
    or a warning, 2 if the data cannot be read at all.
    """
    from kyodo_graph import checking

    if ontology:
        report = checking.check_ontology(data)
    else:
        report = checking.check_data(data, sources)
    click.echo(report.render(fmt), nl=False)
    raise click.exceptions.Exit(1 if report.failed else 0)
