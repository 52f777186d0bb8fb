"""The tree of a plan out of what was decided: levels, policies and initiatives, themes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kyodo_graph.folding import fold_name
from kyodo_graph.reviewing.asking import about
from kyodo_graph.reviewing.decisions import Decided
from kyodo_graph.reviewing.taken import Node, Taken, both, lines_of

_SLIP = 2
"""By how many characters a garbled title may differ from how it is read."""


@dataclass(frozen=True)
class Tree:
    """The elements that were taken: records by the id of their candidate.

    ``top`` are those that stand under the plan itself, ``levels`` the plan's own levels.
    """

    levels: tuple[Node, ...]
    top: Mapping[str, list[Node]]
    by_candidate: Mapping[str, Node]
    decided: Sequence[Decided]

    def find(self, element: str, number: str = "", label: str = "") -> Node | None:
        """The element of a candidate's id, or that of its label (and number, if there are two)."""
        if element in self.by_candidate:
            return self.by_candidate[element]
        if element or not label:
            return None
        alike = [
            d for d in self.decided if d.id in self.by_candidate and _same(d.text("label"), label)
        ]
        if len(alike) > 1 and number:
            alike = [d for d in alike if _same(d.text("number"), number)]
        return self.by_candidate[alike[0].id] if len(alike) == 1 else None

    def above(self, line: int) -> Node | None:
        """The element under whose heading a line stands."""
        heads = [(d.lines[0], n) for n, d in enumerate(self.decided) if d.id in self.by_candidate]
        before = [(at, n) for at, n in heads if at <= line]
        return self.by_candidate[self.decided[max(before)[1]].id] if before else None


def _same(a: str, b: str) -> bool:
    return fold_name(a) == fold_name(b)


def tree_of(taken: Taken) -> Tree:
    """The tree out of decided headings and gaps.

    An element whose parent was not taken is left out and said: where it belongs was not decided.
    """
    own = taken.of("element", "gap")
    known = {d.id: d for d in own}
    placed = {d.id: d for d in own if _placed(d, known)}
    for one in own:
        if one.id not in placed:
            taken.leave(
                one,
                f"its parent {one.text('parent')!r} was not taken (step 2)",
                f"上位の {one.text('parent')} が採用されていない(2段目)",
            )
    depths = {i: _depth(d, placed) for i, d in placed.items()}
    ranked = _ranked(placed, depths)
    lowest = _lowest(placed)
    levels = [_level(taken, n, word, first, len(ranked)) for n, (word, first) in ranked.items()]
    level_ids = {word: levels[n - 1]["id"] for n, (word, _) in ranked.items() if word}
    themes = {about(d.id): d for d in taken.of("theme")}
    records: dict[str, Node] = {}
    kinds: dict[str, str] = {}
    used: set[str] = set()
    for name, one in placed.items():
        word = one.text("level")
        carried_out = word in lowest if word else not _children(one, placed)
        kinds[name] = "initiatives" if carried_out else "policies"
        identity = _id(taken, one, kinds[name], used)
        used.add(identity)
        level = level_ids.get(one.text("level"), "")
        records[name] = _record(taken, one, identity, level, themes.get(name))
    top: dict[str, list[Node]] = {}
    for name, one in placed.items():
        parent = records.get(one.text("parent"))
        (top if parent is None else parent).setdefault(kinds[name], []).append(records[name])
    return Tree(tuple(levels), top, records, own)


def _placed(one: Decided, known: Mapping[str, Decided]) -> bool:
    """Whether the way up from an element ends at the plan, over what was taken."""
    seen = set()
    while parent := one.text("parent"):
        if parent not in known or parent in seen:
            return False
        seen.add(parent)
        one = known[parent]
    return True


def _depth(one: Decided, placed: Mapping[str, Decided]) -> int:
    depth = 0
    while parent := one.text("parent"):
        one = placed[parent]
        depth += 1
    return depth


