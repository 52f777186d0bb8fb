"""Tables of a PDF's page without rules: columns by where words stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kyodo_graph.importing.pdf_lines import Run
from kyodo_graph.importing.pdf_tables import Grid


def open_tables(lines: Sequence[Sequence[Run]]) -> list[Run | Grid]:
    """Rows of runs, with those that stand in columns made into tables; the rest run by run.

    Two rows or more of two runs or more each, whose runs stand below each other, are a table. The
    columns are the intervals that the runs cover together.
    """
    found: list[Run | Grid] = []
    group: list[Sequence[Run]] = []

    def close() -> None:
        nonlocal group
        if len(group) >= 2 and (grid := _open_grid(group)):
            found.append(grid)
        else:
            found.extend(_joined(row) for row in group)
        group = []

    for row in _parted(lines):
        if isinstance(row, Grid):
            close()
            found.append(row)
            continue
        if len(row) < 2:
            close()
            found.extend(row)
            continue
        if group and row[0].top - group[-1][0].bottom > 3 * row[0].em:
            close()
        group.append(row)
    close()
    return found


def _parted(lines: Sequence[Sequence[Run]]) -> list[Sequence[Run] | Grid]:
    """Rows, with tables whose columns stand nearer to each other than runs do.

    Three rows or more, each in three parts or more that stand below each other, are one.
    """
    found: list[Sequence[Run] | Grid] = []
    group: list[Sequence[Run]] = []
    for row in [*lines, None]:
        if row is not None and sum(len(r.parts) for r in row) > 2:
            group.append(row)
            continue
        fine = [[part for run in row_ for part in _runs(run)] for row_ in group]
        coarse = any(len(a) > len(b) for a, b in zip(fine, group, strict=True))
        grid = _open_grid(fine) if len(group) > 2 and coarse else None
        aligned = grid is not None and 3 <= len(grid.cells[0]) <= max(map(len, fine)) + 1
        if grid is not None and aligned and _bare(grid):
            found.append(grid)
        else:
            found += group
        group = []
        if row is not None:
            found.append(row)
    return found


def _runs(run: Run) -> list[Run]:
    return [replace(run, text=text, x0=x0, x1=x1) for x0, x1, text in run.parts]


def _bare(grid: Grid) -> bool:
    """Whether no two texts fell into one cell."""
    return not any(" " in (cell or "") for row in grid.cells[1:] for cell in row)


def _joined(row: Sequence[Run]) -> Run:
    """The runs of a row as one line, parted by tabs; letters set far apart are a word."""
    single = all(len(r.text) == 1 for r in row) and len({r.text for r in row}) == len(row)
    text = (" " if single else "\t").join(r.text for r in row)
    first, last = row[0], row[-1]
    top, bottom = min(r.top for r in row), max(r.bottom for r in row)
    return Run(text, first.x0, last.x1, top, bottom, first.em, first.left, first.right, "tabbed")


def _open_grid(group: Sequence[Sequence[Run]]) -> Grid | None:
    spans: list[list[float]] = []
    for x0, x1 in sorted((r.x0, r.x1) for row in group for r in row):
        if spans and x0 < spans[-1][1]:
            spans[-1][1] = max(spans[-1][1], x1)
        else:
            spans.append([x0, x1])
    if len(spans) < 2:
        return None
    cells = []
    for row in group:
        line = [""] * len(spans)
        for run in row:
            at = next(n for n, (x0, x1) in enumerate(spans) if x0 <= run.x0 <= x1)
            line[at] = f"{line[at]} {run.text}".strip()
        cells.append(line)
    cells = _headed(cells, spans)
    every = [r for row in group for r in row]
    box = (min(r.x0 for r in every), max(r.x1 for r in every))
    heights = (min(r.top for r in every), max(r.bottom for r in every))
    return Grid(tuple(map(tuple, cells)), *box, *heights, open=True)


def _headed(cells: list[list[str]], spans: list[list[float]]) -> list[list[str]]:
    """Columns with their heads, where a head stands beside its column and not above it.

    What fills one row only is the head of the nearer neighbour that is empty there.
    """
    while len(spans) > 2:
        filled = [{n for n, row in enumerate(cells) if row[c]} for c in range(len(spans))]
        pairs = [
            (spans[c + 1][0] - spans[c][1], c)
            for c in range(len(spans) - 1)
            if min(len(filled[c]), len(filled[c + 1])) == 1
            and len(filled[c] | filled[c + 1]) > 2
            and not filled[c] & filled[c + 1]
        ]
        if not pairs:
            break
        _, c = min(pairs)
        for row in cells:
            row[c : c + 2] = [row[c] or row[c + 1]]
        spans[c : c + 2] = [[spans[c][0], spans[c + 1][1]]]
    return cells
