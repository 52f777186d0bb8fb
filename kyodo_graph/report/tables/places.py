"""Where things stand in the report: the names of its pages, and the links to them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from kyodo_graph.curation.namespaces import ID, SOURCE
from kyodo_graph.curation.passages import Passage, parse_pointer
from kyodo_graph.report.contents.names import plans_read
from kyodo_graph.report.facts import Facts, Plan

_POINTER = re.compile(r"(?<![\w/:-])[a-z0-9][a-z0-9-]*:[0-9]+(?:-[0-9]+)?(?![\w-])")
_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10))})


def slug(text: str) -> str:
    """A name that every file system takes: ASCII letters, digits and single hyphens.

    >>> slug("yamaguchi/p2-late"), slug('../"<x>'), slug("市民"), slug("NUL")
    ('yamaguchi-p2-late', 'x', 'x5e02-x6c11', 'nul-')
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    name = "-".join(re.findall(r"[a-z0-9]+", plain))
    if not name:
        name = "-".join(f"x{ord(c):x}" for c in text)[:60] or "x"
    return f"{name}-" if name in _RESERVED else name[:100]


def distinct(names: Iterable[str]) -> list[str]:
    """Names with a number behind those that stood before.

    >>> distinct(["a", "b", "a", "a"])
    ['a', 'b', 'a-2', 'a-3']
    """
    seen: set[str] = set()
    made = []
    for name in names:
        unlike, n = name, 1
        while unlike in seen:
            n += 1
            unlike = f"{name}-{n}"
        seen.add(unlike)
        made.append(unlike)
    return made


def anchor(passage: Passage) -> str:
    """The anchor of a passage on the page of its document.

    >>> anchor(Passage("shinjo-2015", 93, 95))
    'l93-95'
    """
    return f"l{passage.lines}"


@dataclass(frozen=True)
class Places:
    """Hrefs by what they lead to, relative to the folder that a language's pages stand in.

    ``root`` leads from there to the folder that figures, tables and graphs stand in.
    """

    pages: Mapping[str, str]
    plan_names: Mapping[str, Mapping[str, str]]
    passages: frozenset[str]
    anchors: Mapping[str, str] = field(default_factory=dict)
    graphs: Mapping[str, str] = field(default_factory=dict)
    root: str = ""
    lang: str = "ja"

    def page(self, thing: str) -> str | None:
        """The page or anchor of a thing by its id (or IRI): city, plan, element …"""
        return self.pages.get(thing.removeprefix(ID).removeprefix(SOURCE))

    def element_anchor(self, element: str) -> str:
        """The anchor of an element on the page of its city; empty where it has none."""
        return self.anchors.get(element, "")

    def anchor_of(self, intermediary: str) -> str:
        """The anchor of an intermediary's row; empty where it has none."""
        return self.anchors.get(intermediary, "")

    def plan_anchor(self, plan: str) -> str:
        """What the anchors of a plan end in, on the page of its city."""
        return plan_anchor(plan)

    def passage(self, pointer: str) -> str | None:
        """The anchor of a passage; None if the report has none of that name."""
        if pointer not in self.passages:
            return None
        passage = parse_pointer(pointer)
        return f"passages-{slug(passage.document)}.html#{anchor(passage)}"

    def node(self, thing: str, city: str = "") -> str | None:
        """A thing shown in the interactive page of its city; None where there is no such page."""
        node = thing.removeprefix(ID)
        key = city or node.partition("/")[0]
        page = self.graphs.get(key) or self.graphs.get("")
        if page is None:
            return None
        return f"{self.root}{page}#node={quote(node, safe='/')}&lang={self.lang}"

    def plan_name(self, plan: str) -> str | None:
        """The short name of a plan by its id: the city's, with the plan's own where it has more."""
        return self.plan_names.get(plan, {}).get(self.lang)


def pointers(text: str) -> list[tuple[int, int, str]]:
    """What in a text has the form of a pointer: where it begins and ends, and itself.

    >>> pointers("F05 x (shimonoseki-ch4:14-16); ichinoseki/p3: no")
    [(7, 28, 'shimonoseki-ch4:14-16')]
    """
    return [(found.start(), found.end(), found[0]) for found in _POINTER.finditer(text)]


INTERMEDIARIES = "intermediaries.html"


def page_names(facts: Facts) -> dict[str, str]:
    """The file of each city, of its tables (``CITY/tables``) and of each document by its id."""
    wanted = [
        *((c.key, f"city-{slug(c.key)}") for c in facts.cities),
        *((f"{c.key}/tables", f"tables-{slug(c.key)}") for c in facts.cities),
        *((d.key, f"passages-{slug(d.key)}") for d in facts.documents),
    ]
    names = distinct(name for _, name in wanted)
    return {key: f"{name}.html" for (key, _), name in zip(wanted, names, strict=True)}


def things(facts: Facts) -> dict[str, str]:
    """The pages of things that have one; of others the anchor where they stand.

    A plan that was read and its elements stand on the page of its city, other plans among the
    city's tables; an intermediary has a row on the page of all.
    """
    made, anchors = page_names(facts), anchors_of(facts)
    read = {p.id for c in facts.cities for p in plans_read(facts, c.key)}
    for plan in facts.plans:
        own = plan.id in read
        page = made[plan.city] if own else f"{made[f'{plan.city}/tables']}#documents"
        made[plan.id] = f"{page}#{_first_section(facts, plan)}" if own else page
        for element in plan.elements:
            made[element] = f"{page}#{anchors[element]}" if own else page
    for who in facts.intermediaries:
        made[who.id] = f"{INTERMEDIARIES}#{anchors[who.id]}"
    return made


def _first_section(facts: Facts, plan: Plan) -> str:
    """Where a plan begins on the page of its city: a section of its own beside another plan."""
    alone = len(plans_read(facts, plan.city)) == 1
    return f"{'roles' if alone else 'plan'}-{plan_anchor(plan.id)}"


def plan_anchor(plan: str) -> str:
    """What the anchors of a plan end in.

    >>> plan_anchor("yamaguchi/p2-late")
    'p2-late'
    """
    return slug(plan.partition("/")[2] or plan)


def anchors_of(facts: Facts) -> dict[str, str]:
    """The anchor of each element on the page of its city, and of each intermediary in its row."""
    made: dict[str, str] = {}
    for city in facts.cities:
        own = [(p, e) for p in facts.plans if p.city == city.key for e in p.elements]
        names = distinct(f"e-{plan_anchor(p.id)}-{slug(e.removeprefix(p.id))}" for p, e in own)
        made |= {e: name for (_, e), name in zip(own, names, strict=True)}
    who = [i.id for i in facts.intermediaries]
    rows = distinct(f"i-{slug(i.replace('/actor/', '/'))}" for i in who)
    return made | dict(zip(who, rows, strict=True))


def plan_names(facts: Facts) -> dict[str, Mapping[str, str]]:
    """Short names of plans: the city's name alone where only one plan of it was set out."""
    made: dict[str, Mapping[str, str]] = {}
    for city in facts.cities:
        own = [p for p in facts.plans if p.city == city.key]
        alone = sum(bool(p.elements) for p in own) == 1
        for plan in own:
            if alone and plan.elements:
                made[plan.id] = city.label
            else:
                own_ja, own_en = (
                    plan.label[lang].removeprefix(city.label[lang]).strip() or plan.label[lang]
                    for lang in ("ja", "en")
                )
                made[plan.id] = {
                    "ja": f"{city.label['ja']}({own_ja})",
                    "en": f"{city.label['en']} ({own_en})",
                }
    return made