def _ranked(
    placed: Mapping[str, Decided], depths: Mapping[str, int]
) -> dict[int, tuple[str, Decided]]:
    """The words for levels with their first element, by rank: the higher in the tree the first."""
    first: dict[str, Decided] = {}
    deep: dict[str, int] = {}
    for name, one in placed.items():
        word = one.text("level")
        if word:
            first.setdefault(word, one)
            deep[word] = min(deep.get(word, 99), depths[name])
    words = sorted(first, key=lambda word: (deep[word], list(first).index(word)))
    return {n: (word, first[word]) for n, word in enumerate(words, 1)}


def _lowest(placed: Mapping[str, Decided]) -> set[str]:
    """The words for the level that has nothing below it: what somebody carries out."""
    words = {d.text("level") for d in placed.values()} - {""}
    heads = {placed[d.text("parent")].text("level") for d in placed.values() if d.text("parent")}
    return words - heads


def _children(one: Decided, placed: Mapping[str, Decided]) -> bool:
    return any(d.text("parent") == one.id for d in placed.values())


def _level(taken: Taken, rank: int, word: str, first: Decided, last: int) -> Node:
    kinds = {1: "top_policy", last: "initiative"}
    pool = [*first.lines, *range(1, len(taken.draft.text.lines) + 1)]
    return {
        "id": f"{taken.plan}/level/l{rank}",
        "at": taken.printed_in(word, pool) or first.lines[0],
        "label": both(word),
        "rank": rank,
        "level_kind": kinds.get(rank, "sub_policy") if last > 1 else "initiative",
    }


def _record(taken: Taken, one: Decided, identity: str, level: str, theme: Decided | None) -> Node:
    record: Node = {"id": identity, "at": _at(taken, one), **taken.because(one)}
    if level:
        record["level"] = level
    if one.text("number"):
        record["number"] = one.text("number")
    record |= _label(taken, one) | taken.summary(one)
    if theme is not None and (codes := list((theme.new or {}).get("themes", ()))):
        primary = theme.text("primary")
        record["themes"] = list(dict.fromkeys([primary, *codes] if primary else codes))
        if primary:
            record["primary_theme"] = primary
        if field := theme.text("field"):
            record["fields"] = [field]
    return record


_ABOVE = 3
"""Lines above a title in which a sheet may have the field of its number."""


def _at(taken: Taken, one: Decided) -> int | str:
    """The lines of a title and of its number, which may stand in a field above it."""
    number, first = one.text("number"), min(one.lines)
    if number and taken.printed_in(number, one.lines) is None:
        above = taken.printed_in(number, range(first - 1, max(0, first - 1 - _ABOVE), -1))
        return lines_of([*one.lines, *([above] if above else [])])
    return taken.at(one)


def _label(taken: Taken, one: Decided) -> Node:
    """The label as printed. What the reviewer read otherwise is the reading."""
    label, printed = one.text("label"), taken.words(one)
    whole = "".join(taken.draft.text.lines[n - 1] for n in sorted(one.lines))
    slip = abs(len(fold_name(printed)) - len(fold_name(label))) <= _SLIP
    if printed and slip and fold_name(label) not in fold_name(whole):
        return {"label": both(printed, taken.english(one)), "corrected": {"ja": label}}
    return {"label": both(label, taken.english(one))}


def _id(taken: Taken, one: Decided, kind: str, used: set[str]) -> str:
    """An id of the number, where it has one that no other has; else of the line.

    Initiatives are ``i07`` or ``i-l88``, policies ``1-2`` or ``l76``.
    """
    plain = unicodedata.normalize("NFKC", one.text("number")).lower()
    number = re.sub("[^a-z0-9]+", "-", plain).strip("-")
    line, column = taken.place(one)
    by_line = f"l{line}" + (f"-{column}" if column else "")
    if kind == "initiatives":
        names = [f"i{number.zfill(2)}" if number.isdecimal() else f"i-{number}", f"i-{by_line}"]
    else:
        names = [number, by_line]
    for name in names if number else names[1:]:
        if f"{taken.plan}/{name}" not in used:
            return f"{taken.plan}/{name}"
    return f"{taken.plan}/{names[-1]}-{len(used)}"
