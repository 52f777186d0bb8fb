"""`kyodo text`."""

from __future__ import annotations

from pathlib import Path

import click

from kyodo_graph.cli.options import OUTPUT_FOLDER, lang_option, write_out


@click.command("text", short_help="A plan's file (PDF, Word, HTML, Excel, text) to numbered lines.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=OUTPUT_FOLDER, metavar="DIR", help="Folder to write to.")
@click.option("--key", metavar="KEY", help="The document's key (default: the file's name).")
@lang_option
def command(file: Path, output: Path | None, key: str | None, lang: str) -> None:
    """Make the text version of FILE, in whose lines passages are counted.

    With -o: KEY.txt (the text), KEY.pages.csv (which lines stand on which page) and KEY.import.csv
    (all that was mended or left out), and on standard output the lines for the catalogue. Without,
    the text goes to standard output. What was done, and which pages to look at, is said on standard
    error. PDF, Word and Excel need the extra `import`.

    \b
    kyodo text asahino.pdf -o texts
    kyodo text 計画.docx --key asahino-2 -o texts
    """
    from kyodo_graph.services import importing

    version = importing.import_text(file, key)
    if output is None:
        write_out(version.text)
    else:
        importing.write(version, output)
        write_out(version.catalogue)
    for line in version.summary(lang):
        click.echo(line, err=True)
