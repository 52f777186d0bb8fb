"""What may be said of plans side by side: facts, and the conditions of each sentence on them.

The wording is in ``kyodo_graph/words/sentences/comparison_*.yaml``.
"""

from __future__ import annotations

from kyodo_graph.compare.said import (
    functions,
    progress,
    refusals,
    roles,
    structure,
    themes,
    whole,
)
from kyodo_graph.compare.said.tables import REFUSED, SAID, refused_sheet, said_sheet

__all__ = [
    "REFUSED",
    "SAID",
    "functions",
    "progress",
    "refusals",
    "refused_sheet",
    "roles",
    "said_sheet",
    "structure",
    "themes",
    "whole",
]
