"""The registry of words: what indices, columns, variants, codes and pages are called.

The words are data, in both languages, in the YAML files of this folder; nothing is named anywhere
else. What is here is read when it is first asked for and kept.
"""

from __future__ import annotations

from kyodo_graph.words.column_registry import Column, Type, column, columns
from kyodo_graph.words.entries import LANGS, Words, WordsError
from kyodo_graph.words.index_registry import Index, index, indices
from kyodo_graph.words.named_registry import codes, networks, options, variants
from kyodo_graph.words.option_names import option
from kyodo_graph.words.page_words import page, reading

__all__ = [
    "LANGS",
    "Column",
    "Index",
    "Type",
    "Words",
    "WordsError",
    "codes",
    "column",
    "columns",
    "index",
    "indices",
    "networks",
    "option",
    "options",
    "page",
    "reading",
    "variants",
]
