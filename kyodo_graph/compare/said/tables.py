"""The sentences of a comparison as tables: what holds, and what cannot be compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kyodo_graph.compare.said import refusals
from kyodo_graph.tables import Table, published
from kyodo_graph.words.sentences import Facts, holding

SAID, REFUSED = "said", "not_compared"


def said_sheet(facts: Sequence[tuple[str, Facts]], lang: str) -> Table:
    """Every sentence that holds of the facts, with the table that has its numbers."""
    rows = [
        (s.table, s.words[lang].format(**found.fields(lang)))
        for group, found in facts
        for s in holding(group, found)
    ]
    return published(SAID, {"ja": "言えること", "en": "What holds"}, ("table", "sentence"), rows)


def refused_sheet(facts: Iterable[refusals.Refused], lang: str) -> Table:
    """One sentence for each kind of comparison that the documents forbid."""
    rows = [
        (f.comparison, s.words[lang].format(**f.fields(lang)))
        for f in facts
        for s in holding(refusals.GROUP, f)
    ]
    title = {"ja": "比べられないこと", "en": "What can’t be compared"}
    return published(REFUSED, title, ("comparison", "sentence"), rows)
