"""Precision and recall of `kyodo draft`: python -m benchmarks.drafting [--write]."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from benchmarks.drafting_gold import KEPT, Gold, coded, invented, names_of, samples
from kyodo_graph.drafting.characters import mended
from kyodo_graph.drafting.contract import tables_of
from kyodo_graph.drafting.drafter import draft_of
from kyodo_graph.folding import fold, fold_name

Key = tuple[str, ...]
Row = dict[str, str]


@dataclass(frozen=True)
class Score:
    """How many facts of a kind gold has, how many were drafted, how many are in both."""

    gold: int
    drafted: int
    both: int

    @property
    def precision(self) -> float | None:
        return self.both / self.drafted if self.drafted else None

    @property
    def recall(self) -> float | None:
        return self.both / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        total = self.gold + self.drafted
        return 2 * self.both / total if total else None


def _label(text: str) -> str:
    return fold_name(mended(text or "")).rstrip("。")


def _number(text: str) -> str:
    try:
        return str(Decimal(text.replace(",", "")).normalize())
    except InvalidOperation:
        return fold(text)


def _names(names: dict[str, str]) -> Callable[[str], str]:
    def known(text: str) -> str:
        return names.get(fold_name(text or ""), fold_name(text or ""))

    return known


def keys(kind: str, names: dict[str, str]) -> Callable[[Row], Key]:
    """What makes two facts of a kind the same."""
    who = _names(names)
    return {
        "titles": lambda r: (_label(r["label"]),),
        "numbers": lambda r: (_label(r["label"]), fold_name(r["number"] or "")),
        "parents": lambda r: (_label(r["label"]), _label(r["parent_label"])),
        "roles": lambda r: (_label(r["element"]), fold_name(r["actor"]), r["role"]),
        "schedule": lambda r: (_label(r["element"]), r["fy"], r["phase"]),
        "statuses": lambda r: (
            _label(r["element"]),
            fold(_dash(r["symbol"])),
            _label(_dash(r["disposition"])),
        ),
        "values": lambda r: (_label(r["indicator"]), r["fy"], _number(r["value"])),
        "plans": lambda r: (_label(r["plan_label"]), r["relation"] or ""),
        "periods": lambda r: (_label(r["plan_label"]), r["start_fy"] or "", r["end_fy"] or ""),
        "actors": lambda r: (who(r["label"]),),
        "types": lambda r: (who(r["label"]), r["type"]),
        "instruments": lambda r: (_label(r["label"]),),
        "pairs": lambda r: tuple(sorted((who(r["subject"]), who(r["object"])))),
        "ties": lambda r: (*_ends(r, who), r["relation"]),
    }[kind]


def _dash(text: str | None) -> str:
    return "" if not text or text in ("-", "―", "－") else text


def _ends(row: Row, who: Callable[[str], str]) -> Key:
    ends = (who(row["subject"]), who(row["object"]))
    return tuple(sorted(ends)) if row["relation"] == "partners_with" else ends


KINDS = {
    "titles": "elements",
    "numbers": "elements",
    "parents": "elements",
    "roles": "roles",
    "schedule": "schedule",
    "statuses": "statuses",
    "values": "observations",
    "plans": "plans",
    "periods": "plans",
    "actors": "actors",
    "types": "actors",
    "instruments": "instruments",
    "pairs": "ties",
    "ties": "ties",
}
"""What is measured, and the table that it is in."""

_ALIASES = {"actors": {"label": "actor"}, "instruments": {"label": "instrument"}}


def drafted(gold: Gold) -> dict[str, list[Row]]:
    """The tables that the drafter makes of a document."""
    made = tables_of(draft_of(gold.text, "x"))
    return {
        name: [
            {c: "" if v is None else str(v) for c, v in zip(table.columns, row, strict=True)}
            for row in table.rows
        ]
        for name, table in made.items()
    }


def compare(
    gold: Gold, made: dict[str, list[Row]]
) -> Iterator[tuple[str, Score, list[Key], list[Key]]]:
    """Each kind with its score, what is missing and what is too much."""
    names = names_of(gold)
    for kind, table in KINDS.items():
        key = keys(kind, names)
        rename = _ALIASES.get(table, {})
        given = gold.tables.get(table, [])
        if kind == "roles":
            given = [r for r in given if r["role"] != "responsible"]
        rows = [{**r, **{new: r[old] for new, old in rename.items() if old in r}} for r in given]
        wanted = Counter(key(row) for row in rows)
        found = Counter(key(row) for row in made[table])
        if kind in ("actors", "types", "instruments", "pairs", "ties", "plans", "periods"):
            wanted, found = Counter(set(wanted)), Counter(set(found))
        both = wanted & found
        score = Score(wanted.total(), found.total(), both.total())
        yield kind, score, sorted((wanted - found).elements()), sorted((found - wanted).elements())


def main(arguments: list[str]) -> None:
    groups = [*samples(), *invented(), *coded()]
    if "--kept" in arguments:
        groups = list(invented(KEPT, "kept"))
    only = [a for a in arguments if not a.startswith("-")]
    print(f"{'':26}" + "".join(f"{kind[:8]:>9}" for kind in KINDS))
    for gold in groups:
        if only and not any(name in gold.name for name in only):
            continue
        start = time.perf_counter()
        made = drafted(gold)
        took = time.perf_counter() - start
        cells, details = [], []
        for kind, score, missing, extra in compare(gold, made):
            cells.append(f"{'–' if score.f1 is None else format(score.f1, '.2f'):>9}")
            details.append((kind, score, missing, extra))
        print(f"{gold.name:26}" + "".join(cells) + f"  {took:.1f}s")
        if "-v" in arguments:
            for kind, score, missing, extra in details:
                if missing or extra:
                    print(
                        f"  {kind}: gold {score.gold}, drafted {score.drafted}, both {score.both}"
                    )
                    for one in missing:
                        print("      - ", " | ".join(one)[:110])
                    for one in extra:
                        print("      + ", " | ".join(one)[:110])


if __name__ == "__main__":
    main(sys.argv[1:])
