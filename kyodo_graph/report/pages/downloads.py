"""The page of downloads: the data, networks, tables and figures, each in every format."""

from __future__ import annotations

from collections.abc import Sequence

from kyodo_graph.report.pages.blocks import Block, Items, Page, Pieces, Prose, Section
from kyodo_graph.report.pages.site import Site
from kyodo_graph.report.tables.grid import Piece

_GROUPS = ("library", "analysis", "comparison", "coding", "checks")


def downloads_page(site: Site, networks: Sequence[str], book: str) -> Page:
    """The page ``downloads.html``; ``networks`` are files, ``book`` is the workbook's href."""
    root = site.places.root
    return Page(
        file="downloads.html",
        title=site.t("ダウンロード", "Downloads"),
        part="downloads",
        lead=(Prose((site.say(
            "この報告のすべての表・図・データはここから得られる。パッケージに付属するデータは"
            "CC BY 4.0、プログラムはMIT。",
            "All tables, figures and data of this report. The data that ship with the package: "
            "CC BY 4.0; the program: MIT.",
        ),), "lead"),),
        sections=(
            Section("data", site.t("データ(RDF)", "Data (RDF)"), (Items((
                _file("data/kyodo.trig", root, site.t("TriG(読みやすい形)", "TriG, to read")),
                _file("data/kyodo.nq", root, site.t("正規化N-Quads(引用のハッシュはこれのもの)",
                                                   "canonical N-Quads, whose hash is cited")),
                _file("manifest.json", root, site.t("版・設定・全ファイルのSHA-256",
                                                    "versions, options, SHA-256 of every file")),
            )),)),
            Section("ask", site.t("問い合わせ(SPARQL)", "Ask (SPARQL)"), (Items((
                _file("ask.html", root, site.t("ブラウザーの中で問い合わせるページ。接続は要らない",
                                               "a page to ask in, in the browser, offline")),
            )),)),
            Section("workbook", site.t("Excel", "Excel"), (Items(((
                Piece("kyodo.xlsx", book),
                Piece(site.t(" — すべての表と、表ごとの注", " — all tables, with notes on each")),
            ),)),)),
            Section("networks", site.t("ネットワーク", "Networks"), _networks(site, networks)),
            Section("tables", site.t("表(CSV)", "Tables (CSV)"), (), _tables(site)),
            Section("figures", site.t("図(SVGとCSV)", "Figures (SVG and CSV)"), _figures(site)),
            Section("graphs", site.t("対話型のグラフ", "Interactive graphs"), _graphs(site)),
        ),
    )  # fmt: skip


def _file(name: str, root: str, said: str) -> Pieces:
    return (Piece(name, f"{root}{name}"), Piece(f" — {said}"))


def _networks(site: Site, files: Sequence[str]) -> tuple[Block, ...]:
    """A line for each network with its files in every format."""
    named: dict[str, list[str]] = {}
    for file in files:
        named.setdefault(file.removeprefix("networks/").partition(".")[0], []).append(file)
    lines = []
    for name, own in named.items():
        links = [
            (Piece(file.partition(".")[2], f"{site.places.root}{file}"),) for file in sorted(own)
        ]
        lines.append((Piece(f"{name} — "), *site.listing(links)))
    return (Items(tuple(lines)),)


def _tables(site: Site) -> tuple[Section, ...]:
    titles = {
        "library": site.t("質問の一覧", "Library of queries"),
        "analysis": site.t("分析", "Analysis"),
        "comparison": site.t("比較", "Comparison"),
        "coding": site.t("読み取りの一致", "Agreement of readings"),
        "checks": site.t("点検", "Checks"),
    }
    made = []
    for group in _GROUPS:
        lines = tuple(
            (Piece(t.title, f"{site.places.root}{t.file(site.lang)}"),)
            for t in site.tables.values()
            if t.group == group
        )
        if lines:
            made.append(Section(f"tables-{group}", titles[group], (Items(lines, columns=True),)))
    return tuple(made)


def _figures(site: Site) -> tuple[Block, ...]:
    root = site.places.root
    lines = tuple(
        (Piece(f"{p.title[site.lang]} — "),
         *site.listing([(Piece("SVG", f"{root}figures/{p.name}.{site.lang}.svg"),),
                        (Piece("CSV", f"{root}figures/{p.name}.csv"),)]))
        for p in site.pictures
    )  # fmt: skip
    return (Items(lines),) if lines else ()


def _graphs(site: Site) -> tuple[Block, ...]:
    root = site.places.root
    lines = tuple(
        (Piece(g.title[site.lang], f"{root}{g.file}#lang={site.lang}"),) for g in site.graphs
    )
    return (Items(lines),) if lines else ()
