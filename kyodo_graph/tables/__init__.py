"""The one table: what queries, measures, analyses and comparisons give, and how it is rendered.

It knows nothing of RDF, networks or cities. Each form that a table can be given in (text, Markdown,
CSV, HTML, Excel, Parquet, pandas) is a module of this room; libraries are imported where used.
"""

from kyodo_graph.words import Column, Words

from .cells import DIGITS, Cell, plain, published_cell, show
from .delimited import harmless
from .table import Table, TableError, UnknownColumnError, measured, published

__all__ = [
    "DIGITS",
    "Cell",
    "Column",
    "Table",
    "TableError",
    "UnknownColumnError",
    "Words",
    "harmless",
    "measured",
    "plain",
    "published",
    "published_cell",
    "show",
]
