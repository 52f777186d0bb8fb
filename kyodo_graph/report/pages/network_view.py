"""The network of a plan on the page of its city: a drawing, and the ties of each actor in words."""

from __future__ import annotations

from collections import Counter

from kyodo_graph.report.charts.chart import FULL
from kyodo_graph.report.charts.ring import Curve, Dot, network, spoken
from kyodo_graph.report.contents.compared import PlanRow
from kyodo_graph.report.contents.plan_network import Pair, PlanNetwork, Told
from kyodo_graph.report.pages.matrix import NetworkBlock, Reader
from kyodo_graph.report.pages.site import Site
from kyodo_graph.report.saying.plans import NetworkSaid
from kyodo_graph.report.tables.grid import Piece
from kyodo_graph.report.tables.places import slug
from kyodo_graph.words import page as page_words
from kyodo_graph.words.sentences import tell


def network_block(site: Site, row: PlanRow) -> tuple[NetworkBlock, ...]:
    """The ties that a plan's document tells; nothing where it tells none."""
    found = site.material.networks[row.plan.id]
    if not found.nodes:
        return ()
    key = site.places.plan_anchor(row.plan.id)
    ids = {n.id: f"w-{key}-{slug(n.id.rpartition('/')[2])}" for n in found.nodes}
    own = {c.id for c in site.material.centres_of(row.plan.city) if c.own}
    dots = [Dot(ids[n.id], n.label[site.lang], n.sector, n.id in own) for n in found.nodes]
    curves = [_curve(site, pair, ids) for pair in found.pairs]
    joint = [tuple(ids[a] for a in c.actors if a in ids) for c in row.table.columns if c.joint]
    latest = site.material.rows_of(row.plan.city)[0] is row
    caption = site.t("", " ").join(tell("plan_network", NetworkSaid(found), site.lang))
    return (
        NetworkBlock(
            name=f"n-{key}",
            caption=caption,
            svg=network(dots, curves, joint, FULL, caption, f"network-{key}"),
            readers=tuple(_reader(site, found, n.id, n.sector, ids) for n in found.nodes),
            links=_links(site, row.plan.city),
            folded="" if latest else page_words("plans")[site.lang]["show_network"],
        ),
    )


def _curve(site: Site, pair: Pair, ids: dict[str, str]) -> Curve:
    names, lang = site.material.names, site.lang
    said = []
    for one, other in ((pair.one, pair.other), (pair.other, pair.one)):
        ties = Counter(_relation(site, t) for t in pair.ties if t.subject == one)
        if ties:
            arrow = f"{names.of(one)[lang]} → {names.of(other)[lang]}"
            said.append(f"{arrow}{site.t('：', ': ')}{spoken(ties, site.t('、', ', '))}")
    return Curve(
        ids[pair.one], ids[pair.other], pair.stated, len(pair.ties), site.t("　", "; ").join(said)
    )


def _relation(site: Site, tie: Told) -> str:
    w = page_words("plans")[site.lang]
    name = site.material.names.concept("tie-relation", tie.relation)[site.lang]
    if tie.basis == "stated":
        return name
    return site.t(f"{name}（{w['supplied']}）", f"{name} ({w['supplied']})")


def _reader(site: Site, found: PlanNetwork, actor: str, sector: str, ids: dict[str, str]) -> Reader:
    names, lang = site.material.names, site.lang
    lines = []
    for tie in found.ties_of(actor):
        one, other = names.of(tie.subject)[lang], names.of(tie.object)[lang]
        way = f"→ {other}" if tie.subject == actor else f"← {one}"
        told = f"{way}{site.t('　', ' · ')}{_relation(site, tie)}"
        where = tie.source.rpartition(":")[2].replace("-", "–")
        lines.append(
            (
                Piece(f"{told} "),
                Piece(site.t(f"{where}行", f"l. {where}"), site.places.passage(tie.source)),
            )
        )
    return Reader(ids[actor], names.of(actor)[lang], sector.lower(), tuple(lines))


def _links(site: Site, city: str) -> tuple[Piece, ...]:
    page = next((g for g in site.graphs if g.of == city and g.projection == "ties"), None)
    page = page or next((g for g in site.graphs if g.of == city), None)
    if page is None:
        return ()
    w = page_words("plans")[site.lang]
    return (Piece(w["open_network"], f"{site.places.root}{page.file}#lang={site.lang}"),)
