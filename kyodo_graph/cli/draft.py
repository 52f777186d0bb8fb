"""`kyodo draft`."""

from __future__ import annotations

from pathlib import Path

import click

from kyodo_graph.cli.options import OUTPUT_FOLDER, write_out


@click.command("draft", short_help="Candidates for a plan's facts from its text version.")
@click.argument("text", type=click.Path(path_type=Path))
@click.option("--city", required=True, metavar="KEY", help="Key of the plan's city.")
@click.option("-o", "--output", type=OUTPUT_FOLDER, metavar="DIR", help="Folder of the draft.")
@click.option("--tables", type=OUTPUT_FOLDER, metavar="DIR", help="Folder for tables in CSV.")
@click.option("--nlp", is_flag=True, help="Parse sentences, too: more ties (extra nlp, 620 MB).")
@click.option("--assist", metavar="URL", help="Let a model propose ties: http://localhost:11434/v1")
@click.option("--assist-model", default="", metavar="NAME", help="The model to ask.")
def command(
    text: Path,
    city: str,
    output: Path | None,
    tables: Path | None,
    nlp: bool,
    assist: str | None,
    assist_model: str,
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

    With --assist the lines in which two actors stand are sent to a chat-completions endpoint (with
    KYODO_ASSIST_KEY as its key, if set), and the ties that it proposes and the lines bear become
    candidates, too. Without it nothing is sent anywhere.

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
        draft, told = drafting.assisted(draft, assist, assist_model)
    if output is not None:
        drafting.write_draft(draft, output)
    if tables is not None:
        drafting.write_tables(draft, tables)
    if output is None and tables is None:
        write_out(files(draft)["draft.json"])
    for line in [*drafting.summary(draft), *told]:
        click.echo(line, err=True)
