"""Precision and recall of `kyodo draft`, by kind and document::

python -m benchmarks.drafting             # the table; -v NAME lists what is missing and too much
python -m benchmarks.drafting --kept      # plans that no rule was written with; those still misread
python -m benchmarks.drafting --plans DIR # plans of one's own, laid out as ../shared/samples
python -m benchmarks.drafting --write     # also writes confidence.json and the tables of the docs
python -m benchmarks.drafting --nlp       # the same with sentences parsed (extra nlp); --write: its
                                          # own table of the docs and the rules of frames
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from benchmarks.drafting_gold import KEPT, OPEN, ROOT, Gold, coded, invented, names_of, samples
from kyodo_graph.drafting.confidence import PATH, TWICE, class_of
from kyodo_graph.drafting.contract import tables_of
from kyodo_graph.drafting.drafter import draft_of
from kyodo_graph.drafting.printed.characters import mended
from kyodo_graph.drafting.syntax.parsing import Parser, ginza
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


def held_out(rules: dict[str, list[tuple[str, bool]]]) -> dict[str, Score]:
    """What candidates of each class were worth in the documents that their class was not made of:
    for each document the classes come of the others."""
    found = {cls: Score(0, 0, 0) for cls in "ABC"}
    for judged in rules.values():
        for name in {document for document, _ in judged}:
            others = [right for document, right in judged if document != name]
            own = [right for document, right in judged if document == name]
            found[class_of(sum(others), len(others))] += Score(0, len(own), sum(own))
    return found


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def scores(
    golds: Sequence[Gold], verbose: bool, parser: Parser | None = None
) -> dict[str, dict[str, Score]]:
    """The scores of documents by kind, printed as they come."""
    found: dict[str, dict[str, Score]] = {}
    print(f"{'F1':26}" + "".join(f"{kind[:8]:>9}" for kind in KINDS) + "  seconds")
    for gold in golds:
        start = time.perf_counter()
        made = drafted(gold, parser)
        took = time.perf_counter() - start
        every = list(compare(gold, made))
        found[gold.name] = {one.kind: one.score for one in every}
        print(
            f"{gold.name:26}" + "".join(f"{_share(o.score.f1):>9}" for o in every) + f"{took:9.1f}"
        )
        for one in every if verbose else ():
            if one.missing or one.extra:
                print(f"  {one.kind}: {one.score}")
                print("".join(f"      -  {' | '.join(key)[:100]}\n" for key in one.missing), end="")
                print("".join(f"      +  {' | '.join(key)[:100]}\n" for key in one.extra), end="")
    return found


def table(found: dict[str, dict[str, Score]], golds: Sequence[Gold]) -> str:
    """Precision and recall by kind for groups of documents, as Markdown."""
    groups = list(dict.fromkeys(gold.group for gold in golds))
    lines = [
        "| | " + " | ".join(f"{g}: P | R | F1" for g in groups) + " |",
        "| --- |" + " ---: |" * 3 * len(groups),
    ]
    for kind in KINDS:
        cells = []
        for group in groups:
            total = Score(0, 0, 0)
            for gold in golds:
                if gold.group == group and found[gold.name][kind].gold:
                    total += found[gold.name][kind]
            cells += [_share(total.precision), _share(total.recall), _share(total.f1)]
        lines.append(f"| {kind} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def document_table(found: dict[str, dict[str, Score]]) -> str:
    """Precision and recall of each document by kind (P/R), as Markdown."""
    lines = ["| | " + " | ".join(KINDS) + " |", "| --- |" + " ---: |" * len(KINDS)]
    for name, every in found.items():
        cells = [
            f"{_share(s.precision)}/{_share(s.recall)}" if s.gold else "–" for s in every.values()
        ]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def parsed_table(
    plain: dict[str, dict[str, Score]], parsed: dict[str, dict[str, Score]], golds: Sequence[Gold]
) -> str:
    """Ties without the parser and with it (P/R), by document and group, as Markdown."""
    head = ("pairs", "with `--nlp`", "ties", "with `--nlp`")
    lines = ["| | " + " | ".join(head) + " |", "| --- |" + " ---: |" * 4]
    ways = [(kind, found) for kind in ("pairs", "ties") for found in (plain, parsed)]
    groups = dict.fromkeys(gold.group for gold in golds)
    for name, members in [
        *((g.name, [g.name]) for g in golds if plain[g.name]["ties"].gold),
        *((f"**{group}**", [g.name for g in golds if g.group == group]) for group in groups),
    ]:
        total = [sum((found[n][kind] for n in members), Score(0, 0, 0)) for kind, found in ways]
        cells = [f"{_share(s.precision)}/{_share(s.recall)}" for s in total]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def write(golds: Sequence[Gold], kept: Sequence[Gold]) -> None:
    """Write the measured precision of rules beside them, and the tables into the docs."""
    rules = by_rule(golds)
    write_counts(golds, rules, parsed=False)
    everything = [*golds, *kept]
    found = scores(everything, verbose=False)
    classes = held_out(rules)
    shown = "".join(
        f"| {cls} | {s.drafted:,} | {_share(s.precision)} |\n" for cls, s in classes.items()
    )
    parts = {
        "groups": table(found, everything),
        "documents": document_table(found),
        "classes": f"| | n | P |\n| --- | ---: | ---: |\n{shown}",
    }
    write_parts(parts)


def write_counts(
    golds: Sequence[Gold], rules: dict[str, list[tuple[str, bool]]], *, parsed: bool
) -> None:
    """Write how often rules were right: those of frames, or all others; the rest is kept."""
    kept = json.loads(PATH.read_text(encoding="utf-8"))["rules"]
    counts = {r: c for r, c in kept.items() if r.startswith("frame.") != parsed}
    counts |= {
        r: [sum(right for _, right in j), len(j)]
        for r, j in rules.items()
        if r.startswith("frame.") == parsed
    }
    told = {"documents": [gold.name for gold in golds], "rules": dict(sorted(counts.items()))}
    PATH.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def write_parts(parts: dict[str, str]) -> None:
    """Write tables into the docs, each between its marks."""
    for page in ("drafting.md", "drafting.ja.md"):
        path = ROOT / "docs" / page
        text = path.read_text(encoding="utf-8")
        for name, part in parts.items():
            begin, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
            text = re.sub(
                f"{re.escape(begin)}.*?{re.escape(end)}",
                lambda _, b=begin, p=part, e=end: f"{b}{p}{e}",  # type: ignore[misc]
                text,
                flags=re.DOTALL,
            )
        path.write_text(text, encoding="utf-8")


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("names", nargs="*")
    parser.add_argument("-v", action="store_true")
    parser.add_argument("--kept", action="store_true")
    parser.add_argument("--plans", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--nlp", action="store_true")
    given = parser.parse_args()
    parses = ginza() if given.nlp else None
    beside = [*invented(OPEN, "open"), *invented(KEPT, "kept")]
    golds = (
        list(samples(given.plans, "own")) if given.plans else [*samples(), *invented(), *coded()]
    )
    if given.write and parses:
        kept = beside
        write_counts(golds, by_rule(golds, parses), parsed=True)
        plain, parsed = (scores([*golds, *kept], False, one) for one in (None, parses))
        write_parts({"nlp": parsed_table(plain, parsed, [*golds, *kept])})
        return
    if given.write:
        write(golds, beside)
        return
    if given.kept:
        golds = beside
    chosen = [g for g in golds if not given.names or any(n in g.name for n in given.names)]
    found = scores(chosen, given.v, parses)
    print()
    print(table(found, chosen))
    classes = held_out(by_rule(chosen, parses))
    for cls, score in classes.items():
        print(f"class {cls}: {score.drafted} candidates, right {_share(score.precision)}")


if __name__ == "__main__":
    main()
