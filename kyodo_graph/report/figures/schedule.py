"""What is planned for which fiscal year, item by item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from kyodo_graph.graph import Graph
from kyodo_graph.report.drawing.sheet import HATCH, Page
from kyodo_graph.report.figure import Figure, Source, Words
from kyodo_graph.report.figures.declaring import figure
from kyodo_graph.report.figures.grid import draw_grid
from kyodo_graph.report.figures.making import both, make
from kyodo_graph.report.figures.parts import Box, Grid, Key, Row
from kyodo_graph.report.figures.reading import city_words, query_in, scheme
from kyodo_graph.tables import Table
from kyodo_graph.views.styles import MUTED, PAPER
from kyodo_graph.words.phrases import plural

MOST_ROWS = 60
"""Of more items the years are counted, so that the figure still fits a page."""
LOOKS: Mapping[str, tuple[float, str]] = {
    "consider": (0.0, HATCH),
    "implement": (1.0, ""),
    "continue": (0.35, ""),
}
"""Shade and hatch of a phase."""


@dataclass(frozen=True)
class Entry:
    """What an item is to do in a year."""

    number: str
    label: Words
    fy: int
    phase: str
    printed: str
    source: str


@dataclass(frozen=True)
class Schedule:
    """The schedule of a city in the order of its documents."""

    city: Words
    entries: tuple[Entry, ...]
    phases: Mapping[str, Words]

    @property
    def years(self) -> range:
        """All years from the first to the last."""
        found = [e.fy for e in self.entries]
        return range(min(found), max(found) + 1)


@figure("schedule", of="documents", at={"city": "items"}, order=30)
def schedule_figure(graph: Graph, city: str) -> Figure | None:
    """The schedule of a city; None where its documents have none."""
    rows = query_in(graph, "schedule", city, ("element",))
    if not rows:
        return None
    entries = tuple(
        Entry(str(r["number"] or ""), r["element"], int(r["fy"]), str(r["phase"]),
              str(r["printed"] or ""), str(r["source"]))
        for r in rows
    )  # fmt: skip
    data = Schedule(city_words(graph, city), entries, scheme(graph, "phase"))
    name = data.city
    title = {
        "ja": f"{name['ja']}:年度ごとの予定",
        "en": f"{name['en']}: what is planned for which year",
    }
    picture = {
        "ja": "項目を行、年度を列とする工程表。",
        "en": "Timetable with items as rows and fiscal years as columns.",
    }
    cannot = {
        "ja": "計画の予定であって実績ではなく、空白の年度は予定の記載がないということで、"
        "何もしないという"
        "ことではない。",
        "en": "It shows what the plan intends, not what was done; a blank year has no entry in "
        "the plan, which does not mean that nothing happens.",
    }
    source = Source("graph.query('schedule')", {"city": city})
    return make(f"{city}-schedule", title, _says(data), cannot, picture, _table(city, data),
                source, _paint, data)  # fmt: skip


def _table(city: str, data: Schedule) -> Table:
    columns = ("city", "number", "item_ja", "item_en", "fy", "phase", "printed", "source")
    rows = [
        (city, e.number or None, *both(e.label), e.fy, e.phase, e.printed or None, e.source)
        for e in data.entries
    ]
    return Table(columns, tuple(rows))


def _items(data: Schedule) -> dict[tuple[str, str], dict[int, list[Entry]]]:
    """The entries of each item by year."""
    found: dict[tuple[str, str], dict[int, list[Entry]]] = {}
    for e in data.entries:
        found.setdefault((e.number, e.label["ja"]), {}).setdefault(e.fy, []).append(e)
    return found


def _says(data: Schedule) -> Words:
    items, first = _items(data), data.years[0]
    start = sum(any(e.phase == "implement" for e in ys.get(first, [])) for ys in items.values())
    think = sum(
        any(e.phase == "consider" for y in years.values() for e in y) for years in items.values()
    )
    n = len(items)
    return {
        "ja": f"{data.city['ja']}で予定の記された{n}項目のうち、最初の{first}年度に実施するもの"
        f"は{start}、"
        f"検討の段階を置くものは{think}である。",
        "en": f"With a schedule for {plural(n, 'item')}, {data.city['en']} plans to carry out "
        f"{start} in the first year, FY{first}, and gives {think} a time of consideration.",
    }


def _paint(data: Schedule, lang: str) -> Page:
    ja = lang == "ja"
    heads = tuple(f"{y}年度" if ja else f"FY{y}" for y in data.years)
    keys = tuple(
        Key(data.phases[p][lang], box=True, fill=_key_fill(p), hatch=LOOKS[p][1],
            edge=MUTED, ink=MUTED)
        for p in LOOKS if any(e.phase == p for e in data.entries) and p in data.phases
    )  # fmt: skip
    items = _items(data)
    if len(items) > MOST_ROWS:
        return draw_grid(_counted(data, heads, lang))
    rows, cells = [], []
    for years in items.values():
        first = next(iter(years.values()))[0]
        rows.append(Row(f"{first.number} {first.label[lang]}".strip()))
        cells.append(tuple(_box(data, years.get(y, []), lang) for y in data.years))
    note = (
        "欄の中は印刷された語や記号。空白は予定の記載がないこと。"
        if ja
        else "In the cells the phase or the printed sign; blank: no entry in the plan."
    )
    return draw_grid(Grid(heads, tuple(rows), tuple(cells), keys=keys, notes=(note,),
                          label_room=3.3, cell_room=0.8, most_lines=3))  # fmt: skip


def _key_fill(phase: str) -> str:
    from kyodo_graph.report.drawing.scale import tint
    from kyodo_graph.report.figures.grid import DARKEST

    return tint(LOOKS[phase][0] * DARKEST) if LOOKS[phase][0] else PAPER


def _box(data: Schedule, entries: list[Entry], lang: str) -> Box:
    if not entries:
        return Box()
    shade, hatch = LOOKS.get(entries[0].phase, (0.0, ""))
    return Box(" / ".join(_word(data, e, lang) for e in entries), shade=shade, hatch=hatch)


def _word(data: Schedule, entry: Entry, lang: str) -> str:
    """What is printed; in English the phase's key in place of a word, a sign stays as it is."""
    sign = entry.printed and not any(c.isalpha() for c in entry.printed)
    if entry.printed and (sign or lang == "ja"):
        return entry.printed
    words = data.phases.get(entry.phase, {}) if lang == "ja" else {}
    return words.get(lang, entry.phase.replace("_", " "))


def _counted(data: Schedule, heads: tuple[str, ...], lang: str) -> Grid:
    """How many items have which phase in which year."""
    counts = Counter((e.phase, e.fy) for e in data.entries)
    phases = [p for p in data.phases if any(e.phase == p for e in data.entries)]
    most = max(counts.values())
    cells = tuple(
        tuple(Box(str(counts[p, y]), shade=counts[p, y] / most) for y in data.years) for p in phases
    )
    notes = (
        "項目が多いため、年度ごとの項目の数を示す。"
        if lang == "ja"
        else "With so many items, the number of items for each year is shown.",
    )
    return Grid(
        heads, tuple(Row(data.phases[p][lang]) for p in phases), cells, notes=notes, cell_room=0.75
    )
