"""`kyodo check`."""

from __future__ import annotations

from pathlib import Path

import click

from kyodo_graph.cli.options import data_option, sources_option


@click.command("check", short_help="Structure, references, shapes, rules, assertions, pointers.")
@data_option
@sources_option("Folder with the documents' text versions: every passage pointer is checked, too.")
@click.option("--city", "cities", multiple=True, metavar="C", help="Only this city (repeatable).")
@click.option("--ontology", is_flag=True, help="The ontology's quality score instead of the data.")
@click.option("--coding", is_flag=True, help="Agreement of two readings instead of the data.")
@click.option(
    "--readings",
    nargs=2,
    metavar="A B",
    help="With --coding: which two (default: first second; settled is the data).",
)
@click.option(
    "--coverage", is_flag=True, help="Lines that nothing points to instead (with --sources)."
)
@click.option(
    "--alike", is_flag=True, help="Like sentences that are coded unlike instead (with --sources)."
)
@click.option("--format", "fmt", type=click.Choice(["text", "json"]), default="text")
def command(
    data: tuple[Path, ...],
    sources: Path | None,
    cities: tuple[str, ...],
    ontology: bool,
    coding: bool,
    readings: tuple[str, str] | None,
    coverage: bool,
    alike: bool,
    fmt: str,
) -> None:
    """Check the data: structure and references, SHACL shapes, whole-graph rules, assertions.

    Findings are grouped by rule with the place in the data files. Exit code 1 if there is an error
    or a warning, 2 if the data cannot be read at all. Low agreement of codings is no finding.
    """
    if ontology + coding + coverage + alike > 1:
        raise click.UsageError("--ontology, --coding, --coverage and --alike do not go together")
    if (coverage or alike) and sources is None:
        option = "--coverage" if coverage else "--alike"
        raise click.UsageError(f"{option} without the documents; expected --sources DIR")
    if readings and not coding:
        raise click.UsageError("--readings names what --coding compares; expected both")
    from kyodo_graph.coding import running
    from kyodo_graph.services import checking

    report: checking.Report
    if ontology:
        report = checking.check_ontology(data)
    elif coding:
        report = running.check_coding(data, sources, readings or running.READERS)
    elif coverage and sources is not None:
        report = running.check_coverage(data, sources)
    elif alike and sources is not None:
        report = running.check_alike(data, sources, cities)
    else:
        report = running.check_data(data, sources, cities)
    click.echo(report.render(fmt), nl=False)
    raise click.exceptions.Exit(1 if report.failed else 0)
