"""How to cite the graph, a document and a passage: as a text, and as BibTeX."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kyodo_graph.files import read_text
from kyodo_graph.report.facts import Document
from kyodo_graph.report.pages.claims import Citing
from kyodo_graph.report.run import Run
from kyodo_graph.report.tables.places import slug
from kyodo_graph.shipped import shipped

_QUOTES = "\"' "
_BRACES = str.maketrans({"{": "(", "}": ")", "\\": "/"})
NOT_STATED = {"ja": "日付の記載なし", "en": "no date stated"}


UNCHECKED = {
    "ja": "機械が読み取ったもので、専門家の点検は受けていない。",
    "en": "Coded by machine, not checked by an expert.",
}


@cache
def address() -> str:
    """Where the graph is cited from: a DOI or address of CITATION.cff; empty where it has none."""
    file = shipped("CITATION.cff")
    told = (
        dict(line.split(": ", 1) for line in read_text(file).splitlines() if ": " in line)
        if file.is_file()
        else {}
    )
    if doi := told.get("doi"):
        return f"https://doi.org/{doi.strip(_QUOTES)}"
    return (told.get("url") or told.get("repository-code") or "").strip(_QUOTES)


def graph_text(run: Run, lang: str) -> str:
    """The citation of the graph in a line; the hash says which data it was."""
    year = _year(run)
    where = f" {run.address}" if run.address else ""
    if lang == "ja":
        return (
            f"kyodo_graph contributors{year}. kyodo_graph {run.version}:協働推進計画の知識グラフ"
            f"({_data(run, lang)}).{where}{_unchecked(run, lang)}"
        )
    return (
        f"kyodo_graph contributors{year}. kyodo_graph {run.version}: the knowledge graph of "
        f"Japan’s collaboration promotion plans ({_data(run, lang)}).{where}"
        f"{_unchecked(run, lang)}"
    )


def graph_bibtex(run: Run) -> str:
    """The citation of the graph for BibTeX."""
    return _bibtex(
        "kyodo_graph",
        "kyodo\\_graph: the knowledge graph of Japan's collaboration promotion plans",
        run,
    )


def claim(run: Run, sentence: str, name: str, lang: str) -> Citing:
    """The citation of a sentence or figure of the report; ``name`` is an ASCII key."""
    quoted = f"「{sentence}」" if lang == "ja" else f"“{sentence}”"
    text = (
        f"kyodo_graph contributors{_year(run)}. {quoted} kyodo_graph {run.version} "
        f"({_data(run, lang)}).{f' {run.address}' if run.address else ''}{_unchecked(run, lang)}"
    )
    return Citing(text, _bibtex(f"kyodo_graph_{name}", _plain(sentence), run))


def quote_text(run: Run, passages: Sequence[tuple[Document, str]], lang: str) -> str:
    """The citation of what stands in passages: each of them, and the graph that leads there."""
    told = " ".join(passage_text(document, lines, lang) for document, lines in passages)
    return f"{told} {graph_text(run, lang)}".strip()


def _year(run: Run) -> str:
    return f" ({run.date[:4]})" if run.date else ""


def _data(run: Run, lang: str) -> str:
    day = f"{run.date}、" if lang == "ja" else f"{run.date}, "
    of = {"ja": "データ", "en": "data "}[lang]
    return f"{of}{day if run.date else ''}SHA-256 {run.data_sha256}"


def _unchecked(run: Run, lang: str) -> str:
    return f" {UNCHECKED[lang]}" if run.machine_coded else ""


def _bibtex(key: str, title: str, run: Run) -> str:
    address = f"  url     = {{{run.address}}},\n" if run.address else ""
    return (
        f"@misc{{{key},\n"
        "  author  = {{kyodo\\_graph contributors}},\n"
        f"  title   = {{{{{title}}}}},\n"
        + (f"  year    = {{{run.date[:4]}}},\n" if run.date else "")
        + f"  version = {{{run.version}}},\n{address}"
        f"  note    = {{data {run.date}, SHA-256 {run.data_sha256}}},\n"
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
