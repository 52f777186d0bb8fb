"""What the search of a report finds: actors, items and passages, in both languages.

The index is made in the browser by MiniSearch when it is first asked, with the fold that everything
else is searched by (``web/finder``); here is what there is to find, and where it leads.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kyodo_graph.graph import Graph
from kyodo_graph.report.facts import LANGS, Facts
from kyodo_graph.report.statements import PassageEntry
from kyodo_graph.report.tables.places import Places
from kyodo_graph.tables import Cell
from kyodo_graph.views.sealing import as_json, packed
from kyodo_graph.words.unwritten import is_unwritten

PROGRAM = Path(__file__).parent / "assets" / "search.js"
FILE = "assets/search.js"
"""Program and index, one file that all pages share."""
KINDS = ("actors", "items", "passages")
Words = Mapping[str, str]
Row = Mapping[str, Cell]
_NOTHING: Words = {"ja": "", "en": ""}
_MOST_SAID = 400
"""Characters of a passage's statements that are searched."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing to be found: its names, where it belongs, where it leads, what else it says.

    ``href`` is seen from the folder of a language's pages; with a ``/`` before it, from the
    report's own folder.
    """

    kind: str
    name: Words
    place: Words
    href: str
    other: str = ""
    said: Words = field(default_factory=lambda: _NOTHING)


def found_in(
    graph: Graph,
    facts: Facts,
    places: Places,
    passages: Mapping[str, Mapping[str, Sequence[PassageEntry]]],
    texts: Mapping[str, Sequence[str]],
) -> tuple[Entry, ...]:
    """Everything that is searched; ``passages`` by language and document."""
    return (
        *_actors(graph, facts, places),
        *_items(graph, facts, places),
        *_passages(facts, places, passages, texts),
    )


def script(entries: Sequence[Entry]) -> bytes:
    """The program and what it searches as one script."""
    places = {tuple(e.place[lang] for lang in LANGS): None for e in entries}
    known = {place: number for number, place in enumerate(places)}
    rows = [
        [
            KINDS.index(e.kind), e.name["ja"], _english(e.name),
            e.other, known[tuple(e.place[lang] for lang in LANGS)], e.href,
            e.said["ja"], e.said["en"],
        ]
        for e in entries
    ]  # fmt: skip
    told = {
        "kinds": list(KINDS),
        "places": [dict(zip(LANGS, place, strict=True)) for place in places],
        "rows": rows,
    }
    program = PROGRAM.read_text(encoding="utf-8").rstrip("\n")
    whole = f"{program}\nglobalThis.kyodoFind = kyodoSearch('{packed(as_json(told))}');\n"
    return whole.encode("utf-8", "replace")


def _english(name: Words) -> str:
    """The English of a name; nothing where it is the Japanese, or still to be written."""
    ja, en = name["ja"], name["en"]
    return "" if en == ja or is_unwritten(ja, en) else en


def _actors(graph: Graph, facts: Facts, places: Places) -> Iterator[Entry]:
    both = _both(graph, "actors", facts)
    for iri, rows in both.items():
        city = facts.city(str(rows["ja"]["city"]))
        href = places.page(iri) or _in_graph(places, iri, city.key)
        if href is not None:
            aliases = {a for row in rows.values() for a in str(row["aliases"] or "").split(" | ")}
            name = {lang: str(row["actor"]) for lang, row in rows.items()}
            yield Entry("actors", name, city.label, href, " ".join(sorted(aliases - {""})))


def _in_graph(places: Places, iri: str, city: str) -> str | None:
    """A thing in the page of its city's graph, which has both languages."""
    href = places.node(iri, city)
    if href is None:
        return None
    return f"/{href.removeprefix(places.root).rpartition('&lang=')[0]}"


def _items(graph: Graph, facts: Facts, places: Places) -> Iterator[Entry]:
    plans = {plan.id: plan for plan in facts.plans}
    numbers = {iri: rows["ja"]["number"] for iri, rows in _both(graph, "elements", facts).items()}
    numbered = {iri.rpartition("/id/")[2]: str(number or "") for iri, number in numbers.items()}
    for element in facts.elements:
        href = places.page(element.id)
        if href is not None and element.of in plans:
            name = places.plan_names.get(element.of, plans[element.of].label)
            number = numbered.get(element.id, "")
            yield Entry("items", element.label, name, href, number)


def _passages(
    facts: Facts,
    places: Places,
    passages: Mapping[str, Mapping[str, Sequence[PassageEntry]]],
    texts: Mapping[str, Sequence[str]],
) -> Iterator[Entry]:
    for document in facts.documents:
        own = {lang: passages[lang].get(document.key, ()) for lang in LANGS}
        lines = texts.get(document.key, ())
        for ja, en in zip(own["ja"], own["en"], strict=True):
            href = places.passage(ja.pointer)
            if href is None:
                continue
            text = "\n".join(lines[ja.first - 1 : ja.last])
            yield Entry(
                "passages",
                {"ja": _heading(ja), "en": _heading(en)},
                document.label,
                href,
                ja.pointer,
                {"ja": f"{_said(ja)}\n{text}".strip(), "en": _said(en)},
            )


def _heading(entry: PassageEntry) -> str:
    """The heading that a passage stands under, and what it is first about."""
    subject = next((s.subject for s in entry.statements if s.subject), "")
    return " › ".join(dict.fromkeys(t for t in (*entry.headings[-1:], subject) if t))


def _said(entry: PassageEntry) -> str:
    """The names in what a passage states, each once."""
    values = (d.value for s in entry.statements for d in s.details if d.thing)
    names = dict.fromkeys((*(s.subject for s in entry.statements), *values, *entry.headings))
    return " ".join(names)[:_MOST_SAID]


def _both(graph: Graph, query: str, facts: Facts) -> dict[str, dict[str, Row]]:
    """The rows of a query in both languages by IRI, of the cities that the report is about."""
    cities = {city.key for city in facts.cities}
    found: dict[str, dict[str, Row]] = {}
    for lang in LANGS:
        for row in graph.query(query, lang=lang):
            if str(row["city"]) in cities:
                found.setdefault(str(row["iri"]), {})[lang] = row
    return {iri: rows for iri, rows in found.items() if len(rows) == len(LANGS)}
