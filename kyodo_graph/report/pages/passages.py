"""The page of a document: every passage with its headings and what it states."""

from __future__ import annotations

from kyodo_graph.curation.passages import parse_pointer
from kyodo_graph.report import citing
from kyodo_graph.report.facts import Document
from kyodo_graph.report.pages.blocks import Block, Code, Page, PassageList, Prose, Section
from kyodo_graph.report.pages.site import Site
from kyodo_graph.report.tables.grid import Piece
from kyodo_graph.report.tables.places import anchor


def passages_page(site: Site, document: Document) -> Page:
    """The page of one document."""
    city = site.facts.city(document.city)
    title = document.label[site.lang]
    return Page(
        file=site.places.pages[document.key],
        title=site.t(f"典拠箇所:{title}", f"Passages: {title}"),
        part="cities",
        lead=(Prose(_lead(site, document), "lead"),),
        sections=(
            Section("passages", site.t("典拠箇所", "Passages"), (_list(site, document),)),
            Section("cite", site.t("引用のしかた", "How to cite"), _cite(site, document)),
        ),
        trail=(Piece(city.label[site.lang], site.places.page(city.key)),),
        label=title,
    )


def _lead(site: Site, document: Document) -> tuple[tuple[Piece, ...], ...]:
    kind = site.setter.codes.concept("document-kind", document.kind, site.lang)
    publisher = document.publisher[site.lang]
    told = [kind, publisher, document.issued or citing.NOT_STATED[site.lang]]
    n = len(site.passages.get(document.key, ()))
    head = site.say(
        "{told}。本文版は{lines}行で、{n}が記述の典拠になっている。",
        "{told}. The text version has {lines} lines; statements rest on {n}.",
        told=site.t("、", ", ").join(t for t in told if t),
        lines=document.lines,
        n=site.many(n, "箇所", "passage"),
    )
    words = site.say(
        "各箇所が述べることを、記録と関係の名称で示す。",
        "What each passage states is given by the labels of records and relations.",
    )
    if document.key in site.texts:
        more = site.say("文書の本文も示す。", "The document’s text is shown, too.")
    else:
        more = site.say(
            "文書の本文は市のものであり、ここには含まれない。手元に本文版があれば、"
            "kyodo report --sources DIR で本文も示せる。",
            "The text is the city’s own and not part of this report; whoever has the text version "
            "can have it shown: kyodo report --sources DIR.",
        )
    return head, (*words, *(() if site.lang == "ja" else (Piece(" "),)), *more)


def _list(site: Site, document: Document) -> PassageList:
    entries = site.passages.get(document.key, ())
    things = {s.thing for e in entries for s in e.statements}
    things |= {d.thing for e in entries for s in e.statements for d in s.details}
    links = {thing: href for thing in sorted(things) if (href := site.places.page(thing))}
    anchors = {e.pointer: anchor(parse_pointer(e.pointer)) for e in entries}
    lines = {n: line for n, line in enumerate(site.texts.get(document.key, ()), 1) if line.strip()}
    return PassageList(entries, anchors, links, lines)


def _cite(site: Site, document: Document) -> tuple[Block, ...]:
    entries = site.passages.get(document.key, ())
    lines = entries[0].pointer.rpartition(":")[2] if entries else "1"
    said = site.say(
        "例の行番号を、引用する箇所のものに替える。",
        "Put the lines that you cite in place of the example’s.",
    )
    return (
        Prose((said,)),
        Code(citing.passage_text(document, lines, site.lang), site.t("本文での引用", "In a text")),
        Code(citing.passage_bibtex(document, lines, site.lang), "BibTeX"),
    )
