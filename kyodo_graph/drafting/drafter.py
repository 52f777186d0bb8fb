"""The draft of a text: every reader asked, candidates in the order of the review."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kyodo_graph.drafting.confidence import TWICE, classes
from kyodo_graph.drafting.document import Document, read_document
from kyodo_graph.drafting.facts.graded_cells import graded_cells
from kyodo_graph.drafting.facts.indicators import tabled_values
from kyodo_graph.drafting.facts.item_schedules import dated_lines, schedule_rows
from kyodo_graph.drafting.facts.items import field_facts, signed_lines
from kyodo_graph.drafting.facts.legend_facts import sign_candidates
from kyodo_graph.drafting.facts.listed_schedules import listed_schedule, years_over_phases
from kyodo_graph.drafting.facts.marked_items import marked_items
from kyodo_graph.drafting.facts.matrices import cells_of
from kyodo_graph.drafting.facts.paired_values import paired_values
from kyodo_graph.drafting.facts.role_lines import role_lines
from kyodo_graph.drafting.facts.row_items import shown
from kyodo_graph.drafting.facts.second import with_second
from kyodo_graph.drafting.facts.sentence_values import sentence_values
from kyodo_graph.drafting.facts.sheet_values import sheet_values
from kyodo_graph.drafting.facts.tabling import table_of
from kyodo_graph.drafting.facts.title_facts import tag_dispositions
from kyodo_graph.drafting.facts.told_roles import told_roles
from kyodo_graph.drafting.facts.told_values import inline_values, labelled_values, told_values
from kyodo_graph.drafting.facts.turned_schedules import turned_schedule
from kyodo_graph.drafting.layouts.commas import with_tabs
from kyodo_graph.drafting.layouts.fields import Field, fields_of
from kyodo_graph.drafting.layouts.rows import caption, of_predecessor, rows_of
from kyodo_graph.drafting.making import candidate, distinct, element_id
from kyodo_graph.drafting.model import (
    Candidate,
    Draft,
    Text,
    left_out,
)
from kyodo_graph.drafting.names.actors import actors_of, candidates_of, pairs_of
from kyodo_graph.drafting.names.instruments import instruments_of
from kyodo_graph.drafting.outlines.tree import Tree, tree_of
from kyodo_graph.drafting.plans.plans import plans_of
from kyodo_graph.drafting.questions import differing, gaps, quantities, unpointed
from kyodo_graph.drafting.syntax.framed import Framed, framed_sentences
from kyodo_graph.drafting.syntax.parsing import Parser
from kyodo_graph.drafting.syntax.roles import joined_roles, parsed_roles
from kyodo_graph.drafting.syntax.ties import joined, parsed_ties
from kyodo_graph.drafting.ties.ties import ties_of
from kyodo_graph.version import __version__


def draft_of(text: Text, city: str, parser: Parser | None = None) -> Draft:
    """The draft of a text: all that the rules find, nothing decided.

    With a parser (:func:`~kyodo_graph.drafting.syntax.parsing.ginza`) also ties and roles that the
    syntax of sentences tells.

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
    ties = ties_of(document, actors)
    if parser:
        sentences = list(framed_sentences(document, actors, parser))
        ties = joined(ties, parsed_ties(actors, sentences))
        facts = _with_roles(facts, document, tree, sentences)
    facts += ties
    plans = plans_of(document)
    named_plans = [plan.text("label") for plan in plans]
    facts += [*plans, *instruments_of(document, tree, actors, named_plans)]
    facts += quantities(document, tree, actors)
    made = distinct([*sign_candidates(document), *_elements(document, tree), *facts])
    asked = [*gaps(document, tree), *differing(document, tree), *unpointed(document, actors, made)]
    items = with_second(_classed(distinct([*made, *asked])), with_tabs(text.lines))
    tables = [
        table_of(document, tree, table, name, items, other)
        for table, name, other in zip(document.tables, named, elsewhere, strict=True)
    ]
    listed = tuple(table for table in tables if table is not None)
    out = left_out(parsed=parser is not None)
    return Draft(city, text, tuple(_ordered(items)), listed, __version__, out)


def _with_roles(
    facts: list[Candidate], document: Document, tree: Tree, sentences: Sequence[Framed]
) -> list[Candidate]:
    """Facts with the roles that parsed sentences tell, where nothing but sentences tells any."""
    told = [item for item in facts if item.kind == "role"]
    if not all(item.rule.startswith("sentence.") for item in told):
        return facts
    others = [item for item in facts if item.kind != "role"]
    return [*others, *joined_roles(told, parsed_roles(document, tree, sentences))]


def _classed(items: Iterable[Candidate]) -> list[Candidate]:
    """Candidates with the class that was measured for their rule."""
    known = classes()
    return [replace(item, cls=known.get(TWICE if item.also else item.rule, "C")) for item in items]


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
        graded = list(graded_cells(document, tree, table, name, other))
        cells = {(item.row, item.column) for item in graded}
        whole = cells_of(document, tree, table, name, other)
        found += [*graded, *(one for one in whole if (one.row, one.column) not in cells)]
        found += schedule_rows(document, tree, table, name)
        found += turned_schedule(document, tree, table, name)
        found += tabled_values(document, tree, table, name)
    found += field_facts(document, tree, fields)
    found += tag_dispositions(document, tree)
    found += signed_lines(document, tree)
    found += marked_items(document, tree)
    found += role_lines(document, tree)
    found += dated_lines(document, tree, fields)
    found += listed_schedule(document, tree)
    found += years_over_phases(document, tree)
    found += labelled_values(document, tree)
    found += inline_values(document, tree)
    found += told_values(document, tree)
    sheets = list(sheet_values(document, tree))
    rows = {item.spans[0].line for item in sheets}
    found = [item for item in found if item.kind != "value" or item.spans[0].line not in rows]
    found += sheets
    found += [one for one in paired_values(document, tree) if one.spans[0].line not in rows]
    read = frozenset(one.spans[0].line for one in found if one.kind == "value")
    found += sentence_values(document, tree, read)
    if not any(item.kind == "role" for item in found):
        # Sentences speak of roles beside any table; they are the plan's roles where it has none.
        found += told_roles(document, tree)
    return found
