"""`kyodo diff`."""

from __future__ import annotations

from pathlib import Path

import click

from kyodo_graph.cli.options import FOLDER, OUTPUT_FILE, emit, terminal_width, wide_option


@click.command("diff", short_help="What differs between two data folders.")
@click.argument("before", type=FOLDER)
@click.argument("after", type=FOLDER)
@click.option("--city", multiple=True, metavar="C", help="Only this city (repeatable).")
@click.option(
    "--format", "fmt", type=click.Choice(["text", "csv", "json"]), default="text",
    show_default=True,
)  # fmt: skip
@click.option("-o", "--output", type=OUTPUT_FILE, metavar="FILE")
@wide_option
def command(
    before: Path, after: Path, city: tuple[str, ...], fmt: str, output: Path | None, wide: bool
) -> None:
    """Records that were added, went or changed from BEFORE to AFTER, by table and id.

    Both are data folders or folders of a city. What differs by key is one line a key; counts go to
    standard error.
    """
    import json
    from collections import Counter

    from kyodo_graph.services.differing import differences

    table = differences(before, after, city)
    if fmt == "csv":
        content = table.to_csv()
    elif fmt == "json":
        content = json.dumps(list(table), ensure_ascii=False, indent=1)
    elif len(table):
        content = table.to_text(width=terminal_width(output, wide=wide))
    else:
        content = "no differences\n"
    emit(content if content.endswith("\n") else content + "\n", output)
    counts = Counter({(row["change"], row["id"], row["table"], row["place"]) for row in table})
    kinds = Counter(change for change, *_ in counts)
    if kinds:
        shown = ", ".join(f"{n} {kind}" for kind, n in sorted(kinds.items()))
        click.echo(f"records: {shown}", err=True)
