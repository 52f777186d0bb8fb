"""The words of pages: labels of buttons, headings, hints."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kyodo_graph.words.entries import FOLDER, LANGS, Entry, Words, entries
from kyodo_graph.words.index_registry import indices
from kyodo_graph.words.option_names import option


@cache
def page(name: str) -> Mapping[str, Mapping[str, str]]:
    """The words of a kind of page (report, graph, ontology, queries) by language, then by key.

    >>> page("report")["ja"]["seed"], page("ontology")["en"]["yes"]
    ('乱数の種', 'yes')
    """
    found = [(e.key, _words(e)) for e in entries(FOLDER / "pages" / f"{name}.yaml")]
    return {lang: {key: words[lang] for key, words in found} for lang in LANGS}


def _words(entry: Entry) -> Words:
    """The words of an entry: its own, or the name of an index or an option."""
    if "index" in entry.fields:
        return indices()[entry.only("index").text("index")].name
    if "option" in entry.fields:
        return option(entry.only("option").text("option"))
    return entry.only(*LANGS).words()


@cache
def reading() -> Mapping[str, tuple[Words, Words | None]]:
    """How to read the report, by key: what is said, and what it means where it is a term."""
    return {
        e.key: (
            e.only(*LANGS, "means").words(),
            e.meaning() if "means" in e.fields else None,
        )
        for e in entries(FOLDER / "reading.yaml")
    }
