"""The picture of the classes: the main ones as boxes, what links them as arrows, as SVG.

What stands in it comes from the ontology; only the places of the boxes are set here.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from kyodo_graph.curation.namespaces import KYODO, OWL, RDFS
from kyodo_graph.docs.vocabulary import Vocabulary, local

# Column and row of each class. Records that join two things stand between them.
PLACES = {
    "City": (0, 0),
    "Document": (1, 0),
    "Section": (2, 0),
    "Passage": (3, 0),
    "Observation": (0, 1),
    "Plan": (1, 1),
    "ScheduleEntry": (2, 1),
    "Tie": (3, 1),
    "Indicator": (0, 2),
    "Element": (1, 2),
    "Participation": (2, 2),
    "Actor": (3, 2),
    "Instrument": (0, 3),
    "StatusAssessment": (1, 3),
    "Activity": (2, 3),
    "FunctionAssignment": (3, 3),
    "District": (2, 4),
}
_WIDTH, _HEIGHT, _ACROSS, _DOWN, _MARGIN = 190, 66, 300, 136, 20
_RECORDS = frozenset(
    ("Tie", "Participation", "FunctionAssignment", "Observation", "ScheduleEntry",
     "StatusAssessment")
)  # fmt: skip
_EVIDENCE = frozenset(("Document", "Section", "Passage"))
_STYLE = (
    "text{font-family:'Noto Sans CJK JP','Hiragino Sans','Yu Gothic',sans-serif;fill:#1a1a1a}"
    ".name{font-size:16px;font-weight:bold}.label{font-size:13px}.codes{font-size:11px;fill:#555}"
    ".link{font-size:12px;fill:#0b4f8a;paint-order:stroke;stroke:#fff;stroke-width:4px}"
    "rect{fill:#fff;stroke:#444}.record{fill:#f3efe2}.evidence{fill:#e8f1e8}"
    "line{stroke:#777;stroke-width:1.3}"
)
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Link:
    """An arrow from class to class with the properties that it stands for."""

    source: str
    target: str
    properties: tuple[str, ...]


def class_picture(ontology: Path, lang: str) -> str:
    """The SVG with labels in ``ja`` or ``en``."""
    v = Vocabulary([ontology / "kyodo.ttl", *sorted(ontology.glob("schemes/*.ttl"))])
    columns, rows = (max(place[n] for place in PLACES.values()) + 1 for n in (0, 1))
    width = 2 * _MARGIN + (columns - 1) * _ACROSS + _WIDTH
    height = 2 * _MARGIN + (rows - 1) * _DOWN + _HEIGHT
    return "\n".join(_svg(v, lang, width, height)) + "\n"


def links(v: Vocabulary) -> list[Link]:
    """The arrows: object properties whose domain and range are boxes beside each other.

    Of properties one below the other only the uppermost has one.
    """
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for iri in v.terms("ObjectProperty"):
        above = [p for p in v.iris(iri, RDFS + "subPropertyOf") if p.startswith(KYODO)]
        inverse = [*v.iris(iri, OWL + "inverseOf"), *v.subjects(OWL + "inverseOf", iri)]
        concluded = KYODO + "RuleGraph" in v.iris(iri, KYODO + "inGraph")
        if above or (concluded and inverse):
            continue
        for source in _boxes(v, iri, "domain"):
            for target in _boxes(v, iri, "range"):
                if _beside(source, target) and not concluded:
                    found[source, target].append(local(iri))
    return [Link(a, b, tuple(sorted(names))) for (a, b), names in sorted(found.items())]


def _beside(one: str, other: str) -> bool:
    (a, b), (c, d) = PLACES[one], PLACES[other]
    return one != other and max(abs(a - c), abs(b - d)) == 1


def _boxes(v: Vocabulary, prop: str, which: str) -> list[str]:
    members = [m for e in v.objects(prop, RDFS + which) for m in v.members(e)]
    return [local(m) for m in members if local(m) in PLACES]


def _svg(v: Vocabulary, lang: str, width: float, height: float) -> Iterator[str]:
    view = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    yield f'<svg xmlns="http://www.w3.org/2000/svg" {view} role="img">'
    title = {"ja": "クラスとそれを結ぶ性質", "en": "Classes and the properties that link them"}
    yield f"<title>{title[lang]}</title><style>{_STYLE}</style>"
    yield (
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8"'
        ' markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" fill="#777"/></marker></defs>'
    )
    yield f'<rect x="0" y="0" width="{width}" height="{height}" style="stroke:none"/>'
    drawn = links(v)
    for link in drawn:
        yield _arrow(link)
    for name in PLACES:
        yield from _box(v, name, lang)
    for link in drawn:
        yield from _words(link)
    yield "</svg>"


def _middle(name: str) -> Point:
    column, row = PLACES[name]
    return _MARGIN + column * _ACROSS + _WIDTH / 2, _MARGIN + row * _DOWN + _HEIGHT / 2


def _ends(link: Link) -> tuple[Point, Point]:
    """Where the line from middle to middle leaves the one box and meets the other."""
    (ax, ay), (bx, by) = _middle(link.source), _middle(link.target)
    dx, dy = bx - ax, by - ay
    part = min(
        _WIDTH / 2 / abs(dx) if dx else float("inf"), _HEIGHT / 2 / abs(dy) if dy else float("inf")
    )
    return (ax + dx * part, ay + dy * part), (bx - dx * part, by - dy * part)


def _arrow(link: Link) -> str:
    (ax, ay), (bx, by) = _ends(link)
    ends = f'x1="{ax:.0f}" y1="{ay:.0f}" x2="{bx:.0f}" y2="{by:.0f}"'
    return f'<line {ends} marker-end="url(#tip)"/>'


def _words(link: Link) -> Iterator[str]:
    (ax, ay), (bx, by) = _ends(link)
    x, y = (ax + bx) / 2, (ay + by) / 2 - 7 * (len(link.properties) - 1) + 4
    for n, name in enumerate(link.properties):
        place = f'x="{x:.0f}" y="{y + 14 * n:.0f}" text-anchor="middle"'
        yield f'<text class="link" {place}>{name}</text>'


def _box(v: Vocabulary, name: str, lang: str) -> Iterator[str]:
    iri = KYODO + name
    x, y = _middle(name)
    left, top = x - _WIDTH / 2, y - _HEIGHT / 2
    kind = "record" if name in _RECORDS else "evidence" if name in _EVIDENCE else "thing"
    yield (
        f'<rect class="{kind}" x="{left:.0f}" y="{top:.0f}" width="{_WIDTH}" height="{_HEIGHT}"'
        ' rx="6"/>'
    )
    lines = [
        ("name", name),
        ("label", v.text(iri, RDFS + "label", lang)),
        ("codes", _codes(v, iri)),
    ]
    for n, (style, text) in enumerate(lines):
        place = f'x="{x:.0f}" y="{top + 20 + 19 * n:.0f}" text-anchor="middle"'
        yield f'<text class="{style}" {place}>{escape(text)}</text>'


def _codes(v: Vocabulary, iri: str) -> str:
    """What tells things of the class apart: its classes below, else its coded properties."""
    below = [local(c) for c in v.subjects(RDFS + "subClassOf", iri)]
    if below:
        return ", ".join(below[:2])
    coded = [
        local(p)
        for p in v.terms("ObjectProperty")
        if iri in [m for e in v.objects(p, RDFS + "domain") for m in v.members(e)]
        and any(v.objects(r, KYODO + "scheme") for r in v.iris(p, RDFS + "range"))
    ]
    return _fitting(coded)


def _fitting(names: list[str]) -> str:
    text = ""
    for name in names:
        more = f"{text}, {name}" if text else name
        if sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in more) > 32:
            return f"{text} …"
        text = more
    return text
