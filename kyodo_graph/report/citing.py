"""How to cite the graph, a document and a passage: as a text, and as BibTeX."""

from __future__ import annotations

from kyodo_graph.report.facts import Document
from kyodo_graph.report.tables.places import slug

_BRACES = str.maketrans({"{": "(", "}": ")", "\\": "/"})
NOT_STATED = {"ja": "日付の記載なし", "en": "no date stated"}


def graph_text(version: str, sha256: str, lang: str) -> str:
    """The citation of the graph in a line; the hash says which data it was."""
    if lang == "ja":
        return (
            f"kyodo_graph contributors. kyodo_graph {version}:協働推進計画の知識グラフ"
            f"(正規化N-Quads、SHA-256 {sha256})."
        )
    return (
        f"kyodo_graph contributors. kyodo_graph {version}: the knowledge graph of Japan’s "
        f"collaboration promotion plans (canonical N-Quads, SHA-256 {sha256})."
    )


def graph_bibtex(version: str, sha256: str) -> str:
    """The citation of the graph for BibTeX."""
    return (
        "@software{kyodo_graph,\n"
        "  author  = {{kyodo\\_graph contributors}},\n"
        "  title   = {{kyodo\\_graph: the knowledge graph of Japan's collaboration promotion "
        "plans}},\n"
        f"  version = {{{version}}},\n"
        f"  note    = {{canonical N-Quads, SHA-256 {sha256}}},\n"
        "}\n"
    )


def passage_text(document: Document, lines: str, lang: str) -> str:
    """The citation of a passage: who published what when, lines, and the pointer.

    >>> d = Document("a-1", "a", {"en": "Plan"}, "plan", {"en": "A City"}, "2024-03", 9, ())
    >>> passage_text(d, "3-5", "en")
    'A City (2024-03). Plan, lines 3-5 [a-1:3-5].'
    """
    publisher = document.publisher[lang]
    date = document.issued or NOT_STATED[lang]
    title = document.label[lang]
    if lang == "ja":
        head = f"{publisher}({date})" if publisher else date
        return f"{head}『{title}』{lines}行[{document.key}:{lines}]."
    head = f"{publisher} ({date})" if publisher else date
    return f"{head}. {title}, lines {lines} [{document.key}:{lines}]."


def passage_bibtex(document: Document, lines: str, lang: str) -> str:
    """The citation of a passage for BibTeX; the year stands only where a date is stated."""
    fields = {
        "title": document.label[lang],
        "author": document.publisher[lang],
        "year": document.issued[:4],
        "note": f"lines {lines} [{document.key}:{lines}]",
    }
    told = "".join(
        f"  {name:<6} = {{{{{_plain(text)}}}}},\n" for name, text in fields.items() if text
    )
    return f"@techreport{{{slug(document.key)},\n{told}}}\n"


def _plain(text: str) -> str:
    """A text that can't leave its braces.

    >>> _plain("a} \\\\input{x")
    'a) /input(x'
    """
    return " ".join(text.translate(_BRACES).split())
