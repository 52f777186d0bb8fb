"""`kyodo accept`."""

from __future__ import annotations

from pathlib import Path

import click

from kyodo_graph.cli.options import FOLDER, OUTPUT_FOLDER, lang_option


@click.command("accept", short_help="Decisions on a draft to the data of its city.")
@click.argument("draft", type=FOLDER)
@click.argument("decisions", nargs=-1, required=True, type=FOLDER)
@click.option(
    "-o", "--output", type=OUTPUT_FOLDER, required=True, metavar="DIR", help="Folder of the city."
)
@click.option(
    "--reviewer", default="", metavar="WHO", help="ORCID iD or name, where the files have none."
)
@lang_option
def command(
    draft: Path, decisions: tuple[Path, ...], output: Path, reviewer: str, lang: str
) -> None:
    """Write what was decided on DRAFT to DIR/CITY, as the data file of its document.

    DRAFT is the folder that `kyodo draft` wrote, DECISIONS are the files that the page of `kyodo
    review` exported, or its workbooks. DIR/CITY has the city's piece of the catalogue (kyodo city
    new). All is written or nothing, and never over what somebody else has written or changed; what
    was taken before stays. What is undecided is not taken.

    \b
    kyodo accept draft asahino.decisions.json --reviewer 0000-0002-1825-0097 -o own
    kyodo accept draft first.json second.json settled.json -o own
    """
    from kyodo_graph.services import accepting

    done = accepting.accept_decisions(draft, decisions, output, reviewer)
    for line in accepting.summary(done, lang):
        click.echo(line, err=True)
