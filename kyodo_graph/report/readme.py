"""The README of a report's folder: what to open, in both languages."""

from __future__ import annotations

from collections.abc import Collection

from kyodo_graph.report.publishing import folders
from kyodo_graph.report.run import Run

README = "README.txt"
_LINES = (
    ("{here}index.html", "最初に開く。市、中間支援組織、比較へはここから",
     "open this first; cities, intermediaries and the comparison are reached from it"),
    ("summary.{lang}.pdf", "2ページの要約", "a summary of two pages"),
    ("report.{lang}.html", "要点、市、中間支援組織を1つのファイルに(メールなどで送る用)",
     "findings, cities and intermediaries in one file, to be sent"),
    ("ask.html", "SPARQLで問い合わせるページ", "a page to ask in SPARQL"),
    ("{here}kyodo.xlsx", "すべての表", "all tables"),
    ("tables.zip", "同じ表と図の数値(CSV。列の意味はCSVW)",
     "the same tables and the numbers of figures (CSV; what columns mean as CSVW)"),
    ("networks.zip", "ネットワーク(GraphML、GEXF、CSV)", "networks (GraphML, GEXF, CSV)"),
    ("data/kyodo.trig.gz", "グラフ(RDF、TriG)", "the graph (RDF, TriG)"),
    ("manifest.json", "版、設定、各ファイルのSHA-256", "versions, options, SHA-256 of each file"),
)  # fmt: skip
_WORDS = {
    "ja": (
        "協働推進計画の知識グラフ:報告",
        "すべてブラウザーで、ネットワークなしで開く。フォルダはどこへ移してもよい。",
        "文書の読み取りは機械によるもので、専門家の点検を経ていない。",
        "引用のしかた: {here}methods.html",
    ),
    "en": (
        "The knowledge graph of collaboration promotion plans: report",
        "Everything opens in a browser without a network connection; the folder can be moved.",
        "The documents were coded by machine and have not been checked by an expert.",
        "How to cite: {here}methods.html",
    ),
}


def readme(run: Run, lang: str, files: Collection[str]) -> bytes:
    """The README as UTF-8, the language at the root first; it names only what is there."""
    blocks = []
    for tongue, here in folders(lang).items():
        title, offline, machine, cite = _WORDS[tongue]
        at = {"here": here, "lang": tongue}
        lines = [
            f"{name.format(**at)}\n    {said[tongue == 'en']}"
            for name, *said in _LINES
            if name.format(**at) in files
        ]
        told = [title, offline, *([machine] if run.machine_coded else [])]
        about = f"kyodo_graph {run.version}, SHA-256 {run.data_sha256}"
        blocks.append("\n".join([*told, "", *lines, "", cite.format(**at), about]))
    whole = "\n\n----\n\n".join(blocks) + "\n"
    # Marked, since Notepad and its like read a text without the mark in the system's encoding.
    return b"\xef\xbb\xbf" + whole.encode("utf-8", "replace")
