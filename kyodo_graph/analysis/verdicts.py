"""What may be said of a city's governance: functions as stated, then the form, if at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kyodo_graph.analysis.city import City, Function
from kyodo_graph.analysis.governance import (
    CONCENTRATED,
    DENSE,
    FORMS,
    UNDETERMINED,
    VOTING,
    Verdict,
)
from kyodo_graph.tables import Table, Words, published
from kyodo_graph.words import codes, reading_called
from kyodo_graph.words.phrases import several, things
from kyodo_graph.words.sentences import condition, tell

GROUP = "governance"
TITLE = {
    "ja": "ガバナンスの形(Provan & Kenis 2008):読み取りごとの判定",
    "en": "Form of governance (Provan & Kenis 2008), reading by reading",
}
COLUMNS = (
    "city", "reading", "index", "form", "form_label", "first", "first_label", "kind", "highest",
    "second", "centralization", "rest_density", "rest_alone", "votes_nao", "votes_lead",
    "votes_shared", "votes_undetermined",
)  # fmt: skip
LIMITS: tuple[Words, ...] = (
    {
        "ja": "明示された関わりだけから作ったネットワークを読む。閾値は取り決めであり、一つの指標の"
        "9通りの判定は互いに独立ではない。形として述べてよいかは、すべての読み取りを見て判断する。",
        "en": "Read from the stated parts alone. The thresholds are conventions, and the nine "
        "decisions of an index depend on each other. Whether a form may be claimed is judged over "
        "all readings.",
    },
    {
        "ja": "形は、誰が何件に関わるかでほぼ決まる。誰が決めるか、信頼、目標の合意、NAOが運営の"
        "ために別に置かれた組織であるかは、計画からは読めない。",
        "en": "The form follows almost entirely from how many elements each actor has. Who "
        "decides, trust, agreement on goals, and whether an NAO was set up apart to run the "
        "network cannot be read from a plan.",
    },
)


@dataclass(frozen=True)
class Governance:
    """What the sentences on governance rest on: functions, and the form in each reading.

    ``readings`` has the verdict on the stated parts by the name of the reading; ``functions`` are
    all that the documents give to intermediaries, stated or implied.
    """

    city: str
    functions: tuple[Function, ...]
    actors: Mapping[str, str]
    readings: Mapping[str, Verdict]

    @property
    def stated(self) -> tuple[Function, ...]:
        """The functions that a document states in so many words."""
        return tuple(f for f in self.functions if f.basis == "stated")

    @property
    def form(self) -> str:
        """The form that every reading gives, at least two of them; else undetermined."""
        forms = {v.form for v in self.readings.values()}
        return forms.pop() if len(forms) == 1 and len(self.readings) > 1 else UNDETERMINED

    def fields(self, lang: str) -> dict[str, str]:
        """The places of the sentences; names are those of the city's language."""
        by_function: dict[str, dict[str, None]] = {}
        for f in self.stated:
            by_function.setdefault(f.label, {})[f.source] = None
        gap = "" if lang == "ja" else " "
        told = [f"{label}{gap}({', '.join(where)})" for label, where in by_function.items()]
        forms = {v.form: codes()[v.form][lang] for v in self.readings.values()}
        by_form = {
            words: [reading_called(r, lang) for r, v in self.readings.items() if v.form == form]
            for form, words in forms.items()
        }
        verdicts = self.readings.values()
        leaders = {v.first for v in verdicts}
        first = leaders.pop() if len(leaders) == 1 else ()
        return {
            "city": self.city,
            "functions": several(told, lang, 12),
            "implied": things(len(self.functions) - len(self.stated), "function_record", lang),
            "form": codes()[self.form][lang],
            "first": several((self.actors.get(a, a) for a in first), lang),
            "readings": things(len(self.readings), "reading", lang),
            "count": str(sum(v.count for v in verdicts)),
            "cells": str(sum(v.cells for v in verdicts)),
            "by_form": _by_form(by_form, lang),
        }


