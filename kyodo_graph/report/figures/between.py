"""What the figures of a comparison share: sheets in both languages, names of plans, refusals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kyodo_graph.graph import Graph
from kyodo_graph.report.figure import Words
from kyodo_graph.report.figures.making import options, paired
from kyodo_graph.report.figures.reading import cities
from kyodo_graph.tables import Table
from kyodo_graph.words.phrases import several

MOST_LANES = 8
"""Of more plans marks are no longer told apart: a matrix is drawn in place of dots."""
_PLAN = re.compile(r"^[^\s:]+/[^\s:]+: ")


@dataclass(frozen=True)
class Plan:
    """A plan of the comparison: ``city/plan``, what it is called in a figure, and its title."""

    name: str
    short: Words
    title: Words


@dataclass(frozen=True)
class Compared:
    """The sheets of a comparison in both languages, its plans in their order, and the graph."""

    graph: Graph
    ja: Mapping[str, Table]
    en: Mapping[str, Table]
    plans: tuple[Plan, ...]

    def rows(self, name: str, keys: Sequence[str], texts: Sequence[str]) -> list[dict[str, Any]]:
        """The rows of a sheet with texts (``refused`` among them) in both languages."""
        return paired(self.ja[name], self.en[name], keys, (*texts, "refused"))

    def rows_plain(
        self, name: str, keys: Sequence[str], texts: Sequence[str]
    ) -> list[dict[str, Any]]:
        """The rows of a sheet that refuses nothing."""
        return paired(self.ja[name], self.en[name], keys, texts)

    def numbers(self, name: str, keys: Sequence[str], texts: Sequence[str]) -> list[dict[str, Any]]:
        """The rows that have numbers, each with the name of its plan where it has one."""
        rows = [r for r in self.rows(name, keys, texts) if not r["refused"]["ja"]]
        return [r | {"name": f"{r['city']}/{r['plan']}"} if "plan" in r else r for r in rows]

    def said(self, *names: str, otherwise: Words) -> Words:
        """The sentences that rest on some tables; ``otherwise`` where nothing may be said."""
        told = {}
        for lang, sheets in (("ja", self.ja), ("en", self.en)):
            own = [str(r["sentence"]) for r in sheets["said"].records() if r["table"] in names]
            told[lang] = ("" if lang == "ja" else " ").join(own) or otherwise[lang]
        return told

    def options(self, name: str) -> dict[str, str]:
        """The options that the numbers of a sheet depend on."""
        return options(self.en[name].options)

    def called(self, name: str) -> Words:
        """What a plan is called in a figure."""
        return next((p.short for p in self.plans if p.name == name), {"ja": name, "en": name})

    def refusals(self, name: str, keys: Sequence[str], texts: Sequence[str]) -> Refusals:
        """The plans without numbers by the reason why."""
        found: dict[tuple[str, str], list[str]] = {}
        for r in self.rows(name, keys, texts):
            if r["refused"]["ja"]:
                reason = tuple(bare(r["refused"][lang]) for lang in ("ja", "en"))
                found.setdefault((reason[0], reason[1]), []).append(f"{r['city']}/{r['plan']}")
        return tuple(
            ({"ja": ja, "en": en}, tuple(dict.fromkeys(names))) for (ja, en), names in found.items()
        )

    def told(self, refusals: Refusals, lang: str) -> tuple[str, ...]:
        """Refusals in words, as notes of a figure."""
        notes = []
        for reason, names in refusals:
            who = several((self.called(n)[lang] for n in names), lang)
            notes.append(
                f"並べない計画:{who}({reason[lang]})。"
                if lang == "ja"
                else f"Not set beside the others: {who} ({reason[lang]})."
            )
        return tuple(notes)

    def groups(self, rows: Iterable[Mapping[str, Any]]) -> tuple[tuple[str, ...], ...]:
        """The plans of some rows in sets that may be set side by side."""
        sets: dict[frozenset[str], set[str]] = {}
        for r in rows:
            beside = str(r["comparable_with"] or "").split(" | ")
            sets.setdefault(frozenset({r["name"], *filter(None, beside)}), set()).add(r["name"])
        order = [p.name for p in self.plans]
        return tuple(
            sorted(
                (tuple(sorted(s, key=order.index)) for s in sets.values()),
                key=lambda s: order.index(s[0]),
            )
        )


Refusals = tuple[tuple[Words, tuple[str, ...]], ...]


def compared(ja: Sequence[Table], en: Sequence[Table], graph: Graph) -> Compared:
    """Bring the sheets of a comparison in both languages together."""
    first, second = {s.name: s for s in ja}, {s.name: s for s in en}
    named = cities(graph)
    rows = paired(first["documents"], second["documents"], ("city", "plan"), ("label",))
    many = [str(r["city"]) for r in rows]
    plans = []
    for r in rows:
        city, key = str(r["city"]), str(r["plan"])
        called = named.get(city, {"ja": city, "en": city})
        tail = f" {key}" if many.count(city) > 1 else ""
        short = {lang: words + tail for lang, words in called.items()}
        plans.append(Plan(f"{city}/{key}", short, r["label"]))
    return Compared(graph, first, second, tuple(plans))


def bare(reason: str) -> str:
    """A reason without the plan that it names first.

    >>> bare("shinjo/p2015: no role table is printed")
    'no role table is printed'
    """
    return _PLAN.sub("", reason)


def titles(plans: Iterable[Plan], lang: str) -> tuple[str, ...]:
    """Which plans the short names mean; nothing where there are too many to list."""
    given = list(plans)
    if len(given) > MOST_LANES:
        return ()
    named = [
        f"{p.short[lang]}:{p.title[lang]}" if lang == "ja" else f"{p.short[lang]}: {p.title[lang]}"
        for p in given
    ]
    return ("。".join(named) + "。" if lang == "ja" else "; ".join(named) + ".",)
