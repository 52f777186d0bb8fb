"""Sets tables for a page: codes in words, links to passages and pages, reasons of refusals."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kyodo_graph.report.exports import TABLES
from kyodo_graph.report.tables.codes import Codes
from kyodo_graph.report.tables.grid import MOST, Grid, Head, Piece, Shown, number, setting, yes_no
from kyodo_graph.report.tables.listed import Listed
from kyodo_graph.report.tables.places import Places, pointers
from kyodo_graph.tables import Cell
from kyodo_graph.words import columns

MANY = 8
"""Plans that are named one by one in a cell or a sentence."""
# Columns that name things by id or IRI; their names stand in another column, which links.
_IDS = re.compile(r"(?:.*_)?iri(?:_[ab])?")
_NAMED = (
    "element", "initiative", "item", "actor", "intermediary", "activity", "instrument",
    "indicator", "plan", "policy", "district", "event", "term", "survey", "about", "document",
    "part", "label", "subject",
)  # fmt: skip
_LABELLED = {"actor": "label", "actor_a": "label_a", "actor_b": "label_b", "first": "first_label",
             "lost": "lost_label"}  # fmt: skip
_PLANS = frozenset(
    {"plan_a", "plan_b", "comparable_with", "found_in", "members", "refused", "leads_refused"}
)
_PLAN_TOKEN = re.compile(r"[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*")
_CODE_OF = {"function_label": "function", "theme_label": "theme", "form_label": "form",
            "sector_label": "sector", "type_label": "type", "field_label": "field",
            "kind_label": "kind", "level_label": "level", "with_label": "with"}  # fmt: skip


@dataclass(frozen=True)
class Setter:
    """Sets tables in one language, with the names and places of one report."""

    codes: Codes
    places: Places
    cities: Mapping[str, str]
    methods: frozenset[str] = field(default_factory=frozenset)

    @property
    def lang(self) -> str:
        """The language."""
        return self.places.lang

    def grid(
        self,
        listed: Listed,
        *,
        id_: str = "",
        where: Callable[[Mapping[str, Cell]], bool] | None = None,
        columns: Sequence[str] = (),
        without: Iterable[str] = (),
        caption: str = "",
        remarks: Sequence[str] | None = None,
        row_id: Callable[[Mapping[str, Cell]], str] | None = None,
    ) -> Grid:
        """A table, or the rows of it that ``where`` takes, with some of its columns.

        Without ``columns`` all are shown but those in ``without`` and those that hold ids alone;
        rows with a reason in ``refused`` stand apart from those with numbers (not where a table
        says of each row whether it is allowed). ``row_id`` gives the
        anchor of a row.
        """
        rows = [row for row in listed.table if where is None or where(row)]
        refused = [r for r in rows if r.get("refused") and "allowed" not in r]
        rows = [r for r in rows if not r.get("refused") or "allowed" in r]
        shown = [c for c in (columns or listed.table.columns) if self._shows(c, listed, columns)]
        shown = [c for c in shown if c not in set(without)]
        cut, rows = max(0, len(rows) - MOST), rows[:MOST]
        body = tuple(tuple(self._cell(c, row, listed) for c in shown) for row in rows)
        return Grid(
            id=id_ or f"t-{listed.key}",
            caption=caption or listed.title,
            heads=tuple(self._head(c, k, listed, body) for k, c in enumerate(shown)),
            rows=body,
            remarks=self._remarks(listed, rows) if remarks is None else tuple(remarks),
            source=self._source(listed),
            csv="" if listed.group == "figure" else listed.file(self.lang),
            archive=f"{self.places.root}{TABLES}",
            gaps=any(cell.kind == "none" for row in body for cell in row),
            refusals=self._refusals(refused),
            ids=tuple(map(row_id, rows)) if row_id else (),
            cut=cut,
        )

    def _shows(self, column: str, listed: Listed, asked: Sequence[str]) -> bool:
        if column in asked:
            return True
        known = listed.table.columns
        if _IDS.fullmatch(column) or (column == "refused" and "allowed" not in known):
            return False
        if listed.group == "comparison" and (
            column == "leads_refused"
            or (column == "city" and ("plan" in known or "earlier" in known))
        ):
            return False
        paired = _LABELLED.get(column, "") in known and listed.group == "analysis"
        return not paired and not any(_CODE_OF.get(other) == column for other in known)

    def _head(self, column: str, k: int, listed: Listed, body: Sequence[Sequence[Shown]]) -> Head:
        href = f"methods.html#c-{column}" if f"c-{column}" in self.methods else None
        if listed.group == "library":
            href = None
        said = listed.labels.get(column, column)
        return Head(said, listed.meanings.get(column, ""), href, setting(row[k] for row in body))

    def _cell(self, column: str, row: Mapping[str, Cell], listed: Listed) -> Shown:
        value = row[column]
        if value is None or value == "":
            return Shown((), "none")
        if isinstance(value, bool):
            return Shown((Piece(yes_no(value, self.lang)),), "mark", str(int(value)))
        if isinstance(value, int | float):
            return Shown((Piece(number(value)),), "number", repr(value))
        return Shown(tuple(self._pieces(column, value, row, listed)), "text")

    def _pieces(
        self, column: str, value: str, row: Mapping[str, Cell], listed: Listed
    ) -> list[Piece]:
        if column == "city":
            return [Piece(self.cities.get(value, value), self.places.page(value))]
        if listed.group == "comparison" and column in ("plan", "earlier", "later"):
            return [self._plan(f"{row.get('city')}/{value}")]
        if column in _PLANS:
            return self.plan_pieces(value)
        if (word := self.codes.word(column, value, self.lang)) is not None:
            return [Piece(word, self._explained(column, value))]
        if " | " in value and column in ("kinds", "types", "relations", "relations_ab",
                                         "relations_ba"):  # fmt: skip
            words = (self.codes.word(column, v, self.lang) or v for v in value.split(" | "))
            return [Piece(self._join(words))]
        if (code := _CODE_OF.get(column)) in row:
            key = str(row[str(code)])
            return [
                Piece(
                    f"{key} {value}" if re.match(r"[A-Z]\d\d", key) else value,
                    self._explained(str(code), key),
                )
            ]
        if listed.group == "comparison" and column == "documents":
            return self._several(value, self.places.page)
        if (href := self._named(column, row, listed)) is not None:
            return [Piece(value, href)]
        return self.text(value)

    def _named(self, column: str, row: Mapping[str, Cell], listed: Listed) -> str | None:
        """Where the thing that a cell names is shown: its page, or the graph of its city."""
        thing = self._id_beside(column, row, listed)
        if not thing:
            return None
        if (page := self.places.page(thing)) is not None:
            return page
        is_actor = "/actor/" in thing
        return self.places.node(thing, str(row.get("city") or "")) if is_actor else None

    def _id_beside(self, column: str, row: Mapping[str, Cell], listed: Listed) -> str:
        if listed.group == "analysis":
            ids = {label: key for key, label in _LABELLED.items()}
            return str(row.get(ids.get(column, "")) or "")
        if f"{column}_iri" in row:
            return str(row[f"{column}_iri"] or "")
        if column.startswith("actor_") and f"iri_{column[-1]}" in row:
            return str(row[f"iri_{column[-1]}"] or "")
        if "iri" in row and column == next((n for n in _NAMED if n in row), None):
            return str(row["iri"] or "")
        return ""

    def _explained(self, column: str, value: str) -> str | None:
        if column in ("theme", "with"):
            return self.places.page(f"theme/{value}")
        if column in ("index", "effect", "measure", "part") and f"i-{value}" in self.methods:
            return f"methods.html#i-{value}"
        return None

    def _several(self, value: str, where: Callable[[str], str | None]) -> list[Piece]:
        parts = value.split(" | ")
        return self._between([Piece(part, where(part)) for part in parts])

    def _plan(self, plan: str) -> Piece:
        return Piece(self.places.plan_name(plan) or plan, self.places.page(plan))

    def plan_pieces(self, value: str) -> list[Piece]:
        """A text in which ids of plans stand, with their names in place of them."""
        if all(self.places.plan_name(part) for part in value.split(" | ")):
            return self.plans(value.split(" | "))
        pieces, at = [], 0
        for found in _PLAN_TOKEN.finditer(value):
            if self.places.plan_name(found[0]):
                pieces += [Piece(value[at : found.start()]), self._plan(found[0])]
                at = found.end()
        return [p for p in (*pieces, Piece(value[at:])) if p.text]

    def plans(self, plans: Iterable[str]) -> list[Piece]:
        """The names of plans, each once; of many the first few and how many more."""
        known = list(dict.fromkeys(plans))
        few = known if len(known) <= MANY else known[: MANY - 2]
        more = len(known) - len(few)
        told = Piece(f"ほか{more}" if self.lang == "ja" else f"and {more} more")
        return self._between([*map(self._plan, few), *([told] if more else [])])

    def text(self, value: str) -> list[Piece]:
        """A text, with links on the passages that it names; several values are a list."""
        value = value.replace(" | ", self._join(["", ""]))
        pieces, at = [], 0
        for begin, end, pointer in pointers(value):
            if (href := self.places.passage(pointer)) is not None:
                pieces.append(Piece(value[at:begin]))
                pieces.append(Piece(pointer, href))
                at = end
        return [p for p in (*pieces, Piece(value[at:])) if p.text]

    def _between(self, pieces: Sequence[Piece]) -> list[Piece]:
        comma = Piece(self._join(["", ""]))
        made: list[Piece] = []
        for piece in pieces:
            made += [comma, piece] if made else [piece]
        return made

    def _join(self, words: Iterable[str]) -> str:
        return ("、" if self.lang == "ja" else ", ").join(words)

    def _remarks(self, listed: Listed, rows: Sequence[Mapping[str, Cell]]) -> tuple[str, ...]:
        """What must be said below a table, its codes in words, and why it has no leads."""
        why = dict.fromkeys(str(r["leads_refused"]) for r in rows if r.get("leads_refused"))
        head = columns()["leads_refused"].titles[self.lang] + (":" if self.lang == "ja" else ": ")
        reasons = ("".join(p.text for p in self.plan_pieces(reason)) for reason in why)
        asked = (listed.question,) if listed.question else ()
        return (
            *asked,
            *(self.codes.in_words(remark, self.lang) for remark in listed.remarks),
            *(f"{head}{reason}" for reason in reasons),
        )

    def _source(self, listed: Listed) -> tuple[Piece, ...]:
        return (Piece(listed.function, f"methods.html#t-{listed.key}"),)

    def _refusals(
        self, rows: Sequence[Mapping[str, Cell]]
    ) -> tuple[tuple[str, tuple[Piece, ...]], ...]:
        """The reasons of rows without numbers, with the measures or variants and the plans."""
        found: dict[str, tuple[list[str], dict[str, None]]] = {}
        for row in rows:
            plans = [str(row[c]) for c in ("plan_a", "plan_b") if row.get(c)]
            if not plans and row.get("city") and row.get("plan"):
                plans = [f"{row['city']}/{row['plan']}"]
            reason = str(row["refused"])
            for plan in plans:
                reason = reason.removeprefix(f"{plan}: ")
            known = found.setdefault(reason, ([], {}))
            known[0].extend(plans)
            for column in ("measure", "variant"):
                if value := row.get(column):
                    known[1][self.codes.word(column, str(value), self.lang) or str(value)] = None
        return tuple(
            (self._reason(reason, measures), tuple(self.plans(plans)))
            for reason, (plans, measures) in found.items()
        )

    def _reason(self, reason: str, measures: Iterable[str]) -> str:
        said = "".join(piece.text for piece in self.plan_pieces(reason))
        named = self._join(measures)
        if not named:
            return said
        return f"{said}({named})" if self.lang == "ja" else f"{said} ({named})"