def _by_form(by_form: Mapping[str, list[str]], lang: str) -> str:
    joint = "、" if lang == "ja" else "; "
    mark = ":" if lang == "ja" else ": "
    return joint.join(f"{several(who, lang)}{mark}{form}" for form, who in by_form.items())


@condition(GROUP)
def functions_are_stated(found: Governance) -> bool:
    """Whether a document states a function of an intermediary in so many words."""
    return bool(found.stated)


@condition(GROUP)
def no_function_is_stated(found: Governance) -> bool:
    """Whether no document states any function of an intermediary."""
    return not found.stated


@condition(GROUP)
def functions_are_implied(found: Governance) -> bool:
    """Whether some function was supplied from the context."""
    return len(found.functions) > len(found.stated)


@condition(GROUP)
def a_form_stands(found: Governance) -> bool:
    """Whether all readings, at least two, give one form on their stated parts alone."""
    return found.form != UNDETERMINED


@condition(GROUP)
def no_form_stands(found: Governance) -> bool:
    """Whether the document does not settle a form."""
    return found.form == UNDETERMINED


@condition(GROUP)
def one_actor_is_first(found: Governance) -> bool:
    """Whether one and the same actor is first in every reading."""
    named = {v.first for v in found.readings.values()}
    return len(named) == 1 and () not in named


@condition(GROUP)
def no_actor_is_first(found: Governance) -> bool:
    """Whether the form has no centre, or another one by index or reading."""
    return not one_actor_is_first(found)


@condition(GROUP)
def stated_parts_are_too_few(found: Governance) -> bool:
    """Whether no reading has a network of stated parts to look at."""
    return not any(v.cells for v in found.readings.values())


@condition(GROUP)
def there_is_a_network(found: Governance) -> bool:
    """Whether some reading has a network of stated parts."""
    return not stated_parts_are_too_few(found)


@condition(GROUP)
def only_one_reading_has_a_form(found: Governance) -> bool:
    """Whether there is a form to see, but the documents were read once only."""
    return len(found.readings) == 1 and not readings_give_no_form(found)


@condition(GROUP)
def readings_differ(found: Governance) -> bool:
    """Whether the readings do not give the same form."""
    return len({v.form for v in found.readings.values()}) > 1


@condition(GROUP)
def readings_give_no_form(found: Governance) -> bool:
    """Whether no reading shows a form."""
    return {v.form for v in found.readings.values()} == {UNDETERMINED}


def governance(city: City, readings: Mapping[str, Verdict]) -> Governance:
    """The facts of a city: functions of its intermediaries, and the form in each reading."""
    own = tuple(f for f in city.functions if f.actor in city.subjects)
    return Governance(city.label, own, {a: x.label for a, x in city.actors.items()}, readings)


def sentences(found: Governance, lang: str) -> tuple[str, ...]:
    """What may be said: the functions that are stated, then the form or why it is open."""
    return tell(GROUP, found, lang)


def classification(city: City, readings: Mapping[str, Verdict]) -> Table:
    """One row for each index in each reading: the numbers and the nine decisions on them."""
    rows = [
        (
            city.key, reading, e.index, verdict.form, codes()[verdict.form][city.lang],
            " / ".join(e.first), " / ".join(city.name(a) for a in e.first), e.kind,
            *map(_clean, (e.highest, e.second, e.centralization, e.rest_density, e.rest_alone)),
            *(e.votes.get(form, 0) for form in FORMS),
        )
        for reading, verdict in readings.items()
        for e in verdict.evidence
    ]  # fmt: skip
    told = {
        "variant": "stated",
        "thresholds_centralization": ", ".join(f"{c:.3g}" for c in CONCENTRATED),
        "thresholds_rest_density": ", ".join(f"{d:.3g}" for d in DENSE),
        "indices": ", ".join(VOTING),
        "votes_per_row": len(CONCENTRATED) * len(DENSE),
    }
    return published("classification", TITLE, COLUMNS, rows, told, LIMITS)


def _clean(value: float) -> float:
    """A number without what rounding leaves of a zero."""
    return 0.0 if abs(value) < 1e-12 else value
