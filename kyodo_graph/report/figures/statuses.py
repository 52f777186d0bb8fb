"""How far the items of a status list have come: one square for each, with its printed mark."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from kyodo_graph.graph import Graph
from kyodo_graph.report.drawing.sheet import HATCH, PITCH, SIZE, WIDTH, Page, note_height
from kyodo_graph.report.drawing.text import LEAST, POINTS, fit, wrap
from kyodo_graph.report.figure import Figure, Source, Words
from kyodo_graph.report.figures.declaring import figure
from kyodo_graph.report.figures.keys import draw_keys, key_height
from kyodo_graph.report.figures.making import both, make
from kyodo_graph.report.figures.parts import Key
from kyodo_graph.report.figures.reading import city_words, query_in, scheme, tops
from kyodo_graph.tables import Table
from kyodo_graph.views.styles import INK, LINE, MUTED, PAPER
from kyodo_graph.words.phrases import plural, several

LOOKS: Mapping[str, tuple[str, str, str]] = {
    "completed": ("#c3cad2", "", INK),
    "continued": (PAPER, "", INK),
    "expanded": ("#d9e8f5", "", INK),
    "reviewed": ("#f3e3c3", "", INK),
    "reduced": ("#e8d5d0", "", INK),
    "merged": ("#8fa3b5", "", INK),
    "suspended": ("#9aa5b1", HATCH, INK),
    "abolition_considered": ("#7b8794", HATCH, PAPER),
    "abolished": ("#3e4c59", "", PAPER),
    "": (PAPER, HATCH, INK),
}
"""Fill, hatch and colour of the mark by what is to become of an item."""
_SQUARE, _STEP, _DOWN, _LABEL = 0.2, 0.27, 0.4, 2.2


@dataclass(frozen=True)
class Item:
    """An assessed item of the plan."""

    policy: Words
    policy_number: str
    number: str
    label: Words
    symbol: str
    implementation: str
    disposition: str
    source: str


@dataclass(frozen=True)
class Statuses:
    """The items of a city, policy by policy, and the labels of their states."""

    city: Words
    items: tuple[Item, ...]
    implementation: Mapping[str, Words]
    disposition: Mapping[str, Words]


@figure("statuses", of="documents", at={"city": "items"}, order=50)
def statuses_figure(graph: Graph, city: str) -> Figure | None:
    """The assessed items of a city; None where no document assesses any."""
    rows = query_in(graph, "fate_of_items", city, ("item",), ("iri", "relation", "target_class",
                    "source", "lineage_source"))  # fmt: skip
    if not rows:
        return None
    above = tops(graph, city)
    none: tuple[str, Words] = ("", {"ja": "方針なし", "en": "no policy"})
    items: dict[object, Item] = {}
    for r in rows:
        number, policy = above.get(str(r["iri"]), none)
        items.setdefault(r["iri"], Item(
            policy, number, str(r["number"] or ""), r["item"], str(r["symbol"] or ""),
            str(r["implementation"] or ""), str(r["disposition"] or ""), str(r["source"]),
        ))  # fmt: skip
    data = Statuses(
        city_words(graph, city),
        tuple(items.values()),
        scheme(graph, "status"),
        scheme(graph, "disposition"),
    )
    name = data.city
    title = {
        "ja": f"{name['ja']}:評価された項目の実施状況と今後の取扱い",
        "en": f"{name['en']}: how far assessed items have come, and what is to become of them",
    }
    picture = {
        "ja": "方針を行とし、項目を一つの四角とする図。中の記号は印刷された実施状況、"
        "塗りと斜線は今後の"
        "取扱い。",
        "en": "Rows of policies with a square for each item: inside, the printed mark of its "
        "status; fill and hatch tell what is to become of it.",
    }
    cannot = {
        "ja": "市自身による評価であり、「完了」は仕組みを作り終えたことで効果ではなく、"
        "項目の数は文書の"
        "分け方によるので他市の数とは比べられない。",
        "en": 'It is the city\'s assessment of itself: "completed" is said of setting something '
        "up, not of its effect, and the number of items, which hangs on how a document divides "
        "them, can't be set beside another city's.",
    }
    source = Source("graph.query('fate_of_items'), graph.query('element_path')", {"city": city})
    return make(f"{city}-statuses", title, _says(data), cannot, picture, _table(city, data),
                source, _paint, data)  # fmt: skip


def _table(city: str, data: Statuses) -> Table:
    columns = ("city", "policy_number", "policy_ja", "policy_en", "number", "item_ja", "item_en",
               "symbol", "implementation", "disposition", "source")  # fmt: skip
    rows = [
        (city, i.policy_number or None, *both(i.policy), i.number or None, *both(i.label),
         i.symbol or None, i.implementation or None, i.disposition or None, i.source)
        for i in data.items
    ]  # fmt: skip
    return Table(columns, tuple(rows))


def _counted(data: Statuses, lang: str) -> list[tuple[str, int]]:
    """The dispositions with their labels and numbers, most first."""
    counts = Counter(i.disposition for i in data.items)
    other = {"ja": "記載なし", "en": "not stated"}
    return [
        (data.disposition.get(k, other)[lang], n)
        for k, n in sorted(counts.items(), key=lambda kn: (-kn[1], kn[0]))
    ]


def _says(data: Statuses) -> Words:
    n = len(data.items)
    ja = several((f"{label}{count}件" for label, count in _counted(data, "ja")), "ja")
    en = several((f"{count} {label}" for label, count in _counted(data, "en")), "en")
    return {
        "ja": f"{data.city['ja']}で評価された{n}項目の今後の取扱いは、{ja}である。",
        "en": f"The list of {plural(n, 'assessed item')} in {data.city['en']} has {en}.",
    }


def _paint(data: Statuses, lang: str) -> Page:
    ja = lang == "ja"
    inside = sorted(data.items, key=lambda i: _order(data, i))
    groups = [
        (k, list(g)) for k, g in groupby(inside, key=lambda i: (i.policy_number, i.policy[lang]))
    ]
    keys = _keys(data, lang)
    a_line = max(1, int((WIDTH - _LABEL - 0.5) / _STEP))
    labels = [
        wrap(f"{number} {label}".strip(), _LABEL - 0.1, SIZE, 3) for (number, label), _ in groups
    ]
    heights = [
        max(_DOWN * -(-len(items) // a_line), len(lines) * PITCH * SIZE / POINTS + 0.1)
        for (_, items), lines in zip(groups, labels, strict=True)
    ]
    notes = (
        "四角の下は項目の番号。番号と名称、典拠は表にある。"
        if ja
        else "Below each square the number of the item; titles and passages stand in the table.",
    )
    top = key_height(keys, WIDTH) + 0.04
    page = Page(top + sum(heights) + note_height(notes, WIDTH) + 0.14)
    draw_keys(page, keys, 0.0, 0.02)
    y = top
    for (_, items), lines, down in zip(groups, labels, heights, strict=True):
        page.rule(y)
        page.lines(0.0, y + down / 2, lines)
        page.text(WIDTH, y + down / 2, f"{len(items)}件" if ja else f"{len(items)}", align="right")
        for k, item in enumerate(items):
            _square(page, item, _LABEL + k % a_line * _STEP, y + 0.05 + k // a_line * _DOWN)
        y += down
    page.rule(y)
    page.notes(page.height - note_height(notes, WIDTH) + 0.02, notes)
    return page


def _order(data: Statuses, item: Item) -> int:
    """Policies in the order in which the document first has one of their items."""
    return next(
        k
        for k, i in enumerate(data.items)
        if (i.policy_number, i.policy) == (item.policy_number, item.policy)
    )


def _square(page: Page, item: Item, x: float, y: float) -> None:
    fill, hatch, colour = LOOKS.get(item.disposition, LOOKS[""])
    page.box(x, y, _SQUARE, _SQUARE, fill=fill, hatch=hatch, ink=LINE, weight=0.8)
    middle = x + _SQUARE / 2
    words = fit(item.symbol or "–", _STEP, SIZE)
    page.text(middle, y + _SQUARE / 2, words, align="center", colour=colour)
    page.text(middle, y + _SQUARE + 0.075, fit(item.number, _STEP, LEAST), size=LEAST,
              colour=MUTED, align="center")  # fmt: skip


def _keys(data: Statuses, lang: str) -> tuple[Key, ...]:
    keys = []
    counts = Counter(i.disposition for i in data.items)
    for key, n in sorted(counts.items(), key=lambda kn: (-kn[1], kn[0])):
        fill, hatch, _ = LOOKS.get(key, LOOKS[""])
        words = data.disposition.get(key, {"ja": "取扱いの記載なし", "en": "not stated"})[lang]
        keys.append(Key(f"{words} {n}", box=True, fill=fill, hatch=hatch, ink=LINE))
    marks = Counter((i.symbol, i.implementation) for i in data.items)
    for (symbol, key), n in sorted(marks.items(), key=lambda kn: (-kn[1], kn[0])):
        words = data.implementation.get(key, {"ja": "記載なし", "en": "not stated"})[lang]
        keys.append(Key(f"{symbol or '–'} {words} {n}"))
    return tuple(keys)
