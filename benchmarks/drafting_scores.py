"""What is drafted of a plan, set against gold: what makes two facts the same, scores, rules."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from benchmarks.drafting_gold import Gold, names_of
from kyodo_graph.drafting.confidence import TWICE
from kyodo_graph.drafting.contract import tables_of
from kyodo_graph.drafting.drafter import draft_of
from kyodo_graph.drafting.printed.characters import mended
from kyodo_graph.drafting.syntax.parsing import Parser
from kyodo_graph.folding import fold, fold_name

Key = tuple[str, ...]
Row = dict[str, str]

KINDS = {
    "titles": "elements",
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

_ONCE = ("plans", "periods", "actors", "types", "instruments", "pairs", "ties")
_ALIASES = {"actors": {"label": "actor"}, "instruments": {"label": "instrument"}}


@dataclass(frozen=True)
class Score:
    """How many facts of a kind gold has, how many were drafted, how many are in both."""

    gold: int
    drafted: int
    both: int

    @property
    def precision(self) -> float | None:
        """The share of what was drafted that is right."""
        return self.both / self.drafted if self.drafted else None

    @property
    def recall(self) -> float | None:
        """The share of gold that was drafted."""
        return self.both / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of the two."""
        total = self.gold + self.drafted
        return 2 * self.both / total if total else None

    def __add__(self, other: Score) -> Score:
        return Score(self.gold + other.gold, self.drafted + other.drafted, self.both + other.both)


@dataclass(frozen=True)
class Compared:
    """A kind of fact in one document: its score, what is missing, what is too much, which rows of
    the draft are right."""

    kind: str
    score: Score
    missing: list[Key]
    extra: list[Key]
    right: list[tuple[Row, bool]]


def _label(text: str | None) -> str:
    return fold_name(mended(text or "")).rstrip("。")


def _number(text: str) -> str:
    try:
        return str(Decimal(text.replace(",", "")).normalize())
    except InvalidOperation:
        return fold(text)


def _dash(text: str | None) -> str:
    return "" if not text or text in ("-", "―", "－") else text


def _parts(actor: str) -> str:
    """The actors of a head in one order: a joint head may be printed either way round."""
    return " ".join(sorted(fold_name(part) for part in re.split(r"[・、\s]+", actor) if part))


def keys(kind: str, gold: Gold) -> Callable[[Row], Key]:
    """What makes two facts of a kind the same."""
    names, items = names_of(gold), _items(gold)
    titles = {_label(row["label"]) for row in gold.tables.get("elements", [])}

    def who(text: str | None) -> str:
        return names.get(fold_name(text or ""), fold_name(text or ""))

    def item(row: Row) -> str:
        label = _label(row["element"])
        return label if label in titles else items.get(row.get("number") or "", label)

    def ends(row: Row) -> Key:
        both = (who(row["subject"]), who(row["object"]))
        return tuple(sorted(both)) if row["relation"] == "partners_with" else both

    made: dict[str, Callable[[Row], Key]] = {
        "titles": lambda r: (_label(r["label"]),),
        "parents": lambda r: (_label(r["label"]), _label(r["parent_label"])),
        "roles": lambda r: (item(r), _parts(r["actor"]), r["role"]),
        "schedule": lambda r: (item(r), r["fy"], r["phase"]),
        "statuses": lambda r: (
            item(r),
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
        "ties": lambda r: (*ends(r), r["relation"]),
    }
    return made[kind]


def _items(gold: Gold) -> dict[str, str]:
    """The labels of items by number, where a number is that of one item only."""
    rows = [row for row in gold.tables.get("elements", []) if (row.get("number") or "").isdigit()]
    count = Counter(row["number"] for row in rows)
    return {row["number"]: _label(row["label"]) for row in rows if count[row["number"]] == 1}


def drafted(gold: Gold, parser: Parser | None = None) -> dict[str, list[Row]]:
    """The tables that the drafter makes of a document, with a parser or without."""
    return {
        name: [
            {c: "" if v is None else str(v) for c, v in zip(table.columns, row, strict=True)}
            for row in table.rows
        ]
        for name, table in tables_of(draft_of(gold.text, "x", parser)).items()
    }


def compare(gold: Gold, made: dict[str, list[Row]]) -> Iterator[Compared]:
    """Each kind of fact of a document, drafted against gold."""
    for kind, table in KINDS.items():
        key = keys(kind, gold)
        given = gold.tables.get(table, [])
        if kind == "roles":
            # The sections that a column 担当課 names are drafted in a table of their own.
            given = [row for row in given if row["role"] != "responsible"]
            given = list(
                {(r.get("source", str(n)), r["actor"]): r for n, r in enumerate(given)}.values()
            )
        rename = _ALIASES.get(table, {})
        rows = [{**r, **{new: r[old] for new, old in rename.items() if old in r}} for r in given]
        wanted, found = Counter(map(key, rows)), Counter(map(key, made[table]))
        if kind in _ONCE:
            wanted, found = Counter(set(wanted)), Counter(set(found))
        both = wanted & found
        yield Compared(
            kind,
            Score(wanted.total(), found.total(), both.total()),
            sorted((wanted - found).elements()),
            sorted((found - wanted).elements()),
            [(row, key(row) in wanted) for row in made[table]],
        )


_JUDGED = (
    "titles",
    "roles",
    "schedule",
    "statuses",
    "values",
    "plans",
    "actors",
    "instruments",
    "ties",
)


def by_rule(
    golds: Sequence[Gold], parser: Parser | None = None
) -> dict[str, list[tuple[str, bool]]]:
    """Each rule with its candidates: the document, and whether gold has it."""
    found: dict[str, list[tuple[str, bool]]] = {}
    for gold in golds:
        for compared in compare(gold, drafted(gold, parser)):
            if compared.kind in _JUDGED and compared.score.gold:
                for row, right in compared.right:
                    rules = row["rule"].split(";")
                    for rule in rules if len(rules) < 2 else (*rules, TWICE):
                        found.setdefault(rule, []).append((gold.name, right))
    return found
