"""The table of a plan on a page: its tree as rows, its actors as columns, change and schedule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kyodo_graph.report.charts.glyphs import Glyph, capsule, mark, schedule
from kyodo_graph.report.charts.years import short_year
from kyodo_graph.report.contents.compared import PlanRow
from kyodo_graph.report.contents.plan_table import Column, Line, Mark, PlanTable
from kyodo_graph.report.pages.matrix import Fold, Matrix, MatrixCell, MatrixHead, MatrixRow
from kyodo_graph.report.pages.site import Site
from kyodo_graph.report.saying.plans import things
from kyodo_graph.report.tables.grid import Piece
from kyodo_graph.tables import Table
from kyodo_graph.words import page as page_words

OPEN, LEVEL_COLUMNS = 40, 6
"""Initiatives that stand open; printed columns with level heads (more have upright ones)."""


def plan_matrix(site: Site, row: PlanRow) -> Matrix:
    """The table of a plan as a block."""
    table, name = row.table, f"t-{site.places.plan_anchor(row.plan.id)}"
    made = _Rows(site, table)
    common = {
        "name": name,
        "caption": page_words("plans")[site.lang]["who_does_what"],
        "heads": tuple(_heads(site, table)),
        "look": "tree",
        "csv": _numbers(site, table).to_csv(spreadsheet=True),
    }
    if len(table.initiatives) <= OPEN:
        return Matrix(**common, rows=tuple(made.of(table.lines)))  # type: ignore[arg-type]
    folds = tuple(
        Fold(
            _fold_label(site, table, top),
            tuple(made.of(top[1:])),
            site.places.element_anchor(top[0].id),
        )
        for top in table.tops
    )
    latest = site.material.rows_of(row.plan.city)[0] is row
    return Matrix(**common, folds=folds, opened=latest)  # type: ignore[arg-type]


def _heads(site: Site, table: PlanTable) -> list[MatrixHead]:
    w, lang = page_words("plans")[site.lang], site.lang
    upright = not table.printed or len(table.columns) > LEVEL_COLUMNS
    heads = []
    if _subs(table):
        heads.append(MatrixHead((), "sub", wide_only=True))
    heads += [MatrixHead((), "number"), MatrixHead((), "name")]
    for column in table.columns:
        names = site.material.names
        if column.joint:
            actors = tuple(names.of(a)[lang] for a in column.actors)
            heads.append(MatrixHead(actors, "joint", bracket=w["one_column"], title=column.key))
        else:
            heads.append(MatrixHead((column.label[lang],), "upright" if upright else "mark"))
    if table.changes:
        heads.append(MatrixHead((w["change"],), "short", wide_only=True))
    if table.assessed:
        heads += [MatrixHead((w["assessment"],), "short"), MatrixHead((w["disposition"],), "short")]
    if table.years:
        first, last = (short_year(y, lang) for y in table.years)
        heads.append(MatrixHead((f"{first}–{last}",), "years", wide_only=True))
    return heads


def _subs(table: PlanTable) -> bool:
    """Whether a policy stands beside its initiatives and not in a row of its own."""
    return any(_beside(table, line) for line in table.lines)


def _beside(table: PlanTable, line: Line) -> bool:
    """Whether a policy of a middle level can stand beside its first initiative.

    It gets a row of its own where it has marks, no initiative, or policies below it.
    """
    if line.initiative or line.depth == 0 or line.marks:
        return False
    at = table.lines.index(line)
    below = []
    for other in table.lines[at + 1 :]:
        if other.depth <= line.depth:
            break
        below.append(other)
    return bool(below) and all(other.initiative for other in below)


class _Rows:
    """The rows of one plan; what they share is worked out once."""

    def __init__(self, site: Site, table: PlanTable) -> None:
        self.site, self.table, self.lang = site, table, site.lang
        self.beside = {line.id for line in table.lines if _beside(table, line)}
        self.subs = bool(self.beside)
        starts = Counter(_first_phase(line) for line in table.initiatives if line.steps)
        self.usual = starts.most_common(1)[0][0] if starts else ("", 0)

    def of(self, lines: Sequence[Line]) -> list[MatrixRow]:
        """The rows of some lines of the table."""
        made: list[MatrixRow] = []
        sub: Line | None = None
        for line in lines:
            if line.id in self.beside:
                sub = line
                continue
            made.append(self._row(line, sub if line.initiative else None))
            sub = None
        return made

    def _row(self, line: Line, sub: Line | None) -> MatrixRow:
        kind = "row" if line.initiative else "top" if line.depth == 0 else "mid"
        cells = [self._mark(line, column) for column in self.table.columns]
        cells += self._beyond(line)
        href = self.site.places.passage(line.source)
        name = MatrixCell((Piece(line.label[self.lang], href),))
        number = MatrixCell((Piece(line.number),) if line.number else ())
        first = [self._sub(sub)] if self.subs else []
        return MatrixRow(
            (*first, number, name, *cells), kind, self.site.places.element_anchor(line.id)
        )

    def _sub(self, line: Line | None) -> MatrixCell:
        """The policy beside its first initiative."""
        if line is None:
            return MatrixCell(soft=True)
        text = Piece(line.label[self.lang], self.site.places.passage(line.source))
        return MatrixCell((text,), soft=True, id=self.site.places.element_anchor(line.id))

    def _mark(self, line: Line, column: Column) -> MatrixCell:
        found = line.marks.get(column.key)
        if found is None:
            return MatrixCell()
        draw = capsule if column.joint else mark
        glyph = draw(found.role, found.basis, column.sector, self._said(found))
        return MatrixCell(glyphs=(glyph,))

    def _said(self, found: Mark) -> str:
        w, names = page_words("plans")[self.lang], self.site.material.names
        comma = self.site.t("、", ", ")
        roles = dict.fromkeys(
            f"{p.symbol} {names.concept('role', p.role)[self.lang]}".strip() for p in found.parts
        )
        who = dict.fromkeys(names.of(p.actor)[self.lang] for p in found.parts)
        basis = "" if found.basis == "stated" else f" ({w['supplied']})"
        where = dict.fromkeys(p.source for p in found.parts)
        return (
            f"{comma.join(who)}{self.site.t('：', ': ')}{comma.join(roles)}{basis}"
            f"{self.site.t('　', ' · ')}{comma.join(where)}"
        )

    def _beyond(self, line: Line) -> list[MatrixCell]:
        table, names, made = self.table, self.site.material.names, []
        if table.changes:
            made.append(_text(names.concept("change-type", line.change)[self.lang], line.change))
        if table.assessed:
            status = line.status
            href = self.site.places.passage(status.source) if status else None
            made.append(_text(status.symbol if status else "", status, href))
            fate = names.concept("disposition", status.disposition)[self.lang] if status else ""
            made.append(_text(fate, status))
        if table.years:
            made.append(MatrixCell(glyphs=self._schedule(line)))
        return made

    def _schedule(self, line: Line) -> tuple[Glyph, ...]:
        if not line.steps or not self.table.years:
            return ()
        names, lang = self.site.material.names, self.lang
        said = self.site.t("、", ", ").join(
            f"{short_year(s.start, lang)}"
            + (f"–{short_year(s.end, lang)}" if s.end > s.start else "")
            + f" {names.concept('phase', s.phase)[lang]}"
            for s in line.steps
        )
        steps = [(s.start, s.end, s.phase) for s in line.steps]
        odd = _first_phase(line) != self.usual
        return (schedule(steps, self.table.years, odd, said),)


def _first_phase(line: Line) -> tuple[str, int]:
    first = line.steps[0] if line.steps else None
    return (first.phase, first.start) if first else ("", 0)


def _text(text: str, there: object, href: str | None = None) -> MatrixCell:
    return MatrixCell((Piece(text, href),)) if there and text else MatrixCell()


def _fold_label(site: Site, table: PlanTable, top: Sequence[Line]) -> str:
    """The line that stands for a folded policy: how many items, and what became of them."""
    lang, names = site.lang, site.material.names
    items = [line for line in top if line.initiative]
    called = things(table, lang)
    n = site.t(f"{called}{len(items)}", f"{len(items)} {called}")
    fates = Counter(line.status.disposition for line in items if line.status)
    told = [f"{names.concept('disposition', k)[lang]} {v}" for k, v in sorted(fates.items())]
    head = f"{top[0].number} {top[0].label[lang]}".strip()
    comma = site.t("、", ", ")
    return site.t(f"{head}（{comma.join([n, *told])}）", f"{head} ({comma.join([n, *told])})")


def _numbers(site: Site, table: PlanTable) -> Table:
    """What is drawn as a table: one row for each mark."""
    lang, names = site.lang, site.material.names
    rows = [
        (line.number, line.label[lang], column.label[lang], names.of(p.actor)[lang], p.role,
         p.symbol, p.basis, column.joint, p.source)
        for line in table.lines
        for column in table.columns
        if column.key in line.marks
        for p in line.marks[column.key].parts
    ]  # fmt: skip
    head = ("number", "element", "column", "actor", "role", "symbol", "basis", "joint", "source")
    return Table(head, tuple(rows))
