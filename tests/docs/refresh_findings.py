"""Run the commands of docs/findings*.md and write the tables below them.

``python -m tests.docs.refresh_findings`` brings the tables up to date; ``--check`` only names the
pages that are not (exit code 1). The prose is written by hand: read it again after a change.
"""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from click.testing import CliRunner

from kyodo_graph.cli.main import kyodo
from kyodo_graph.files import write_text

ROOT = Path(__file__).parents[2]
PAGES = {
    lang: ROOT / "docs" / name for lang, name in (("en", "findings.md"), ("ja", "findings.ja.md"))
}
SAYS = {"en": "**What it says.**", "ja": "**読み取れること。**"}
CANNOT = {"en": "**What it can't say.**", "ja": "**言えないこと。**"}
# A block of one command or of SPARQL, and the table that stands below it, if there is one yet.
BLOCK = re.compile(r"^```(sh|sparql)\n(.*?)\n```\n(?:\n((?:\|[^\n]*\n)+))?", re.M | re.S)
POINTER = re.compile(r"`([a-z0-9-]+):(\d+)(?:-(\d+))?`")
QUOTED = re.compile("「([^「」]+)」")


@dataclass(frozen=True)
class Passage:
    """A place that a page cites, with the words that it says stand there."""

    document: str
    first: int
    last: int
    words: tuple[str, ...]

    @property
    def pointer(self) -> str:
        """As the graph writes it."""
        lines = str(self.first) if self.first == self.last else f"{self.first}-{self.last}"
        return f"{self.document}:{lines}"


@dataclass(frozen=True)
class Finding:
    """One section of a page."""

    question: str
    commands: tuple[str, ...]
    tables: tuple[str, ...]
    passages: tuple[Passage, ...]
    says: str
    cannot: str


@cache
def run(kind: str, text: str) -> str:
    """What ``kyodo query`` prints for a block: a command line, or SPARQL on standard input."""
    words = shlex.split(text) if kind == "sh" else ["kyodo", "query", "-", "--format", "md"]
    if words[:2] != ["kyodo", "query"] or words[-2:] != ["--format", "md"]:
        raise ValueError(f"not a command of this page: {text}")
    result = CliRunner().invoke(kyodo, words[1:], input=text if kind == "sparql" else None)
    if result.exit_code:
        raise ValueError(f"{text}\n{result.output or result.exception}")
    return result.stdout


def refreshed(page: str, runner: Callable[[str, str], str] = run) -> str:
    """The page with the tables that its commands print now."""

    def block(found: re.Match[str]) -> str:
        kind, text = found[1], found[2]
        return f"```{kind}\n{text}\n```\n\n{runner(kind, text)}"

    return BLOCK.sub(block, page)


def findings(page: str, lang: str) -> list[Finding]:
    """The numbered sections of a page."""
    return [_finding(section, lang) for section in re.split(r"^## \d+\. ", page, flags=re.M)[1:]]


def _finding(section: str, lang: str) -> Finding:
    blocks = list(BLOCK.finditer(section))
    _, says, after = section.partition(SAYS[lang])
    said, cannot, left = after.partition(CANNOT[lang])
    if not (blocks and says and cannot):
        raise ValueError(f"a part is missing: {section[:80]}")
    return Finding(
        question=section.partition("\n")[0],
        commands=tuple(f"{b[1]}: {b[2]}" for b in blocks),
        tables=tuple(b[3] or "" for b in blocks),
        passages=tuple(_passages(BLOCK.sub("", section))),
        says=said,
        cannot=left,
    )


def _passages(text: str) -> list[Passage]:
    """Each pointer with the quoted words of its line that follow it, up to the next pointer."""
    passages = []
    for line in text.splitlines():
        found = list(POINTER.finditer(line))
        for i, m in enumerate(found):
            end = found[i + 1].start() if i + 1 < len(found) else len(line)
            # Only a list of passages quotes; prose may cite a passage without its words.
            words = QUOTED.findall(line[m.end() : end]) if line.startswith("- `") else []
            passages.append(Passage(m[1], int(m[2]), int(m[3] or m[2]), tuple(words)))
    return passages


def main(arguments: Sequence[str]) -> int:
    """Write the pages or, with ``--check``, say which are out of date."""
    if arguments not in ([], ["--check"]):
        print("usage: python -m tests.docs.refresh_findings [--check]", file=sys.stderr)
        return 2
    outdated = False
    for path in PAGES.values():
        page = path.read_text(encoding="utf-8")
        fresh = refreshed(page)
        if fresh == page:
            continue
        outdated = True
        if arguments:
            print(f"docs/{path.name}: out of date; run python -m tests.docs.refresh_findings")
        else:
            write_text(path, fresh)
            print(f"wrote docs/{path.name}; read its prose again", file=sys.stderr)
    return int(outdated and bool(arguments))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
