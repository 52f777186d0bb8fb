"""What was taken of a draft: the decided values of each kind, and the decisions as records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from kyodo_graph.drafting import Draft, DraftTable, TableRow
from kyodo_graph.folding import fold_name
from kyodo_graph.reviewing.asking import asked_id
from kyodo_graph.reviewing.decisions import RECORDED, Decided, orcid
from kyodo_graph.words import LANGS
from kyodo_graph.words.unwritten import english_or_mark

QUESTIONS = frozenset({"pair", "line", "table"})
"""Kinds whose answers are no records: they are counted with none."""
NAMED = frozenset({"plan", "element", "gap", "actor", "instrument"})
"""Kinds of which nothing can be recorded without a name."""
OUTCOMES = {
    "accept": "accepted",
    "set": "added",
    "edit": "changed",
    "add": "added",
    "reject": "rejected",
    "nothing": "rejected",
}

Node = dict[str, Any]


@dataclass(frozen=True, slots=True, order=True)
class LeftOut:
    """A decided candidate of which nothing could be recorded, and why (``ja``: in Japanese)."""

    id: str
    why: str
    ja: str = field(default="", compare=False)

    def said(self, lang: str) -> str:
        """Why, in a language.

        >>> LeftOut("tie-1-0", "it has no name", "名称がない").said("ja")
        '名称がない'
        """
        return (lang == "ja" and self.ja) or self.why


@dataclass(frozen=True)
class Taken:
    """The decisions on a draft as they are recorded in the file of one document.

    ``plan`` is the id of the document's own plan, ``office`` that of the city office: the
    catalogue names both.
    """

    draft: Draft
    decided: Mapping[str, Decided]
    plan: str
    office: str
    left_out: list[LeftOut] = field(default_factory=list)

    @property
    def city(self) -> str:
        """The city's key."""
        return self.draft.city

    def of(self, *kinds: str) -> list[Decided]:
        """What is recorded of some kinds, in the order of the text."""
        found = [d for d in self.decided.values() if d.kind in kinds and d.decision in RECORDED]
        for one in found:
            if one.kind in NAMED and not one.text("label"):
                self.leave(one, "it has no name", "名称がない")
        found = [d for d in found if d.kind not in NAMED or d.text("label")]
        order = {item.id: n for n, item in enumerate(self.draft.items)}
        return sorted(found, key=lambda d: (self.place(d), order.get(d.id, len(order)), d.id))

    def place(self, decided: Decided) -> tuple[int, int]:
        """The first line and column of a candidate; that of an addition is its line."""
        item = self.draft.by_id.get(decided.id)
        if item and item.spans:
            return item.spans[0].line, item.spans[0].start
        return (decided.lines[0] if decided.lines else 0), 0

    def at(self, decided: Decided) -> int | str:
        """The lines of a record: one, or the range from the first to the last."""
        return lines_of(decided.lines)

    def table_of(self, decided: Decided) -> DraftTable | None:
        """The table in which a cell stands."""
        item = self.draft.by_id.get(decided.id)
        name = item.table if item else ""
        return next((t for t in self.draft.tables if t.id == name), None)

    def row_of(self, decided: Decided) -> TableRow | None:
        """The row in which a cell stands."""
        item, table = self.draft.by_id.get(decided.id), self.table_of(decided)
        if table is None or item is None or not 0 <= item.row < len(table.rows):
            return None
        return table.rows[item.row]

    def words(self, decided: Decided) -> str:
        """The words that a candidate was read from; "" for an addition."""
        item = self.draft.by_id.get(decided.id)
        spans = item.spans if item else ()
        lines = self.draft.text.lines
        return "".join(lines[s.line - 1][s.start : s.end] for s in spans[:1]).strip()

    def printed_in(self, words: str, lines: Iterable[int]) -> int | None:
        """The first of some lines in which words are printed, whatever their width and blanks."""
        printed = self.draft.text.lines
        return next((n for n in lines if fold_name(words) in fold_name(printed[n - 1])), None)

    def named_at(self, decided: Decided, name: str) -> int | str:
        """The lines in which a name is printed whole: one, or two where it goes over a break.

        First of those of the candidate, then of all; where it is in none, those of the candidate.
        """
        printed = self.draft.text.lines
        for pool in (decided.lines, range(1, len(printed) + 1)):
            if line := self.printed_in(name, pool):
                return line
            for line in pool:
                if fold_name(name) in fold_name("".join(printed[line - 1 : line + 1])):
                    return f"{line}-{line + 1}"
        return self.at(decided)

    def reaching(self, decided: Decided, *names: str) -> int | str:
        """The lines of a record, with the next where a name of it goes over their end."""
        printed, last = self.draft.text.lines, max(decided.lines)
        own = fold_name("".join(printed[n - 1] for n in decided.lines))
        more = own + fold_name("".join(printed[last : last + 1]))
        over = any(n not in own and n in more for n in map(fold_name, names))
        return lines_of((*decided.lines, last + 1)) if over else self.at(decided)

    def asked(self, kind: str, decided: Decided) -> Decided | None:
        """What was decided about a candidate: its theme, its summary, its English name."""
        found = self.decided.get(asked_id(kind, decided.id))
        return found if found is not None and found.decision in RECORDED else None

    def english(self, *decided: Decided) -> str:
        """The English name that was given to one of some candidates of one name, else ""."""
        given = (self.asked("english", one) for one in decided)
        found = [one.text("en") for one in given if one is not None]
        return next(filter(None, [*found, *(one.text("en") for one in decided)]), "")

    def summary(self, decided: Decided) -> Node:
        """The key that says what the lines of a candidate say, in the languages it was written."""
        given = self.asked("summary", decided)
        told = {lang: given.text(lang) for lang in LANGS if given.text(lang)} if given else {}
        return {"summary": told} if told else {}

    def leave(self, decided: Decided, why: str, ja: str) -> None:
        """Say that nothing is recorded of a decided candidate, and why, in both languages."""
        self.left_out.append(LeftOut(decided.id, why, ja))

    def because(self, *by: Decided) -> Node:
        """The key that says which decisions took a record in."""
        refs = list(dict.fromkeys(self._refs[d.id] for d in by if d.id in self._refs))
        return {"decision": refs[0] if len(refs) == 1 else refs} if refs else {}

    def decisions(self) -> list[Node]:
        """The decisions as records: alike ones of a day are one, with their number."""
        return [dict(record) for record in self._records]

    @cached_property
    def _grouped(self) -> dict[tuple[str, ...], list[Decided]]:
        groups: dict[tuple[str, ...], list[Decided]] = {}
        for one in self.decided.values():
            if one.kind not in QUESTIONS and one.decision in OUTCOMES:
                key = (
                    one.day,
                    one.reviewer,
                    OUTCOMES[one.outcome],
                    one.unit,
                    one.origin,
                    one.rule,
                )
                groups.setdefault(key, []).append(one)
        return dict(sorted(groups.items()))

    @cached_property
    def _ids(self) -> dict[tuple[str, ...], str]:
        document = self.draft.text.key.removeprefix(f"{self.city}-")
        return {
            key: f"{self.city}/decision/{document}-{number:02}"
            for number, key in enumerate(self._grouped, 1)
        }

    @cached_property
    def _refs(self) -> dict[str, str]:
        return {d.id: self._ids[key] for key, group in self._grouped.items() for d in group}

    @cached_property
    def _records(self) -> list[Node]:
        found = []
        for key, group in self._grouped.items():
            day, reviewer, outcome, unit, origin, rule = key
            record: Node = {"id": self._ids[key], "is": "Decision", "origin": origin}
            if rule:
                record["rule"] = rule
            record |= {"outcome": outcome} | ({"bulk": unit} if unit else {})
            named = [one.strip() for one in reviewer.split("+")]
            known = [f"https://orcid.org/{iD}" for one in named if (iD := orcid(one))]
            record["reviewer"] = named if len(named) > 1 else reviewer
            if known:
                record["orcid"] = known if len(known) > 1 else known[0]
            record |= {"decided_on": day, "candidates": len(group)}
            found.append(record)
        return found


def lines_of(lines: Sequence[int]) -> int | str:
    """Lines as a data file points to them.

    >>> lines_of([7]), lines_of([171, 172])
    (7, '171-172')
    """
    first, last = min(lines), max(lines)
    return first if first == last else f"{first}-{last}"


def both(ja: str, en: str = "") -> Node:
    """A text in both languages. What has no English yet is marked, and `kyodo check` lists it."""
    return {"ja": ja, "en": english_or_mark(ja, en)}


def named(labels: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Ids by folded names; the first of a name keeps it."""
    found: dict[str, str] = {}
    for label, identity in labels:
        if label:
            found.setdefault(fold_name(label), identity)
    return found
