"""What is lost between a plan's file and its draft: `kyodo text` before `kyodo draft`, measured::

    python -m benchmarks.importing            # F1 by kind, of the text version and of each file
    python -m benchmarks.importing -v NAME    # the facts that a file loses, and those it gains
    python -m benchmarks.importing --plans DIR    # other plans: a folder each, as the samples are
    python -m benchmarks.importing --write    # also writes the table into docs/import.md

Each plan with gold (the samples, the invented plans of the tests) is written as PDF (by Chromium,
tables with all rules, and with level ones only), Word and HTML, read back and drafted; the draft is
held against the same gold as that of the plan's own text version.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.drafting_gold import KEPT, ROOT, Gold, invented, samples
from benchmarks.drafting_scores import KINDS, Compared, Score, compare, drafted
from benchmarks.headless import browser
from benchmarks.rendering import LEVEL, RULED, page_of, pdf_of, word_of
from kyodo_graph.drafting import Text
from kyodo_graph.importing import read, text_version

_RENDERINGS: dict[str, tuple[str, Callable[[str, Any], bytes]]] = {
    "PDF": (".pdf", lambda text, browser: pdf_of(page_of(text, RULED), browser)),
    "PDF, level rules": (".pdf", lambda text, browser: pdf_of(page_of(text, LEVEL), browser)),
    "Word": (".docx", lambda text, _: word_of(text)),
    "HTML": (".html", lambda text, _: page_of(text).encode()),
}
_LEFT_OUT = ("periods", "types")  # they follow from plans and actors


def read_back(gold: Gold, browser: Any) -> Iterator[tuple[str, Gold]]:
    """A plan's gold with the text version of each file that it is written as."""
    for name, (suffix, made) in _RENDERINGS.items():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"{gold.name}{suffix}"
            path.write_bytes(made(gold.text.raw.decode("utf-8-sig"), browser))
            version = text_version(read(path), gold.name)
        yield name, replace(gold, text=Text(gold.name, version.text))


def table(totals: dict[str, dict[str, Score]]) -> str:
    """F1 by kind, a column for the text version and one for each file, as Markdown."""
    lines = [f"| F1 | {' | '.join(totals)} |", "| --- |" + " ---: |" * len(totals)]
    for kind in KINDS:
        if kind not in _LEFT_OUT:
            shown = [f"{total[kind].f1 or 0:.3f}" for total in totals.values()]
            lines.append(f"| {kind} | {' | '.join(shown)} |")
    return "\n".join(lines) + "\n"


def _differing(name: str, file: str, own: Compared, other: Compared) -> None:
    lost = [key for key in other.missing if key not in own.missing]
    more = [key for key in other.extra if key not in own.extra]
    won = [key for key in own.missing if key not in other.missing]
    if lost or more or won:
        print(f"{name} {file} {own.kind}: {own.score.f1 or 0:.2f} -> {other.score.f1 or 0:.2f}")
    for mark, keys in (("-", lost), ("+", more), ("*", won)):
        for key in keys:
            print(f"    {mark} {' | '.join(key)[:110]}")


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("names", nargs="*")
    parser.add_argument("-v", action="store_true")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--plans", type=Path)
    given = parser.parse_args()
    golds = [*samples(), *invented(), *invented(KEPT, "kept")]
    if given.plans:
        golds = list(samples(given.plans, "own"))
    golds = [g for g in golds if not given.names or any(n in g.name for n in given.names)]
    totals = {name: {kind: Score(0, 0, 0) for kind in KINDS} for name in ("text", *_RENDERINGS)}
    seconds = 0.0
    program = os.environ.get("KYODO_CHROMIUM") or shutil.which("chromium") or ""
    with browser(program) as chromium:
        for gold in golds:
            own = list(compare(gold, drafted(gold)))
            _add(totals["text"], own)
            start = time.perf_counter()
            for name, again in read_back(gold, chromium):
                every = list(compare(again, drafted(again)))
                _add(totals[name], every)
                for one, other in zip(own, every, strict=True) if given.v else ():
                    _differing(gold.name, name, one, other)
            seconds += time.perf_counter() - start
    shown = table(totals)
    print(f"{len(golds)} plans, {seconds:.0f} s\n\n{shown}")
    if given.write:
        for page in ("import.md", "import.ja.md"):
            path = ROOT / "docs" / page
            text = path.read_text(encoding="utf-8")
            begin, end = "<!-- renderings -->\n", "<!-- /renderings -->"
            text = re.sub(f"{begin}.*?{end}", f"{begin}{shown}{end}", text, flags=re.DOTALL)
            path.write_text(text, encoding="utf-8")


def _add(total: dict[str, Score], every: list[Compared]) -> None:
    for one in every:
        if one.score.gold:
            total[one.kind] += one.score


if __name__ == "__main__":
    main()
