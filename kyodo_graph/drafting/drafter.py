"""The draft of a text: every reader asked, candidates in the order of the review."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kyodo_graph.drafting.actors import actors_of, candidates_of, pairs_of
from kyodo_graph.drafting.confidence import classes
from kyodo_graph.drafting.document import Document, read_document
from kyodo_graph.drafting.fields import Field, fields_of
from kyodo_graph.drafting.indicators import tabled_values
from kyodo_graph.drafting.instruments import instruments_of
from kyodo_graph.drafting.items import (
    dated_lines,
    field_facts,
    schedule_rows,
    signed_lines,
    told_roles,
)
from kyodo_graph.drafting.making import candidate, distinct, element_id
from kyodo_graph.drafting.matrices import cells_of, shown, sign_candidates
from kyodo_graph.drafting.model import (
    LEFT_OUT,
    Candidate,
    Draft,
    Text,
)
from kyodo_graph.drafting.plans import plans_of
from kyodo_graph.drafting.questions import differing, gaps, quantities, unpointed
from kyodo_graph.drafting.rows import caption, of_predecessor, rows_of
from kyodo_graph.drafting.second import with_second
from kyodo_graph.drafting.tabling import table_of
from kyodo_graph.drafting.ties import ties_of
from kyodo_graph.drafting.title_facts import tag_dispositions
from kyodo_graph.drafting.told_values import inline_values, labelled_values, told_values
from kyodo_graph.drafting.tree import Tree, tree_of
from kyodo_graph.version import __version__


def draft_of(text: Text, city: str) -> Draft:
    """The draft of a text: all that the rules find, nothing decided.

    >>> raw = "霧島町協働計画\\n取組１　広報\\n取組\\t町\\n広報\\t◎\\n".encode()
    >>> [(c.id, c.text("code")) for c in draft_of(Text("x", raw), "kirishima").of("role")]
    [('role-4-3', 'lead')]
    """
    document = read_document(text)
    fields = fields_of(document)
    tree = tree_of(document, fields)
    named = [f"table-{table.grid.first}" for table in document.tables]
    elsewhere = [
        of_predecessor(table, f"{tree.title(table.grid.first)} {caption(document, table)}")
        and not tree.lists(rows_of(table))
        for table in document.tables
    ]
    facts = _facts(document, tree, fields, named, elsewhere)
    actors = actors_of(document, facts)
    facts += [*candidates_of(document, actors), *pairs_of(document, actors)]
    facts += ties_of(document, actors)
    plans = plans_of(document)
    named_plans = [plan.text("label") for plan in plans]
    facts += [*plans, *instruments_of(document, tree, actors, named_plans)]
    facts += quantities(document, tree, actors)
    made = distinct([*sign_candidates(document), *_elements(document, tree), *facts])
    asked = [*gaps(document, tree), *differing(document, tree), *unpointed(document, actors, made)]
    items = with_second(_classed(distinct([*made, *asked])), text.lines)
    tables = [
        table_of(document, tree, table, name, items, other)
        for table, name, other in zip(document.tables, named, elsewhere, strict=True)
    ]
    listed = tuple(table for table in tables if table is not None)
    return Draft(city, text, tuple(_ordered(items)), listed, __version__, LEFT_OUT)


def _classed(items: Iterable[Candidate]) -> list[Candidate]:
    """Candidates with the class that was measured for their rule."""
    known = classes()
    return [replace(item, cls=known.get(item.rule, "C")) for item in items]


def _ordered(items: Iterable[Candidate]) -> list[Candidate]:
    return sorted(items, key=lambda item: (item.step, item.spans[0]))


def _elements(document: Document, tree: Tree) -> list[Candidate]:
    ids = [element_id(element) for element in tree.elements]
    found = []
    for place, element in enumerate(tree.elements):
        up, top = element.parent, ids[place]
        while up >= 0:
            top, up = ids[up], tree.elements[up].parent
        value = {
            "level": element.level,
            "number": element.number,
            "label": shown(document, tree, place),
            "parent": ids[element.parent] if element.parent >= 0 else "",
        }
        found.append(candidate("element", element.spans, value, element.rule, group=top))
    return found


def _facts(
    document: Document,
    tree: Tree,
    fields: Sequence[Field],
    named: Sequence[str],
    elsewhere: Sequence[bool],
) -> list[Candidate]:
    found: list[Candidate] = []
    for table, name, other in zip(document.tables, named, elsewhere, strict=True):
        found += cells_of(document, tree, table, name, other)
        found += schedule_rows(document, tree, table, name)
        found += tabled_values(document, tree, table, name)
    found += field_facts(document, tree, fields)
    found += tag_dispositions(document, tree)
    found += signed_lines(document, tree)
    found += dated_lines(document, tree)
    found += labelled_values(document, tree)
    found += inline_values(document, tree)
    found += told_values(document, tree)
    if not any(item.kind == "role" for item in found):
        # Sentences speak of roles beside any table; they are the plan's roles where it has none.
        found += told_roles(document, tree)
    return found
