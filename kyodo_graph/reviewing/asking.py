"""What a review asks beyond the candidates of a draft: themes of elements, functions of centres."""

from __future__ import annotations

from kyodo_graph.drafting import Candidate, Draft

CODED = {"table": 3, "theme": 7, "function": 7}
"""Kinds that are coded by the reviewer with nothing proposed, and their step."""
ASSESSED = ("status", "disposition")
"""Columns of tables of which it is asked whose plan they assess."""
INTERMEDIARIES = ("intermediary_center", "intermediary_organization")


def asked(draft: Draft) -> tuple[Candidate, ...]:
    """All that is decided in a review of the draft: its candidates, then what is to be coded.

    To which plan a table of assessments belongs, a theme for each element (and for what may turn
    out to be one), the functions of each intermediary. Their ids are made of those of what they are
    about.
    """
    by_table = {item.table: item for item in reversed(draft.of(*ASSESSED)) if item.table}
    tables = (
        Candidate(
            f"table-{table.id}",
            "table",
            by_table[table.id].spans,
            {"label": table.title},
            rule="",
            group=table.id,
            table=table.id,
        )
        for table in draft.tables
        if table.id in by_table
    )
    themes = (_coded("theme", item, "label") for item in draft.of("element", "gap"))
    functions = (
        _coded("function", item, "label")
        for item in draft.of("actor")
        if item.text("type") in INTERMEDIARIES
    )
    return (*draft.items, *tables, *themes, *functions)


def about(item: str) -> str:
    """The id of the candidate that a theme or a function is about.

    >>> about("theme-element-78-4"), about("function-actor-27-7")
    ('element-78-4', 'actor-27-7')
    """
    return item.partition("-")[2]


def _coded(kind: str, item: Candidate, name: str) -> Candidate:
    value = {"label": item.text(name)}
    return Candidate(f"{kind}-{item.id}", kind, item.spans, value, rule="", group=item.group)
