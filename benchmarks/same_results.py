"""Whether two commits give the same results: every query, network and published table.

    python -m benchmarks.same_results BEFORE [AFTER]

AFTER is the working tree where it is not given. Each commit answers in a process of its own, by its
own command line, both of the earlier one's data. A column that only the later one has is named and
left out of the comparison, and rows are compared as they come. Exit code 1 where something differs.
"""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).parent.parent
TRIALS = "99"
ASK = """
import contextlib, io, json, sys
from pathlib import Path
from kyodo_graph.cli.main import run

out, root, data, trials = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4]
cities = sorted(p.name for p in Path(data).iterdir() if p.is_dir() and p.name != "coding")

def call(name, *arguments):
    told = io.StringIO()
    with contextlib.redirect_stderr(told), contextlib.redirect_stdout(io.StringIO()):
        code = run([*arguments, "--data", data, "-o", str(out / name)])
    if code:
        (out / f"{name}.refused").write_text(f"{code}", encoding="utf-8")

for path in sorted((root / "queries").glob("*.rq")):
    for lang in ("ja", "en"):
        graph = " CONSTRUCT " in f" {path.read_text(encoding='utf-8')} ".replace("\\n", " ")
        kind = "nt" if graph else "csv"
        name = f"query.{path.stem}.{lang}.{kind}"
        call(name, "query", path.stem, "--lang", lang, "--format", kind)
for path in sorted((root / "queries" / "networks").glob("*.yaml")):
    for city in ("", *cities):
        narrowed = ["--city", city] if city else []
        call(f"network.{path.stem}.{city or 'all'}.json", "network", path.stem,
             "--format", "json", *narrowed)
call("analyze", "analyze", "--format", "csv", "--trials", trials)
call("compare", "compare", "--format", "csv", "--trials", trials)
"""


def answers(root: Path, into: Path, data: Path) -> None:
    """What a checkout answers of a data folder, as files of the folder ``into``."""
    into.mkdir(parents=True)
    subprocess.run(
        [sys.executable, "-c", ASK, str(into), str(root), str(data), TRIALS],
        cwd=root,
        check=True,
        env={**os.environ, "PYTHONPATH": str(root)},
    )


def differences(before: Path, after: Path) -> Iterator[str]:
    """A line for each file that one of two folders lacks, or whose rows differ."""
    names = {p.relative_to(f).as_posix() for f in (before, after) for p in f.rglob("*.*")}
    for name in sorted(n for n in names if not n.endswith(".csv-metadata.json")):
        old, new = before / name, after / name
        if not old.is_file() or not new.is_file():
            if (before / name).is_file() or (after / name).is_file():
                yield f"{name}: only {'before' if old.is_file() else 'after'}"
        elif name.endswith(".csv"):
            yield from _tables(name, old, new)
        elif name.endswith(".json"):
            yield from _networks(name, old, new)
        elif sorted(old.read_text("utf-8").splitlines()) != sorted(
            new.read_text("utf-8").splitlines()
        ):
            yield f"{name}: differs"


def _tables(name: str, old: Path, new: Path) -> Iterator[str]:
    (head, *rows), (head2, *rows2) = (
        list(csv.reader(p.read_text("utf-8-sig").splitlines())) or [[]] for p in (old, new)
    )
    shared = [c for c in head if c in head2]
    if gone := [c for c in head if c not in head2]:
        yield f"{name}: columns gone: {', '.join(gone)}"
    if added := [c for c in head2 if c not in head]:
        yield f"{name}: columns added: {', '.join(added)}"
    a, b = (
        [tuple(row[h.index(c)] for c in shared) for row in r]
        for h, r in ((head, rows), (head2, rows2))
    )
    if a != b:
        what = "order" if sorted(a) == sorted(b) else "rows"
        apart = [(x, y) for x, y in zip(a, b, strict=False) if x != y]
        yield f"{name}: {what} differ ({len(a)} and {len(b)}), first {apart[:1]}"


def _networks(name: str, old: Path, new: Path) -> Iterator[str]:
    a, b = (json.loads(p.read_text("utf-8")) for p in (old, new))
    for part in ("nodes", "links", "edges"):
        if a.get(part) != b.get(part):
            at = [(x, y) for x, y in zip(a[part], b[part], strict=False) if x != y]
            yield f"{name}: {part} differ ({len(a[part])} and {len(b[part])}), first {at[:1]}"


def main(before: str, after: str = "") -> int:
    """Compare two commits; 0 where nothing differs."""
    with tempfile.TemporaryDirectory() as folder:
        roots = [ROOT]
        for number, commit in enumerate(filter(None, (before, after))):
            root = Path(folder) / f"commit{number}"
            subprocess.run(
                ["git", "worktree", "add", "-q", str(root), commit], cwd=ROOT, check=True
            )
            roots.append(root)
        first, second = (roots[1], roots[2]) if after else (roots[1], ROOT)
        try:
            with ThreadPoolExecutor() as pool:  # a process each
                pairs = ((first, Path(folder) / "before"), (second, Path(folder) / "after"))
                list(pool.map(lambda pair: answers(*pair, first / "data"), pairs))
            found = list(differences(Path(folder) / "before", Path(folder) / "after"))
        finally:
            for root in roots[1:]:
                subprocess.run(["git", "worktree", "remove", "--force", str(root)], cwd=ROOT)
    print("\n".join(found) or "the same")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
