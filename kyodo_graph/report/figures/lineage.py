"""Into what the items and instruments of a plan went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kyodo_graph.graph import Graph
from kyodo_graph.report.drawing.sheet import PITCH, WIDTH, Page, note_height
from kyodo_graph.report.drawing.text import LEAST, POINTS, wrap
from kyodo_graph.report.figure import Figure, Source, Words
from kyodo_graph.report.figures.declaring import figure
from kyodo_graph.report.figures.keys import draw_keys, key_height
from kyodo_graph.report.figures.making import both, make
from kyodo_graph.report.figures.parts import Key
from kyodo_graph.report.figures.reading import city_words, query_in, scheme
from kyodo_graph.tables import Table
from kyodo_graph.views.styles import INK
from kyodo_graph.words.phrases import plural

LEAST_LINKS, MOST_LINKS = 2, 120
LOOKS: Mapping[str, tuple[float, ...]] = {
    "merged_into": (),
    "absorbed_into": (5, 2),
    "reformed_as": (1.2, 1.8),
    "replaced_by": (6, 1.8, 1.2, 1.8),
}
"""Dashes of a relation."""
_LEFT, _RIGHT = 2.75, 2.6
_GAP = 0.09


@dataclass(frozen=True)
class Link:
    """An item or instrument, what it went into, and how."""

    number: str
    item: Words
    relation: str
    target: Words
    target_class: str
    source: str


@dataclass(frozen=True)
class Lineage:
    """The links of a city in the order of its documents."""

    city: Words
    links: tuple[Link, ...]
    relations: Mapping[str, Words]


@figure("lineage", of="documents", at={"city": "items"}, order=60)
def lineage_figure(graph: Graph, city: str) -> Figure | None:
    """The lineage of a city's items; None where fewer than two links are stated."""
    rows = query_in(graph, "lineage", city, ("element", "target"))
    if len(rows) < LEAST_LINKS:
        return None
    links = tuple(
        Link(str(r["number"] or ""), r["element"], str(r["relation"]), r["target"],
             str(r["target_class"] or ""), str(r["source"]))
        for r in rows
    )  # fmt: skip
    data = Lineage(city_words(graph, city), links, scheme(graph, "lineage-relation"))
    name = data.city
    title = {
        "ja": f"{name['ja']}:項目や制度の引き継ぎ",
        "en": f"{name['en']}: into what items and instruments went",
    }
    picture = {
        "ja": "左の項目・制度から右の引き継ぎ先へ線を引いた図。線種は引き継ぎ方。",
        "en": "Lines from items and instruments on the left to what they went into on the right; "
        "the dashes tell how.",
    }
    cannot = {
        "ja": "文書が述べる引き継ぎだけであり、述べられていない引き継ぎがないとは言えず、"
        "引き継ぎ先が実際"
        "に行われたかも分からない。",
        "en": "Only successions that a document states are drawn: others may exist, and whether "
        "the successor was carried out is not told.",
    }
    source = Source("graph.query('lineage')", {"city": city})
    return make(f"{city}-lineage", title, _says(data), cannot, picture, _table(city, data), source,
                _paint, data)  # fmt: skip


def _table(city: str, data: Lineage) -> Table:
    columns = ("city", "number", "item_ja", "item_en", "relation", "relation_ja", "relation_en",
               "target_ja", "target_en", "target_class", "source")  # fmt: skip
    rows = [
        (city, k.number or None, *both(k.item), k.relation, *both(_relation(data, k.relation)),
         *both(k.target), k.target_class or None, k.source)
        for k in data.links
    ]  # fmt: skip
    return Table(columns, tuple(rows))


def _relation(data: Lineage, key: str) -> Words:
    return data.relations.get(key, {"ja": key, "en": key})


