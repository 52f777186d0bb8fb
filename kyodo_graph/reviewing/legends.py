"""Legends out of what was decided: what the signs of a table mean, and where they are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kyodo_graph.folding import fold
from kyodo_graph.reviewing.decisions import Decided
from kyodo_graph.reviewing.taken import Node, Taken, both, lines_of

KEYS = {
    "role": "role",
    "phase": "phase",
    "status": "implementation",
    "implementation": "implementation",
    "disposition": "disposition",
    "grade": "rank",
    "rank": "rank",
}
"""The key of a legend's entry, by the scheme in which a sign has its meaning."""


@dataclass(frozen=True)
class TakenLegend:
    """A legend that was taken: meaning of each sign, and the lines in which it is read."""

    record: Node
    reads: tuple[tuple[int, int], ...]
    meanings: Mapping[tuple[str, str], str]

    def holds(self, line: int) -> bool:
        return any(first <= line <= last for first, last in self.reads)


def _reads(taken: Taken, one: Decided) -> tuple[tuple[int, int], ...]:
    """The tables that are read through a sign; through one that was added, those of the legend in
    its line, else those that have no legend."""
    known, tables = taken.draft.by_id, taken.draft.tables
    own = {one.id}
    if one.id not in known:
        own = {
            i for t in tables for i in t.legends if i in known and one.lines[0] in known[i].lines
        }
    through = [t.lines for t in tables if own & set(t.legends)]
    if not through and one.id not in known:
        through = [t.lines for t in tables if not t.legends]
    return tuple(sorted(through))


def legends_of(taken: Taken) -> list[TakenLegend]:
    """The legends: one for each line that explains signs of the same tables."""
    groups: dict[tuple[int, tuple[tuple[int, int], ...]], list[Decided]] = {}
    for one in taken.of("sign"):
        reads = _reads(taken, one)
        groups.setdefault((one.lines[0], reads), []).append(one)
    found = []
    for (line, reads), signs in groups.items():
        entries, meanings = [], {}
        for one in signs:
            key = KEYS.get(one.text("scheme"), "")
            code = one.text("code")
            # A grade that no code stands for keeps its place in the legend and its wording.
            worded = key == "implementation" and bool(one.text("printed"))
            if not key or (not code and not worded):
                taken.leave(
                    one,
                    "its sign has no meaning that the format knows",
                    "記号の意味が、この様式で表せるものでない",
                )
                continue
            if (key, fold(one.text("sign"))) in meanings:
                taken.leave(
                    one,
                    "the same sign is explained twice in this legend",
                    "同じ凡例に同じ記号が二度ある",
                )
                continue
            meanings[key, fold(one.text("sign"))] = code
            entry: Node = {"symbol": one.text("sign"), **taken.because(one)}
            if code:
                entry[key] = int(code) if key == "rank" else code
            if one.text("printed"):
                entry["meaning"] = both(one.text("printed"))
            entries.append(entry)
        if not entries:
            continue
        where = [lines_of(r) for r in reads]
        record: Node = {"is": "Legend", "at": line}
        if where:
            record["reads"] = where[0] if len(where) == 1 else where
        found.append(TakenLegend({**record, "entries": entries}, reads, meanings))
    return found
