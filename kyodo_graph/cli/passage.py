"""`kyodo passage`."""

from __future__ import annotations

from pathlib import Path

import click

from kyodo_graph.cli.options import (
    data_option,
    emit,
    lang_option,
    rdf_option,
    sources_option,
    terminal_width,
    wide_option,
)


@click.command("passage", short_help="Show a passage, or the passages that speak of a thing.")
@click.argument("ref", metavar="REF|ENTITY")
@data_option
@rdf_option
@sources_option("Folder with the documents' text versions (DOC.txt).")
@lang_option
@click.option("--report", is_flag=True, help="A text to report what is wrong with the passage REF.")
@wide_option
def command(
    ref: str,
    data: tuple[Path, ...],
    rdf: tuple[Path, ...],
    sources: Path | None,
    lang: str,
    report: bool,
    wide: bool,
) -> None:
    """Show the passage REF (DOC:FROM-TO or its IRI) with its headings; needs --sources.

    For an ENTITY (an id, an IRI, a label or alias as printed), list the passages that speak of it.

    \b
    kyodo passage ichinoseki-3:356 --sources DIR
    kyodo passage いちのせき市民活動センター
    kyodo passage ichinoseki-3:356 --report
    """
    from kyodo_graph.curation.passages import is_pointer
    from kyodo_graph.graph import load_folders
    from kyodo_graph.services import asking, evidence

    if report:
        emit(evidence.report_of(load_folders(data, rdf=rdf), ref, lang), None)
    elif is_pointer(ref):
        if sources is None:
            raise click.UsageError(f"{ref} is a passage; expected --sources DIR with its document")
        emit(evidence.show_passage(load_folders(data, rdf=rdf), ref, sources, lang).render(), None)
    else:
        table = evidence.passages_about(load_folders(data, rdf=rdf), ref, lang)
        emit(asking.render(table, "table", width=terminal_width(None, wide=wide)), None)
