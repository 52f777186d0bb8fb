"""Where things stand in the report: the names of its pages, and the links to them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from kyodo_graph.curation.namespaces import ID, SOURCE
from kyodo_graph.curation.passages import Passage, parse_pointer
from kyodo_graph.report.facts import Facts

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
    graphs: Mapping[str, str] = field(default_factory=dict)
    root: str = ""
    lang: str = "ja"

    def page(self, thing: str) -> str | None:
        """The page or anchor of a thing by its id (or IRI): city, plan, element …"""
        return self.pages.get(thing.removeprefix(ID).removeprefix(SOURCE))

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


def page_names(facts: Facts) -> dict[str, str]:
    """The file of each city, plan, intermediary and document by its id."""
    wanted = [
        *((c.key, f"city-{slug(c.key)}") for c in facts.cities),
        *((p.id, f"plan-{slug(p.id)}") for p in facts.plans),
        *(
            (i.id, f"intermediary-{slug(i.id.replace('/actor/', '/'))}")
            for i in facts.intermediaries
        ),
        *((d.key, f"passages-{slug(d.key)}") for d in facts.documents),
    ]
    names = distinct(name for _, name in wanted)
    return {key: f"{name}.html" for (key, _), name in zip(wanted, names, strict=True)}


def things(facts: Facts) -> dict[str, str]:
    """The pages of things that have one, and the anchors of elements on their plan's page."""
    made = page_names(facts)
    anchors = element_anchors(facts)
    for element in facts.elements:
        made[element.id] = f"{made[element.of]}#{anchors[element.id]}"
    return made


def element_anchors(facts: Facts) -> dict[str, str]:
    """The anchor of each element on the page of its plan."""
    made: dict[str, str] = {}
    for plan in facts.plans:
        names = distinct(f"e-{slug(e.removeprefix(plan.id))}" for e in plan.elements)
        made |= zip(plan.elements, names, strict=True)
    return made


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
