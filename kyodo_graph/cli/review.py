"""`kyodo review`."""

from __future__ import annotations

from pathlib import Path

import click

from kyodo_graph.cli.options import FOLDER, OUTPUT_FILE, emit, lang_option, terminal_width


@click.command("review", short_help="The page or workbook in which a draft is decided.")
@click.argument("draft", type=FOLDER)
@click.option(
    "-o", "--output", type=OUTPUT_FILE, metavar="PAGE.html|FILE.xlsx", help="File to write."
)
@click.option(
    "--compare",
    type=FOLDER,
    nargs=2,
    metavar="FILE FILE",
    help="Alpha by field of two reviewers; the page is of their differences only.",
)
@lang_option
def command(draft: Path, output: Path | None, compare: tuple[Path, ...], lang: str) -> None:
    """Make the page in which DRAFT, the folder that `kyodo draft` wrote, is decided.

    The page is one file and works offline: the text on the left, the candidates on the right, keys
    for everything (? lists them). Each decision is kept in the browser at once and exported as a
    file, which `kyodo accept` takes. FILE.xlsx is the same as a workbook: fill in `decision`,
    change what is wrong, and give the workbook to `kyodo accept`.

    \b
    kyodo review draft -o review.html
    kyodo review draft -o review.xlsx
    kyodo review draft --compare first.json second.json -o differences.html
    """
    from kyodo_graph.services import reviewing

    if not compare and output is not None and output.suffix.lower() == ".xlsx":
        emit(reviewing.review_workbook(draft), output)
        return
    if not compare:
        emit(reviewing.review_page(draft, lang), output)
        return
    table, page = reviewing.compared(draft, compare, lang)
    if page is None:
        click.echo("the two differ in nothing that both decided; no page was made", err=True)
    elif output is not None:
        emit(page, output)
    emit(table.to_text(width=terminal_width(None, wide=False)), None)
