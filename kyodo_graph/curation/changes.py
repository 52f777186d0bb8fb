"""What differs between two datasets: records added, gone and changed.

A record that has an id is the same as the one of that id; one that has none (a role, a phase, a
figure …) as the one of the same thing that says the same of the same: the role of an actor under a
column, the phase of a year. Where a record stands in its file does not matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from kyodo_graph.curation.dataset import Dataset
from kyodo_graph.curation.namespaces import ID, KYODO, SOURCE
from kyodo_graph.curation.records import Record

Kind: TypeAlias = Literal["added", "gone", "changed"]
Fields: TypeAlias = dict[str, str]

TABLES = {
    "Plan": "plans",
    "Level": "levels",
    "Policy": "elements",
    "Initiative": "elements",
    "Participation": "roles",
    "ScheduleEntry": "schedule",
    "StatusAssessment": "statuses",
    "Lineage": "lineage",
    "Indicator": "indicators",
    "Observation": "observations",
    "Actor": "actors",
    "Tie": "ties",
    "Activity": "activities",
    "Instrument": "instruments",
    "Quantity": "quantities",
    "District": "districts",
    "TimelineEvent": "timeline",
    "Term": "terms",
    "City": "cities",
    "Document": "documents",
    "Section": "sections",
    "Prefecture": "prefectures",
    "Survey": "surveys",
    "Issue": "issues",
    "Legend": "legends",
    "Decision": "decisions",
}
"""The table of a class: that of the query which lists it, where there is one."""

_SAME = {
    "Participation": ("actor", "column"),
    "ScheduleEntry": ("fy", "start_fy", "half"),
    "StatusAssessment": ("fy",),
    "Observation": ("fy", "value_kind"),
    "Quantity": ("measure",),
    "Tie": ("subject", "tie_relation", "object", "context"),
    "TimelineEvent": ("label",),
    "Lineage": ("target",),
    "LegendEntry": ("symbol",),
}
_DERIVED = ("read_by",)


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: of which table and thing, under which key, and where it stands.

    ``key`` is empty where a whole record was added or went; ``before`` or ``after`` then says it.
    """

    table: str
    change: Kind
    id: str
    key: str
    before: str
    after: str
    place: str


@dataclass(frozen=True, slots=True)
class _Thing:
    """What all records of one thing say of it."""

    table: str
    id: str
    fields: Fields
    place: str

    def said(self) -> str:
        shown = self.fields.get("label (ja)")
        own = [f"{k}: {v}" for k, v in self.fields.items() if k not in ("at", "is")]
        return shown or "; ".join(own)


def changes(before: Dataset, after: Dataset) -> list[Change]:
    """What differs between two datasets, by table and id."""
    old, new = _things(before), _things(after)
    found: list[Change] = []
    for key in old.keys() | new.keys():
        found += _between(old.get(key, []), new.get(key, []))
    return sorted(found, key=lambda c: (c.table, c.id, c.key, c.change, c.before, c.after))


def _between(old: list[_Thing], new: list[_Thing]) -> Iterator[Change]:
    """The differences of things that are the same but for what they say; equal ones first."""
    said = [thing.fields for thing in new]
    left = []
    for thing in old:
        if thing.fields in said:
            at = said.index(thing.fields)
            said.pop(at)
            new = [*new[:at], *new[at + 1 :]]
        else:
            left.append(thing)
    for one, other in zip(left, new, strict=False):
        for key in sorted(one.fields.keys() | other.fields.keys()):
            was, now = one.fields.get(key, ""), other.fields.get(key, "")
            if was != now:
                yield Change(other.table, "changed", other.id, key, was, now, other.place)
    for thing in left[len(new) :]:
        yield Change(thing.table, "gone", thing.id, "", thing.said(), "", thing.place)
    for thing in new[len(left) :]:
        yield Change(thing.table, "added", thing.id, "", "", thing.said(), thing.place)


def _things(dataset: Dataset) -> dict[tuple[str, ...], list[_Thing]]:
    """The things of a dataset by what makes them the same."""
    records: defaultdict[str, list[Record]] = defaultdict(list)
    bearers: dict[str, str] = {}
    for file in dataset.files():
        for record in file.records:
            records[record.iri].append(record)
            for entry in record.entries:
                for value in entry.values:
                    if value.nested:
                        bearers[value.iri] = record.iri
    found: defaultdict[tuple[str, ...], list[_Thing]] = defaultdict(list)
    for iri, own in records.items():
        main = next((record for record in own if record.defines), own[0])
        name = main.cls.removeprefix(KYODO)
        fields = _fields(own)
        named = main.top and main.defines
        bearer = _short(iri if named else bearers.get(iri, iri.rsplit("/", 2)[0]))
        same = () if named else tuple(_parts(fields, _SAME.get(name, ("label",))))
        if not named and not any(same):
            same = (fields.get("at", ""),) if name == "Section" else same
        thing = _Thing(TABLES.get(name, name), bearer, fields, f"{main.file}:{main.mark.line}")
        found[(TABLES.get(name, name), bearer, *same)].append(thing)
    return found


def _parts(fields: Mapping[str, str], keys: Iterable[str]) -> Iterator[str]:
    for key in keys:
        yield fields.get(key, "") or fields.get(f"{key} (ja)", "")


def _fields(records: Iterable[Record]) -> Fields:
    """What records say of one thing, by key; several values in order, links to parts left out."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for record in records:
        if record.defines:
            found["is"].add(record.cls.removeprefix(KYODO))
        if record.passage:
            found["at"].add(record.passage.pointer)
        for entry in record.entries:
            if entry.key.name in _DERIVED:
                continue
            for value in entry.values:
                if not value.nested:
                    key = f"{entry.key.name} ({value.lang})" if value.lang else entry.key.name
                    found[key].add(_short(value.iri) if value.iri else value.text)
    return {key: " | ".join(sorted(values)) for key, values in found.items()}


def _short(iri: str) -> str:
    return f"source:{iri.removeprefix(SOURCE)}" if iri.startswith(SOURCE) else iri.removeprefix(ID)
