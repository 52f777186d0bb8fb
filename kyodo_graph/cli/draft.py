"""`kyodo draft`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kyodo_graph.cli.options import OUTPUT_FOLDER, write_out

ASSISTED = ("tie", "theme", "function", "summary", "english")
"""What a model can be asked for."""


@click.command("draft", short_help="Candidates for a plan's facts from its text version.")
@click.argument("text", type=click.Path(path_type=Path))
@click.option("--city", required=True, metavar="KEY", help="Key of the plan's city.")
@click.option("-o", "--output", type=OUTPUT_FOLDER, metavar="DIR", help="Folder of the draft.")
@click.option("--tables", type=OUTPUT_FOLDER, metavar="DIR", help="Folder for tables in CSV.")
@click.option("--nlp", is_flag=True, help="Parse sentences, too: more ties (extra nlp, 620 MB).")
@click.option("--assist", metavar="URL", help="Let a model propose: http://localhost:11434/v1")
@click.option("--assist-model", default="", metavar="NAME", help="The model to ask.")
@click.option(
    "--assist-for",
    multiple=True,
    type=click.Choice(ASSISTED),
    help="What it is to propose (repeatable; default: all).",
)
@click.option(
    "--assist-timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=300,
    show_default=True,
    metavar="S",
    help="How long an answer may take.",
)
def command(
    text: Path,
    city: str,
    output: Path | None,
    tables: Path | None,
    nlp: bool,
    assist: str | None,
    assist_model: str,
    assist_for: tuple[str, ...],
    assist_timeout: float,
) -> None:
    """Draft what TEXT says, a plan's text version as `kyodo text` makes it.

    Each candidate names its lines, its rule, and how often the rule was right where it was measured
    (A, B, C; docs/drafting.md). Nothing of it is in the graph: a person decides (`kyodo review`).
    With -o the draft is written to a folder, with --tables as one table for each kind of fact.
    Without either, the draft goes to standard output.

    With --nlp sentences are parsed (GiNZA), and what their syntax tells is drafted, too: ties in
    wordings that no pattern knows and, where no table tells roles, roles. It takes the extra nlp:
    some 620 MB, and some of what the parser's model was trained on stands under terms that allow no
    commercial use, so that it is no part of the extra all. Nothing is sent anywhere.

    With --assist lines of the text are sent, some at a time, to a chat-completions endpoint (with
    KYODO_ASSIST_KEY as its key, if set). What it proposes (ties, themes, functions, summaries and
    English names) and the lines bear become candidates, too; the rest is dropped and counted.
    Answers are kept: a run that was broken off goes on where it was. Without --assist nothing is
    sent anywhere.

    \b
    kyodo draft texts/asahino-2.txt --city asahino -o draft
    kyodo draft texts/asahino-2.txt --city asahino --tables tables
    kyodo draft texts/asahino-2.txt --city asahino --nlp -o draft
    """
    from kyodo_graph.drafting import files
    from kyodo_graph.services import drafting

    if assist is not None and not assist_model:
        raise click.UsageError("--assist needs --assist-model NAME")
    draft = drafting.draft_text(text, city, nlp=nlp)
    told: list[str] = []
    if assist is not None:
        draft, told = drafting.assisted(
            draft, assist, assist_model, assist_for, assist_timeout, _progress
        )
    if output is not None:
        drafting.write_draft(draft, output)
    if tables is not None:
        drafting.write_tables(draft, tables)
    if output is None and tables is None:
        write_out(files(draft)["draft.json"])
    for line in [*drafting.summary(draft), *told]:
        click.echo(line, err=True)


def _progress(text: str) -> None:
    """How far the model is, on a terminal: a local one may take minutes."""
    if sys.stderr and sys.stderr.isatty():
        click.echo(f"asking the model: {text}", err=True)
