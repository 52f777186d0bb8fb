"""The registry of words: what indices, columns, variants, codes and pages are called.

The words are data, in both languages, in the YAML files of this folder; nothing is named anywhere
else. What is here is read when it is first asked for and kept.
"""

from __future__ import annotations

from kyodo_graph.words.bibliography import Publication, publications
from kyodo_graph.words.column_registry import Column, Type, column, columns, columns_by_table
from kyodo_graph.words.entries import LANGS, Words, WordsError
from kyodo_graph.words.glossary import GlossaryTerm, glossary
from kyodo_graph.words.index_registry import Index, indices
from kyodo_graph.words.named_registry import (
    codes,
    networks,
    options,
    query_groups,
    reading_called,
    variants,
)
from kyodo_graph.words.option_names import option
from kyodo_graph.words.page_words import page, reading
from kyodo_graph.words.public_names import public_name

__all__ = [
    "LANGS",
    "Column",
    "GlossaryTerm",
    "Index",
    "Publication",
    "Type",
    "Words",
    "WordsError",
    "codes",
    "column",
    "columns",
    "columns_by_table",
    "glossary",
    "indices",
    "networks",
    "option",
    "options",
    "page",
    "public_name",
    "publications",
    "query_groups",
    "reading",
    "reading_called",
    "variants",
]
