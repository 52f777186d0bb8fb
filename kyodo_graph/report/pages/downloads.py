"""The page of what there is to keep: the data, networks, tables and graphs as files."""

from __future__ import annotations

from kyodo_graph.report.exports import DATA, NETWORKS, TABLES
from kyodo_graph.report.pages.blocks import Block, Items, Page, Pieces, Prose, Section
from kyodo_graph.report.pages.site import Site
from kyodo_graph.report.tables.grid import Piece


def downloads_page(site: Site, book: str) -> Page:
    """The page ``downloads.html``; ``book`` is the workbook's href."""
    root = site.places.root
    return Page(
        file="downloads.html",
        title=site.t("ダウンロード", "Downloads"),
        part="downloads",
        lead=(Prose((site.say(
            "この報告のデータ、表、ネットワーク。図は、それぞれの図の下のボタンで保存できる。"
            "パッケージに付属するデータはCC BY 4.0、プログラムはMIT。",
            "The data, tables and networks of this report. A figure is saved by the buttons below "
            "it. The data that ship with the package: CC BY 4.0; the program: MIT.",
        ),), "lead"),),
        sections=(
            Section("tables", site.t("表", "Tables"), (Items((
                _file("kyodo.xlsx", site.t("すべての表を1冊に(表ごとの注つき)",
                                           "all tables in one workbook, with notes on each"), book),
                _file(TABLES, site.t(
                    "すべての表と図の数値のCSV(日本語・英語)。列の意味はCSVW"
                    "(〜.csv-metadata.json)にある",
                    "all tables and the numbers of all figures as CSV, in Japanese and English; "
                    "what columns mean is beside them as CSVW (….csv-metadata.json)",
                ), f"{root}{TABLES}"),
            )),)),
            Section("networks", site.t("ネットワーク", "Networks"), (Items((
                _file(NETWORKS, site.t(
                    "すべてのネットワーク(GraphML、GEXF、CSV)。属性と典拠をすべて含む",
                    "all networks as GraphML, GEXF and CSV, with all attributes and sources",
                ), f"{root}{NETWORKS}"),
            )),)),
            Section("data", site.t("グラフ(RDF)", "The graph (RDF)"), (Items((
                _file(DATA[1], site.t("TriG(読みやすい形)", "TriG, to read"), f"{root}{DATA[1]}"),
                _file(DATA[0], site.t(
                    "正規化N-Quads。引用に使うハッシュは、展開したこのファイルのもの",
                    "canonical N-Quads; the hash to cite is that of this file, unpacked",
                ), f"{root}{DATA[0]}"),
                _file("manifest.json", site.t("版、設定、全ファイルのSHA-256",
                                              "versions, options, SHA-256 of every file"),
                      f"{root}manifest.json"),
            )),)),
            Section("ask", site.t("問い合わせ(SPARQL)", "Ask (SPARQL)"), (Items((
                _file("ask.html", site.t("ブラウザーの中で問い合わせるページ。接続は要らない",
                                         "a page to ask in, in the browser, offline"),
                      f"{root}ask.html"),
            )),)),
            Section("graphs", site.t("対話型のグラフ", "Interactive graphs"), _graphs(site)),
        ),
    )  # fmt: skip


def _file(name: str, said: str, href: str) -> Pieces:
    return (Piece(name.rpartition("/")[2], href), Piece(f" — {said}"))


def _graphs(site: Site) -> tuple[Block, ...]:
    root = site.places.root
    lines = tuple(
        (Piece(g.title[site.lang], f"{root}{g.file}#lang={site.lang}"),) for g in site.graphs
    )
    return (Items(lines),) if lines else ()
