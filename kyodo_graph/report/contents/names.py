"""What things are called on the pages: labels in both languages, and plans as people say them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kyodo_graph.graph import Graph
from kyodo_graph.networks.statements import short
from kyodo_graph.report.facts import LANGS, City, Document, Facts, Plan, Words

_LABELS = """SELECT DISTINCT ?id ?label ?lang WHERE {
  ?id rdfs:label ?label BIND(LANG(?label) AS ?lang) FILTER(ISIRI(?id)) }"""
_SECTORS = """SELECT DISTINCT ?actor ?sector ?specificity WHERE {
  ?actor kyodo:sector/kyodo:code ?sector
  OPTIONAL { ?actor kyodo:specificity/kyodo:code ?specificity } }"""
_CHAPTER = re.compile(r"^(第[0-9０-９一二三四五六七八九十]+章)|^Chapter ([0-9]+)")
_CITY = re.compile(r" (City|Town|Village|Ward)$")
UNKNOWN_SECTOR = "S99"


@dataclass(frozen=True)
class Names:
    """Labels by id, and the sector and specificity of actors."""

    labels: Mapping[str, Words]
    sectors: Mapping[str, str]
    specificities: Mapping[str, str]

    def of(self, thing: str) -> Words:
        """The label of a thing by its id; the id where it has none."""
        return self.labels.get(thing, dict.fromkeys(LANGS, thing))

    def concept(self, scheme: str, code: str) -> Words:
        """The label of a concept of the codebook."""
        return self.labels.get(f"{scheme}/{code}", dict.fromkeys(LANGS, code))

    def sector(self, actor: str) -> str:
        """The sector of an actor; that of all others where none is coded."""
        return self.sectors.get(actor, UNKNOWN_SECTOR)

    def specificity(self, actor: str) -> str:
        """Whether an actor is named, a category or generic; empty where that is not coded."""
        return self.specificities.get(actor, "")


def read_names(graph: Graph) -> Names:
    """Read the labels of everything that has one."""
    found: dict[str, dict[str, str]] = {}
    for row in sorted(graph.select(_LABELS), key=lambda r: str(r["label"])):
        found.setdefault(short(str(row["id"])), {}).setdefault(str(row["lang"]), str(row["label"]))
    actors = graph.select(_SECTORS)
    return Names(
        {key: in_both(said) for key, said in sorted(found.items())},
        {short(str(r["actor"])): str(r["sector"]) for r in actors},
        {short(str(r["actor"])): str(r["specificity"] or "") for r in actors},
    )


def in_both(said: Mapping[str, str]) -> Words:
    """A text in both languages; one that stands in one language only serves for both.

    >>> in_both({"ja": "市"})
    {'ja': '市', 'en': '市'}
    """
    other = next(iter(said.values()), "")
    return {lang: said.get(lang) or other for lang in LANGS}


def city_name(city: City) -> Words:
    """A city as running text calls it.

    >>> city_name(City("shinjo", {"ja": "新庄市", "en": "Shinjō City"}, {"ja": "", "en": ""}))
    {'ja': '新庄市', 'en': 'Shinjō'}
    """
    return {"ja": city.label["ja"], "en": _CITY.sub("", city.label["en"])}


def short_city_name(city: City) -> Words:
    """A city as the head of a row calls it: without 市, 町 or 村 where something is left.

    >>> short_city_name(City("x", {"ja": "新庄市", "en": "Shinjō City"}, {}))["ja"]
    '新庄'
    """
    ja = city.label["ja"]
    bare = ja[:-1] if len(ja) > 2 and ja[-1] in "市町村区" else ja
    return {"ja": bare, "en": city_name(city)["en"]}


def plan_name(plan: Plan, city: City, documents: Iterable[Document]) -> Words:
    """A plan as people say it: of a chapter whose plan has no printed title, the city's plan.

    A draft says so.
    """
    own = [d for d in documents if plan.id in d.covers]
    name = city_name(city)
    if any(d.kind == "plan_chapter" for d in own):
        return {
            "ja": f"{name['ja']}の計画（{_chapter(plan.label['ja']) or 'その一章'}）",
            "en": f"{name['en']}’s plan ({_chapter(plan.label['en']) or 'one chapter'})",
        }
    if plan.status == "draft":
        draft = "(案)" if "(" in plan.label["ja"] else "（案）"
        return {"ja": f"{plan.label['ja']}{draft}", "en": f"{plan.label['en']}, draft"}
    return plan.label


def _chapter(label: str) -> str:
    found = _CHAPTER.match(label)
    if not found:
        return ""
    return found[1] or f"chapter {found[2]}"


def plans_read(facts: Facts, city: str) -> tuple[Plan, ...]:
    """The plans of a city that its documents set out, the latest first.

    Where no document says what it covers, all plans that have elements.
    """
    covered = {plan for d in facts.documents_of(city) for plan in d.covers}
    own = (
        p
        for p in facts.plans_of(city)
        if (p.elements or p.indicators) and (p.id in covered or not covered)
    )
    return tuple(sorted(own, key=lambda p: (-(p.generation or 0), -(p.start_fy or 0), p.id)))


def row_names(facts: Facts) -> Mapping[str, Words]:
    """What a plan is called at the head of a row below the name of its city.

    Empty where it is the only plan of the city that was read: the city's name is enough.
    """
    made: dict[str, Words] = {}
    for city in facts.cities:
        own = plans_read(facts, city.key)
        for plan in own:
            made[plan.id] = _apart(plan, own)
    return made


def _apart(plan: Plan, own: tuple[Plan, ...]) -> Words:
    if len(own) < 2:
        return {"ja": "", "en": ""}
    generations = [p.generation for p in own]
    if plan.generation and generations.count(plan.generation) == 1:
        ordinal = {1: "first", 2: "second", 3: "third", 4: "fourth"}
        en = ordinal.get(plan.generation, f"{plan.generation}th")
        return {"ja": f"第{_kanji(plan.generation)}次", "en": f"{en} plan"}
    return plan.label


def _kanji(number: int) -> str:
    return "〇一二三四五六七八九"[number] if number < 10 else str(number)