def _sides(data: Lineage) -> tuple[list[tuple[str, str]], list[str]]:
    """The items of the left side in order, and the targets near what goes into them."""
    items = list(dict.fromkeys((k.number, k.item["ja"]) for k in data.links))
    at = {item: n for n, item in enumerate(items)}
    into: dict[str, list[int]] = {}
    for k in data.links:
        into.setdefault(k.target["ja"], []).append(at[k.number, k.item["ja"]])
    return items, sorted(into, key=lambda t: (sum(into[t]) / len(into[t]), min(into[t]), t))


def _says(data: Lineage) -> Words:
    items, targets = _sides(data)
    most = max(
        targets,
        key=lambda t: len({(k.number, k.item["ja"]) for k in data.links if k.target["ja"] == t}),
    )
    own = [k for k in data.links if k.target["ja"] == most]
    n = len({(k.number, k.item["ja"]) for k in own})
    label = own[0].target
    return {
        "ja": f"{data.city['ja']}の文書は{len(items)}の項目・制度が{len(targets)}の先に引き継が"
        "れたと述べ、"
        f"最も多くを引き継ぐのは「{label['ja']}」({n})である。",
        "en": f"The documents of {data.city['en']} say that {plural(len(items), 'item')} and "
        f"instruments went into {plural(len(targets), 'successor')}, most of them into "
        f'"{label["en"]}" ({n}).',
    }


def _paint(data: Lineage, lang: str) -> Page:
    ja = lang == "ja"
    links = data.links[:MOST_LINKS]
    shown = Lineage(data.city, links, data.relations)
    items, targets = _sides(shown)
    words = {(k.number, k.item["ja"]): f"{k.number} {k.item[lang]}".strip() for k in links}
    names = {k.target["ja"]: k.target[lang] for k in links}
    left = [wrap(words[i], _LEFT, LEAST) for i in items]
    right = [wrap(names[t], _RIGHT, LEAST) for t in targets]
    used = [
        r
        for r in (*LOOKS, *sorted({k.relation for k in links} - set(LOOKS)))
        if any(k.relation == r for k in links)
    ]
    keys = tuple(
        Key(
            f"{_relation(data, r)[lang]}({sum(k.relation == r for k in links)})"
            if ja
            else f"{_relation(data, r)[lang]} ({sum(k.relation == r for k in links)})",
            line=LOOKS.get(r, ()),
        )
        for r in used
    )
    notes: tuple[str, ...] = ()
    if len(data.links) > MOST_LINKS:
        notes = (
            f"初めの{MOST_LINKS}だけを描く。残りは表にある。"
            if ja
            else f"The first {MOST_LINKS} only; the others stand in the table.",
        )
    top = key_height(keys, WIDTH) + 0.05
    tall = max(_height(left), _height(right))
    page = Page(top + tall + note_height(notes, WIDTH) + 0.08)
    draw_keys(page, keys, 0.0, 0.02)
    here = _side(page, left, 0.0, top, tall)
    there = _side(page, right, WIDTH - _RIGHT, top, tall)
    x0, x1 = _LEFT + 0.08, WIDTH - _RIGHT - 0.1
    for k in links:
        y0 = here[items.index((k.number, k.item["ja"]))]
        y1 = there[targets.index(k.target["ja"])]
        page.curve(x0, y0, x1, y1, dashes=LOOKS.get(k.relation, ()), colour=INK, weight=0.9)
    for y in there:
        page.mark(x1, y, ">", size=4.0)
    page.notes(page.height - note_height(notes, WIDTH) + 0.02, notes)
    return page


def _height(labels: Sequence[Sequence[str]]) -> float:
    return sum(len(lines) * PITCH * LEAST / POINTS + _GAP for lines in labels)


def _side(
    page: Page, labels: Sequence[Sequence[str]], left: float, top: float, tall: float
) -> list[float]:
    """Write the labels of a side, spread over its height; where the middle of each stands."""
    spare = (tall - _height(labels)) / max(len(labels), 1)
    y, middles = top, []
    for lines in labels:
        down = len(lines) * PITCH * LEAST / POINTS + _GAP + spare
        middles.append(y + down / 2)
        page.lines(left, middles[-1], lines, size=LEAST)
        y += down
    return middles
