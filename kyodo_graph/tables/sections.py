"""A table as a section of a text for people: its title, its rows, and what must be said beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .cells import brief, show
from .markdown import table_markdown
from .terminal import table_lines

if TYPE_CHECKING:
    from .table import Table


def section(table: Table, fmt: str, lang: str, width: int | None = None) -> str:
    """A table with title, options and remarks, as ``md`` or for a terminal (``table``).

    Long numbers are shown to six digits; json, csv and xlsx have them as they are published.

    >>> from kyodo_graph.tables import published
    >>> t = published("t", {"en": "T"}, ("x",), [(2 / 3,)], {"seed": 0}, [{"en": "Mind this."}])
    >>> print(section(t, "md", "en"), end="")
    ## T [t]
    <BLANKLINE>
    | x |
    | --- |
    | 0.666667 |
    <BLANKLINE>
    - seed = 0
    - Mind this.
    """
    mark = "## " if fmt == "md" else ""
    if fmt == "md":
        drawn = table_markdown(table.columns, table.rows, brief)
    else:
        drawn = table_lines(table, width, brief)
    options = "; ".join(f"{k} = {show(v)}" for k, v in table.options.items() if v is not None)
    said = [options, *(remark[lang] for remark in table.remarks)]
    notes = "".join(f"- {line}\n" for line in said if line)
    return f"{mark}{table.title[lang]} [{table.name}]\n\n{drawn}" + (f"\n{notes}" if notes else "")
