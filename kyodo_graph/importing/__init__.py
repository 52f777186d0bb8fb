"""Importing: a PDF, Word, HTML, Excel or text file to one line-numbered text version."""

from kyodo_graph.importing.model import Block, Note, Page, Reading, Row
from kyodo_graph.importing.notes import LOOK, NOTES
from kyodo_graph.importing.opening import KINDS, read
from kyodo_graph.importing.version import TextVersion, text_version

__all__ = [
    "KINDS", "LOOK", "NOTES", "Block", "Note", "Page", "Reading", "Row", "TextVersion", "read",
    "text_version",
]  # fmt: skip
