"""The drafter on invented plans of other layouts, against gold that was written before it ran."""

from __future__ import annotations

import pytest

from benchmarks.drafting_gold import Gold, invented, samples
from benchmarks.drafting_scores import compare, drafted
from kyodo_graph.drafting import Draft
from kyodo_graph.drafting.contract import COLUMNS, tables_of
from kyodo_graph.drafting.drafter import draft_of
from kyodo_graph.folding import fold_name

PLANS = {gold.name: gold for gold in [*invented(), *samples()]}
AIMS = {
    "titles": 0.95,
    "parents": 0.9,
    "roles": 0.95,
    "schedule": 0.95,
    "statuses": 0.9,
    "values": 0.9,
}


@pytest.fixture(scope="module", params=sorted(PLANS))
def gold(request: pytest.FixtureRequest) -> Gold:
    return PLANS[request.param]


@pytest.fixture(scope="module")
def draft(gold: Gold) -> Draft:
    return draft_of(gold.text, "minato")


def test_what_is_aimed_at_is_reached(gold: Gold) -> None:
    for one in compare(gold, drafted(gold)):
        if one.kind in AIMS and one.score.f1 is not None:
            assert one.score.f1 >= AIMS[one.kind], one


def test_nothing_is_invented(draft: Draft) -> None:
    """Names and signs of what was read in one place stand there, letter for letter."""
    text = [fold_name(line) for line in draft.text.lines]
    for item in draft.items:
        lines = "".join(text[n - 1] for n in item.lines)
        raw = "".join(draft.text.lines[n - 1] for n in item.lines)
        for name in ("sign", "printed"):
            # A dash behind kana is folded to a long vowel: it stands there as it is.
            assert item.text(name) in raw or fold_name(item.text(name)) in lines, item
        for span in item.spans:
            assert 0 <= span.start <= span.end <= len(draft.text.lines[span.line - 1])
        if (
            item.kind in ("role", "phase", "value", "status")
            and not item.blank
            and item.text("sign")
        ):
            first = item.spans[0]
            if item.rule.startswith("inline"):
                # The span is that of the name; the sign stands beside it.
                assert item.text("sign") in raw, item
                continue
            printed = draft.text.lines[first.line - 1][first.start : first.end]
            assert fold_name(printed) in fold_name(item.text("sign")), item


def test_ids_are_unique_and_the_draft_repeats(gold: Gold, draft: Draft) -> None:
    assert len({item.id for item in draft.items}) == len(draft.items)
    assert draft_of(gold.text, "minato") == draft


def test_ids_survive_lines_that_change_below(gold: Gold, draft: Draft) -> None:
    from kyodo_graph.drafting import Text

    longer = Text(gold.text.key, gold.text.raw + "\n以上です。\n".encode())
    again = {item.id for item in draft_of(longer, "minato").items}
    kept = [item.id for item in draft.items if item.id in again]
    assert len(kept) >= 0.99 * len(draft.items)


def test_the_tables_have_the_columns_that_others_rely_on(draft: Draft) -> None:
    tables = tables_of(draft)
    assert set(tables) == set(COLUMNS)
    for name, table in tables.items():
        assert table.columns[: len(COLUMNS[name])] == COLUMNS[name]


def test_tables_name_their_cells(draft: Draft) -> None:
    for table in draft.tables:
        for row in table.rows:
            if not row.heading:
                assert len(row.cells) == len(table.columns) == len(table.head)
            for cell in row.cells:
                assert not cell or draft.by_id[cell].table == table.id
