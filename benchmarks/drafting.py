"""Precision and recall of `kyodo draft`, by kind and document::

python -m benchmarks.drafting             # the table; -v NAME lists what is missing and too much
python -m benchmarks.drafting --kept      # plans that no rule was written with; those still misread
python -m benchmarks.drafting --plans DIR # plans of one's own, laid out as ../shared/samples
python -m benchmarks.drafting --first-run DIR # plans never seen: how often rules were right, kept
python -m benchmarks.drafting --write     # also writes the tables of the docs
python -m benchmarks.drafting --nlp       # the same with sentences parsed (extra nlp); --write: its
                                          # own table of the docs and the rules of frames
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.drafting_gold import KEPT, OPEN, ROOT, Gold, coded, invented, samples
from benchmarks.drafting_scores import KINDS, Score, by_rule, compare, drafted
from kyodo_graph.drafting.confidence import PATH, Counts, classes_of, first_runs
from kyodo_graph.drafting.syntax.parsing import Parser, ginza


def held_out(runs: Mapping[str, Counts]) -> dict[str, Score]:
    """What candidates of each class were worth in plans that their class was not made of: for each
    plan the classes come of the runs of the others."""
    found = {cls: Score(0, 0, 0) for cls in "ABC"}
    for name, run in runs.items():
        others = classes_of({other: counts for other, counts in runs.items() if other != name})
        for rule, (right, of) in run.items():
            found[others.get(rule, "C")] += Score(0, of, right)
    return found


def classes_table(runs: Mapping[str, Counts]) -> str:
    """The worth of the classes, as Markdown."""
    rows = [f"| {c} | {s.drafted:,} | {_share(s.precision)} |" for c, s in held_out(runs).items()]
    return "\n".join(["| | n | P |", "| --- | ---: | ---: |", *rows]) + "\n"


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


def write(golds: Sequence[Gold]) -> None:
    """Write the tables into the docs."""
    found = scores(golds, verbose=False)
    parts = {
        "groups": table(found, golds),
        "documents": document_table(found),
        "classes": classes_table(first_runs()),
    }
    write_parts(parts)


def add_first_run(golds: Sequence[Gold], parser: Parser | None) -> None:
    """Add the runs of plans that no rule was written with; those of frames with a parser only."""
    runs = first_runs()
    for gold in golds:
        counts = {
            rule: (sum(right for _, right in judged), len(judged))
            for rule, judged in by_rule([gold], parser).items()
            if rule.startswith("frame.") == (parser is not None)
        }
        runs[gold.name] = dict(sorted({**runs.get(gold.name, {}), **counts}.items()))
    text = json.dumps({"runs": runs}, ensure_ascii=False, separators=(",", ":"))
    PATH.write_text(text.replace("},", "},\n") + "\n", encoding="utf-8")


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
    parser.add_argument("--first-run", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--nlp", action="store_true")
    given = parser.parse_args()
    parses = ginza() if given.nlp else None
    if given.first_run:
        add_first_run(list(samples(given.first_run, "own")), parses)
        return
    beside = [*invented(OPEN, "open"), *invented(KEPT, "kept")]
    golds = (
        list(samples(given.plans, "own")) if given.plans else [*samples(), *invented(), *coded()]
    )
    if given.write:
        golds += beside
        if parses:
            plain, parsed = (scores(golds, False, one) for one in (None, parses))
            write_parts({"nlp": parsed_table(plain, parsed, golds)})
        else:
            write(golds)
        return
    if given.kept:
        golds = beside
    chosen = [g for g in golds if not given.names or any(n in g.name for n in given.names)]
    found = scores(chosen, given.v, parses)
    print()
    print(table(found, chosen))


if __name__ == "__main__":
    main()
