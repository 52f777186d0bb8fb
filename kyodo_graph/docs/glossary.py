"""The generated part of ``docs/glossary.md``: the terms of the registry."""

from __future__ import annotations

from kyodo_graph.coding.page import filled
from kyodo_graph.words import glossary

_FREE = " \\*"


def glossary_page(text: str) -> str:
    """The text of the page with its terms made anew; ValueError where it has no place for them."""
    rows = (f"| {t.ja}{_FREE * t.free} | {t.en} |" for t in glossary())
    return filled(text, "\n".join(["| 日本語 | English |", "| --- | --- |", *rows]) + "\n")
