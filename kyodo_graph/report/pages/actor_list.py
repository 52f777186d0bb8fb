"""The actors that a plan's text names, each with what it has a part in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from kyodo_graph.report.charts.glyphs import mark
from kyodo_graph.report.contents.compared import PlanRow
from kyodo_graph.report.contents.plan_table import SECTORS, Line, Part, PlanTable
from kyodo_graph.report.pages.matrix import ActorParts, ActorRow, Chip
from kyodo_graph.report.pages.site import Site
from kyodo_graph.report.tables.grid import Piece
from kyodo_graph.words import page as page_words

MOST, FEWER, LABEL = 8, 4, 22
"""Actors that stand open, and parts of one that are listed one by one; actors where a city has
several plans; letters of a label."""


def actor_list(site: Site, row: PlanRow) -> tuple[ActorParts, ...]:
    """The parts that stand in no printed column, by actor; beyond the first they fold.

    Of a plan without a printed table all actors are listed. Nothing where no text names any.
    """
    table = row.table
    parts = table.unplaced if table.printed else tuple(_all(table))
    by: dict[str, list[Part]] = {}
    for part in parts:
        by.setdefault(part.actor, []).append(part)
    if not by:
        return ()
    lines = {line.id: line for line in table.lines}
    names = site.material.names
    order = sorted(by, key=lambda a: (-len(by[a]), _place(names.sector(a)), names.of(a)[site.lang]))
    made = {a: _row(site, a, by[a], lines) for a in order}
    few = len(made) <= MOST
    most = MOST if len(site.material.rows_of(row.plan.city)) == 1 else FEWER
    often = tuple(made[a] for a in order if few or len(by[a]) > 1)[:most]
    once = tuple(made[a] for a in order[len(often) :])
    key = site.places.plan_anchor(row.plan.id)
    w = page_words("plans")[site.lang]
    title = w["named_in_text"] if table.printed else w["named_actors"]
    return (ActorParts(f"a-{key}", title, often, once, w["named_once"]),)


def _place(sector: str) -> int:
    return SECTORS.index(sector) if sector in SECTORS else len(SECTORS)


def _all(table: PlanTable) -> Sequence[Part]:
    return [p for line in table.lines for m in line.marks.values() for p in m.parts]


def _row(site: Site, actor: str, parts: Sequence[Part], lines: Mapping[str, Line]) -> ActorRow:
    names, lang = site.material.names, site.lang
    sector = names.sector(actor)
    own = [p for p in parts if p.element in lines]
    chips = () if len(own) > MOST else tuple(_chip(site, p, lines[p.element], sector) for p in own)
    counts = () if chips else _counted(site, own)
    label = names.of(actor)[lang]
    said = names.concept("sector", sector)[lang]
    return ActorRow(label, sector.lower(), said, chips, counts)


def _chip(site: Site, part: Part, line: Line, sector: str) -> Chip:
    lang, names = site.lang, site.material.names
    w = page_words("plans")[lang]
    label = line.label[lang]
    short = label if len(label) <= LABEL * (1 if lang == "ja" else 2) else ""
    shown = short or f"{label[: LABEL * (1 if lang == 'ja' else 2) - 1]}…"
    basis = "" if part.basis == "stated" else f" ({w['supplied']})"
    said = f"{names.concept('role', part.role)[lang]}{basis}{site.t('：', ': ')}{label}"
    glyph = mark(part.role, part.basis, sector, said)
    return Chip(glyph, Piece(shown, site.places.passage(part.source)))


def _counted(site: Site, parts: Sequence[Part]) -> tuple[Piece, ...]:
    """The number of parts by role, and how many of them were supplied."""
    lang, names = site.lang, site.material.names
    w = page_words("plans")[lang]
    roles = Counter(p.role for p in parts)
    told = []
    for role, n in roles.most_common():
        supplied = sum(p.basis != "stated" for p in parts if p.role == role)
        more = f"{w['supplied']} {supplied}" if supplied else ""
        name = names.concept("role", role)[lang]
        told.append(f"{name} {n}" + (site.t(f"（{more}）", f" ({more})") if more else ""))
    return (Piece(site.t("、", ", ").join(told)),)
