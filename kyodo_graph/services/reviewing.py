"""`kyodo review`: the page or the workbook in which a draft is decided."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kyodo_graph.drafting import read
from kyodo_graph.errors import InputError, Problem
from kyodo_graph.reviewing.agreeing import agreement, differences
from kyodo_graph.reviewing.decisions import FORMAT
from kyodo_graph.reviewing.page import render
from kyodo_graph.reviewing.reading import read_decisions
from kyodo_graph.reviewing.workbook import write_workbook
from kyodo_graph.tables import Table


def review_page(draft: Path, lang: str = "ja") -> bytes:
    """The page in which a draft is decided. Raises InputError for what is no draft."""
    return render(read(draft), lang)


def review_workbook(draft: Path) -> bytes:
    """The same as a workbook (xlsx), for those who would rather decide in a spreadsheet."""
    return write_workbook(read(draft), FORMAT)


def compared(draft: Path, files: Sequence[Path], lang: str = "ja") -> tuple[Table, bytes | None]:
    """Alpha by field of two reviewers, and the page of what they decided differently.

    The page is None where they differ in nothing that both decided. Raises InputError for other
    than two files, and for decisions on another draft: agreement is measured on one and the same.
    """
    own = read(draft)
    if len(files) != 2:
        raise _refused(draft, f"{len(files)} files to compare", "two files of decisions")
    first, second = (read_decisions(path, own) for path in files)
    for file in (first, second):
        if file.draft != own.digest:
            raise _refused(Path(file.file), "decisions on another draft", f"those on {own.digest}")
    if first.reviewer == second.reviewer:
        raise _refused(files[1], f"both are of {first.reviewer}", "two reviewers")
    found = differences(first.by_id, second.by_id)
    page = render(own, lang, found) if found else None
    return agreement(first.by_id, second.by_id), page


def _refused(path: Path, what: str, expected: str) -> InputError:
    return InputError([Problem(str(path), 0, 0, what, expected)])
