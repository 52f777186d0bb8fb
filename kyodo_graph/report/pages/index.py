"""The first page: the question, what was read, the findings, and where each can be looked up."""

from __future__ import annotations

from kyodo_graph.report.pages.blocks import Page
from kyodo_graph.report.pages.claims import Opening
from kyodo_graph.report.pages.findings import findings
from kyodo_graph.report.pages.overview import map_of, times_of
from kyodo_graph.report.pages.site import Site
from kyodo_graph.report.tables.grid import Piece
from kyodo_graph.words import page as page_words
from kyodo_graph.words.numerals import day
from kyodo_graph.words.phrases import told

_NAMED = 9
"""Cities that are named in the lead; of more only the number is told."""


def index_page(site: Site) -> Page:
    """The page ``index.html``."""
    title, subtitle = question(site)
    found, (times, note) = findings(site), times_of(site)
    return Page(
        file="index.html",
        title=title,
        part="overview",
        lead=(
            Opening(
                title=title,
                subtitle=subtitle,
                lead=_lead(site),
                warning=warning(site),
                by=_by(site),
                findings=found,
                map=map_of(site),
                times=times,
                note=note,
            ),
            *found,
        ),
        sections=(),
    )


def question(site: Site) -> tuple[str, str]:
    """The title of the report, which is a question, and what stands below it."""
    cities = [c.label[site.lang] for c in site.facts.cities]
    n = len(cities)
    if site.lang == "ja":
        of = cities[0] if n == 1 else told(n, "city", "ja")
        return f"{of}の協働推進計画は、誰に何を任せているか", ""
    of = cities[0] if n == 1 else told(n, "japanese_city", "en")
    return "Who is asked to do what?", f"The collaboration plans of {of}"


def warning(site: Site) -> str:
    """What must be known before anything is quoted; empty where nobody kept how it was read."""
    words, run = page_words("report")[site.lang], site.run
    known = [words["machine_coded"]] if run.machine_coded else []
    if run.reviewed != "any":
        known.append(words[f"reviewed_{run.reviewed}"])
    return site.t("", " ").join(known)


def _lead(site: Site) -> tuple[Piece, ...]:
    cities, documents = site.facts.cities, len(site.facts.documents)
    named = site.listing(
        [
            (
                Piece(
                    c.label[site.lang].removesuffix(site.t("市", " City")), site.places.page(c.key)
                ),
            )
            for c in cities
        ]
    )
    read = site.say(
        "{n}を一行ずつ読み、誰が何をすると書かれているかを記録した。番号を押すと、典拠がその場で開く。",
        "{n}, read line by line for who is said to do what. Press a small number to see the "
        "evidence.",
        n=told(documents, "document", site.lang),
    )
    if not 1 < len(cities) <= _NAMED:
        return read if site.lang == "ja" else (Piece(read[0].text.capitalize()), *read[1:])
    return (*named, Piece(site.t("。", ": ")), *read)


def _by(site: Site) -> tuple[tuple[Piece, ...], ...]:
    run = site.run
    parts = [
        "kyodo_graph contributors",
        day(run.date, site.lang),
        site.t(f"第{run.version}版", f"version {run.version}"),
        site.t(f"データ {run.data_sha256[:8]}", f"data {run.data_sha256[:8]}"),
        run.address,
    ]
    gap = site.t("　", " · ")
    cite = Piece(page_words("report")[site.lang]["cite"], "methods.html#cite")
    return ((Piece(gap.join(p for p in parts if p) + gap), cite),)
